import { Page } from '../../../../ui/page';
import { LoginPanel } from '../../components/login-panel';

/** 登录. Back to where the person came from afterwards. */
export default function LoginPage() {
  return (
    <Page title="登录">
      <LoginPanel />
    </Page>
  );
}
