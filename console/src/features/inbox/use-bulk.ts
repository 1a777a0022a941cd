import { caseworkApi, type AcceptManyView } from '@zsb/shared/casework';
import type { CaseRowView } from '@zsb/shared/case-views';
import type { CommandKey, ComplaintId } from '@zsb/shared/ids';
import { useRef, useState } from 'react';
import { send } from '../../api/client';
import { codeSentence, errorSentence } from '../../api/messages.zh';
import { newUuid } from '../../platform/uuid';
import { bulkRequests, bulkSentence, isTickable, tickedRows, toggled } from './bulk-rules';

export interface BulkOutcome {
  kind: 'done' | 'hint';
  text: string;
}

/** The ticked rows of the list and 批量签收. `onDone` is told in words what became of them. */
export function useBulk(rows: readonly CaseRowView[], onDone: (outcome: BulkOutcome) => void) {
  const [ticks, setTicks] = useState<ComplaintId[]>([]);
  const [isSending, setIsSending] = useState(false);
  const keys = useRef(new Map<ComplaintId, CommandKey>());
  const ticked = tickedRows(ticks, rows);
  const tickable = rows.filter(isTickable);

  const keyOf = (id: ComplaintId) => {
    const key = keys.current.get(id) ?? (newUuid() as CommandKey);
    keys.current.set(id, key);
    return key;
  };
  const accept = async () => {
    setIsSending(true);
    const outcome: AcceptManyView = { accepted: [], refused: [] };
    try {
      for (const body of bulkRequests(ticked, keyOf)) {
        const { accepted, refused } = await send(caseworkApi.acceptMany, { body });
        outcome.accepted.push(...accepted);
        outcome.refused.push(...refused);
        [...accepted, ...refused.map(({ id }) => id)].forEach((id) => keys.current.delete(id));
      }
      onDone({ kind: outcome.refused.length === 0 ? 'done' : 'hint', text: bulkSentence(outcome, codeSentence) });
    } catch (error) {
      const done = outcome.accepted.length > 0 ? `已签收 ${outcome.accepted.length} 件。` : '';
      onDone({ kind: 'hint', text: `${done}其余还没有签收：${errorSentence(error)}` });
    }
    setTicks((now) => now.filter((id) => !outcome.accepted.includes(id)));
    setIsSending(false);
  };

  return {
    ticked,
    tickable: tickable.length,
    isTicked: (id: ComplaintId) => ticks.includes(id),
    tick: ({ id }: CaseRowView) => setTicks((now) => toggled(now, id)),
    tickAll: () => setTicks(ticked.length === tickable.length ? [] : tickable.map(({ id }) => id)),
    clear: () => setTicks([]),
    isSending,
    accept: () => void accept(),
  };
}

export type Bulk = ReturnType<typeof useBulk>;
