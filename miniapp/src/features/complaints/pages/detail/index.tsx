import { useState } from 'react';
import type { ComplaintView } from '@zsb/shared/complaints';
import { loginNeededFor } from '../../../../api/messages.zh';
import { useSession } from '../../../../api/session';
import { StaleLine } from '../../../../ui/stale-line';
import type { Kept } from '../../../../api/use-kept';
import { api, pictureAddress, session } from '../../../../api/wiring';
import { deviceNow } from '../../../../platform/clock';
import { openPage } from '../../../../platform/navigation';
import { usePageParam, usePageVisible } from '../../../../platform/page-life';
import { randomUuid } from '../../../../platform/random-id';
import { showField } from '../../../../platform/show-field';
import { MainAction, SideAction } from '../../../../ui/actions';
import { Empty } from '../../../../ui/empty';
import { Message } from '../../../../ui/message';
import { Page } from '../../../../ui/page';
import { Skeleton } from '../../../../ui/skeleton';
import { Answer, RatingGiven } from '../../components/answer';
import { CaseHead } from '../../components/case-head';
import { MyWords } from '../../components/my-words';
import { RatingForm } from '../../components/rating-form';
import { Timeline } from '../../components/timeline';
import { useOpenedCase } from '../../opened-case';
import { usePolling } from '../../use-polling';
import { useRating } from '../../use-rating';

/** 诉求详情: where it stands, what was answered, and the rating. */
export default function DetailPage() {
  const isLoggedIn = useSession(session) !== null;
  const id = usePageParam('id');
  const kept = useOpenedCase(isLoggedIn ? id : '');
  usePolling(usePageVisible() && isLoggedIn, kept.reload);
  return <Page title="诉求详情">{isLoggedIn ? <Content kept={kept} /> : <LoginFirst />}</Page>;
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

const Remedy = ({ login, reload }: { login: 'login' | 'phone' | null; reload: () => Promise<void> }) =>
  login ? <SideAction onPress={() => openPage(login)}>去登录</SideAction> : <SideAction onPress={() => void reload()}>重试</SideAction>;

function Case({ view, kept }: { view: ComplaintView; kept: Kept<ComplaintView> }) {
  const [thanked, setThanked] = useState(false);
  const rating = useRating({
    complaint: view,
    api,
    newKey: randomUuid,
    onRated: (rated) => {
      setThanked(true);
      kept.replace(rated);
    },
    onChangedMeanwhile: () => void kept.reload(),
    onLoginNeeded: (page) => openPage(page),
    onFieldError: (question) => showField(`question-${question}`),
  });
  const now = deviceNow();
  return (
    <>
      {thanked && <Message kind="done">已收到您的评价，谢谢。</Message>}
      <CaseHead view={view} now={now} />
      {view.answer && <Answer answer={view.answer} now={now} />}
      {view.allowedActions.includes('rate') && <RatingForm {...rating} />}
      {view.rating && <RatingGiven rating={view.rating} now={now} />}
      <Timeline entries={view.timeline} />
      <MyWords view={view} addressOf={pictureAddress} />
    </>
  );
}
