import type { ComplaintSummaryView } from '@zsb/shared/complaint-views';
import { LOGIN_STEP_ACTIONS, loginNeededFor } from '../../../../api/messages.zh';
import { PERSONAL_CACHE, useSession } from '../../../../api/session';
import { useLoginUnderWay } from '../../../../api/silent-login';
import { useMyComplaints } from '../../../../api/use-my-complaints';
import type { Pages } from '../../../../api/use-pages';
import { useUnreadBadge } from '../../../../api/use-unread';
import { api, session, silentLogin } from '../../../../api/wiring';
import { serverNow } from '../../../../platform/clock';
import { deviceStore } from '../../../../platform/device-store';
import { openPage } from '../../../../platform/navigation';
import { useShown } from '../../../../platform/page-life';
import { MainAction, SideAction } from '../../../../ui/actions';
import { List, Para } from '../../../../ui/elements';
import { Empty } from '../../../../ui/empty';
import { Message } from '../../../../ui/message';
import { Page } from '../../../../ui/page';
import { Skeleton } from '../../../../ui/skeleton';
import { StaleLine } from '../../../../ui/stale-line';
import { AffairRow } from '../../components/affair-row';
import { FollowedCases } from '../../components/followed-cases';
import { useFollowed, type Followed } from '../../use-followed';

/** 办件: everything the person has under way. */
export default function AffairsPage() {
  const me = useSession(session)?.me ?? null;
  const isLoggingIn = useLoginUnderWay(silentLogin);
  const mine = useMyComplaints();
  const followed = useFollowed({ api, store: deviceStore, key: me && `${PERSONAL_CACHE}followed.${me.id}`, now: serverNow });
  useShown(() => {
    void mine.reload();
    void followed.reload();
  });
  useUnreadBadge();
  return (
    <Page title="办件" tab="affairs" onNearEnd={mine.loadMore}>
      {me ? <Content mine={mine} followed={followed} /> : isLoggingIn ? <Skeleton /> : <LoginFirst />}
    </Page>
  );
}

const LoginFirst = () => (
  <Empty icon="affairs" title="登录后查看办件" words="您提交的诉求、进展和答复都在这里。">
    <MainAction onPress={() => openPage('login')}>登录</MainAction>
  </Empty>
);

const NothingYet = () => (
  <Empty icon="affairs" title="还没有办件" words="遇到烦心事，可以从这里开始：写下来，我们转给责任单位，到期前答复您。">
    <MainAction onPress={() => openPage('file')}>提诉求</MainAction>
  </Empty>
);

function Content({ mine, followed }: { mine: Pages<ComplaintSummaryView>; followed: Followed }) {
  if (mine.data === null && mine.error === null) return <Skeleton />;
  const login = loginNeededFor(mine.cause);
  const remedy = login ? (
    <SideAction onPress={() => openPage(login)}>{LOGIN_STEP_ACTIONS[login]}</SideAction>
  ) : (
    <SideAction onPress={() => void mine.reload()}>重试</SideAction>
  );
  const now = serverNow();
  return (
    <>
      <StaleLine since={mine.staleSince} />
      {mine.error && (
        <Message kind="error" action={remedy}>
          {mine.error}
        </Message>
      )}
      <FollowedCases followed={followed} now={now} />
      {mine.data && mine.items.length === 0 && <NothingYet />}
      <List label="我的办件">
        {mine.items.map((affair) => (
          <AffairRow key={affair.id} affair={affair} now={now} onOpen={() => openPage('detail', { id: affair.id })} />
        ))}
      </List>
      {mine.moreError && <Message kind="error">{mine.moreError}</Message>}
      {mine.hasMore && (
        <SideAction onPress={mine.loadMore} disabled={mine.loadingMore}>
          {mine.loadingMore ? '正在加载' : '加载更多'}
        </SideAction>
      )}
      {mine.items.length > 0 && !mine.hasMore && <Para className="list-end">没有更多了</Para>}
    </>
  );
}
