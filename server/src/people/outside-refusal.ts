import { DomainError } from '@zsb/shared/errors';
import { OutsideError } from '../platform/outside/outside-error.js';

/** What WeChat answers to a code that is wrong, used or too old (小程序登录, 手机号快速验证). All else is wrong with our account. */
const WRONG_CODES = ['40029', '40163', '40226'];

/**
 * For `.catch`: a person's wrong code is `login.code-invalid`. No answer, and a refusal of our own account, are
 * `platform.upstream-unavailable`, with the reason as its cause for the log.
 */
export const refusedAs =
  (code: 'login.code-invalid' | 'platform.upstream-unavailable') =>
  (error: unknown): never => {
    if (!(error instanceof OutsideError)) throw error;
    const isWrongCode = error.kind === 'refused' && WRONG_CODES.includes(error.code);
    throw Object.assign(new DomainError(isWrongCode ? code : 'platform.upstream-unavailable'), { cause: error });
  };
