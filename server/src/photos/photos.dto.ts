import { PatternField, QueryIntegerField } from '../platform/http/fields.dto.js';

/** The signed part of a photo's address. */
export class PhotoLinkDto {
  @QueryIntegerField(0, 99_999_999_999) ends: number;
  @PatternField(/^[\w-]{43}$/, 43) signature: string;
}
