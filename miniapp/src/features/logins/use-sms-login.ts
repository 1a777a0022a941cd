import { useEffect, useRef, useState } from 'react';
import { ProblemError } from '@zsb/shared/errors';
import { LOGIN_LIMITS, type CitizenSessionView } from '@zsb/shared/logins';
import { isMobile, normaliseMobile } from '@zsb/shared/phone';
import type { CitizenApi } from '../../api/citizen-api';
import { sentenceFor } from '../../api/messages.zh';

export interface SmsLoginParts {
  api: Pick<CitizenApi, 'sendSmsCode' | 'smsLogin'>;
  onLoggedIn: (view: CitizenSessionView) => void;
  onFieldError: (id: 'phone' | 'code') => void;
}

export interface SmsLogin {
  phone: string;
  code: string;
  errors: { phone: string | null; code: string | null };
  message: string | null;
  /** Whether a code is on its way to the phone shown. */
  sent: boolean;
  /** Seconds until another code may be asked for. */
  wait: number;
  busy: 'code' | 'login' | null;
  setPhone: (text: string) => void;
  setCode: (text: string) => void;
  /** Asks for a code; with a phone, fills that in first (demo personas). */
  sendCode: (phone?: string) => void;
  submit: () => void;
}

const NO_ERRORS = { phone: null, code: null };

/** Logging in by phone and SMS code (L2). */
export function useSmsLogin(parts: SmsLoginParts): SmsLogin {
  const [phone, setPhone] = useState('');
  const [code, setCode] = useState('');
  const [sent, setSent] = useState(false);
  const [wait, startWait] = useCountdown();
  const { errors, message, busy, run, refuse, forgive } = useAttempt(parts.onFieldError);

  const sendCode = (given?: string): void => {
    const number = normaliseMobile(given ?? phone);
    setPhone(number);
    if (!isMobile(number)) return refuse('phone', '请填写 11 位手机号。');
    void run('code', async () => {
      startWait((await parts.api.sendSmsCode(number)).retryAfter);
      setSent(true);
    });
  };
  const submit = (): void => {
    const number = normaliseMobile(phone);
    if (!isMobile(number)) return refuse('phone', '请填写 11 位手机号。');
    if (code.length !== LOGIN_LIMITS.smsCode) return refuse('code', '请填写短信里的 6 位数字。');
    void run('login', async () => parts.onLoggedIn(await parts.api.smsLogin({ phone: number, code })));
  };
  return {
    ...{ phone, code, errors, message, sent, wait, busy, sendCode, submit },
    setPhone: (text) => {
      setPhone(text);
      setSent(false);
      forgive();
    },
    setCode: (text) => {
      setCode(text.replace(/\D/g, '').slice(0, LOGIN_LIMITS.smsCode));
      forgive();
    },
  };
}

function useAttempt(onFieldError: SmsLoginParts['onFieldError']) {
  const [errors, setErrors] = useState<SmsLogin['errors']>(NO_ERRORS);
  const [message, setMessage] = useState<string | null>(null);
  const [busy, setBusy] = useState<SmsLogin['busy']>(null);
  const running = useRef(false);

  const refuse = (id: 'phone' | 'code', sentence: string): void => {
    setErrors({ ...NO_ERRORS, [id]: sentence });
    onFieldError(id);
  };
  async function run(what: 'code' | 'login', work: () => Promise<void>): Promise<void> {
    if (running.current) return;
    running.current = true;
    setBusy(what);
    setErrors(NO_ERRORS);
    setMessage(null);
    await work().catch((error: unknown) => (isCodeProblem(error) ? refuse('code', sentenceFor(error)) : setMessage(sentenceFor(error))));
    running.current = false;
    setBusy(null);
  }
  return { errors, message, busy, run, refuse, forgive: () => setErrors(NO_ERRORS) };
}

const isCodeProblem = (error: unknown): boolean =>
  error instanceof ProblemError && (error.problem.code === 'login.code-invalid' || error.problem.code === 'login.code-expired');

function useCountdown(): [number, (seconds: number) => void] {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    if (left <= 0) return undefined;
    const timer = setTimeout(() => setLeft(left - 1), 1_000);
    return () => clearTimeout(timer);
  }, [left]);
  return [left, setLeft];
}
