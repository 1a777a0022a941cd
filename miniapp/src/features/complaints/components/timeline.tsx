import type { TimelineEntryView } from '@zsb/shared/complaint-views';
import { timelineTime } from '../../../format/dates';
import { Card } from '../../../ui/card';
import { Box, Item, List } from '../../../ui/elements';
import './timeline.scss';

/** What has happened, newest first, in the server's words. */
export const Timeline = ({ entries }: { entries: TimelineEntryView[] }) => (
  <Card title="办理经过">
    <List className="timeline">
      {entries.map((entry, index) => (
        <Item key={`${entry.at} ${entry.text}`} className={index === 0 ? 'timeline-entry timeline-newest' : 'timeline-entry'}>
          <Box className="timeline-dot" hidden />
          <Box className="timeline-time">{timelineTime(entry.at)}</Box>
          <Box className="timeline-text">{entry.text}</Box>
        </Item>
      ))}
    </List>
  </Card>
);
