import type { NameHandlersRequest } from '@zsb/shared/casework';
import type { CommandKey, StaffId } from '@zsb/shared/ids';
import { IntegerField, ListField, UuidField, UuidItem } from '../platform/http/fields.dto.js';

/** More than an office has. */
const MOST_HANDLERS = 50;

export class NameHandlersDto implements NameHandlersRequest {
  @UuidField() commandKey: CommandKey;
  @IntegerField(1, Number.MAX_SAFE_INTEGER) version: number;
  @ListField(MOST_HANDLERS, UuidItem()) staffIds: StaffId[];
}
