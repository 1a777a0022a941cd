import type { SimilarRequest } from '@zsb/shared/complaint-requests';
import { ObjectField, PatternField } from '../platform/http/fields.dto.js';
import { PointDto } from './complaint.dto.js';

export class SimilarDto implements SimilarRequest {
  @PatternField(/^(\d\d){1,4}$/, 8) categoryCode: string;
  @ObjectField(() => PointDto) point: PointDto;
}
