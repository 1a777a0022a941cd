import { applyDecorators } from '@nestjs/common';
import type { PoliciesDocument, PublishYearRequest, SaveHoursRequest, SavePoliciesRequest } from '@zsb/shared/sla';
import { IsDefined, IsISO8601, IsObject, IsString, MaxLength } from 'class-validator';
import { IntegerField, ListField, Nullable, TextField } from '../platform/http/fields.dto.js';

const LONGEST_NOTE = 200;
/** More days than any year has. */
const MOST_DAYS = 366;
const LAST_VERSION = 1_000_000;

/** An object whose inside the service looks at: it names every field that is wrong. */
const DocumentField = (): PropertyDecorator => applyDecorators(IsDefined(), IsObject());
const DateItems = (): PropertyDecorator => applyDecorators(IsString({ each: true }), MaxLength(10, { each: true }));

export class PublishYearDto implements PublishYearRequest {
  @IntegerField(0, LAST_VERSION) version: number;
  @IntegerField(2000, 2100) year: number;
  @ListField(MOST_DAYS, DateItems()) holidays: string[];
  @ListField(MOST_DAYS, DateItems()) workdays: string[];
  @TextField(LONGEST_NOTE) note: string;
}

export class SaveHoursDto implements SaveHoursRequest {
  @IntegerField(0, LAST_VERSION) version: number;
  @DocumentField() weekly: SaveHoursRequest['weekly'];
  @TextField(LONGEST_NOTE) note: string;
}

export class SavePoliciesDto implements SavePoliciesRequest {
  @IntegerField(0, LAST_VERSION) version: number;
  @Nullable() @IsISO8601({ strict: true, strictSeparator: true }) effectiveFrom: string | null;
  @DocumentField() document: PoliciesDocument;
  @TextField(LONGEST_NOTE) note: string;
}
