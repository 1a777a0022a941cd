import { useCallback, useEffect, useRef, useState } from 'react';
import type { QueryCodeView } from '@zsb/shared/complaint-views';
import { sentenceFor } from '../../api/messages.zh';
import { keepQueryCode, type HeldReport } from './held-report';

export interface QueryCode {
  code: QueryCodeView | null;
  /** Why there is none yet. */
  error: string | null;
  retry: () => void;
}

/** The query code of the report in hand, asked for once. */
export function useQueryCode({ access, view, code: known }: HeldReport): QueryCode {
  const [code, setCode] = useState(known);
  const [error, setError] = useState<string | null>(null);
  const isAsking = useRef(false);
  const { id } = view;
  const ask = useCallback(async () => {
    if (isAsking.current) return;
    isAsking.current = true;
    setError(null);
    try {
      const told = await access.api.queryCode(id);
      keepQueryCode(told);
      setCode(told);
    } catch (cause) {
      setError(sentenceFor(cause));
    } finally {
      isAsking.current = false;
    }
  }, [access, id]);
  useEffect(() => {
    if (known === null) void ask();
  }, [known, ask]);
  return { code, error, retry: () => void ask() };
}
