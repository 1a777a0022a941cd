import type { ComplaintSummaryView } from '@zsb/shared/complaint-views';
import type { ComplaintAction } from '@zsb/shared/complaints';
import { openPage, openTab } from '../../../platform/navigation';
import { TextAction } from '../../../ui/actions';
import { Card } from '../../../ui/card';
import { Box, Item, List, PressButton, Words } from '../../../ui/elements';
import './to-do.scss';

const SHOWN = 2;

interface Task {
  action: ComplaintAction;
  words: string;
  go: string;
}
/** What is waited for, the more pressing first: without an addition the office goes on as it is. */
const TASKS: Task[] = [
  { action: 'supply', words: '请您补充材料', go: '去补充 ›' },
  { action: 'rate', words: '诉求已答复，请评价', go: '去评价 ›' },
];

/** 待我处理: cases that wait for a word of the person. */
export function ToDo({ cases }: { cases: ComplaintSummaryView[] }) {
  const waiting = TASKS.flatMap((task) =>
    cases.filter((one) => one.allowedActions.includes(task.action)).map((one) => ({ ...task, ...one })),
  );
  if (waiting.length === 0) return null;
  return (
    <Card
      title={`待我处理（${waiting.length}）`}
      aside={waiting.length > SHOWN && <TextAction onPress={() => openTab('affairs')}>全部 ›</TextAction>}
    >
      <List>
        {waiting.slice(0, SHOWN).map(({ id, excerpt, words, go }) => (
          <Item key={id}>
            <PressButton className="to-do" onPress={() => openPage('detail', { id })}>
              <Box className="to-do-words">
                <Box>{words}</Box>
                <Box className="to-do-excerpt">{excerpt}</Box>
              </Box>
              <Words className="to-do-go">{go}</Words>
            </PressButton>
          </Item>
        ))}
      </List>
    </Card>
  );
}
