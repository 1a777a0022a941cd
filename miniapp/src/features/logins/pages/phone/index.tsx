import { Message } from '../../../../ui/message';
import { Page } from '../../../../ui/page';
import { LoginPanel } from '../../components/login-panel';

/** 核验手机号: raises the login to L2, then back to what the person was doing. */
export default function PhonePage() {
  return (
    <Page title="核验手机号">
      <Message kind="info">这项服务需要核验手机号，大约 1 分钟，完成后回到刚才的地方，写好的内容都在。</Message>
      <LoginPanel />
    </Page>
  );
}
