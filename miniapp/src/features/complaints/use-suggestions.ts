import { useEffect, useRef, useState } from 'react';
import type { CategorySuggestionView } from '@zsb/shared/catalogue';
import { COMPLAINT_LIMITS, type ForecastRequest, type ForecastView } from '@zsb/shared/complaints';

const PAUSE_MS = 600;

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

interface Answered<T> {
  question: string;
  value: T;
}

// The answer to the latest question only: an older one that arrives late is not shown.
function useAnswer<T>(question: string | null, ask: (question: string) => Promise<T>): Answered<T> | null {
  const [answer, setAnswer] = useState<Answered<T> | null>(null);
  const latest = useRef(ask);
  useEffect(() => {
    latest.current = ask;
  });
  useEffect(() => {
    if (question === null) return undefined;
    let wanted = true;
    const timer = setTimeout(() => {
      latest
        .current(question)
        .then((value) => wanted && setAnswer({ question, value }))
        .catch(() => undefined);
    }, PAUSE_MS);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [question]);
  return question === null ? null : answer;
}
