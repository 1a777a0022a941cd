import type { CaseQuery } from '@zsb/shared/complaint-requests';
import type { CaseTab, ComplaintKind } from '@zsb/shared/complaints';
import { CASE_TABS, COMPLAINT_KINDS, COMPLAINT_LIMITS } from '@zsb/shared/complaints';
import type { OrganisationId } from '@zsb/shared/ids';
import { OneOfField, Optional, PatternField, QueryIntegerField, TextField, UuidField } from '../platform/http/fields.dto.js';

/** A list of cases. `after` is the `next` of the page before, as it came. */
export class CaseQueryDto implements CaseQuery {
  @OneOfField(CASE_TABS) tab: CaseTab;
  @Optional() @TextField(COMPLAINT_LIMITS.searchText) search?: string;
  @Optional() @PatternField(/^(\d\d){1,4}$/, 8) category?: string;
  @Optional() @PatternField(/^\d{6}$/, 6) district?: string;
  @Optional() @UuidField() organisationId?: OrganisationId;
  @Optional() @OneOfField(['normal', 'urgent']) urgency?: 'normal' | 'urgent';
  @Optional() @OneOfField(COMPLAINT_KINDS) kind?: ComplaintKind;
  @Optional() @PatternField(/^(\d{1,14}|-)\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 60) after?: string;
  @Optional() @QueryIntegerField(1, 100) limit?: number;
}
