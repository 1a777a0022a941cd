import { Body, HttpCode, Post } from '@nestjs/common';
import type { CaseView } from '@zsb/shared/case-views';
import type { Command } from '@zsb/shared/complaint-requests';
import type { ApplicationId, ComplaintId } from '@zsb/shared/ids';
import { Allow, Me } from '../platform/auth/access.decorators.js';
import type { Staff } from '../platform/auth/principal.js';
import { IdParam } from '../platform/http/id.param.js';
import { StaffRoutes } from '../platform/http/routes.js';
import { AnsweringService } from './answering.service.js';
import { ApplicationsService } from './applications.service.js';
import { CasesService } from './cases.service.js';
import {
  AddCoHandlerDto,
  AnswerCoHandlingDto,
  ApplyDto,
  CallBackDto,
  ContactCitizenDto,
  DecideApplicationDto,
  NoteDto,
  PlanReportDto,
  ReportDto,
  ReviewAnswerDto,
  SuperviseDto,
} from './casework.dto.js';
import { CaseworkService } from './casework.service.js';
import { CoHandlingService } from './co-handling.service.js';
import { FollowUpService } from './follow-up.service.js';

/** What staff do with a case beside moving it through its states. The workflow table decides whose turn it is. */
@StaffRoutes('staff/complaints')
export class CaseworkController {
  constructor(
    private readonly cases: CasesService,
    private readonly casework: CaseworkService,
    private readonly answering: AnsweringService,
    private readonly applications: ApplicationsService,
    private readonly coHandling: CoHandlingService,
    private readonly followUp: FollowUpService,
  ) {}

  @Allow('clerk', 'head')
  @Post(':id/contacts')
  @HttpCode(200)
  contact(@Me() me: Staff, @IdParam() id: ComplaintId, @Body() body: ContactCitizenDto): Promise<CaseView> {
    return this.after(this.casework.contact(me, id, body), me, id, body);
  }

  @Allow('dispatcher', 'clerk', 'head', 'supervisor')
  @Post(':id/notes')
  @HttpCode(200)
  note(@Me() me: Staff, @IdParam() id: ComplaintId, @Body() body: NoteDto): Promise<CaseView> {
    return this.after(this.casework.note(me, id, body), me, id, body);
  }

  @Allow('clerk', 'head')
  @Post(':id/applications')
  @HttpCode(200)
  apply(@Me() me: Staff, @IdParam() id: ComplaintId, @Body() body: ApplyDto): Promise<CaseView> {
    return this.after(this.applications.apply(me, id, body), me, id, body);
  }

  @Allow('dispatcher', 'supervisor')
  @Post(':id/applications/:applicationId/decision')
  @HttpCode(200)
  decide(
    @Me() me: Staff,
    @IdParam() id: ComplaintId,
    @IdParam('applicationId') applicationId: ApplicationId,
    @Body() body: DecideApplicationDto,
  ): Promise<CaseView> {
    return this.after(this.applications.decide(me, { id, applicationId }, body), me, id, body);
  }

  @Allow('dispatcher', 'head', 'supervisor')
  @Post(':id/answer-review')
  @HttpCode(200)
  reviewAnswer(@Me() me: Staff, @IdParam() id: ComplaintId, @Body() body: ReviewAnswerDto): Promise<CaseView> {
    return this.after(this.answering.review(me, id, body), me, id, body);
  }

  @Allow('clerk', 'head')
  @Post(':id/co-handlers')
  @HttpCode(200)
  addCoHandler(@Me() me: Staff, @IdParam() id: ComplaintId, @Body() body: AddCoHandlerDto): Promise<CaseView> {
    return this.after(this.coHandling.add(me, id, body), me, id, body);
  }

  @Allow('clerk', 'head')
  @Post(':id/co-handling')
  @HttpCode(200)
  answerCoHandling(@Me() me: Staff, @IdParam() id: ComplaintId, @Body() body: AnswerCoHandlingDto): Promise<CaseView> {
    return this.after(this.coHandling.answer(me, id, body), me, id, body);
  }

  @Allow('supervisor')
  @Post(':id/supervision')
  @HttpCode(200)
  supervise(@Me() me: Staff, @IdParam() id: ComplaintId, @Body() body: SuperviseDto): Promise<CaseView> {
    return this.after(this.followUp.supervise(me, id, body), me, id, body);
  }

  @Allow('clerk', 'head')
  @Post(':id/supervision-report')
  @HttpCode(200)
  answerSupervision(@Me() me: Staff, @IdParam() id: ComplaintId, @Body() body: ReportDto): Promise<CaseView> {
    return this.after(this.followUp.answerSupervision(me, id, body), me, id, body);
  }

  @Allow('clerk', 'head')
  @Post(':id/rectification')
  @HttpCode(200)
  rectify(@Me() me: Staff, @IdParam() id: ComplaintId, @Body() body: ReportDto): Promise<CaseView> {
    return this.after(this.followUp.rectify(me, id, body), me, id, body);
  }

  @Allow('clerk', 'head')
  @Post(':id/plan-report')
  @HttpCode(200)
  reportPlan(@Me() me: Staff, @IdParam() id: ComplaintId, @Body() body: PlanReportDto): Promise<CaseView> {
    return this.after(this.followUp.reportPlan(me, id, body), me, id, body);
  }

  @Allow('dispatcher', 'supervisor')
  @Post(':id/call-back')
  @HttpCode(200)
  callBack(@Me() me: Staff, @IdParam() id: ComplaintId, @Body() body: CallBackDto): Promise<CaseView> {
    return this.after(this.followUp.callBack(me, id, body), me, id, body);
  }

  /** The case as it is after the step. */
  private async after(step: Promise<void>, me: Staff, id: ComplaintId, { commandKey }: Command): Promise<CaseView> {
    await step;
    return this.cases.afterStep(me, id, commandKey);
  }
}
