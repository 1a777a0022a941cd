import { useEffect } from 'react';
import type { MeView, SessionView } from '@zsb/shared/logins';
import { PERSONAL_CACHE, useSession } from '../../../../api/session';
import { useLoginUnderWay } from '../../../../api/silent-login';
import { useKept, type Kept } from '../../../../api/use-kept';
import { api, logOut, session, silentLogin } from '../../../../api/wiring';
import { serverNow } from '../../../../platform/clock';
import { deviceStore } from '../../../../platform/device-store';
import { openPage, openTab } from '../../../../platform/navigation';
import { useShown } from '../../../../platform/page-life';
import { showField } from '../../../../platform/show-field';
import { MainAction, SideAction } from '../../../../ui/actions';
import { Box, Item, List, Para } from '../../../../ui/elements';
import { Empty } from '../../../../ui/empty';
import { Message } from '../../../../ui/message';
import { Page } from '../../../../ui/page';
import { Skeleton } from '../../../../ui/skeleton';
import { StaleLine } from '../../../../ui/stale-line';
import { SessionCard } from '../../components/session-card';
import { useEndSession } from '../../use-end-session';
import './index.scss';

/** 登录设备: where the person is logged in, and ending it. */
export default function SessionsPage() {
  const me = useSession(session)?.me ?? null;
  const isLoggingIn = useLoginUnderWay(silentLogin);
  return <Page title="登录设备">{me ? <Content me={me} /> : isLoggingIn ? <Skeleton /> : <LoginFirst />}</Page>;
}

const LoginFirst = () => (
  <Empty icon="me" title="登录后查看" words="您在哪些设备上登录过，都列在这里。">
    <MainAction onPress={() => openPage('login')}>登录</MainAction>
  </Empty>
);

function Content({ me }: { me: MeView }) {
  const kept = useKept({ store: deviceStore, key: `${PERSONAL_CACHE}sessions.${me.id}`, load: api.sessions, now: serverNow });
  useShown(() => void kept.reload());
  if (kept.data === null && kept.error === null) return <Skeleton />;
  return (
    <>
      <StaleLine since={kept.staleSince} />
      {kept.error && (
        <Message kind="error" action={<SideAction onPress={() => void kept.reload()}>重试</SideAction>}>
          {kept.error}
        </Message>
      )}
      {kept.data && <Logins logins={kept.data} kept={kept} />}
    </>
  );
}

function Logins({ logins, kept }: { logins: SessionView[]; kept: Kept<SessionView[]> }) {
  const ending = useEndSession({
    api,
    logOut,
    onLoggedOut: () => openTab('me'),
    onLeft: kept.replace,
    onOutdated: () => void kept.reload(),
  });
  const { done, error, asked } = ending;
  const hasResult = done || (error !== null && asked === null);
  useEffect(() => {
    if (hasResult) showField('sessions-result'); // the card that had the focus is gone
  }, [hasResult]);
  const now = serverNow();
  return (
    <>
      <Para className="sessions-why">不认识的登录，可以在这里结束。</Para>
      <Box id="sessions-result" focusable>
        {done && <Message kind="done">已结束那次登录。</Message>}
        {error !== null && asked === null && <Message kind="info">{error}</Message>}
      </Box>
      <List label="登录设备">
        {logins.map((login) => (
          <Item key={login.id}>
            <SessionCard login={login} ending={ending} now={now} />
          </Item>
        ))}
      </List>
    </>
  );
}
