import { createHmac } from 'node:crypto';
import type { Clock } from '../clock.js';
import { OutsideError } from '../outside/outside-error.js';
import { type OutsideAnswer, requestJson } from '../outside/outside-request.js';

export interface SmsClientOptions {
  origin: string;
  key: string;
  secret: string;
  clock: Clock;
  fetch?: typeof fetch;
  /** Milliseconds until a call without an answer is given up; 3000 unless told. */
  timeoutMs?: number;
}

export interface SmsMessage {
  /** Normalised mainland number, eleven digits. */
  phone: string;
  /** Name of a template at the provider; it takes exactly the parameters it was set up with. */
  template: string;
  params: Record<string, string>;
}

const SERVICE = 'sms';

/** The SMS provider. Its wire has no idempotency: whoever repeats an `unknown` may send twice. */
export class SmsClient {
  constructor(private readonly options: SmsClientOptions) {}

  /**
   * `unknown`: the request may have gone out and no answer came.
   * Throws `OutsideError`: `refused` with the provider's code, or `unavailable` when nothing was sent.
   */
  async send({ phone, template, params }: SmsMessage): Promise<'sent' | 'unknown'> {
    try {
      const { status, body } = await this.post('/sms/send', JSON.stringify({ phone, template, params }));
      if (status >= 400) throw refused(status, body);
      return typeof body['messageId'] === 'string' ? 'sent' : 'unknown';
    } catch (error) {
      if (error instanceof OutsideError && error.mayHaveActed) return 'unknown';
      throw error;
    }
  }

  private post(path: string, body: string): Promise<OutsideAnswer> {
    const { origin, key, secret, clock, fetch = globalThis.fetch, timeoutMs = 3000 } = this.options;
    const timestamp = String(clock.now().getTime());
    const headers = {
      'Content-Type': 'application/json',
      'X-Sms-Key': key,
      'X-Sms-Timestamp': timestamp,
      'X-Sms-Signature': createHmac('sha256', secret).update(`${timestamp}\n${body}`).digest('hex'),
    };
    return requestJson({ service: SERVICE, url: new URL(path, origin), method: 'POST', headers, body, timeoutMs, fetch });
  }
}

function refused(status: number, body: Record<string, unknown>): OutsideError {
  const code = typeof body['code'] === 'string' ? body['code'] : `http-${status}`;
  return new OutsideError({ service: SERVICE, kind: 'refused', code, mayHaveActed: false });
}
