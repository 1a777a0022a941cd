import { Body, HttpCode, Ip, Post } from '@nestjs/common';
import type { CitizenSessionView, SmsCodeView } from '@zsb/shared/logins';
import { AllowAnonymousCitizen, Me, Public } from '../platform/auth/access.decorators.js';
import type { Citizen } from '../platform/auth/principal.js';
import { Sessions } from '../platform/auth/sessions.service.js';
import { CitizenRoutes } from '../platform/http/routes.js';
import { AnonymousLogins } from './anonymous-logins.service.js';
import { LoginsService } from './logins.service.js';
import { QueryCodeLoginDto, RefreshDto, SmsCodeDto, SmsLoginDto, WechatLoginDto } from './people.dto.js';
import { SmsCodes } from './sms-codes.service.js';

@CitizenRoutes('logins')
export class LoginsController {
  constructor(
    private readonly logins: LoginsService,
    private readonly anonymousLogins: AnonymousLogins,
    private readonly smsCodes: SmsCodes,
    private readonly sessions: Sessions,
  ) {}

  @Public()
  @Post('wechat')
  @HttpCode(200)
  wechat(@Body() body: WechatLoginDto): Promise<CitizenSessionView> {
    return this.logins.loginByWechat(body.code);
  }

  @Public()
  @Post('sms-codes')
  @HttpCode(202)
  sendSmsCode(@Body() body: SmsCodeDto, @Ip() address: string): Promise<SmsCodeView> {
    return this.smsCodes.send(body.phone, address);
  }

  @Public()
  @Post('sms')
  @HttpCode(200)
  sms(@Body() body: SmsLoginDto, @Ip() address: string): Promise<CitizenSessionView> {
    return this.logins.loginBySms(body.phone, body.code, address);
  }

  @Public()
  @Post('anonymous')
  @HttpCode(200)
  anonymous(@Ip() address: string): Promise<CitizenSessionView> {
    return this.anonymousLogins.begin(address);
  }

  @Public()
  @Post('query-code')
  @HttpCode(200)
  queryCode(@Body() body: QueryCodeLoginDto, @Ip() address: string): Promise<CitizenSessionView> {
    return this.anonymousLogins.returnByCode(body.caseNumber, body.queryCode, address);
  }

  @Public()
  @Post('refresh')
  @HttpCode(200)
  refresh(@Body() body: RefreshDto): Promise<CitizenSessionView> {
    return this.logins.refresh(body.refreshToken);
  }

  @AllowAnonymousCitizen('L1')
  @Post('end')
  @HttpCode(204)
  end(@Me() me: Citizen): Promise<void> {
    return this.sessions.end(me.sessionId);
  }
}
