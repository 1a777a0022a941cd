import type { CategorySuggestionView } from '@zsb/shared/catalogue';
import type { ForecastRequest } from '@zsb/shared/complaint-requests';
import type { ForecastView } from '@zsb/shared/complaint-views';
import { COMPLAINT_LIMITS } from '@zsb/shared/complaints';
import { useAnswer } from './use-answer';

/**
 * At most three categories that the words suggest, asked for when the person pauses.
 * Silence on failure: the picker is always there.
 */
export function useSuggestions(text: string, suggest: (text: string) => Promise<CategorySuggestionView[]>): CategorySuggestionView[] {
  const words = text.trim();
  const asked = words.length < COMPLAINT_LIMITS.textMin ? '' : words;
  return useAnswer(asked === '' ? null : asked, suggest)?.value ?? NONE;
}
const NONE: CategorySuggestionView[] = [];

/** Who would answer and by when, if this were filed now; null while unknown. */
export function useForecast(
  request: ForecastRequest | null,
  forecast: (request: ForecastRequest) => Promise<ForecastView>,
): ForecastView | null {
  const question = request === null ? null : JSON.stringify(request);
  const answer = useAnswer(question, (text) => forecast(JSON.parse(text) as ForecastRequest));
  // Another category or another district is another office: what was foreseen for the former is no promise any more.
  return request !== null && answer !== null && routeOf(request) === routeOf(JSON.parse(answer.question) as ForecastRequest)
    ? answer.value
    : null;
}

// Typing on at the address changes neither office nor date.
const routeOf = ({ categoryCode, place: { point, districtCode } }: ForecastRequest): string =>
  JSON.stringify([categoryCode, point, districtCode]);
