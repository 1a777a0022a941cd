import {
  CONTACT_CHANNELS,
  CONTACT_RESULTS,
  type AddCoHandlerRequest,
  type AnswerCoHandlingRequest,
  type ApplyRequest,
  type CallBackRequest,
  type ContactChannel,
  type ContactRequest,
  type ContactResult,
  type DecideApplicationRequest,
  type NoteRequest,
  type PlanReportRequest,
  type ReportRequest,
  type ReviewAnswerRequest,
  type SuperviseRequest,
} from '@zsb/shared/casework';
import type { ApplicationDetails } from '@zsb/shared/complaint-requests';
import { APPLICATION_KINDS, COMPLAINT_LIMITS, REJECT_REASONS, type ApplicationKind, type RejectReason } from '@zsb/shared/complaints';
import type { OrganisationId } from '@zsb/shared/ids';
import {
  BooleanField,
  Nullable,
  ObjectField,
  OneOfField,
  Optional,
  PatternField,
  TextField,
  UuidField,
} from '../platform/http/fields.dto.js';
import { CommandDto } from './complaint.dto.js';

/** A remark, a report, a part of the work: something is said. */
const Words = (): PropertyDecorator => TextField(COMPLAINT_LIMITS.note, 1);
const Reason = (): PropertyDecorator => TextField(COMPLAINT_LIMITS.reason, COMPLAINT_LIMITS.reasonMin);

export class ContactCitizenDto extends CommandDto implements ContactRequest {
  @OneOfField(CONTACT_CHANNELS) channel: ContactChannel;
  @OneOfField(CONTACT_RESULTS) result: ContactResult;
  @TextField(COMPLAINT_LIMITS.note) note: string;
}

export class NoteDto extends CommandDto implements NoteRequest {
  @Words() text: string;
}

export class ApplicationDetailsDto implements ApplicationDetails {
  @Optional() @PatternField(/^[1-9]\d{0,3}w?[mhd]$/, 7) extendBy?: string;
  @Optional() @UuidField() organisationId?: OrganisationId;
  @Optional() @OneOfField(REJECT_REASONS) rejectReason?: RejectReason;
}

export class ApplyDto extends CommandDto implements ApplyRequest {
  @OneOfField(APPLICATION_KINDS) kind: ApplicationKind;
  @ObjectField(() => ApplicationDetailsDto) details: ApplicationDetailsDto;
  @Reason() reason: string;
}

export class DecideApplicationDto extends CommandDto implements DecideApplicationRequest {
  @OneOfField(['grant', 'refuse']) decision: 'grant' | 'refuse';
  @Optional() @Nullable() @UuidField() organisationId?: OrganisationId | null;
  @Reason() reason: string;
}

export class ReviewAnswerDto extends CommandDto implements ReviewAnswerRequest {
  @OneOfField(['approve', 'sendBack']) decision: 'approve' | 'sendBack';
  @TextField(COMPLAINT_LIMITS.reason) reason: string;
}

export class AddCoHandlerDto extends CommandDto implements AddCoHandlerRequest {
  @UuidField() organisationId: OrganisationId;
  @Words() text: string;
}

export class AnswerCoHandlingDto extends CommandDto implements AnswerCoHandlingRequest {
  @UuidField() organisationId: OrganisationId;
  @Words() text: string;
}

export class SuperviseDto extends CommandDto implements SuperviseRequest {
  @Reason() reason: string;
}

export class ReportDto extends CommandDto implements ReportRequest {
  @Words() text: string;
}

export class PlanReportDto extends ReportDto implements PlanReportRequest {
  @BooleanField() isDone: boolean;
}

export class CallBackDto extends CommandDto implements CallBackRequest {
  @OneOfField(['reached', 'noAnswer']) result: 'reached' | 'noAnswer';
  @TextField(COMPLAINT_LIMITS.note) note: string;
}
