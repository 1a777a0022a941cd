import type { SupplementRequest, UrgeRequest } from '@zsb/shared/complaint-requests';
import { COMPLAINT_LIMITS } from '@zsb/shared/complaints';
import type { PhotoId } from '@zsb/shared/ids';
import { PHOTO_LIMITS } from '@zsb/shared/photos';
import { ListField, TextField, UuidItem } from '../platform/http/fields.dto.js';
import { CommandDto } from './complaint.dto.js';

export class UrgeDto extends CommandDto implements UrgeRequest {
  @TextField(COMPLAINT_LIMITS.reason) text: string;
}

export class SupplementDto extends CommandDto implements SupplementRequest {
  @TextField(COMPLAINT_LIMITS.text, 1) text: string;
  @ListField(PHOTO_LIMITS.perComplaint, UuidItem()) photoIds: PhotoId[];
}
