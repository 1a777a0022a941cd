import { useEffect, useRef, useState } from 'react';
import { DOCUMENT_KIND_NAMES, DOCUMENT_KINDS, type DocumentKind } from '@zsb/shared/logins';
import { showField } from '../../../platform/show-field';
import { TextAction } from '../../../ui/actions';
import { Box, Para } from '../../../ui/elements';
import { Option } from '../../../ui/option';
import { DOCUMENT_EXAMPLES } from '../real-name-form';
import './document-kind-field.scss';

/** The kind of document, kept quiet: nearly everybody has the first. */
export function DocumentKindField({ kind, onChoose }: { kind: DocumentKind; onChoose: (kind: DocumentKind) => void }) {
  const [open, setOpen] = useState(false);
  const wasOpen = useRef(false);
  // What was pressed is gone after each change: the focus goes on to what stands in its place.
  useEffect(() => {
    if (open || wasOpen.current) showField('document-kind');
    wasOpen.current = open;
  }, [open]);
  return (
    <Box id="document-kind" className="document-kind" role={open ? 'radiogroup' : 'group'} label="证件类型" focusable>
      <Para className="document-kind-label">证件类型</Para>
      {open ? (
        DOCUMENT_KINDS.map((offered) => (
          <Option
            key={offered}
            title={DOCUMENT_KIND_NAMES[offered]}
            words={DOCUMENT_EXAMPLES[offered]}
            chosen={offered === kind}
            onPress={() => {
              onChoose(offered);
              setOpen(false);
            }}
          />
        ))
      ) : (
        <>
          <Para>{DOCUMENT_KIND_NAMES[kind]}</Para>
          <TextAction onPress={() => setOpen(true)}>更换证件类型</TextAction>
        </>
      )}
    </Box>
  );
}
