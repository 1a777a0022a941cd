import { Body, Get, HttpCode, Post } from '@nestjs/common';
import type { ColleagueView } from '@zsb/shared/casework';
import type { CaseView } from '@zsb/shared/case-views';
import type { ComplaintId } from '@zsb/shared/ids';
import { Allow, Me } from '../platform/auth/access.decorators.js';
import type { Staff } from '../platform/auth/principal.js';
import { IdParam } from '../platform/http/id.param.js';
import { StaffRoutes } from '../platform/http/routes.js';
import { CasesService } from './cases.service.js';
import { ReportHandling } from './report-handling.service.js';
import { NameHandlersDto } from './report.dto.js';

@StaffRoutes('staff/complaints')
export class ReportsStaffController {
  constructor(
    private readonly reports: ReportHandling,
    private readonly cases: CasesService,
  ) {}

  @Allow('head')
  @Post(':id/handlers')
  @HttpCode(200)
  async nameHandlers(@Me() me: Staff, @IdParam() id: ComplaintId, @Body() body: NameHandlersDto): Promise<CaseView> {
    await this.reports.nameHandlers(me, id, body);
    return this.cases.afterStep(me, id, body.commandKey);
  }

  @Allow('clerk', 'head')
  @Get(':id/colleagues')
  colleagues(@Me() me: Staff, @IdParam() id: ComplaintId): Promise<ColleagueView[]> {
    return this.reports.colleagues(me, id);
  }
}
