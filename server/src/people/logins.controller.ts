import { Body, Get, HttpCode, Ip, Post } from '@nestjs/common';
import type { CitizenSessionView, MeView, SmsCodeView } from '@zsb/shared/logins';
import { AllowCitizen, Me, Public } from '../platform/auth/access.decorators.js';
import type { Citizen } from '../platform/auth/principal.js';
import { Sessions } from '../platform/auth/sessions.service.js';
import { CitizenRoutes } from '../platform/http/routes.js';
import { LoginsService } from './logins.service.js';
import { BindPhoneDto, RefreshDto, SmsCodeDto, SmsLoginDto, WechatLoginDto } from './people.dto.js';

@CitizenRoutes('')
export class LoginsController {
  constructor(
    private readonly logins: LoginsService,
    private readonly sessions: Sessions,
  ) {}

  @Public()
  @Post('logins/wechat')
  @HttpCode(200)
  wechat(@Body() body: WechatLoginDto): Promise<CitizenSessionView> {
    return this.logins.loginByWechat(body.code);
  }

  @Public()
  @Post('logins/sms-codes')
  @HttpCode(202)
  sendSmsCode(@Body() body: SmsCodeDto, @Ip() address: string): Promise<SmsCodeView> {
    return this.logins.sendSmsCode(body.phone, address);
  }

  @Public()
  @Post('logins/sms')
  @HttpCode(200)
  sms(@Body() body: SmsLoginDto, @Ip() address: string): Promise<CitizenSessionView> {
    return this.logins.loginBySms(body.phone, body.code, address);
  }

  @Public()
  @Post('logins/refresh')
  @HttpCode(200)
  refresh(@Body() body: RefreshDto): Promise<CitizenSessionView> {
    return this.logins.refresh(body.refreshToken);
  }

  @AllowCitizen('L1')
  @Post('logins/end')
  @HttpCode(204)
  end(@Me() me: Citizen): Promise<void> {
    return this.sessions.end(me.sessionId);
  }

  @AllowCitizen('L1')
  @Get('me')
  me(@Me() me: Citizen): Promise<MeView> {
    return this.logins.view(me.personId, me.level);
  }

  @AllowCitizen('L1')
  @Post('me/phone')
  @HttpCode(200)
  bindPhone(@Me() me: Citizen, @Body() body: BindPhoneDto): Promise<CitizenSessionView> {
    return this.logins.bindPhone(me, body.code);
  }
}
