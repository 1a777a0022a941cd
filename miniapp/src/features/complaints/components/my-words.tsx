import { useState } from 'react';
import type { ComplaintView } from '@zsb/shared/complaint-views';
import { COMPLAINT_KIND_NAMES } from '@zsb/shared/complaints';
import { Card } from '../../../ui/card';
import { Box, Para, PressButton, Words } from '../../../ui/elements';
import { Icon } from '../../../ui/icon';
import { PhotoList } from './photo-list';
import './my-words.scss';

interface MyWordsProps {
  view: ComplaintView;
  addressOf: (path: string) => string;
}

/** What the person wrote, folded: they know it. */
export function MyWords({ view, addressOf }: MyWordsProps) {
  const [open, setOpen] = useState(false);
  return (
    <Card>
      <PressButton className="fold" expanded={open} onPress={() => setOpen(!open)}>
        <Words className="fold-words">我的描述{view.photos.length > 0 ? ` · 照片 ${view.photos.length} 张` : ''} · 地点</Words>
        <Icon name={open ? 'up' : 'down'} size={18} />
      </PressButton>
      {open && (
        <Box className="fold-body">
          <Para className="answer-text">{view.text}</Para>
          <PhotoList photos={view.photos} addressOf={addressOf} />
          <Fact name="地点" value={[view.place.district, view.place.address].filter(Boolean).join(' ') || '按位置确定'} />
          <Fact name="分类" value={view.categoryPath.join(' › ')} />
          {view.fields.map(({ label, value }) => (
            <Fact key={label} name={label} value={value} />
          ))}
          <Fact name="类型" value={COMPLAINT_KIND_NAMES[view.kind] ?? '诉求'} />
          <Fact name="姓名" value={view.hideName ? '已对承办单位隐藏' : '承办单位可见'} />
        </Box>
      )}
    </Card>
  );
}

const Fact = ({ name, value }: { name: string; value: string }) => (
  <Para className="fact">
    <Words className="fact-name">{name}</Words>
    <Words className="fact-value">{value}</Words>
  </Para>
);
