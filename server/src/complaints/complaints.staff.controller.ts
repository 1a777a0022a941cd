import { Body, Get, HttpCode, Post, Query } from '@nestjs/common';
import type { Page } from '@zsb/shared/api';
import type { CaseCountsView, CaseRowView, CaseView, ContactView, OrganisationNodeView } from '@zsb/shared/complaints';
import type { ComplaintId } from '@zsb/shared/ids';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { Allow, Me } from '../platform/auth/access.decorators.js';
import type { Staff } from '../platform/auth/principal.js';
import { IdParam } from '../platform/http/id.param.js';
import { StaffRoutes } from '../platform/http/routes.js';
import { CasesService } from './cases.service.js';
import { AcceptDto, AnswerDto, CaseQueryDto, DispatchDto, RevealDto } from './complaint.dto.js';
import { ComplaintsService } from './complaints.service.js';

@StaffRoutes('staff')
export class ComplaintsStaffController {
  constructor(
    private readonly cases: CasesService,
    private readonly complaints: ComplaintsService,
    private readonly organisations: OrganisationsService,
  ) {}

  @Allow('dispatcher', 'clerk', 'head', 'supervisor')
  @Get('complaints')
  list(@Me() me: Staff, @Query() query: CaseQueryDto): Promise<Page<CaseRowView>> {
    return this.cases.list(me, query);
  }

  @Allow('dispatcher', 'clerk', 'head', 'supervisor')
  @Get('complaints/counts')
  counts(@Me() me: Staff): Promise<CaseCountsView> {
    return this.cases.counts(me);
  }

  @Allow('dispatcher', 'clerk', 'head', 'supervisor')
  @Get('complaints/:id')
  get(@Me() me: Staff, @IdParam() id: ComplaintId): Promise<CaseView> {
    return this.cases.get(me, id);
  }

  @Allow('dispatcher')
  @Post('complaints/:id/dispatch')
  @HttpCode(200)
  async dispatch(@Me() me: Staff, @IdParam() id: ComplaintId, @Body() body: DispatchDto): Promise<CaseView> {
    await this.complaints.dispatch(me, id, body);
    return this.cases.get(me, id);
  }

  @Allow('clerk', 'head')
  @Post('complaints/:id/accept')
  @HttpCode(200)
  async accept(@Me() me: Staff, @IdParam() id: ComplaintId, @Body() body: AcceptDto): Promise<CaseView> {
    await this.complaints.accept(me, id, body);
    return this.cases.get(me, id);
  }

  @Allow('clerk', 'head')
  @Post('complaints/:id/answer')
  @HttpCode(200)
  async answer(@Me() me: Staff, @IdParam() id: ComplaintId, @Body() body: AnswerDto): Promise<CaseView> {
    await this.complaints.answer(me, id, body);
    return this.cases.get(me, id);
  }

  @Allow('dispatcher', 'clerk', 'head')
  @Post('complaints/:id/contact')
  @HttpCode(200)
  revealContact(@Me() me: Staff, @IdParam() id: ComplaintId, @Body() body: RevealDto): Promise<ContactView> {
    return this.cases.revealContact(me, id, body.reason);
  }

  @Allow('dispatcher', 'supervisor', 'administrator')
  @Get('organisations')
  async tree(): Promise<OrganisationNodeView[]> {
    return (await this.organisations.load()).toNodeViews();
  }
}
