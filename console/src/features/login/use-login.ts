import { staffLoginsApi, type StaffLoginRequest } from '@zsb/shared/logins';
import { useState } from 'react';
import { send, session } from '../../api/client';
import { errorSentence, fieldSentences, retryAfter } from '../../api/messages.zh';
import { isCode } from '../../api/transport';
import { serverClock } from '../../platform/clock';

export type LoginField = 'userName' | 'password' | 'totp';
export type LoginValues = Record<LoginField, string>;
/** Name and password first; the code of the authenticator where the server asks for it. */
export type LoginStep = 'password' | 'totp';

interface LoginState {
  step: LoginStep;
  isSending: boolean;
  /** What stands above the button after a refusal; null where nothing is wrong. */
  sentence: string | null;
  fields: Partial<Record<LoginField, string>>;
  /** Until when the server asks to wait, milliseconds since 1970; 0 = no waiting. */
  waitUntil: number;
}

const idle = (step: LoginStep): LoginState => ({ step, isSending: false, sentence: null, fields: {}, waitUntil: 0 });

/** The login form: its values, what was refused, and the press of the button. */
export function useLogin() {
  const [values, setValues] = useState<LoginValues>({ userName: '', password: '', totp: '' });
  const [state, setState] = useState<LoginState>(idle('password'));

  const change = (change: Partial<LoginValues>) => {
    setValues((before) => ({ ...before, ...change }));
    setState((before) => ({ ...before, sentence: null, fields: {} }));
  };
  /** Another person, or another password: the form starts over with what was typed. */
  const startOver = () => {
    setValues((before) => ({ ...before, totp: '' }));
    setState(idle('password'));
  };

  /** Answers the field that needs attention, so that the page can put the focus there; null where none does. */
  const submit = async (): Promise<LoginField | null> => {
    const { step } = state;
    const fields = missingFields(values, step);
    const missing = (['userName', 'password', 'totp'] as const).find((field) => fields[field]);
    if (missing) {
      setState({ ...idle(step), fields });
      return missing;
    }
    setState({ ...idle(step), isSending: true });
    try {
      session.begin(await send(staffLoginsApi.login, { body: loginBody(values, step) }));
      return null;
    } catch (error) {
      // The code on the phone is another one by now.
      if (isCode(error, 'login.totp-wrong')) setValues((before) => ({ ...before, totp: '' }));
      const next = refused(error, step, serverClock.now());
      setState(next);
      return next.step;
    }
  };

  return { values, change, startOver, submit, ...state };
}

/** Digits as authenticators show them, `123 456`, and as Chinese keyboards may type them, `１２３４５６`. */
export const totpDigits = (typed: string): string => typed.normalize('NFKC').replace(/\D/g, '');

/** The code goes along only once it was asked for: older servers refuse fields they do not know. */
export const loginBody = ({ userName, password, totp }: LoginValues, step: LoginStep): StaffLoginRequest => ({
  userName: userName.trim(),
  password,
  ...(step === 'totp' && { totp: totpDigits(totp) }),
});

/** What must be filled in before the server is asked, by field. */
export const missingFields = ({ userName, password, totp }: LoginValues, step: LoginStep): LoginState['fields'] => ({
  ...(userName.trim() === '' && { userName: '请填写用户名。' }),
  ...(password === '' && { password: '请填写密码。' }),
  ...(step === 'totp' && totpDigits(totp).length !== 6 && { totp: '请填写 6 位动态码。' }),
});

/**
 * What the form shows after a refusal. A right password without a code leads to the second step and is no mistake; a refused
 * password leads back. A wait named by the server becomes an instant the page counts down to.
 */
export function refused(error: unknown, step: LoginStep, now: Date): LoginState {
  if (isCode(error, 'login.totp-required')) return idle('totp');
  const seconds = retryAfter(error);
  if (seconds !== null) return { ...idle(step), waitUntil: now.getTime() + seconds * 1_000 };
  const nextStep = isCode(error, 'login.wrong-password') ? 'password' : step;
  // The server names the field of the code too; the sentence above the button says it better.
  const fields = isCode(error, 'login.totp-wrong') ? {} : fieldSentences(error);
  return { ...idle(nextStep), sentence: errorSentence(error), fields };
}
