import type {
  AcceptRequest,
  AnswerRequest,
  AppealRequest,
  ArbitrateRequest,
  AskRequest,
  DecideRecheckRequest,
  DispatchRequest,
  FieldAnswer,
  FileComplaintRequest,
  ForecastRequest,
  Place,
  Point,
  RateRequest,
  RejectRequest,
  ReturnRequest,
  RevealRequest,
  SupplyRequest,
  WithdrawRequest,
} from '@zsb/shared/complaint-requests';
import type { ComplaintKind, CoordinateSystem, Outcome, RejectReason, Satisfaction, Solved } from '@zsb/shared/complaints';
import { COMPLAINT_KINDS, COMPLAINT_LIMITS, OUTCOMES, RATING_TAGS, REJECT_REASONS, SOLVED_ANSWERS } from '@zsb/shared/complaints';
import type { ClientKey, CommandKey, OrganisationId, PhotoId } from '@zsb/shared/ids';
import { PHOTO_LIMITS } from '@zsb/shared/photos';
import {
  BooleanField,
  CivilDateField,
  IntegerField,
  ListField,
  MobileField,
  Nullable,
  NumberField,
  ObjectField,
  ObjectListField,
  OneOfField,
  OneOfItem,
  Optional,
  PatternField,
  TextField,
  UuidField,
  UuidItem,
} from '../platform/http/fields.dto.js';

const CATEGORY_CODE = /^(\d\d){1,4}$/;

export class PointDto implements Point {
  @NumberField(-180, 180) lng: number;
  @NumberField(-90, 90) lat: number;
  @OneOfField(['gcj02', 'wgs84']) system: CoordinateSystem;
}

export class PlaceDto implements Place {
  @TextField(COMPLAINT_LIMITS.address, 1) address: string;
  @Optional() @ObjectField(() => PointDto) point?: PointDto | null;
  @Optional() @PatternField(/^\d{6}$/, 6) districtCode?: string | null;
}

export class ContactDto {
  @TextField(COMPLAINT_LIMITS.contactName, 1) name: string;
  @MobileField() phone: string;
}

export class ForecastDto implements ForecastRequest {
  @PatternField(CATEGORY_CODE, 8) categoryCode: string;
  @ObjectField(() => PlaceDto) place: PlaceDto;
}

export class FieldAnswerDto implements FieldAnswer {
  @PatternField(/^[a-z][a-zA-Z0-9]*$/, 30) key: string;
  @TextField(COMPLAINT_LIMITS.fieldAnswer) value: string;
}

export class FileComplaintDto implements FileComplaintRequest {
  @UuidField() clientKey: ClientKey;
  @OneOfField(COMPLAINT_KINDS) kind: ComplaintKind;
  @TextField(COMPLAINT_LIMITS.text, COMPLAINT_LIMITS.textMin) text: string;
  @PatternField(CATEGORY_CODE, 8) categoryCode: string;
  @ObjectField(() => PlaceDto) place: PlaceDto;
  @ListField(PHOTO_LIMITS.perComplaint, UuidItem()) photoIds: PhotoId[];
  @Nullable() @ObjectField(() => ContactDto) contact: ContactDto | null;
  @BooleanField() hideName: boolean;
  @Optional() @ObjectListField(20, () => FieldAnswerDto) answers?: FieldAnswerDto[];
  @Optional() @UuidField() aboutOrganisationId?: OrganisationId | null;
}

/** What every command carries. */
export class CommandDto {
  @UuidField() commandKey: CommandKey;
  @IntegerField(1, Number.MAX_SAFE_INTEGER) version: number;
}

export class RateDto extends CommandDto implements RateRequest {
  @BooleanField() contacted: boolean;
  @OneOfField(SOLVED_ANSWERS) solved: Solved;
  @OneOfField([1, 2, 3, 4, 5]) satisfaction: Satisfaction;
  @ListField(COMPLAINT_LIMITS.ratingTags, OneOfItem(RATING_TAGS)) tags: string[];
  @TextField(COMPLAINT_LIMITS.ratingText) text: string;
  @Optional() @BooleanField() reopen?: boolean;
}

export class SupplyDto extends CommandDto implements SupplyRequest {
  @TextField(COMPLAINT_LIMITS.text, 1) text: string;
  @ListField(PHOTO_LIMITS.perComplaint, UuidItem()) photoIds: PhotoId[];
}

export class WithdrawDto extends CommandDto implements WithdrawRequest {
  @TextField(COMPLAINT_LIMITS.reason) reason: string;
}

export class AppealDto extends CommandDto implements AppealRequest {
  @TextField(COMPLAINT_LIMITS.reason, COMPLAINT_LIMITS.reasonMin) text: string;
}

export class ReturnDto extends CommandDto implements ReturnRequest {
  @TextField(COMPLAINT_LIMITS.reason, COMPLAINT_LIMITS.reasonMin) reason: string;
}

export class AskDto extends CommandDto implements AskRequest {
  @TextField(COMPLAINT_LIMITS.reason, COMPLAINT_LIMITS.reasonMin) text: string;
}

export class RejectDto extends CommandDto implements RejectRequest {
  @OneOfField(REJECT_REASONS) reason: RejectReason;
  @TextField(COMPLAINT_LIMITS.reason, COMPLAINT_LIMITS.reasonMin) text: string;
}

export class ArbitrateDto extends CommandDto implements ArbitrateRequest {
  @UuidField() organisationId: OrganisationId;
  @TextField(COMPLAINT_LIMITS.reason, COMPLAINT_LIMITS.reasonMin) reason: string;
}

export class DecideRecheckDto extends CommandDto implements DecideRecheckRequest {
  @OneOfField(['again', 'close']) decision: 'again' | 'close';
  @TextField(COMPLAINT_LIMITS.reason, COMPLAINT_LIMITS.reasonMin) reason: string;
}

export class DispatchDto extends CommandDto implements DispatchRequest {
  @UuidField() organisationId: OrganisationId;
  @Nullable() @PatternField(CATEGORY_CODE, 8) categoryCode: string | null;
  @TextField(COMPLAINT_LIMITS.note) note: string;
}

export class AcceptDto extends CommandDto implements AcceptRequest {}

export class AnswerDto extends CommandDto implements AnswerRequest {
  @TextField(COMPLAINT_LIMITS.answer, COMPLAINT_LIMITS.answerMin) text: string;
  @OneOfField(OUTCOMES) outcome: Outcome;
  @Nullable() @CivilDateField() plannedDate: string | null;
  @Optional() @ListField(PHOTO_LIMITS.perComplaint, UuidItem()) photoIds?: PhotoId[];
}

export class RevealDto implements RevealRequest {
  @TextField(COMPLAINT_LIMITS.note, 2) reason: string;
}
