import { parseCalendar } from '../../calendar/working-calendar.js';
import { countsOf, type CountedCase, type CountedEvent, type EndedClock } from './counts.js';

const { zone } = parseCalendar({
  timeZone: 'Asia/Shanghai',
  weekly: { mon: [['09:00', '17:30']] },
  holidays: [],
  workdays: [],
  completeYears: [2026],
});
const at = (text: string): Date => new Date(`2026-11-${text}+08:00`);
const event = (when: string, action: string, toState: string, data: CountedEvent['data'] = {}): CountedEvent => ({
  at: at(when),
  action,
  toState,
  data,
});
const clock = (kind: string, [started, due, stopped]: [string, string, string], more: Partial<EndedClock> = {}): EndedClock => ({
  kind,
  startedAt: at(started),
  dueAt: at(due),
  stoppedAt: at(stopped),
  outcome: at(stopped) <= at(due) ? 'met' : 'missed',
  pauses: [],
  organisationId: 'A',
  ...more,
});
const a: CountedCase = {
  filedAt: at('20T16:00'),
  categoryCode: '0201',
  districtCode: null,
  aboutOrganisationId: null,
  isExcluded: false,
  isRatingVoid: false,
  events: [],
  clocks: [],
  ratings: [],
};
/** `measure day office amount`, with a star where it counts only among everything. */
const told = (counted: Partial<CountedCase>): string[] =>
  countsOf({ ...a, ...counted }, zone)
    .map(
      ({ measure, day, organisationId, amount, isExcluded }) =>
        `${measure} ${day} ${organisationId || '-'} ${amount}${isExcluded ? ' *' : ''}`,
    )
    .sort();
const A = { organisationId: 'A' };
const B = { organisationId: 'B' };

