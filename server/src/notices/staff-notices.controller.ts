import { Get, HttpCode, Post, Query } from '@nestjs/common';
import type { Page } from '@zsb/shared/api';
import { STAFF_ROLES } from '@zsb/shared/logins';
import type { StaffNoticeView } from '@zsb/shared/sla';
import { Allow, Me } from '../platform/auth/access.decorators.js';
import type { Staff } from '../platform/auth/principal.js';
import { PageDto } from '../platform/http/page.dto.js';
import { StaffRoutes } from '../platform/http/routes.js';
import { StaffNotices } from './staff-notices.service.js';

@StaffRoutes('staff/notices')
export class StaffNoticesController {
  constructor(private readonly notices: StaffNotices) {}

  @Allow(...STAFF_ROLES)
  @Get()
  list(@Me() me: Staff, @Query() page: PageDto): Promise<Page<StaffNoticeView>> {
    return this.notices.list(me.staffId, page);
  }

  @Allow(...STAFF_ROLES)
  @Get('unread')
  unread(@Me() me: Staff): Promise<{ unread: number }> {
    return this.notices.unread(me.staffId);
  }

  @Allow(...STAFF_ROLES)
  @Post('read')
  @HttpCode(200)
  markAllRead(@Me() me: Staff): Promise<{ unread: number }> {
    return this.notices.markAllRead(me.staffId);
  }
}
