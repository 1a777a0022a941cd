import { openPage, openTab } from '../../../platform/navigation';
import { SideAction } from '../../../ui/actions';
import { Card } from '../../../ui/card';
import { Box, Item, List, Para, PressButton } from '../../../ui/elements';
import { Icon } from '../../../ui/icon';
import type { Entry } from '../find-entries';
import './found.scss';

/** What the search box finds; where it finds nothing the words themselves become a complaint. */
export const Found = ({ words, entries }: { words: string; entries: Entry[] }) => (
  <Card title="找到的内容">
    <Box live="polite">
      {entries.length === 0 ? <Para className="found-none">没有找到“{words.trim()}”。可以直接写下来，由我们转给责任单位。</Para> : null}
    </Box>
    {entries.length > 0 && (
      <List>
        {entries.map((entry) => (
          <Item key={entry.key}>
            <PressButton className="found" onPress={() => open(entry)}>
              <Box className="found-words">
                <Box>{entry.title}</Box>
                <Box className="found-hint">{entry.hint}</Box>
              </Box>
              <Icon name="next" size={18} />
            </PressButton>
          </Item>
        ))}
      </List>
    )}
    <Box className="found-action">
      <SideAction onPress={() => openPage('file', { text: words.trim() })}>用这些话提诉求</SideAction>
    </Box>
  </Card>
);

const open = ({ page, params }: Entry): void => (page === 'affairs' ? openTab('affairs') : openPage(page, params));
