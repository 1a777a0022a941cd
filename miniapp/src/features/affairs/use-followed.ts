import { useState } from 'react';
import type { FollowedCaseView } from '@zsb/shared/complaint-views';
import type { ComplaintId } from '@zsb/shared/ids';
import type { CitizenApi } from '../../api/citizen-api';
import { sentenceFor } from '../../api/messages.zh';
import { useKept, type KeptSource } from '../../api/use-kept';

export interface FollowedParts extends Omit<KeptSource<FollowedCaseView[]>, 'load'> {
  api: Pick<CitizenApi, 'followed' | 'unfollow'>;
}

export interface Followed {
  cases: FollowedCaseView[];
  /** Why one is still followed. */
  message: string | null;
  reload: () => Promise<void>;
  unfollow: (id: ComplaintId) => void;
}

/** Cases of others that the person follows; none while they cannot be read, the page says so for its own list. */
export function useFollowed({ api, ...source }: FollowedParts): Followed {
  const kept = useKept({ ...source, load: api.followed });
  const [message, setMessage] = useState<string | null>(null);
  const cases = kept.data ?? [];
  async function unfollow(id: ComplaintId): Promise<void> {
    setMessage(null);
    try {
      await api.unfollow(id);
      kept.replace(cases.filter((one) => one.id !== id));
    } catch (error) {
      setMessage(sentenceFor(error));
    }
  }
  return { cases, message, reload: kept.reload, unfollow: (id) => void unfollow(id) };
}
