import { staffLoginsApi } from '@zsb/shared/logins';
import { useState } from 'react';
import { send, session } from '../../api/client';
import { errorSentence, fieldSentences, retryAfter } from '../../api/messages.zh';
import { serverClock } from '../../platform/clock';

export type LoginField = 'userName' | 'password';

interface LoginState {
  isSending: boolean;
  /** What stands above the button after a refusal; null where nothing is wrong. */
  sentence: string | null;
  fields: Partial<Record<LoginField, string>>;
  /** Until when the server asks to wait, milliseconds since 1970; 0 = no waiting. */
  waitUntil: number;
}

const IDLE: LoginState = { isSending: false, sentence: null, fields: {}, waitUntil: 0 };

/** The login form: its values, what was refused, and the press of the button. */
export function useLogin() {
  const [values, setValues] = useState({ userName: '', password: '' });
  const [state, setState] = useState<LoginState>(IDLE);

  const change = (change: Partial<typeof values>) => {
    setValues((before) => ({ ...before, ...change }));
    setState((before) => ({ ...before, sentence: null, fields: {} }));
  };

  /** Answers the first field that needs attention, so that the page can put the focus there; null where none does. */
  const submit = async (): Promise<LoginField | null> => {
    const body = { userName: values.userName.trim(), password: values.password };
    const missing = missingFields(body);
    if (Object.keys(missing).length > 0) {
      setState({ ...IDLE, fields: missing });
      return missing.userName ? 'userName' : 'password';
    }
    setState({ ...IDLE, isSending: true });
    try {
      session.begin(await send(staffLoginsApi.login, { body }));
      return null;
    } catch (error) {
      setState(refused(error, serverClock.now()));
      return 'password';
    }
  };

  return { values, change, submit, ...state };
}

const missingFields = ({ userName, password }: { userName: string; password: string }) => ({
  ...(userName === '' && { userName: '请填写用户名。' }),
  ...(password === '' && { password: '请填写密码。' }),
});

/** What the form shows after a refusal. A wait named by the server becomes an instant the page counts down to. */
export function refused(error: unknown, now: Date): LoginState {
  const seconds = retryAfter(error);
  if (seconds === null) return { ...IDLE, sentence: errorSentence(error), fields: fieldSentences(error) };
  return { ...IDLE, waitUntil: now.getTime() + seconds * 1_000 };
}
