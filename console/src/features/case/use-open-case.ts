import type { CaseView } from '@zsb/shared/case-views';
import { casesApi } from '@zsb/shared/complaints-api';
import type { ComplaintId } from '@zsb/shared/ids';
import { useCallback, useEffect, useRef, useState } from 'react';
import { send } from '../../api/client';
import { useLoaded } from '../../platform/use-loaded';
import { usePoll } from '../../platform/use-poll';
import type { Heard } from '../shell/use-live';

interface OpenCaseParts {
  caseId: ComplaintId;
  /** A box is being filled in. */
  isFilling: boolean;
  heard: Heard | null;
}

/**
 * The open case, read again with every hint about it and every minute. While a box is filled in the case stays as the person read
 * it: lights and due times of that version are renewed, a newer version waits until `showNewest`.
 */
export function useOpenCase({ caseId, isFilling, heard }: OpenCaseParts) {
  const [newest, setNewest] = useState(0);
  const isHeld = useRef(isFilling);
  const isAskedFor = useRef(false);
  const { data, error, reload, replace } = useLoaded<CaseView>(caseId, async (shown) => {
    const fresh = await send(casesApi.get, { params: { id: caseId } });
    setNewest(fresh.version);
    return shown !== null && fresh.version !== shown.version && isHeld.current && !isAskedFor.current ? shown : fresh;
  });
  // What was asked for has arrived.
  useEffect(() => {
    isAskedFor.current = false;
  }, [data]);
  usePoll(reload, 60_000);
  const known = useRef(heard);
  useEffect(() => {
    if (heard !== null && heard !== known.current) reload();
    known.current = heard;
  }, [heard, reload]);
  const showNewest = useCallback(() => {
    isAskedFor.current = true;
    reload();
  }, [reload]);
  const isBehind = data !== null && Math.max(newest, heard?.version ?? 0) > data.version;
  useEffect(() => {
    const wasHeld = isHeld.current;
    isHeld.current = isFilling;
    if (wasHeld && !isFilling && isBehind) reload();
  }, [isFilling, isBehind, reload]);
  return { view: data, error, reload, replace, showNewest, hasNews: isFilling && isBehind };
}
