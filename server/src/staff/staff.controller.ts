import { Body, Get, HttpCode, Ip, Post } from '@nestjs/common';
import type { StaffMeView, StaffSessionView, TotpSetupView } from '@zsb/shared/logins';
import { STAFF_ROLES } from '@zsb/shared/logins';
import { Allow, Me, Public } from '../platform/auth/access.decorators.js';
import type { Staff } from '../platform/auth/principal.js';
import { Sessions } from '../platform/auth/sessions.service.js';
import { StaffRoutes } from '../platform/http/routes.js';
import { StaffLoginDto, StaffRefreshDto, TotpCodeDto } from './staff.dto.js';
import { StaffService } from './staff.service.js';

@StaffRoutes('staff')
export class StaffController {
  constructor(
    private readonly staff: StaffService,
    private readonly sessions: Sessions,
  ) {}

  @Public()
  @Post('logins')
  @HttpCode(200)
  login(@Body() body: StaffLoginDto, @Ip() address: string): Promise<StaffSessionView> {
    return this.staff.login(body, address);
  }

  @Public()
  @Post('logins/refresh')
  @HttpCode(200)
  refresh(@Body() body: StaffRefreshDto): Promise<StaffSessionView> {
    return this.staff.refresh(body.refreshToken);
  }

  @Allow(...STAFF_ROLES)
  @Post('logins/end')
  @HttpCode(204)
  end(@Me() me: Staff): Promise<void> {
    return this.sessions.end(me.sessionId);
  }

  @Allow(...STAFF_ROLES)
  @Get('me')
  me(@Me() me: Staff): Promise<StaffMeView> {
    return this.staff.me(me.staffId);
  }

  @Allow(...STAFF_ROLES)
  @Post('me/totp')
  @HttpCode(200)
  beginTotp(@Me() me: Staff): Promise<TotpSetupView> {
    return this.staff.beginTotp(me.staffId);
  }

  @Allow(...STAFF_ROLES)
  @Post('me/totp/confirmation')
  @HttpCode(200)
  confirmTotp(@Me() me: Staff, @Body() body: TotpCodeDto): Promise<StaffMeView> {
    return this.staff.confirmTotp(me.staffId, body.code);
  }
}
