import type { NoticeView } from '@zsb/shared/notices';
import { LOGIN_STEP_ACTIONS, loginNeededFor } from '../../../../api/messages.zh';
import { PERSONAL_CACHE, useSession } from '../../../../api/session';
import { useLoginUnderWay } from '../../../../api/silent-login';
import { usePages, type Pages } from '../../../../api/use-pages';
import { markAllRead, useUnreadBadge } from '../../../../api/use-unread';
import { api, session, silentLogin } from '../../../../api/wiring';
import { shortTime } from '../../../../format/dates';
import { serverNow } from '../../../../platform/clock';
import { deviceStore } from '../../../../platform/device-store';
import { openPage } from '../../../../platform/navigation';
import { usePageVisible, useShown } from '../../../../platform/page-life';
import { MainAction, SideAction } from '../../../../ui/actions';
import { Box, Item, List, PressButton, Words } from '../../../../ui/elements';
import { Empty } from '../../../../ui/empty';
import { Message } from '../../../../ui/message';
import { Page } from '../../../../ui/page';
import { Skeleton } from '../../../../ui/skeleton';
import { StaleLine } from '../../../../ui/stale-line';
import { useMarkRead } from '../../use-mark-read';
import './index.scss';

/** 消息: what has happened to the person's affairs. */
export default function InboxPage() {
  const me = useSession(session)?.me ?? null;
  const isLoggingIn = useLoginUnderWay(silentLogin);
  const notices = usePages({ store: deviceStore, key: me && `${PERSONAL_CACHE}notices.${me.id}`, load: api.notices, now: serverNow });
  useShown(() => void notices.reload());
  useMarkRead(notices.items, usePageVisible(), markAllRead);
  useUnreadBadge();
  return (
    <Page title="消息" tab="notices" onNearEnd={notices.loadMore}>
      {me ? <Content notices={notices} /> : isLoggingIn ? <Skeleton /> : <LoginFirst />}
    </Page>
  );
}

const LoginFirst = () => (
  <Empty icon="notices" title="登录后查看消息" words="诉求有了进展，会在这里告诉您。">
    <MainAction onPress={() => openPage('login')}>登录</MainAction>
  </Empty>
);

function Content({ notices }: { notices: Pages<NoticeView> }) {
  if (notices.data === null && notices.error === null) return <Skeleton />;
  const login = loginNeededFor(notices.cause);
  const remedy = login ? (
    <SideAction onPress={() => openPage(login)}>{LOGIN_STEP_ACTIONS[login]}</SideAction>
  ) : (
    <SideAction onPress={() => void notices.reload()}>重试</SideAction>
  );
  const now = serverNow();
  return (
    <>
      <StaleLine since={notices.staleSince} />
      {notices.error && (
        <Message kind="error" action={remedy}>
          {notices.error}
        </Message>
      )}
      {notices.data && notices.items.length === 0 && (
        <Empty icon="notices" title="还没有消息" words="提交诉求后，转办、签收、答复都会在这里告诉您。" />
      )}
      <List label="消息">
        {notices.items.map((notice) => (
          <Notice key={notice.id} notice={notice} now={now} />
        ))}
      </List>
      {notices.moreError && <Message kind="error">{notices.moreError}</Message>}
      {notices.hasMore && (
        <SideAction onPress={notices.loadMore} disabled={notices.loadingMore}>
          {notices.loadingMore ? '正在加载' : '加载更多'}
        </SideAction>
      )}
    </>
  );
}

function Notice({ notice, now }: { notice: NoticeView; now: Date }) {
  const { complaintId } = notice;
  const body = (
    <>
      <Box className="notice-line">
        <Words className="notice-title">
          {notice.readAt === null ? <Words className="notice-new">新</Words> : null}
          {notice.title}
        </Words>
        <Words className="notice-at">{shortTime(notice.at, now)}</Words>
      </Box>
      <Box className="notice-text">{notice.text}</Box>
    </>
  );
  if (complaintId === null) return <Item className="notice">{body}</Item>;
  return (
    <Item>
      <PressButton className="notice" onPress={() => openPage('detail', { id: complaintId })}>
        {body}
        <Box className="notice-go">查看详情 ›</Box>
      </PressButton>
    </Item>
  );
}
