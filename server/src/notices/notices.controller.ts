import { Body, Get, HttpCode, Post, Query } from '@nestjs/common';
import type { Page } from '@zsb/shared/api';
import type { NoticeView, UnreadView } from '@zsb/shared/notices';
import { AllowCitizen, Me } from '../platform/auth/access.decorators.js';
import type { Citizen } from '../platform/auth/principal.js';
import { PageDto } from '../platform/http/page.dto.js';
import { CitizenRoutes } from '../platform/http/routes.js';
import { SubscriptionConsentDto } from './notices.dto.js';
import { NoticesService } from './notices.service.js';

@CitizenRoutes('notices')
export class NoticesController {
  constructor(private readonly notices: NoticesService) {}

  @AllowCitizen('L1')
  @Get()
  list(@Me() me: Citizen, @Query() page: PageDto): Promise<Page<NoticeView>> {
    return this.notices.list(me.personId, page);
  }

  @AllowCitizen('L1')
  @Get('unread')
  unread(@Me() me: Citizen): Promise<UnreadView> {
    return this.notices.unread(me.personId);
  }

  @AllowCitizen('L1')
  @Post('read')
  @HttpCode(200)
  markAllRead(@Me() me: Citizen): Promise<UnreadView> {
    return this.notices.markAllRead(me.personId);
  }

  @AllowCitizen('L1')
  @Post('consents')
  @HttpCode(204)
  consent(@Me() me: Citizen, @Body() body: SubscriptionConsentDto): Promise<void> {
    return this.notices.consent(me.personId, body.templateId);
  }
}
