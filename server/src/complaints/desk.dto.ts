import type { AcceptManyRequest, MarkUrgentRequest, MergeRequest, SplitRequest } from '@zsb/shared/casework';
import { COMPLAINT_LIMITS } from '@zsb/shared/complaints';
import type { CommandKey, ComplaintId } from '@zsb/shared/ids';
import { IntegerField, ObjectListField, Optional, PatternField, TextField, UuidField } from '../platform/http/fields.dto.js';
import { CommandDto, FieldAnswerDto } from './complaint.dto.js';

/** What one page of the inbox can tick. */
const MOST_AT_ONCE = 100;

export class AcceptOneDto {
  @UuidField() id: ComplaintId;
  @UuidField() commandKey: CommandKey;
  @IntegerField(1, Number.MAX_SAFE_INTEGER) version: number;
}

export class AcceptManyDto implements AcceptManyRequest {
  @ObjectListField(MOST_AT_ONCE, () => AcceptOneDto) cases: AcceptOneDto[];
}

export class MarkUrgentDto extends CommandDto implements MarkUrgentRequest {
  @TextField(COMPLAINT_LIMITS.reason, COMPLAINT_LIMITS.reasonMin) reason: string;
}

export class SplitDto extends CommandDto implements SplitRequest {
  @TextField(COMPLAINT_LIMITS.text, COMPLAINT_LIMITS.textMin) text: string;
  @PatternField(/^(\d\d){1,4}$/, 8) categoryCode: string;
  @Optional() @ObjectListField(20, () => FieldAnswerDto) answers?: FieldAnswerDto[];
}

export class MergeDto extends CommandDto implements MergeRequest {
  @TextField(30, 1) caseNumber: string;
  @TextField(COMPLAINT_LIMITS.reason, COMPLAINT_LIMITS.reasonMin) reason: string;
}
