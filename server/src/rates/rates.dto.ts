import type { OrganisationId } from '@zsb/shared/ids';
import {
  RATE_FIGURES,
  RATE_GROUPINGS,
  type RateCasesQuery,
  type RateGrouping,
  type RateName,
  type RatesFilter,
  type RatesQuery,
} from '@zsb/shared/rates';
import { CivilDateField, OneOfField, Optional, PatternField, QueryIntegerField, UuidField } from '../platform/http/fields.dto.js';

class RatesFilterDto implements RatesFilter {
  @CivilDateField() from: string;
  @CivilDateField() to: string;
  @Optional() @UuidField() organisationId?: OrganisationId;
  @Optional() @PatternField(/^(\d\d){1,4}$/, 8) category?: string;
  @Optional() @PatternField(/^\d{6}$/, 6) district?: string;
}

export class RatesQueryDto extends RatesFilterDto implements RatesQuery {
  @OneOfField(RATE_GROUPINGS) by: RateGrouping;
}

export class RateCasesQueryDto extends RatesFilterDto implements RateCasesQuery {
  @OneOfField(RATE_FIGURES) figure: RateName | 'overdue';
  @Optional() @PatternField(/^[\d-]{1,14}\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 60) after?: string;
  @Optional() @QueryIntegerField(1, 100) limit?: number;
}
