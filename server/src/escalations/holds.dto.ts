import { COMPLAINT_LIMITS } from '@zsb/shared/complaints';
import type { ReleaseHoldRequest } from '@zsb/shared/sla';
import { TextField } from '../platform/http/fields.dto.js';

export class ReleaseHoldDto implements ReleaseHoldRequest {
  @TextField(COMPLAINT_LIMITS.reason, COMPLAINT_LIMITS.reasonMin) reason: string;
}
