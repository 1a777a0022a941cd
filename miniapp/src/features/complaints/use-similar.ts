import { useRef, useState } from 'react';
import type { SimilarRequest } from '@zsb/shared/complaint-requests';
import type { SimilarCaseView } from '@zsb/shared/complaint-views';
import type { ComplaintId } from '@zsb/shared/ids';
import type { CitizenApi } from '../../api/citizen-api';
import { loginNeededFor, sentenceFor, type LoginStep } from '../../api/messages.zh';
import { useAnswer } from './use-answer';

export interface SimilarParts {
  api: Pick<CitizenApi, 'similar' | 'follow' | 'unfollow'>;
  /** Null until there are a category and a point. */
  request: SimilarRequest | null;
  /** Changes with the login: what one follows is asked for anew. Null: nobody is logged in. */
  loginKey: string | null;
  onLoginNeeded: (page: LoginStep) => void;
}

export interface Similar {
  cases: SimilarCaseView[];
  /** The one whose button was pressed, until there is an answer. */
  busy: ComplaintId | null;
  /** Why following did not work; filing goes on as if nothing had been offered. */
  message: string | null;
  toggle: (one: SimilarCaseView) => void;
}

type Following = Pick<SimilarCaseView, 'isFollowed' | 'followers'>;

/** Open cases of others about the same thing close by, to be followed in place of filing another. Silence where there are none to be had. */
export function useSimilar({ api, request, loginKey, onLoginNeeded }: SimilarParts): Similar {
  // Whose own cases are left out is not known without a login.
  const question = request === null || loginKey === null ? null : JSON.stringify({ request, loginKey });
  const answer = useAnswer(question, (asked) => api.similar((JSON.parse(asked) as { request: SimilarRequest }).request));
  const [changed, setChanged] = useState<Record<string, Following>>({});
  const [busy, setBusy] = useState<ComplaintId | null>(null);
  const isBusy = useRef(false); // state arrives a render late: a second press would slip through
  const [message, setMessage] = useState<string | null>(null);
  // What was found for another place is no offer here.
  const found = answer !== null && answer.question === question ? answer.value : [];

  async function toggle({ id, isFollowed, followers }: SimilarCaseView): Promise<void> {
    if (isBusy.current) return;
    isBusy.current = true;
    setBusy(id);
    setMessage(null);
    try {
      const now = isFollowed ? await left(api, id, followers) : await api.follow(id);
      setChanged((all) => ({ ...all, [id]: { isFollowed: now.isFollowed, followers: now.followers } }));
    } catch (error) {
      const login = loginNeededFor(error);
      if (login === null) setMessage(sentenceFor(error));
      else onLoginNeeded(login);
    } finally {
      isBusy.current = false;
      setBusy(null);
    }
  }
  return { cases: found.map((one) => ({ ...one, ...changed[one.id] })), busy, message, toggle: (one) => void toggle(one) };
}

async function left(api: SimilarParts['api'], id: ComplaintId, followers: number): Promise<Following> {
  await api.unfollow(id);
  return { isFollowed: false, followers: Math.max(followers - 1, 0) };
}
