import type { SuggestCategoriesRequest } from '@zsb/shared/catalogue';
import { COMPLAINT_LIMITS } from '@zsb/shared/complaints';
import { TextField } from '../platform/http/fields.dto.js';

export class SuggestCategoriesDto implements SuggestCategoriesRequest {
  @TextField(COMPLAINT_LIMITS.text) text: string;
}
