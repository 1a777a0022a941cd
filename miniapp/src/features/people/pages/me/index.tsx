import { useSession } from '../../../../api/session';
import { useCity } from '../../../../api/use-city';
import { useUnreadBadge } from '../../../../api/use-unread';
import { useLoginUnderWay } from '../../../../api/silent-login';
import { api, logOut, session, silentLogin } from '../../../../api/wiring';
import { openPage } from '../../../../platform/navigation';
import { useShown } from '../../../../platform/page-life';
import { MainAction, SideAction } from '../../../../ui/actions';
import { useCareMode } from '../../../../ui/care-mode';
import { Card } from '../../../../ui/card';
import { Box, Heading, Para, PhoneLink, PressButton } from '../../../../ui/elements';
import { Icon } from '../../../../ui/icon';
import { Page } from '../../../../ui/page';
import { Skeleton } from '../../../../ui/skeleton';
import { Toggle } from '../../../../ui/toggle';
import { PersonCard } from '../../components/person-card';
import './index.scss';

/** 我的: who is logged in and where, 关怀模式, the hotline, logging out. */
export default function MePage() {
  const me = useSession(session)?.me ?? null;
  const isLoggingIn = useLoginUnderWay(silentLogin);
  const hotline = useCity().data?.hotline;
  useShown(() => void refreshMe());
  useUnreadBadge();
  return (
    <Page title="我的" tab="me">
      {me ? <PersonCard me={me} /> : isLoggingIn ? <Skeleton cards={1} /> : <Stranger />}
      {me && (
        <Card>
          <PressButton className="me-row" onPress={() => openPage('sessions')}>
            <Box className="me-row-words">登录设备</Box>
            <Icon name="next" size={20} />
          </PressButton>
        </Card>
      )}
      <Card>
        <PressButton className="me-row" onPress={() => openPage('reportQuery')}>
          <Box className="me-row-words">查询匿名举报</Box>
          <Icon name="next" size={20} />
        </PressButton>
      </Card>
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

const Stranger = () => (
  <Card>
    <Heading level={2} className="me-stranger">
      还没有登录
    </Heading>
    <Para className="me-why">登录后可以提交诉求、查看进展和答复。</Para>
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
