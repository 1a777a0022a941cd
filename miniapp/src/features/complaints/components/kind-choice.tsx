import { useState } from 'react';
import { COMPLAINT_KIND_NAMES, type ComplaintKind } from '@zsb/shared/complaints';
import { TextAction } from '../../../ui/actions';
import { Chip } from '../../../ui/chip';
import { Box, Words } from '../../../ui/elements';
import './kind-choice.scss';

const OFFERED: ComplaintKind[] = ['complaint', 'snapshot', 'help', 'enquiry', 'suggestion', 'report'];

/** The kind, kept quiet: most people need not think about it. */
export function KindChoice({ kind, onChoose }: { kind: ComplaintKind; onChoose: (kind: ComplaintKind) => void }) {
  const [open, setOpen] = useState(false);
  if (!open) {
    return (
      <Box className="kind-line">
        <Words>类型：{COMPLAINT_KIND_NAMES[kind]}</Words>
        <TextAction label="更改类型" onPress={() => setOpen(true)}>
          更改
        </TextAction>
      </Box>
    );
  }
  return (
    <Box className="chips kind-chips" role="radiogroup" label="类型">
      {OFFERED.map((offered) => (
        <Chip
          key={offered}
          words={COMPLAINT_KIND_NAMES[offered]}
          choice="radio"
          chosen={offered === kind}
          onPress={() => onChoose(offered)}
        />
      ))}
    </Box>
  );
}
