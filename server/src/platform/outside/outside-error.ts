export type OutsideErrorKind = 'unavailable' | 'refused';

export interface OutsideFailure {
  /** Which system: `wechat`, `sms`. */
  service: string;
  /** `unavailable`: may work later. `refused`: this very request will never be taken. */
  kind: OutsideErrorKind;
  /** The upstream's own code (`40029`, `phone-invalid`), or ours: `timeout`, `http-502`, `not-json`, `ECONNREFUSED`. */
  code: string;
  /** Whether the upstream may have done the work although no answer says so. A refusal never has. */
  mayHaveActed: boolean;
}

/**
 * A call to another system did not succeed. Services turn the refusals they know into a `DomainError`.
 * The message holds service, kind and code only: it may be logged.
 */
export class OutsideError extends Error implements OutsideFailure {
  readonly service: string;
  readonly kind: OutsideErrorKind;
  readonly code: string;
  readonly mayHaveActed: boolean;

  constructor({ service, kind, code, mayHaveActed }: OutsideFailure) {
    super(`${service} ${kind}: ${code}`);
    this.name = 'OutsideError';
    this.service = service;
    this.kind = kind;
    this.code = code;
    this.mayHaveActed = mayHaveActed;
  }
}
