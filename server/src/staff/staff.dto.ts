import type { RefreshRequest, StaffLoginRequest, TotpCodeRequest } from '@zsb/shared/logins';
import { LOGIN_LIMITS } from '@zsb/shared/logins';
import { Optional, PatternField, TextField } from '../platform/http/fields.dto.js';

export class StaffLoginDto implements StaffLoginRequest {
  @TextField(LOGIN_LIMITS.userName, 1) userName: string;
  @TextField(LOGIN_LIMITS.password, 1) password: string;
  @Optional() @PatternField(/^\d{6}$/, 6) totp?: string;
}

export class TotpCodeDto implements TotpCodeRequest {
  @PatternField(/^\d{6}$/, 6) code: string;
}

export class StaffRefreshDto implements RefreshRequest {
  @TextField(LOGIN_LIMITS.refreshToken, 1) refreshToken: string;
}
