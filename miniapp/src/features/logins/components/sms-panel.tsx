import { useEffect, useState } from 'react';
import type { DemoPersonaView } from '@zsb/shared/logins';
import { useCity } from '../../../api/use-city';
import { api, session } from '../../../api/wiring';
import { goBack } from '../../../platform/navigation';
import { showField } from '../../../platform/show-field';
import { MainAction, SideAction } from '../../../ui/actions';
import { Card } from '../../../ui/card';
import { Box, FormBox, Item, List, OutsideLink, Para, PressButton } from '../../../ui/elements';
import { Field } from '../../../ui/field';
import { Message } from '../../../ui/message';
import { useSmsLogin, type SmsLogin } from '../use-sms-login';
import './sms-panel.scss';

/** Phone and code; in a demonstration also the personas to choose from. */
export function SmsPanel() {
  const isSandbox = useCity().data?.sandbox ?? false;
  const login = useSmsLogin({
    api,
    onLoggedIn: (view) => {
      session.save(view);
      goBack();
    },
    onFieldError: showField,
  });
  return (
    <Box>
      <Card>
        <Para className="login-why">用手机号登录，工作人员才能联系到您。没有注册过也可以直接登录。</Para>
        <Fields {...login} />
      </Card>
      {isSandbox && <Personas onChoose={login.sendCode} />}
    </Box>
  );
}

const Fields = (login: SmsLogin) => (
  <FormBox onSubmit={login.submit}>
    <Field id="phone" kind="tel" label="手机号" value={login.phone} maxLength={24} error={login.errors.phone} onChange={login.setPhone} />
    <Box className="login-code">
      <SideAction onPress={() => login.sendCode()} disabled={login.wait > 0 || login.busy === 'code'}>
        {codeButton(login)}
      </SideAction>
      <Box live="polite">{login.sent && <Para className="login-sent">验证码已发送到 {login.phone}，请看短信。</Para>}</Box>
    </Box>
    <Field id="code" kind="code" label="验证码" value={login.code} maxLength={6} error={login.errors.code} onChange={login.setCode} />
    {login.message && <Message kind="error">{login.message}</Message>}
    <MainAction submits busy={login.busy === 'login'} onPress={login.submit}>
      {login.busy === 'login' ? '正在登录' : '登录'}
    </MainAction>
  </FormBox>
);

function codeButton({ wait, busy, sent }: SmsLogin): string {
  if (busy === 'code') return '正在发送';
  if (wait > 0) return `${wait} 秒后可重新获取`;
  return sent ? '重新获取验证码' : '获取验证码';
}

function Personas({ onChoose }: { onChoose: (phone: string) => void }) {
  const [personas, setPersonas] = useState<DemoPersonaView[]>([]);
  useEffect(() => {
    api
      .demoPersonas()
      .then(setPersonas)
      .catch(() => undefined); // without the list the phone can still be typed
  }, []);
  const citizens = personas.filter((persona) => persona.kind === 'citizen' && persona.phone !== null);
  return (
    <Card title="演示人物">
      <Para className="login-why">
        演示环境：验证码请看<OutsideLink href="/sandbox">短信沙盒页</OutsideLink>。
      </Para>
      <List label="演示人物">
        {citizens.map(({ title, description, phone }) => (
          <Item key={phone}>
            <PressButton className="persona" onPress={() => onChoose(phone ?? '')}>
              <Box className="persona-name">{title}</Box>
              <Box className="persona-words">{description}</Box>
            </PressButton>
          </Item>
        ))}
      </List>
    </Card>
  );
}
