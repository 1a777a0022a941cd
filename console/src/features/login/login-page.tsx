import type { DemoPersonaView } from '@zsb/shared/logins';
import { Button } from 'antd';
import { useEffect, type FormEvent } from 'react';
import { session } from '../../api/client';
import { secondsWords } from '../../api/messages.zh';
import { useSecondsUntil } from '../../platform/use-now';
import { Sentence } from '../../ui/sentence';
import { useTitle } from '../../ui/use-title';
import { DemoPersonas } from './demo-personas';
import { LoginFieldRow } from './login-field';
import './login-page.css';
import { useCity } from './use-city';
import { useLogin } from './use-login';

/** 登录: user name and password, then the code for who has set it up. While the sandbox is on there are demo persons to pick from. */
export function LoginPage() {
  const login = useLogin();
  const city = useCity();
  useTitle('登录');
  const { step } = login;
  useEffect(() => document.getElementById(step === 'totp' ? 'totp' : 'userName')?.focus(), [step]);

  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    void login.submit().then((field) => field && document.getElementById(field)?.focus());
  };
  const pick = ({ userName, password }: DemoPersonaView) => {
    login.startOver();
    login.change({ userName: userName ?? '', password: password ?? '' });
    document.getElementById('login-button')?.focus();
  };

  return (
    <main className="login">
      <form className="login__card" onSubmit={submit} noValidate aria-labelledby="login-title">
        <h1 id="login-title" className="login__title">
          {city ? `${city.name}掌上办` : '掌上办'} <span>工作台</span>
        </h1>
        {session.endedBy() === 'ended' && <Sentence kind="hint">登录已过期，请重新登录。登录后回到刚才的页面，写的内容都在。</Sentence>}
        {step === 'totp' ? <TotpStep login={login} /> : <PasswordStep login={login} />}
        <LoginRefusal sentence={login.sentence} waitUntil={login.waitUntil} />
        <Button id="login-button" type="primary" htmlType="submit" size="large" block loading={login.isSending}>
          登录
        </Button>
        <p className="quiet">{step === 'totp' ? '手机不在身边或换了手机' : '忘记密码'}，请联系本单位的管理员重设。</p>
      </form>
      {city?.sandbox && <DemoPersonas onPick={pick} />}
    </main>
  );
}

interface StepProps {
  login: ReturnType<typeof useLogin>;
}

function PasswordStep({ login }: StepProps) {
  return (
    <>
      <LoginFieldRow field="userName" label="用户名" login={login} />
      <LoginFieldRow field="password" label="密码" login={login} />
    </>
  );
}

/** The second step: the code of the authenticator. Name and password stay as they were typed. */
function TotpStep({ login }: StepProps) {
  return (
    <>
      <p className="login__person">
        <span>
          用户名 <strong>{login.values.userName.trim()}</strong>
        </span>
        <Button size="small" onClick={login.startOver}>
          换用户名
        </Button>
      </p>
      <LoginFieldRow field="totp" label="动态码" hint="打开手机上的身份验证器，输入现在显示的 6 位数字。" login={login} />
    </>
  );
}

/** The refusal above the button. A countdown is read aloud once, not every second. */
function LoginRefusal({ sentence, waitUntil }: { sentence: string | null; waitUntil: number }) {
  const seconds = useSecondsUntil(waitUntil);
  if (sentence) return <Sentence kind="error">{sentence}</Sentence>;
  if (waitUntil === 0) return null;
  if (seconds === 0) return <Sentence kind="hint">现在可以再试了。</Sentence>;
  return (
    <div className="sentence sentence--error">
      <span className="unseen" role="alert">
        试错的次数较多，请稍等后再试。
      </span>
      <span aria-hidden="true">试错的次数较多，请 {secondsWords(seconds)}后再试。</span>
    </div>
  );
}
