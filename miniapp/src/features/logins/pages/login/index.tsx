import { openPage } from '../../../../platform/navigation';
import { TextAction } from '../../../../ui/actions';
import { Box } from '../../../../ui/elements';
import { Page } from '../../../../ui/page';
import { LoginPanel } from '../../components/login-panel';
import './index.scss';

/** 登录. Back to where the person came from afterwards. */
export default function LoginPage() {
  return (
    <Page title="登录">
      <LoginPanel />
      <Box className="login-report">
        <TextAction onPress={() => openPage('reportQuery')}>查询匿名举报 ›</TextAction>
      </Box>
    </Page>
  );
}
