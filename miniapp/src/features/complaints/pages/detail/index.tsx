import type { ComplaintView } from '@zsb/shared/complaint-views';
import { LOGIN_STEP_ACTIONS, loginNeededFor, type LoginStep } from '../../../../api/messages.zh';
import { useSession } from '../../../../api/session';
import { useLoginUnderWay } from '../../../../api/silent-login';
import { StaleLine } from '../../../../ui/stale-line';
import type { Kept } from '../../../../api/use-kept';
import { api, pictureAddress, session, silentLogin, uploadPhoto } from '../../../../api/wiring';
import { serverNow } from '../../../../platform/clock';
import { deviceStore } from '../../../../platform/device-store';
import { openPage } from '../../../../platform/navigation';
import { usePageParam, usePageVisible } from '../../../../platform/page-life';
import { dropPreview } from '../../../../platform/photos';
import { randomUuid } from '../../../../platform/random-id';
import { showField } from '../../../../platform/show-field';
import { MainAction, SideAction } from '../../../../ui/actions';
import { Empty } from '../../../../ui/empty';
import { Message } from '../../../../ui/message';
import { Page } from '../../../../ui/page';
import { Skeleton } from '../../../../ui/skeleton';
import { OpenedCaseCards } from '../../components/opened-case-cards';
import { SubscriptionOffer } from '../../components/subscription-offer';
import { useOpenedCase } from '../../opened-case';
import { usePolling } from '../../use-polling';
import { useCaseCommands } from '../../use-case-commands';

/** 诉求详情: where it stands, what was said, and what the person can do. */
export default function DetailPage() {
  const isLoggedIn = useSession(session) !== null;
  const isLoggingIn = useLoginUnderWay(silentLogin);
  const id = usePageParam('id');
  const kept = useOpenedCase(isLoggedIn ? id : '');
  usePolling(usePageVisible() && isLoggedIn, kept.reload);
  return <Page title="诉求详情">{isLoggedIn ? <Content kept={kept} /> : isLoggingIn ? <Skeleton /> : <LoginFirst />}</Page>;
}

const LoginFirst = () => (
  <Empty icon="affairs" title="登录后查看" words="诉求内容只给提交的人看，请用提交时的手机号登录。">
    <MainAction onPress={() => openPage('login')}>登录</MainAction>
  </Empty>
);

function Content({ kept }: { kept: Kept<ComplaintView> }) {
  const { data, error, cause, staleSince, reload } = kept;
  if (data === null && error === null) return <Skeleton />;
  return (
    <>
      <StaleLine since={staleSince} />
      {error && (
        <Message kind="error" action={<Remedy login={loginNeededFor(cause)} reload={reload} />}>
          {error}
        </Message>
      )}
      {data && <Case view={data} kept={kept} />}
    </>
  );
}

const Remedy = ({ login, reload }: { login: LoginStep | null; reload: () => Promise<void> }) =>
  login ? (
    <SideAction onPress={() => openPage(login)}>{LOGIN_STEP_ACTIONS[login]}</SideAction>
  ) : (
    <SideAction onPress={() => void reload()}>重试</SideAction>
  );

function Case({ view, kept }: { view: ComplaintView; kept: Kept<ComplaintView> }) {
  const me = useSession(session)?.me ?? null;
  const commands = useCaseCommands({
    view,
    api,
    store: deviceStore,
    newKey: randomUuid,
    upload: uploadPhoto,
    dropPreview,
    loginKey: me && `${me.id} ${me.assuranceLevel}`,
    onView: kept.replace,
    onChangedMeanwhile: () => void kept.reload(),
    onLoginNeeded: (page) => openPage(page),
    onFieldError: showField,
  });
  return (
    <OpenedCaseCards
      view={view}
      commands={commands}
      now={serverNow()}
      addressOf={pictureAddress}
      // While an answer is owed there is progress to be told.
      aside={view.dueAt !== null && <SubscriptionOffer />}
    />
  );
}
