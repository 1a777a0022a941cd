import { useState } from 'react';
import type { CitizenSessionView } from '@zsb/shared/logins';
import type { CitizenApi } from '../../api/citizen-api';
import { sentenceFor } from '../../api/messages.zh';

export interface PhoneBindingParts {
  api: Pick<CitizenApi, 'wechatLogin' | 'bindPhone'>;
  isLoggedIn: boolean;
  wechatLoginCode: () => Promise<string>;
  save: (view: CitizenSessionView) => void;
  onDone: () => void;
}

/** Raising a WeChat login (L1) to L2 by the phone number WeChat vouches for. */
export function usePhoneBinding(parts: PhoneBindingParts): { message: string | null; bind: (code: string) => void; loginOnly: () => void } {
  const [message, setMessage] = useState<string | null>(null);
  const attempt = (work: () => Promise<void>): void => {
    setMessage(null);
    work()
      .then(parts.onDone)
      .catch((error: unknown) => setMessage(sentenceFor(error)));
  };
  const login = async (): Promise<void> => {
    if (!parts.isLoggedIn) parts.save(await parts.api.wechatLogin(await parts.wechatLoginCode()));
  };
  return {
    message,
    bind: (code) => {
      if (code === '') return setMessage('没有取得手机号。您仍可以查看；提交诉求需要手机号，方便工作人员联系您。');
      attempt(async () => {
        await login();
        parts.save(await parts.api.bindPhone(code));
      });
    },
    loginOnly: () => attempt(login),
  };
}
