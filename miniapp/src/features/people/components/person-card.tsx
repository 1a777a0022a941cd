import type { AssuranceLevel, MeView } from '@zsb/shared/logins';
import { hasRealName } from '../../../api/session';
import { openPage } from '../../../platform/navigation';
import { SideAction } from '../../../ui/actions';
import { Card } from '../../../ui/card';
import { Box, Heading, Para } from '../../../ui/elements';
import './person-card.scss';

const LEVEL_WORDS: Record<AssuranceLevel, string> = {
  L1: '✓ 已用微信登录，还没有核验手机号',
  L2: '✓ 已核验手机号',
  L3: '✓ 已实名',
  L4: '✓ 已实名并当面核验',
};

/** Who is logged in, how well that is known, and the next step up. */
export const PersonCard = ({ me }: { me: MeView }) => (
  <Card>
    <Heading level={2} className="me-name">
      {me.phone ?? '微信用户'}
    </Heading>
    <Para className="me-level">
      {LEVEL_WORDS[me.assuranceLevel] ?? '已登录'}
      {me.name && ` ${me.name}`}
      {me.name && me.document && ` · ${me.document}`}
    </Para>
    {!hasRealName(me) && (
      <Box className="me-steps">
        {me.assuranceLevel === 'L1' && <SideAction onPress={() => openPage('phone')}>核验手机号</SideAction>}
        <SideAction onPress={() => openPage('realName', { from: 'me' })}>去实名</SideAction>
      </Box>
    )}
  </Card>
);
