import type { ChangeHint } from '@zsb/shared/sla';
import { ReadableStream, TextDecoderStream } from 'node:stream/web';
import { TextEncoder } from 'node:util';
import { LiveChanges, pauseAfter, type LiveParts } from './live';

// jsdom has no streams; browsers do.
Object.assign(globalThis, { TextDecoderStream });

type Turn = { status: number; pieces?: string[] } | 'silence';

const CHANGE = (complaintId: string, version: number) => `event: change\ndata: ${JSON.stringify({ complaintId, version })}\n\n`;

/** A reader before a server that answers each attempt with the next turn, and is stopped after the last. */
async function reading(turns: Turn[]) {
  const seen = { hints: [] as (ChangeHint | null)[], pauses: [] as number[], renewed: 0, states: [] as boolean[], tokens: [] as unknown[] };
  const stop = new AbortController();
  const queue = [...turns];
  let token = 1;
  const parts: LiveParts = {
    path: '/api/v1/staff/changes',
    headers: () => ({ Authorization: `Bearer t${token}` }),
    renew: async () => {
      seen.renewed++;
      token++;
    },
    pause: async (milliseconds) => {
      seen.pauses.push(milliseconds);
      if (queue.length === 0) stop.abort();
    },
    random: () => 0.5,
    fetch: (async (_: string, init: RequestInit) => {
      seen.tokens.push((init.headers as Record<string, string>)['Authorization']);
      const turn = queue.shift();
      if (turn === undefined || turn === 'silence') throw new TypeError('fetch failed');
      const encoder = new TextEncoder();
      const body = ReadableStream.from((turn.pieces ?? []).map((piece) => encoder.encode(piece)));
      return { status: turn.status, ok: turn.status < 400, body };
    }) as unknown as typeof fetch,
  };
  const live = new LiveChanges(parts);
  live.listen((hint) => seen.hints.push(hint));
  live.watch(() => seen.states.push(live.get()));
  await live.run(stop.signal);
  return seen;
}

it('tells every hint, and no comment', async () => {
  const { hints } = await reading([{ status: 200, pieces: [': alive\n\n', CHANGE('c1', 3), CHANGE('c2', 1)] }]);
  expect(hints).toEqual([
    { complaintId: 'c1', version: 3 },
    { complaintId: 'c2', version: 1 },
  ]);
});

it('comes back after the stream ended, and says that hints may have been missed', async () => {
  const { hints, states } = await reading([
    { status: 200, pieces: [CHANGE('c1', 3)] },
    { status: 200, pieces: [CHANGE('c2', 1)] },
  ]);
  expect(hints).toEqual([{ complaintId: 'c1', version: 3 }, null, { complaintId: 'c2', version: 1 }]);
  expect(states).toEqual([true, false, true, false]);
});

it('waits longer after every failure, and begins anew once it was connected', async () => {
  const { pauses } = await reading(['silence', { status: 503 }, 'silence', { status: 200 }, 'silence']);
  expect(pauses).toEqual([1_000, 2_000, 4_000, 1_000, 2_000]);
});

it('renews an ended token and comes back with the new one', async () => {
  const { renewed, tokens } = await reading([{ status: 401 }, { status: 200 }]);
  expect(renewed).toBe(1);
  expect(tokens).toEqual(['Bearer t1', 'Bearer t2']);
});

it('what it cannot read means that something changed', async () => {
  const { hints } = await reading([{ status: 200, pieces: ['event: change\ndata: {}\n\n', 'event: change\ndata: oops\n\n'] }]);
  expect(hints).toEqual([null, null]);
});

it('events of other names are left to whoever knows them', async () => {
  expect((await reading([{ status: 200, pieces: ['event: banner\ndata: {}\n\n'] }])).hints).toEqual([]);
});

it.each([
  [1, 750, 1_250],
  [4, 6_000, 10_000],
  [7, 45_000, 75_000],
  [40, 45_000, 75_000],
])('after %i failures it waits between %i and %i ms', (failures, least, most) => {
  expect([pauseAfter(failures, 0), pauseAfter(failures, 1)]).toEqual([least, most]);
});
