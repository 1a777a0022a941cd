import { Body, Get, HttpCode, Post, Req } from '@nestjs/common';
import { ApiConsumes } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { AcceptManyView, FilledTemplateView } from '@zsb/shared/casework';
import type { CaseView } from '@zsb/shared/case-views';
import type { ComplaintId } from '@zsb/shared/ids';
import type { PhotoView } from '@zsb/shared/photos';
import { Allow, Me } from '../platform/auth/access.decorators.js';
import type { Staff } from '../platform/auth/principal.js';
import { IdParam } from '../platform/http/id.param.js';
import { StaffRoutes } from '../platform/http/routes.js';
import { uploadedFile } from '../platform/http/uploaded-file.js';
import { BulkAcceptService } from './bulk-accept.service.js';
import { CaseTemplates } from './case-templates.service.js';
import { CasesService } from './cases.service.js';
import { AcceptManyDto, MarkUrgentDto, MergeDto, SplitDto } from './desk.dto.js';
import { EvidenceService } from './evidence.service.js';
import { TriageService } from './triage.service.js';

/** What staff do from the list, and with the tools beside a case. */
@StaffRoutes('staff/complaints')
export class DeskStaffController {
  constructor(
    private readonly bulk: BulkAcceptService,
    private readonly triage: TriageService,
    private readonly evidence: EvidenceService,
    private readonly templates: CaseTemplates,
    private readonly cases: CasesService,
  ) {}

  @Allow('clerk', 'head')
  @Post('accept')
  @HttpCode(200)
  acceptMany(@Me() me: Staff, @Body() body: AcceptManyDto): Promise<AcceptManyView> {
    return this.bulk.acceptMany(me, body);
  }

  @Allow('dispatcher', 'supervisor')
  @Post(':id/urgent')
  @HttpCode(200)
  async markUrgent(@Me() me: Staff, @IdParam() id: ComplaintId, @Body() body: MarkUrgentDto): Promise<CaseView> {
    await this.triage.markUrgent(me, id, body);
    return this.cases.afterStep(me, id, body.commandKey);
  }

  @Allow('dispatcher')
  @Post(':id/split')
  @HttpCode(200)
  async split(@Me() me: Staff, @IdParam() id: ComplaintId, @Body() body: SplitDto): Promise<CaseView> {
    await this.triage.split(me, id, body);
    return this.cases.afterStep(me, id, body.commandKey);
  }

  @Allow('dispatcher')
  @Post(':id/merge')
  @HttpCode(200)
  async merge(@Me() me: Staff, @IdParam() id: ComplaintId, @Body() body: MergeDto): Promise<CaseView> {
    await this.triage.merge(me, id, body);
    return this.cases.afterStep(me, id, body.commandKey);
  }

  @Allow('clerk', 'head')
  @Post(':id/photos')
  @ApiConsumes('multipart/form-data')
  uploadEvidence(@Me() me: Staff, @IdParam() id: ComplaintId, @Req() request: FastifyRequest): Promise<PhotoView> {
    return this.evidence.upload(me, id, () => uploadedFile(request));
  }

  @Allow('clerk', 'head')
  @Get(':id/templates')
  filledTemplates(@Me() me: Staff, @IdParam() id: ComplaintId): Promise<FilledTemplateView[]> {
    return this.templates.filled(me, id);
  }
}
