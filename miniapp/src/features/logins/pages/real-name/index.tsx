import type { MeView } from '@zsb/shared/logins';
import { hasRealName, useSession } from '../../../../api/session';
import { useLoginUnderWay } from '../../../../api/silent-login';
import { api, session, silentLogin } from '../../../../api/wiring';
import { goBack, openPage } from '../../../../platform/navigation';
import { usePageParam } from '../../../../platform/page-life';
import { showField } from '../../../../platform/show-field';
import { MainAction } from '../../../../ui/actions';
import { Empty } from '../../../../ui/empty';
import { Message } from '../../../../ui/message';
import { Page } from '../../../../ui/page';
import { Skeleton } from '../../../../ui/skeleton';
import { RealNameFields } from '../../components/real-name-fields';
import { useRealName } from '../../use-real-name';

/** 实名核验: raises the login to L3, then back to what the person was doing. */
export default function RealNamePage() {
  const me = useSession(session)?.me ?? null;
  const isLoggingIn = useLoginUnderWay(silentLogin);
  // Read where the page itself is drawn: what is drawn after another page was on top would read that page's address.
  const isOwnWish = usePageParam('from') === 'me';
  return (
    <Page title="实名核验">{me ? <Content me={me} isOwnWish={isOwnWish} /> : isLoggingIn ? <Skeleton cards={1} /> : <LoginFirst />}</Page>
  );
}

const LoginFirst = () => (
  <Empty icon="me" title="请先登录" words="登录后填写姓名和证件号码，大约 1 分钟。">
    <MainAction onPress={() => openPage('login')}>登录</MainAction>
  </Empty>
);

function Content({ me, isOwnWish }: { me: MeView; isOwnWish: boolean }) {
  if (hasRealName(me)) return <Confirmed />;
  return me.assuranceLevel === 'L1' ? <PhoneFirst /> : <Form isOwnWish={isOwnWish} />;
}

// The server asks for it; better known before the document is typed than after.
const PhoneFirst = () => (
  <Empty icon="phone" title="先核验手机号" words="接着填写姓名和证件号码，一共大约 1 分钟，完成后回到刚才的地方。">
    <MainAction onPress={() => openPage('phone')}>核验手机号</MainAction>
  </Empty>
);

const Confirmed = () => (
  <Empty icon="check" title="您已实名核验" words="需要实名的服务可以直接办理。">
    <MainAction onPress={goBack}>返回</MainAction>
  </Empty>
);

function Form({ isOwnWish }: { isOwnWish: boolean }) {
  const realName = useRealName({
    api,
    onConfirmed: (view) => {
      session.save(view);
      goBack();
    },
    onLoginNeeded: (page) => openPage(page),
    onFieldError: showField,
  });
  return (
    <>
      <Message kind="info">
        {isOwnWish
          ? '实名核验大约 1 分钟，完成后可以办理需要确认本人身份的服务。'
          : '这项服务需要实名核验，大约 1 分钟，完成后回到这里，写好的内容都在。'}
      </Message>
      <RealNameFields {...realName} />
    </>
  );
}
