import { TEMPLATE_KINDS, type SaveTemplateRequest, type TemplateKind } from '@zsb/shared/casework';
import { COMPLAINT_LIMITS } from '@zsb/shared/complaints';
import { OneOfField, TextField } from '../platform/http/fields.dto.js';

const LONGEST_NAME = 50;

export class SaveTemplateDto implements SaveTemplateRequest {
  @OneOfField(TEMPLATE_KINDS) kind: TemplateKind;
  @TextField(LONGEST_NAME, 1) name: string;
  @TextField(COMPLAINT_LIMITS.answer, 1) text: string;
}
