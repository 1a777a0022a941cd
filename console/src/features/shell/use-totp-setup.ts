import { staffLoginsApi, type TotpSetupView } from '@zsb/shared/logins';
import { useState } from 'react';
import { send, session } from '../../api/client';
import { errorSentence } from '../../api/messages.zh';
import { isCode } from '../../api/transport';
import { totpDigits } from '../login/use-login';

interface SetupState {
  isSending: boolean;
  /** The secret the server made for this setup; null before it was asked for. It counts only once a code of it was seen. */
  setup: TotpSetupView | null;
  sentence: string | null;
  /** Below the field of the code. */
  refusal: string | undefined;
}

const START: SetupState = { isSending: false, setup: null, sentence: null, refusal: undefined };

/** Setting up the second factor: a secret for the app, then a code of the app as proof that it is there. */
export function useTotpSetup() {
  const [state, setState] = useState(START);
  const [code, setCode] = useState('');

  const attempt = async (work: () => Promise<Partial<SetupState>>) => {
    setState((before) => ({ ...before, isSending: true, sentence: null, refusal: undefined }));
    const change = await work().catch((error: unknown) => refusedSetup(error));
    setState((before) => ({ ...before, ...change, isSending: false }));
  };
  const begin = () => attempt(async () => ({ setup: await send(staffLoginsApi.beginTotp, {}) }));
  const confirm = () => {
    const digits = totpDigits(code);
    if (digits.length !== 6) return setState((before) => ({ ...before, refusal: '请填写 6 位动态码。' }));
    return void attempt(async () => {
      session.know(await send(staffLoginsApi.confirmTotp, { body: { code: digits } }));
      return { setup: null };
    });
  };
  return { ...state, code, setCode, begin: () => void begin(), confirm };
}

function refusedSetup(error: unknown): Partial<SetupState> {
  if (isCode(error, 'login.totp-wrong')) return { refusal: errorSentence(error) };
  // Set up in another tab or on another computer meanwhile.
  if (isCode(error, 'platform.forbidden')) return { setup: null, sentence: '已经启用动态码。需要重设的，请联系管理员。' };
  return { sentence: errorSentence(error) };
}

/** A secret as people copy it by hand: in groups of four. */
export const secretWords = (secret: string): string => secret.match(/.{1,4}/g)?.join(' ') ?? '';
