import { Get, Query } from '@nestjs/common';
import type { Page } from '@zsb/shared/api';
import type { CaseRowView } from '@zsb/shared/case-views';
import type { RatesReportView } from '@zsb/shared/rates';
import { Allow, Me } from '../platform/auth/access.decorators.js';
import type { Staff } from '../platform/auth/principal.js';
import { StaffRoutes } from '../platform/http/routes.js';
import { RateCases } from './rate-cases.service.js';
import { RateCasesQueryDto, RatesQueryDto } from './rates.dto.js';
import { RatesService } from './rates.service.js';

/** How offices keep their time 考核. */
@StaffRoutes('staff/rates')
export class RatesController {
  constructor(
    private readonly rates: RatesService,
    private readonly behind: RateCases,
  ) {}

  @Allow('supervisor', 'head', 'administrator')
  @Get()
  report(@Me() me: Staff, @Query() query: RatesQueryDto): Promise<RatesReportView> {
    return this.rates.report(me, query);
  }

  @Allow('supervisor', 'head', 'administrator')
  @Get('cases')
  cases(@Me() me: Staff, @Query() query: RateCasesQueryDto): Promise<Page<CaseRowView>> {
    return this.behind.list(me, query);
  }
}
