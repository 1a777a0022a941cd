import type { ComplaintState } from '@zsb/shared/complaints';
import fc from 'fast-check';
import type { RanOnTheWall } from '../../calendar/running-time.js';
import { answerClocks, answerTimeOf, endingOf } from './answer-time.js';

const at = (time: string) => new Date(`2026-11-${time}+08:00`);
const clock = (startedAt: string, stoppedAt: string | null, more: Partial<RanOnTheWall> = {}): RanOnTheWall => ({
  startedAt: at(startedAt),
  stoppedAt: stoppedAt === null ? null : at(stoppedAt),
  pausedAt: null,
  pauses: null,
  ...more,
});
const pause = (from: string, to: string) => ({ from: at(from).toISOString(), to: at(to).toISOString() });

const FILED = '20T16:00';
const DAY = 24 * 60;
interface Told {
  clocks?: RanOnTheWall[];
  answered?: string;
  ended?: string;
  now?: string;
}

it.each<[string, Told, [sinceFiling: number, office: number | null, isAnswered: boolean]]>([
  ['nothing dispatched yet', { now: '20T16:59:59.999' }, [59, null, false]],
  ['at an office', { clocks: [clock('20T17:30', null)], now: '21T16:00' }, [DAY, DAY - 90, false]],
  ['answered', { clocks: [clock('20T17:30', '23T09:00')], answered: '23T09:00' }, [65 * 60, 65 * 60 - 90, true]],
  [
    'answered, and looked at days later',
    { clocks: [clock('20T16:00', '20T18:00')], answered: '20T18:00', now: '27T16:00' },
    [120, 120, true],
  ],
  [
    'the citizen was waited for twice',
    {
      clocks: [clock('20T16:00', '24T16:00', { pauses: [pause('21T16:00', '22T16:00'), pause('23T10:00', '23T11:30')] })],
      answered: '24T16:00',
    },
    [4 * DAY, 3 * DAY - 90, true],
  ],
  [
    'the citizen is being waited for',
    { clocks: [clock('20T16:00', null, { pausedAt: at('21T16:00') })], now: '23T16:00' },
    [3 * DAY, DAY, false],
  ],
  [
    'it became urgent: a second clock follows the first at once',
    { clocks: [clock('20T17:00', '20T18:00'), clock('20T18:00', '20T19:30')], answered: '20T19:30' },
    [210, 150, true],
  ],
  [
    'turned down at the office, appealed, and dispatched again: between the two clocks nobody’s time',
    { clocks: [clock('20T17:00', '20T18:00'), clock('21T17:00', null)], now: '21T18:30' },
    [DAY + 150, 150, false],
  ],
  ['withdrawn before a dispatch', { ended: '20T18:00', now: '27T16:00' }, [120, null, false]],
  ['withdrawn from an office', { clocks: [clock('20T17:00', '20T18:00')], ended: '20T18:00', now: '27T16:00' }, [120, 60, false]],
  ['a merged case that got the answer of another', { answered: '24T16:00' }, [4 * DAY, null, true]],
])('%s', (_, { clocks = [], answered, ended, now = '30T00:00' }, [sinceFilingMinutes, officeMinutes, isAnswered]) => {
  const ending = { answeredAt: answered ? at(answered) : null, endedAt: ended ? at(ended) : null };
  expect(answerTimeOf({ filedAt: at(FILED), clocks, ...ending, now: at(now) })).toEqual({ sinceFilingMinutes, officeMinutes, isAnswered });
});

it('only resolution clocks are the office’s share', () => {
  const kinds = ['dispatch', 'acceptance', 'resolution', 'firstContact', 'rework', 'plan'] as const;
  expect(answerClocks(kinds.map((kind) => ({ kind })))).toEqual([{ kind: 'resolution' }]);
});

describe('how the waiting ended', () => {
  it.each<[string, [string, ComplaintState][], [answered: string | null, ended: string | null]]>([
    [
      'not yet',
      [
        ['20T16:00', 'submitted'],
        ['20T17:00', 'assigned'],
        ['20T18:00', 'accepted'],
      ],
      [null, null],
    ],
    [
      'with the first of two answers',
      [
        ['20T18:00', 'accepted'],
        ['23T09:00', 'answered'],
        ['24T09:00', 'accepted'],
        ['25T09:00', 'answered'],
        ['26T09:00', 'closed'],
      ],
      ['23T09:00', null],
    ],
    [
      'with the rejection, not with the notes on it',
      [
        ['20T16:00', 'submitted'],
        ['20T18:00', 'rejected'],
        ['24T09:00', 'rejected'],
      ],
      [null, '20T18:00'],
    ],
    [
      'not with a rejection that was appealed',
      [
        ['20T18:00', 'rejected'],
        ['21T09:00', 'submitted'],
      ],
      [null, null],
    ],
    [
      'with the second rejection',
      [
        ['20T18:00', 'rejected'],
        ['21T09:00', 'submitted'],
        ['22T09:00', 'rejected'],
      ],
      [null, '22T09:00'],
    ],
    [
      'with the merging',
      [
        ['20T16:00', 'submitted'],
        ['20T17:00', 'merged'],
      ],
      [null, '20T17:00'],
    ],
    [
      'with the answer that a merged case shares',
      [
        ['20T17:00', 'merged'],
        ['23T09:00', 'answered'],
      ],
      ['23T09:00', null],
    ],
  ])('%s', (_, steps, [answered, ended]) => {
    const events = steps.map(([time, toState]) => ({ at: at(time), toState }));
    expect(endingOf(events, steps.at(-1)![1])).toEqual({
      answeredAt: answered === null ? null : at(answered),
      endedAt: ended === null ? null : at(ended),
    });
  });
});

it('the office never has more of the time than there was, and a longer wait for the citizen never gives it more', () => {
  const minutes = fc.integer({ min: 0, max: 60 * 24 * 60 });
  fc.assert(
    fc.property(minutes, minutes, minutes, minutes, minutes, (dispatched, asked, waited, more, looked) => {
      const after = (count: number) => new Date(at(FILED).getTime() + count * 60_000);
      const now = after(dispatched + looked);
      const from = dispatched + asked;
      const officeTime = (length: number) => {
        const pauses = [{ from: after(from).toISOString(), to: after(from + length).toISOString() }];
        const clocks = [{ startedAt: after(dispatched), stoppedAt: null, pausedAt: null, pauses }];
        return answerTimeOf({ filedAt: at(FILED), clocks, answeredAt: null, endedAt: null, now });
      };
      const [short, long] = [officeTime(waited), officeTime(waited + more)];
      expect(short.officeMinutes).toBeLessThanOrEqual(short.sinceFilingMinutes - dispatched);
      expect(long.officeMinutes).toBeLessThanOrEqual(short.officeMinutes!);
      expect(long.officeMinutes).toBeGreaterThanOrEqual(0);
      expect(long.sinceFilingMinutes).toBe(short.sinceFilingMinutes);
    }),
  );
});
