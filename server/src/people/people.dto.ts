import type { BindPhoneRequest, RefreshRequest, SmsCodeRequest, SmsLoginRequest, WechatLoginRequest } from '@zsb/shared/logins';
import { LOGIN_LIMITS } from '@zsb/shared/logins';
import { MobileField, PatternField, TextField } from '../platform/http/fields.dto.js';

export class WechatLoginDto implements WechatLoginRequest {
  @TextField(LOGIN_LIMITS.wechatCode, 1) code: string;
}

export class SmsCodeDto implements SmsCodeRequest {
  @MobileField() phone: string;
}

export class SmsLoginDto implements SmsLoginRequest {
  @MobileField() phone: string;
  @PatternField(/^\d{6}$/, LOGIN_LIMITS.smsCode) code: string;
}

export class BindPhoneDto implements BindPhoneRequest {
  @TextField(LOGIN_LIMITS.wechatCode, 1) code: string;
}

export class RefreshDto implements RefreshRequest {
  @TextField(LOGIN_LIMITS.refreshToken, 1) refreshToken: string;
}
