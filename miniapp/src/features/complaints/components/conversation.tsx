import type { MessageView } from '@zsb/shared/complaints';
import { shortTime } from '../../../format/dates';
import { Card } from '../../../ui/card';
import { Box, Item, List, Words } from '../../../ui/elements';
import './conversation.scss';

/** What the office asked and what the person added, oldest first. */
export const Conversation = ({ messages, now }: { messages: MessageView[]; now: Date }) =>
  messages.length === 0 ? null : (
    <Card title="补充记录">
      <List label="补充记录">
        {messages.map(({ kind, at, text, from }) => (
          <Item key={`${at} ${kind}`} className="exchange">
            <Box className="exchange-head">
              <Words className="exchange-from">{kind === 'ask' ? `${from} 请您补充` : '您的补充'}</Words>
              <Words className="exchange-at">{shortTime(at, now)}</Words>
            </Box>
            <Box className="exchange-text">{text}</Box>
          </Item>
        ))}
      </List>
    </Card>
  );
