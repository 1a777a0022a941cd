import { useState } from 'react';
import type { CategoryView } from '@zsb/shared/catalogue';
import { openPage } from '../../../platform/navigation';
import { TextAction } from '../../../ui/actions';
import { Card } from '../../../ui/card';
import { Box, Para, PhoneLink, PressButton, Words } from '../../../ui/elements';
import { Icon } from '../../../ui/icon';
import type { IconName } from '../../../ui/icon-paths';
import './entries.scss';

interface KindEntry {
  kind: string;
  name: string;
  icon: IconName;
}
const KINDS: KindEntry[] = [
  { kind: 'snapshot', name: '随手拍', icon: 'camera' },
  { kind: 'help', name: '求助', icon: 'hand' },
  { kind: 'enquiry', name: '咨询', icon: 'help' },
  { kind: 'suggestion', name: '建议', icon: 'bulb' },
  { kind: 'report', name: '举报', icon: 'shield' },
];

/** The one thing most people come for. */
export const FileEntry = () => (
  <Card>
    <PressButton className="file-entry" onPress={() => openPage('file')}>
      <Box className="file-entry-mark">
        <Icon name="pen" size={28} colour="#FFFFFF" />
      </Box>
      <Box className="file-entry-words">
        <Box className="file-entry-title">提诉求</Box>
        <Box className="file-entry-hint">说清楚发生了什么，我们转给责任单位，限时答复</Box>
      </Box>
      <Icon name="next" size={20} />
    </PressButton>
    <Box className="kind-entries">
      {KINDS.map(({ kind, name, icon }) => (
        <PressButton key={kind} className="kind-entry" onPress={() => openPage('file', { kind })}>
          <Icon name={icon} size={28} colour="#0B5CAD" />
          <Words>{name}</Words>
        </PressButton>
      ))}
    </Box>
  </Card>
);

const FIRST = 6;

/** The top of the category tree, as a way into filing. */
export function Shortcuts({ categories }: { categories: CategoryView[] }) {
  const [all, setAll] = useState(false);
  if (categories.length === 0) return null;
  return (
    <Card title="常用分类">
      <Box className="shortcuts">
        {categories.slice(0, all ? categories.length : FIRST).map(({ code, name, example }) => (
          <PressButton key={code} className="shortcut" onPress={() => openPage('file', { branch: code })}>
            <Box className="shortcut-name">{name}</Box>
            {example && <Box className="shortcut-hint">{example}</Box>}
          </PressButton>
        ))}
      </Box>
      {!all && categories.length > FIRST && (
        <Box className="shortcuts-more">
          <TextAction onPress={() => setAll(true)}>{`全部 ${categories.length} 类`}</TextAction>
        </Box>
      )}
    </Card>
  );
}

/** Named, so that nobody looks for them; not to be pressed, because they do nothing yet. */
export const ComingSoon = () => <Para className="coming">即将开通：预约 · 查询 · 缴费</Para>;

/** Whoever would rather talk. */
export const Hotline = ({ phone }: { phone: string }) => (
  <PhoneLink className="hotline" phone={phone}>
    <Icon name="phone" size={20} colour="#0B5CAD" />
    <Words>不方便打字？拨打热线 {phone}</Words>
  </PhoneLink>
);
