import { useState } from 'react';
import type { FollowedCaseView } from '@zsb/shared/complaint-views';
import { fullTime, shortTime } from '../../../format/dates';
import { TextAction } from '../../../ui/actions';
import { Card } from '../../../ui/card';
import { Box, Item, List, PressButton, Words } from '../../../ui/elements';
import { Icon } from '../../../ui/icon';
import { Message } from '../../../ui/message';
import type { Followed } from '../use-followed';
import './followed-cases.scss';

/** 我关注的: cases of others, folded above one's own. Nothing while there are none. */
export function FollowedCases({ followed: { cases, message, unfollow }, now }: { followed: Followed; now: Date }) {
  const [open, setOpen] = useState(false);
  if (cases.length === 0) return null;
  return (
    <Card>
      <PressButton className="followed-fold" expanded={open} onPress={() => setOpen(!open)}>
        <Words className="followed-title">我关注的（{cases.length}）</Words>
        <Icon name={open ? 'up' : 'down'} size={18} />
      </PressButton>
      {message && <Message kind="error">{message}</Message>}
      {open && (
        <List label="我关注的">
          {cases.map((one) => (
            <Row key={one.id} one={one} now={now} onUnfollow={() => unfollow(one.id)} />
          ))}
        </List>
      )}
    </Card>
  );
}

const Row = ({ one, now, onUnfollow }: { one: FollowedCaseView; now: Date; onUnfollow: () => void }) => (
  <Item className="followed">
    <Box className="followed-words">
      <Box>
        {one.category} · {one.stateText}
      </Box>
      <Box className="followed-facts">
        <Words>{outlook(one, now)}</Words>
        <Words>{one.followers} 人关注</Words>
      </Box>
    </Box>
    <TextAction label={`取消关注${one.category}`} onPress={onUnfollow}>
      取消关注
    </TextAction>
  </Item>
);

function outlook({ answeredAt, dueAt, filedAt }: FollowedCaseView, now: Date): string {
  if (answeredAt !== null) return `${shortTime(answeredAt, now)} 已答复`;
  return dueAt === null ? `${shortTime(filedAt, now)} 提交` : `${fullTime(dueAt, now)} 前答复`;
}
