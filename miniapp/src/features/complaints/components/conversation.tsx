import type { MessageView } from '@zsb/shared/complaint-views';
import type { MessageKind } from '@zsb/shared/complaints';
import { shortTime } from '../../../format/dates';
import { Card } from '../../../ui/card';
import { Box, Item, List, Words } from '../../../ui/elements';
import './conversation.scss';

/** What the office and the person wrote to each other, oldest first. */
export const Conversation = ({ messages, now }: { messages: MessageView[]; now: Date }) =>
  messages.length === 0 ? null : (
    <Card title="往来记录">
      <List label="往来记录">
        {messages.map(({ kind, at, text, from }) => (
          <Item key={`${at} ${kind}`} className="exchange">
            <Box className="exchange-head">
              <Words className="exchange-from">{headOf(kind, from)}</Words>
              <Words className="exchange-at">{shortTime(at, now)}</Words>
            </Box>
            {text !== '' && <Box className="exchange-text">{text}</Box>}
          </Item>
        ))}
      </List>
    </Card>
  );

// A kind newer than this build is shown with who it is from.
const headOf = (kind: MessageKind, from: string): string => HEADS[kind]?.(from) ?? from;
const HEADS: Record<string, ((from: string) => string) | undefined> = {
  ask: (from) => `${from} 请您补充`,
  supply: () => '您的补充',
  supplement: () => '您的补充说明',
  urge: () => '您的催办',
  rectification: (from) => `${from} 的整改情况`,
  planReport: (from) => `${from} 的落实情况反馈`,
} satisfies Record<MessageKind, (from: string) => string>;
