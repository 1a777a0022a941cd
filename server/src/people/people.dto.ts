import { IsIn } from 'class-validator';
import type {
  BindPhoneRequest,
  DocumentKind,
  QueryCodeLoginRequest,
  RealNameRequest,
  RefreshRequest,
  SmsCodeRequest,
  SmsLoginRequest,
  WechatLoginRequest,
} from '@zsb/shared/logins';
import { DOCUMENT_KINDS, LOGIN_LIMITS } from '@zsb/shared/logins';
import { MobileField, OneOfField, PatternField, TextField } from '../platform/http/fields.dto.js';

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

export class RealNameDto implements RealNameRequest {
  @TextField(LOGIN_LIMITS.personName, 1) name: string;
  @OneOfField(DOCUMENT_KINDS) documentKind: DocumentKind;
  @TextField(LOGIN_LIMITS.documentNumber, 1) documentNumber: string;
  /** Without consent there is nothing to ask the authority (个人信息保护法 29). */
  @IsIn([true], { context: { limit: 'true' } }) consent: true;
}

export class QueryCodeLoginDto implements QueryCodeLoginRequest {
  @TextField(40, 1) caseNumber: string;
  @TextField(40, 1) queryCode: string;
}

export class RefreshDto implements RefreshRequest {
  @TextField(LOGIN_LIMITS.refreshToken, 1) refreshToken: string;
}
