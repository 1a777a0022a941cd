import { createHash, createHmac, randomUUID } from 'node:crypto';
import type { DocumentKind } from '@zsb/shared/logins';
import type { Clock } from '../clock.js';
import { OutsideError } from '../outside/outside-error.js';
import { type OutsideAnswer, requestJson } from '../outside/outside-request.js';

export interface PublicSecurityOptions {
  origin: string;
  key: string;
  secret: string;
  clock: Clock;
  fetch?: typeof fetch;
  /** Milliseconds until a call without an answer is given up; 3000 unless told. */
  timeoutMs?: number;
}

export interface IdentityClaim {
  name: string;
  kind: DocumentKind;
  /** Normalised: capitals, no blanks. */
  number: string;
}

const SERVICE = 'public-security';
const PATH = '/public-security/identity/verify';

/** The public security's check of names and documents. No error and no log line of it carries a name or a number. */
export class PublicSecurityClient {
  constructor(private readonly options: PublicSecurityOptions) {}

  /**
   * Whether this document was given to somebody of this name; a number that nobody has is false as well. Asking changes
   * nothing there, so a call without an answer is made once more.
   * Throws `OutsideError`: `unavailable` without an answer, `refused` with their code when they do not take the request.
   */
  async confirm({ name, kind, number }: IdentityClaim): Promise<boolean> {
    const body = JSON.stringify({ name, documentKind: kind, documentNumber: number });
    return resultOf(await this.post(body).catch((error: unknown) => this.again(error, body)));
  }

  private again(error: unknown, body: string): Promise<OutsideAnswer> {
    // Who wants fewer requests gets no second one at once.
    if (!(error instanceof OutsideError) || error.code === 'http-429') throw error;
    return this.post(body);
  }

  private post(body: string): Promise<OutsideAnswer> {
    const { origin, key, secret, clock, fetch = globalThis.fetch, timeoutMs = 3000 } = this.options;
    const [timestamp, nonce] = [String(clock.now().getTime()), randomUUID()];
    const bodyHash = createHash('sha256').update(body).digest('hex');
    const headers = {
      'Content-Type': 'application/json',
      'X-Gov-Key': key,
      'X-Gov-Timestamp': timestamp,
      'X-Gov-Nonce': nonce,
      'X-Gov-Signature': createHmac('sha256', secret).update(`${timestamp}\n${nonce}\n${bodyHash}`).digest('hex'),
    };
    return requestJson({ service: SERVICE, url: new URL(PATH, origin), method: 'POST', headers, body, timeoutMs, fetch });
  }
}

function resultOf({ status, body }: OutsideAnswer): boolean {
  const { code, result } = body;
  if (status >= 400) throw failure('refused', typeof code === 'string' ? code : `http-${status}`);
  if (result === 'match') return true;
  if (result === 'mismatch' || result === 'not-found') return false;
  throw failure('unavailable', 'no-result');
}

const failure = (kind: OutsideError['kind'], code: string): OutsideError =>
  new OutsideError({ service: SERVICE, kind, code, mayHaveActed: false });
