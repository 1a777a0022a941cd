import { Body, Get, HttpCode, Post, Query } from '@nestjs/common';
import type { Page } from '@zsb/shared/api';
import type { CaseCountsView, CaseRowView, CaseView, ContactView, OrganisationNodeView, RejectReasonView } from '@zsb/shared/case-views';
import type { ComplaintId } from '@zsb/shared/ids';
import { CatalogueService } from '../catalogue/catalogue.service.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { Allow, Me } from '../platform/auth/access.decorators.js';
import type { Staff } from '../platform/auth/principal.js';
import { IdParam } from '../platform/http/id.param.js';
import { StaffRoutes } from '../platform/http/routes.js';
import { AnsweringService } from './answering.service.js';
import { CasesService } from './cases.service.js';
import {
  AcceptDto,
  AnswerDto,
  ArbitrateDto,
  AskDto,
  DecideRecheckDto,
  DispatchDto,
  RejectDto,
  ReturnDto,
  RevealDto,
} from './complaint.dto.js';
import { CaseQueryDto } from './inbox.dto.js';
import { CaseworkService } from './casework.service.js';
import { DispatchingService } from './dispatching.service.js';

/**
 * Supervisors stand in for dispatchers where a report is about the dispatch centre 回避, and decide an appeal against another's
 * rejection: the workflow table refuses them otherwise.
 */
@StaffRoutes('staff')
export class ComplaintsStaffController {
  constructor(
    private readonly cases: CasesService,
    private readonly casework: CaseworkService,
    private readonly answering: AnsweringService,
    private readonly dispatching: DispatchingService,
    private readonly catalogue: CatalogueService,
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

  @Allow('dispatcher', 'supervisor')
  @Post('complaints/:id/dispatch')
  @HttpCode(200)
  async dispatch(@Me() me: Staff, @IdParam() id: ComplaintId, @Body() body: DispatchDto): Promise<CaseView> {
    await this.dispatching.dispatch(me, id, body);
    return this.cases.afterStep(me, id, body.commandKey);
  }

  @Allow('clerk', 'head')
  @Post('complaints/:id/accept')
  @HttpCode(200)
  async accept(@Me() me: Staff, @IdParam() id: ComplaintId, @Body() body: AcceptDto): Promise<CaseView> {
    await this.casework.accept(me, id, body);
    return this.cases.afterStep(me, id, body.commandKey);
  }

  @Allow('clerk', 'head')
  @Post('complaints/:id/answer')
  @HttpCode(200)
  async answer(@Me() me: Staff, @IdParam() id: ComplaintId, @Body() body: AnswerDto): Promise<CaseView> {
    await this.answering.answer(me, id, body);
    return this.cases.afterStep(me, id, body.commandKey);
  }

  @Allow('clerk', 'head')
  @Post('complaints/:id/return')
  @HttpCode(200)
  async return(@Me() me: Staff, @IdParam() id: ComplaintId, @Body() body: ReturnDto): Promise<CaseView> {
    await this.casework.return(me, id, body);
    return this.cases.afterStep(me, id, body.commandKey);
  }

  @Allow('clerk', 'head')
  @Post('complaints/:id/ask')
  @HttpCode(200)
  async ask(@Me() me: Staff, @IdParam() id: ComplaintId, @Body() body: AskDto): Promise<CaseView> {
    await this.casework.ask(me, id, body);
    return this.cases.afterStep(me, id, body.commandKey);
  }

  @Allow('dispatcher', 'supervisor')
  @Post('complaints/:id/reject')
  @HttpCode(200)
  async reject(@Me() me: Staff, @IdParam() id: ComplaintId, @Body() body: RejectDto): Promise<CaseView> {
    await this.dispatching.reject(me, id, body);
    return this.cases.afterStep(me, id, body.commandKey);
  }

  @Allow('supervisor')
  @Post('complaints/:id/arbitrate')
  @HttpCode(200)
  async arbitrate(@Me() me: Staff, @IdParam() id: ComplaintId, @Body() body: ArbitrateDto): Promise<CaseView> {
    await this.dispatching.arbitrate(me, id, body);
    return this.cases.afterStep(me, id, body.commandKey);
  }

  @Allow('dispatcher', 'supervisor')
  @Post('complaints/:id/decide-recheck')
  @HttpCode(200)
  async decideRecheck(@Me() me: Staff, @IdParam() id: ComplaintId, @Body() body: DecideRecheckDto): Promise<CaseView> {
    await this.dispatching.decideRecheck(me, id, body);
    return this.cases.afterStep(me, id, body.commandKey);
  }

  @Allow('dispatcher', 'clerk', 'head')
  @Post('complaints/:id/contact')
  @HttpCode(200)
  revealContact(@Me() me: Staff, @IdParam() id: ComplaintId, @Body() body: RevealDto): Promise<ContactView> {
    return this.cases.revealContact(me, id, body.reason);
  }

  @Allow('dispatcher', 'clerk', 'head', 'supervisor', 'administrator')
  @Get('organisations')
  async tree(): Promise<OrganisationNodeView[]> {
    return (await this.organisations.load()).toNodeViews();
  }

  @Allow('dispatcher', 'clerk', 'head', 'supervisor')
  @Get('reject-reasons')
  rejectReasons(): RejectReasonView[] {
    return this.catalogue.rejections().map(({ reason, name, advice, phone }) => ({ reason, name, advice, phone }));
  }
}
