import type { AssuranceLevel, MeView } from '@zsb/shared/logins';
import { DRAFTS, useSession } from '../../../../api/session';
import { useCity } from '../../../../api/use-city';
import { useUnreadBadge } from '../../../../api/use-unread';
import { useLoginUnderWay } from '../../../../api/silent-login';
import { api, session, silentLogin } from '../../../../api/wiring';
import { deviceStore } from '../../../../platform/device-store';
import { openPage } from '../../../../platform/navigation';
import { useShown } from '../../../../platform/page-life';
import { MainAction, SideAction } from '../../../../ui/actions';
import { useCareMode } from '../../../../ui/care-mode';
import { Card } from '../../../../ui/card';
import { Box, Heading, Para, PhoneLink } from '../../../../ui/elements';
import { Icon } from '../../../../ui/icon';
import { Page } from '../../../../ui/page';
import { Skeleton } from '../../../../ui/skeleton';
import { Toggle } from '../../../../ui/toggle';
import './index.scss';

const LEVEL_WORDS: Record<AssuranceLevel, string> = {
  L1: '已用微信登录，还没有核验手机号',
  L2: '已核验手机号',
  L3: '已实名核验',
  L4: '已实名并当面核验',
};

/** 我的: who is logged in, 关怀模式, the hotline, logging out. */
export default function MePage() {
  const me = useSession(session)?.me ?? null;
  const isLoggingIn = useLoginUnderWay(silentLogin);
  const hotline = useCity().data?.hotline;
  useShown(() => void refreshMe());
  useUnreadBadge();
  return (
    <Page title="我的" tab="me">
      {me ? <Person me={me} /> : isLoggingIn ? <Skeleton cards={1} /> : <Stranger />}
      <Card>
        <CareToggle />
      </Card>
      {hotline && (
        <Card>
          <PhoneLink className="me-row" phone={hotline} label={`拨打热线 ${hotline}`}>
            <Box className="me-row-words">热线 {hotline}</Box>
            <Icon name="phone" size={20} colour="#0B5CAD" />
          </PhoneLink>
        </Card>
      )}
      {me && <SideAction onPress={() => void logOut()}>退出登录</SideAction>}
    </Page>
  );
}

const Person = ({ me }: { me: MeView }) => (
  <Card>
    <Heading level={2} className="me-phone">
      {me.phone ?? '微信用户'}
    </Heading>
    <Para className="me-level">✓ {LEVEL_WORDS[me.assuranceLevel] ?? '已登录'}</Para>
    {me.assuranceLevel === 'L1' && <SideAction onPress={() => openPage('phone')}>核验手机号</SideAction>}
  </Card>
);

const Stranger = () => (
  <Card>
    <Heading level={2} className="me-phone">
      还没有登录
    </Heading>
    <Para className="me-level">登录后可以提交诉求、查看进展和答复。</Para>
    <MainAction onPress={() => openPage('login')}>登录</MainAction>
  </Card>
);

function CareToggle() {
  const { careMode, toggleCareMode } = useCareMode();
  return <Toggle id="care" label="关怀模式" hint="字更大，按钮更大，对比更清楚" on={careMode} onChange={toggleCareMode} />;
}

async function refreshMe(): Promise<void> {
  if (session.read() === null) return;
  await api
    .me()
    .then(session.saveMe)
    .catch(() => undefined); // the kept copy serves; a login that ended is noticed by the session itself
}

// It ends here whether or not the server heard of it; the refresh token is gone with it.
async function logOut(): Promise<void> {
  await api.endLogin().catch(() => undefined);
  session.clear();
  deviceStore.removeAll(DRAFTS);
}
