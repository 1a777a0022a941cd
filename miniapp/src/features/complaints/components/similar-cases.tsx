import type { SimilarCaseView } from '@zsb/shared/complaint-views';
import { shortTime } from '../../../format/dates';
import { SideAction } from '../../../ui/actions';
import { Card } from '../../../ui/card';
import { Box, Item, List, Para, Words } from '../../../ui/elements';
import { Message } from '../../../ui/message';
import type { Similar } from '../use-similar';
import './similar-cases.scss';

/** Cases of others about the same thing close by. Quiet: filing goes on whatever is done here. */
export const SimilarCases = ({ similar: { cases, busy, message, toggle }, now }: { similar: Similar; now: Date }) => (
  <Box live="polite">
    {cases.length > 0 && (
      <Card title={`附近已有 ${cases.length} 件相同的诉求`}>
        <Para className="similar-hint">关注后不用重复提交，进展会告诉您。情况不一样的，请继续提交。</Para>
        {message && <Message kind="error">{message}</Message>}
        <List label="附近相同的诉求">
          {cases.map((one) => (
            <Row key={one.id} one={one} now={now} disabled={busy !== null} onPress={() => toggle(one)} />
          ))}
        </List>
        {cases.some(({ isFollowed }) => isFollowed) && <Para className="similar-hint">✓ 已关注的在“办件”里，有进展会发到“消息”。</Para>}
      </Card>
    )}
  </Box>
);

interface RowProps {
  one: SimilarCaseView;
  now: Date;
  disabled: boolean;
  onPress: () => void;
}

const Row = ({ one, now, disabled, onPress }: RowProps) => (
  <Item className="similar">
    <Box className="similar-words">
      <Box>
        {one.category} · {distance(one.metres)}
      </Box>
      <Box className="similar-facts">
        <Words>{one.stateText}</Words>
        <Words>{shortTime(one.filedAt, now)} 提交</Words>
        <Words>{one.followers} 人关注</Words>
      </Box>
    </Box>
    <SideAction
      // The visible words stand in the name: whoever speaks to the phone says what they read (WCAG 2.5.3).
      label={`${one.isFollowed ? '已关注' : '关注'}${distance(one.metres)}的${one.category}${one.isFollowed ? '，取消关注' : ''}`}
      disabled={disabled}
      onPress={onPress}
    >
      {one.isFollowed ? '✓ 已关注' : '关注'}
    </SideAction>
  </Item>
);

const distance = (metres: number): string => (metres < 20 ? '就在这里' : `约 ${metres} 米`);
