import { DomainError } from '@zsb/shared/errors';
import { OutsideError } from '../platform/outside/outside-error.js';

/** For `.catch`: the system outside said no, that is `code`; it gave no answer, that is `platform.upstream-unavailable`. */
export const refusedAs =
  (code: 'login.code-invalid' | 'platform.upstream-unavailable') =>
  (error: unknown): never => {
    if (!(error instanceof OutsideError)) throw error;
    throw new DomainError(error.kind === 'refused' ? code : 'platform.upstream-unavailable');
  };
