import { LOGIN_LIMITS, type DemoPersonaView } from '@zsb/shared/logins';
import { Button, Input } from 'antd';
import { useEffect, type FormEvent } from 'react';
import { session } from '../../api/client';
import { secondsWords } from '../../api/messages.zh';
import { useSecondsUntil } from '../../platform/use-now';
import { Sentence } from '../../ui/sentence';
import { useTitle } from '../../ui/use-title';
import { DemoPersonas } from './demo-personas';
import './login-page.css';
import { useCity } from './use-city';
import { useLogin, type LoginField } from './use-login';

/** 登录: user name and password, and while the sandbox is on the demo persons to pick from. */
export function LoginPage() {
  const login = useLogin();
  const city = useCity();
  useTitle('登录');
  useEffect(() => document.getElementById('userName')?.focus(), []);

  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    void login.submit().then((field) => field && document.getElementById(field)?.focus());
  };
  const pick = ({ userName, password }: DemoPersonaView) => {
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
        <LoginFieldRow field="userName" label="用户名" login={login} />
        <LoginFieldRow field="password" label="密码" login={login} />
        <LoginRefusal sentence={login.sentence} waitUntil={login.waitUntil} />
        <Button id="login-button" type="primary" htmlType="submit" size="large" block loading={login.isSending}>
          登录
        </Button>
        <p className="quiet">忘记密码，请联系本单位的管理员重设。</p>
      </form>
      {city?.sandbox && <DemoPersonas onPick={pick} />}
    </main>
  );
}

interface LoginFieldRowProps {
  field: LoginField;
  label: string;
  login: ReturnType<typeof useLogin>;
}

function LoginFieldRow({ field, label, login }: LoginFieldRowProps) {
  const refusal = login.fields[field];
  const Control = field === 'password' ? Input.Password : Input;
  return (
    <div className="field">
      <label htmlFor={field}>{label}</label>
      <Control
        id={field}
        size="large"
        value={login.values[field]}
        onChange={(event) => login.change({ [field]: event.target.value })}
        maxLength={LOGIN_LIMITS[field]}
        autoComplete={field === 'password' ? 'current-password' : 'username'}
        autoCapitalize="none"
        spellCheck={false}
        status={refusal ? 'error' : ''}
        aria-invalid={refusal !== undefined}
        aria-describedby={refusal ? `${field}-refusal` : undefined}
      />
      {refusal && (
        <p id={`${field}-refusal`} className="field__refusal">
          {refusal}
        </p>
      )}
    </div>
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
