import type { PageQuery } from '@zsb/shared/api';
import { Optional, QueryIntegerField, UuidField } from './fields.dto.js';

/** Lists page by keyset: `after` is the id of the last row seen. */
export class PageDto implements PageQuery {
  @Optional() @UuidField() after?: string;
  @Optional() @QueryIntegerField(1, 100) limit?: number;
}
