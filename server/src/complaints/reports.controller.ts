import { HttpCode, Post } from '@nestjs/common';
import type { QueryCodeView } from '@zsb/shared/complaint-views';
import type { ComplaintId } from '@zsb/shared/ids';
import { AllowAnonymousCitizen, Me } from '../platform/auth/access.decorators.js';
import type { Citizen } from '../platform/auth/principal.js';
import { IdParam } from '../platform/http/id.param.js';
import { CitizenRoutes } from '../platform/http/routes.js';
import { ReportFiling } from './report-filing.service.js';

@CitizenRoutes('complaints')
export class ReportsController {
  constructor(private readonly reports: ReportFiling) {}

  @AllowAnonymousCitizen('L2')
  @Post(':id/query-code')
  @HttpCode(200)
  queryCode(@Me() me: Citizen, @IdParam() id: ComplaintId): Promise<QueryCodeView> {
    return this.reports.queryCode(me, id);
  }
}