it.each<[string, Partial<CountedCase>, string[]]>([
  ['nothing of a case that was only filed', { events: [event('20T16:00', 'file', 'submitted')] }, []],
  [
    'each dispatch for the office it goes to, and each return for the one it came from',
    {
      events: [
        event('20T16:00', 'dispatch', 'assigned', A),
        event('23T09:00', 'return', 'submitted', A),
        event('23T10:00', 'dispatch', 'assigned', B),
        event('24T10:00', 'grantRedispatch', 'assigned', A),
        event('25T10:00', 'arbitrate', 'assigned', B),
      ],
    },
    ['assigned 2026-11-20 A 1', 'assigned 2026-11-23 B 1', 'assigned 2026-11-24 A 1', 'assigned 2026-11-25 B 1', 'returned 2026-11-23 A 1'],
  ],
  [
    'two of a kind on one day as one figure of two',
    { events: [event('20T09:00', 'dispatch', 'assigned', A), event('20T16:00', 'dispatch', 'assigned', A)] },
    ['assigned 2026-11-20 A 2'],
  ],
  [
    'what happened after midnight in Changsha on the next day, whatever it is in London',
    { events: [event('20T23:59', 'dispatch', 'assigned', A), event('21T00:00', 'dispatch', 'assigned', B)] },
    ['assigned 2026-11-20 A 1', 'assigned 2026-11-21 B 1'],
  ],
  [
    'a clock that was met, and one that ended late with the day on which it had fallen due',
    { clocks: [clock('acceptance', ['20T16:00', '23T17:30', '23T17:30']), clock('resolution', ['20T16:00', '27T17:30', '30T09:00'])] },
    ['acceptanceMet 2026-11-23 A 1', 'resolutionFellDue 2026-11-27 A 1', 'resolutionMissed 2026-11-30 A 1'],
  ],
  [
    'no clock that ended of no more use, and none of a kind that has no rate',
    {
      clocks: [
        clock('resolution', ['20T16:00', '27T17:30', '23T09:00'], { outcome: 'cancelled' }),
        clock('rework', ['20T16:00', '27T17:30', '23T09:00']),
      ],
    },
    [],
  ],
  [
    'what ended while it was nobody’s, for nobody',
    { clocks: [clock('resolution', ['20T16:00', '27T17:30', '30T09:00'], { organisationId: '' })] },
    ['resolutionFellDue 2026-11-27 - 1', 'resolutionMissed 2026-11-30 - 1'],
  ],
  [
    'asks, and those of the last fifth besides',
    {
      events: [event('20T16:00', 'ask', 'awaiting_citizen', A), event('27T16:00', 'ask', 'awaiting_citizen', { ...A, inLastFifth: true })],
    },
    ['asked 2026-11-20 A 1', 'asked 2026-11-27 A 1', 'askedLate 2026-11-27 A 1'],
  ],
  [
    'a first answer with how long it took, of which the office’s own without the pause',
    {
      events: [event('23T16:00', 'answer', 'answered', { ...A, outcome: 'explained' })],
      clocks: [
        clock('resolution', ['20T18:00', '27T17:30', '23T16:00'], {
          pauses: [{ from: at('20T19:00').toISOString(), to: at('23T15:30').toISOString() }],
        }),
      ],
    },
    [
      'answerMinutes 2026-11-23 A 4320',
      'answered 2026-11-23 A 1',
      'firstAnswers 2026-11-23 A 1',
      'officeMinutes 2026-11-23 A 90',
      'resolutionMet 2026-11-23 A 1',
    ],
  ],
  [
    'an answer that ended an unmade contact, one hour before it was due, that says 已解决 and was worked again',
    {
      events: [event('27T16:30', 'approveAnswer', 'answered', { ...A, outcome: 'solved' }), event('28T09:00', 'reopen', 'accepted')],
      clocks: [
        clock('firstContact', ['20T16:00', '30T17:30', '27T16:30'], { outcome: 'cancelled' }),
        clock('resolution', ['27T16:00', '27T17:30', '27T16:30']),
      ],
    },
    [
      'answerMinutes 2026-11-27 A 10110',
      'answered 2026-11-27 A 1',
      'answeredNearDue 2026-11-27 A 1',
      'answeredSolved 2026-11-27 A 1',
      'answeredUncontacted 2026-11-27 A 1',
      'firstAnswers 2026-11-27 A 1',
      'officeMinutes 2026-11-27 A 30',
      'reopenedSolved 2026-11-28 A 1',
      'resolutionMet 2026-11-27 A 1',
      'reworked 2026-11-28 A 1',
    ],
  ],
  ['no answer of a draft that was passed on', { events: [event('23T16:00', 'approveAnswer', 'accepted', A)] }, []],
  [
    'a merged case’s shared answer not once more, but what its citizen makes of it',
    {
      events: [event('23T16:00', 'endMerged', 'answered', { ...A, outcome: 'solved' }), event('24T09:00', 'reopen', 'rechecking')],
    },
    ['reopenedSolved 2026-11-24 A 1'],
  ],
  [
    'silence for whoever answered last, and what the centre has worked once more',
    {
      events: [
        event('23T16:00', 'endMerged', 'answered', A),
        event('24T09:00', 'grantRecheck', 'accepted'),
        event('25T09:00', 'endMerged', 'answered', B),
        event('30T09:00', 'close', 'closed'),
      ],
    },
    ['closedSilent 2026-11-30 B 1', 'reworked 2026-11-24 A 1'],
  ],
  [
    'ratings by what they say: 基本满意 is satisfied, partly is not solved',
    {
      ratings: [
        { at: at('23T09:00'), ...A, satisfaction: 3, solved: 'partly' },
        { at: at('24T09:00'), ...A, satisfaction: 2, solved: 'yes' },
      ],
    },
    [
      'dissatisfied 2026-11-24 A 1',
      'rated 2026-11-23 A 1',
      'rated 2026-11-24 A 1',
      'satisfied 2026-11-23 A 1',
      'solved 2026-11-24 A 1',
      'unsolved 2026-11-23 A 1',
    ],
  ],
  [
    'a struck-out rating, which is the last one, only among everything',
    {
      isRatingVoid: true,
      ratings: [
        { at: at('23T09:00'), ...A, satisfaction: 5, solved: 'no' },
        { at: at('24T09:00'), ...A, satisfaction: 1, solved: 'no' },
      ],
    },
    [
      'dissatisfied 2026-11-24 A 1 *',
      'rated 2026-11-23 A 1',
      'rated 2026-11-24 A 1 *',
      'satisfied 2026-11-23 A 1',
      'unsolved 2026-11-23 A 1',
      'unsolved 2026-11-24 A 1 *',
    ],
  ],
  [
    'everything of an excluded case only among everything',
    {
      isExcluded: true,
      events: [event('20T16:00', 'dispatch', 'assigned', A)],
      clocks: [clock('acceptance', ['20T16:00', '23T17:30', '20T17:00'])],
    },
    ['acceptanceMet 2026-11-20 A 1 *', 'assigned 2026-11-20 A 1 *'],
  ],
])('counts %s', (_, counted, expected) => {
  expect(told(counted)).toEqual(expected);
});
