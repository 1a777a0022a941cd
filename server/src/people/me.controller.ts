import { Body, Get, HttpCode, Post } from '@nestjs/common';
import type { CitizenSessionView, MeView, SessionView } from '@zsb/shared/logins';
import { AllowCitizen, Me } from '../platform/auth/access.decorators.js';
import type { Citizen } from '../platform/auth/principal.js';
import { IdParam } from '../platform/http/id.param.js';
import { CitizenRoutes } from '../platform/http/routes.js';
import { LoginsService } from './logins.service.js';
import { MeViews } from './me.view.js';
import { BindPhoneDto, RealNameDto } from './people.dto.js';
import { RealNameService } from './real-name.service.js';

@CitizenRoutes('me')
export class MeController {
  constructor(
    private readonly views: MeViews,
    private readonly logins: LoginsService,
    private readonly realNames: RealNameService,
  ) {}

  @AllowCitizen('L1')
  @Get()
  me(@Me() me: Citizen): Promise<MeView> {
    return this.views.me(me.personId, me.level);
  }

  @AllowCitizen('L1')
  @Post('phone')
  @HttpCode(200)
  bindPhone(@Me() me: Citizen, @Body() body: BindPhoneDto): Promise<CitizenSessionView> {
    return this.logins.bindPhone(me, body.code);
  }

  @AllowCitizen('L2')
  @Post('real-name')
  @HttpCode(200)
  confirmRealName(@Me() me: Citizen, @Body() body: RealNameDto): Promise<CitizenSessionView> {
    return this.realNames.confirm(me, body);
  }

  @AllowCitizen('L1')
  @Get('sessions')
  sessions(@Me() me: Citizen): Promise<SessionView[]> {
    return this.logins.sessionsOf(me);
  }

  @AllowCitizen('L1')
  @Post('sessions/:id/end')
  @HttpCode(200)
  endSession(@Me() me: Citizen, @IdParam() id: string): Promise<SessionView[]> {
    return this.logins.endSession(me, id);
  }
}
