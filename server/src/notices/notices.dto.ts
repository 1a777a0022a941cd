import type { SubscriptionConsentRequest } from '@zsb/shared/notices';
import { TextField } from '../platform/http/fields.dto.js';

export class SubscriptionConsentDto implements SubscriptionConsentRequest {
  @TextField(64, 1) templateId: string;
}
