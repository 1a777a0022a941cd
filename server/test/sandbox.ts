import { startSandbox } from '../sandbox/start-sandbox.js';

export interface SentMessage {
  kind: 'sms' | 'subscription';
  to: string;
  template?: string;
  params?: Record<string, string>;
  data?: Record<string, string>;
}

/** The stand-in for WeChat and SMS, with its knobs. */
export interface TestSandbox {
  origin: string;
  /** What was delivered to a phone number or openid, newest first. */
  messages(to?: string): Promise<SentMessage[]>;
  /** A fault as the sandbox's `POST /sandbox/faults` takes it. */
  fault(fault: object): Promise<void>;
  /** One message (`once`), lasting (`long`), or everything taken back (`none`). */
  grantConsent(openid: string, templateId: string, kind?: 'once' | 'long' | 'none'): Promise<void>;
  /** In WeChat's own settings; tells the server that listens at `url`. */
  changeSubscription(change: { openid: string; templateId: string; status: 'accept' | 'reject'; url: string }): Promise<void>;
  reset(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a sandbox on a free port that shares the test's clock. */
export async function startTestSandbox(now: () => Date): Promise<TestSandbox> {
  const { origin, stop } = await startSandbox({ port: 0, now });
  const post = async (path: string, body: object = {}) => {
    const answer = await fetch(`${origin}${path}`, { method: 'POST', body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
  };
  return {
    origin,
    stop,
    async messages(to) {
      const query = to === undefined ? '' : `?to=${encodeURIComponent(to)}`;
      const answer = await fetch(`${origin}/sandbox/messages${query}`);
      return ((await answer.json()) as { messages: SentMessage[] }).messages;
    },
    fault: (fault) => post('/sandbox/faults', fault),
    grantConsent: (openid, templateId, kind = 'once') => post('/sandbox/consents', { openid, templateId, kind }),
    changeSubscription: (change) => post('/sandbox/subscription-changes', change),
    reset: () => post('/sandbox/reset'),
  };
}
