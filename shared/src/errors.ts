/**
 * Every refusal of the server has a code in this table, and each code its HTTP status.
 * Answers are RFC 9457 problems: `application/problem+json`.
 */
export const ERRORS = {
  'platform.invalid-request': 400,
  'platform.malformed-body': 400,
  'platform.unauthenticated': 401,
  'platform.forbidden': 403,
  'platform.not-found': 404,
  'platform.method-not-allowed': 405,
  'platform.changed-meanwhile': 409,
  'platform.key-reused': 409,
  'platform.too-large': 413,
  'platform.unsupported-media-type': 415,
  'platform.client-too-old': 426,
  'platform.too-many-requests': 429,
  'platform.internal': 500,
  'platform.storage': 503,
  'platform.busy': 503,
  'platform.upstream-unavailable': 503,
  'login.code-invalid': 400,
  'login.code-expired': 400,
  'login.wrong-password': 401,
  'login.totp-required': 401,
  'login.totp-wrong': 401,
  'login.refresh-invalid': 401,
  'identity.level-required': 403,
  'identity.not-confirmed': 400,
  'identity.other-document': 409,
  'session.not-found': 404,
  'upload.type-not-allowed': 415,
  'upload.unreadable': 400,
  'upload.too-large': 413,
  'upload.too-many-staged': 429,
  'complaint.not-found': 404,
  'complaint.action-not-possible': 409,
  'complaint.organisation-cannot-handle': 400,
  /** 回避: the case is about that office or its staff. */
  'complaint.recusal': 409,
  'complaint.cannot-merge': 409,
  'complaint.already-applied': 409,
  'complaint.extension-too-long': 400,
  'complaint.confidential': 403,
  'sla.bad-calendar': 400,
  'sla.bad-policy': 400,
  'login.query-code-wrong': 401,
} as const;

export type ErrorCode = keyof typeof ERRORS;

/** Why one field was refused. Clients turn the reason into a sentence below the field. */
export interface FieldProblem {
  /** Path in the request: `text`, `place.point.lng`, `photoIds[2]`. */
  field: string;
  reason: FieldReason;
  /** The bound that was broken, where there is one: the longest length, the largest number, the accepted values. */
  limit?: number | string;
}

export type FieldReason =
  | 'required'
  | 'type'
  | 'too-short'
  | 'too-long'
  | 'too-small'
  | 'too-large'
  | 'too-many'
  | 'not-one-of'
  | 'format'
  | 'unknown'
  | 'unexpected'
  | 'bad-character'
  | 'duplicate'
  | 'not-a-leaf'
  | 'outside-city';

export interface Problem {
  type: 'about:blank';
  title: string;
  status: number;
  code: ErrorCode;
  /** Facts for the sentence the client builds: `{ level: 'L2' }`, `{ retryAfterSeconds: 30 }`. */
  params: Record<string, unknown>;
  fields: FieldProblem[];
  requestId: string;
}

/** What a `Transport` throws when the server refused. */
export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.code);
    this.name = 'ProblemError';
  }
}

/** What a `Transport` throws when no answer came: no network, or the server did not respond in time. */
export class OfflineError extends Error {
  constructor(message = 'no answer') {
    super(message);
    this.name = 'OfflineError';
  }
}

/** A refusal with a code of the table. Thrown by services and domain functions; one filter turns it into a `Problem`. */
export class DomainError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly params: Record<string, unknown> = {},
    readonly fields: FieldProblem[] = [],
  ) {
    super(code);
    this.name = 'DomainError';
  }
}
