import { useSession } from '../../../api/session';
import { api, session } from '../../../api/wiring';
import { goBack } from '../../../platform/navigation';
import { wechatLoginCode } from '../../../platform/wechat-login';
import { Card } from '../../../ui/card';
import { TextAction } from '../../../ui/actions';
import { Para } from '../../../ui/elements';
import { Message } from '../../../ui/message';
import { PhoneNumberButton } from '../../../ui/phone-number-button';
import { usePhoneBinding } from '../use-phone-binding';
import { SmsPanel } from './sms-panel';

/** The way in of this platform: WeChat's phone number in the mini-program, an SMS code in a browser. */
export const LoginPanel = () =>
  wechatLoginCode !== null && PhoneNumberButton !== null ? <WechatPanel code={wechatLoginCode} Button={PhoneNumberButton} /> : <SmsPanel />;

interface WechatPanelProps {
  code: () => Promise<string>;
  Button: NonNullable<typeof PhoneNumberButton>;
}

function WechatPanel({ code, Button }: WechatPanelProps) {
  const isLoggedIn = useSession(session) !== null;
  const binding = usePhoneBinding({ api, isLoggedIn, wechatLoginCode: code, save: session.save, onDone: goBack });
  return (
    <Card>
      <Para className="login-why">用微信绑定的手机号核验，工作人员才能联系到您。</Para>
      {binding.message && <Message kind="error">{binding.message}</Message>}
      <Button className="main-action" onCode={binding.bind}>
        {isLoggedIn ? '用微信手机号核验' : '用微信手机号登录'}
      </Button>
      {!isLoggedIn && <TextAction onPress={binding.loginOnly}>暂不提供手机号</TextAction>}
    </Card>
  );
}
