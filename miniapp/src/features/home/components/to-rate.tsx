import type { ComplaintSummaryView } from '@zsb/shared/complaints';
import { openPage, openTab } from '../../../platform/navigation';
import { TextAction } from '../../../ui/actions';
import { Card } from '../../../ui/card';
import { Box, Item, List, PressButton, Words } from '../../../ui/elements';
import './to-rate.scss';

const SHOWN = 2;

/** 待我处理: answered cases that wait for a word of the person. */
export const ToRate = ({ cases }: { cases: ComplaintSummaryView[] }) =>
  cases.length === 0 ? null : (
    <Card
      title={`待我处理（${cases.length}）`}
      aside={cases.length > SHOWN && <TextAction onPress={() => openTab('affairs')}>全部 ›</TextAction>}
    >
      <List>
        {cases.slice(0, SHOWN).map(({ id, excerpt }) => (
          <Item key={id}>
            <PressButton className="to-rate" onPress={() => openPage('detail', { id })}>
              <Box className="to-rate-words">
                <Box>诉求已答复，请评价</Box>
                <Box className="to-rate-excerpt">{excerpt}</Box>
              </Box>
              <Words className="to-rate-go">去评价 ›</Words>
            </PressButton>
          </Item>
        ))}
      </List>
    </Card>
  );
