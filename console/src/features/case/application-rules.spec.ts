import { APPLICATION_KINDS, type ApplicationKind } from '@zsb/shared/complaints';
import { aClock } from '../../../test/a-case';
import { amountOf, applicationGaps, detailsOf, EMPTY_APPLICATION, extendedClock, extensionUnit } from './application-rules';

const REASON = '现场情况复杂，需要等第三方检测报告。';
const stopped = { stoppedAt: '2026-11-20T05:00:00Z', outcome: 'met' } as const;

it.each([
  ['3', 3],
  [' 12 ', 12],
  ['３', 3],
  ['0', null],
  ['-1', null],
  ['1.5', null],
  ['三', null],
  ['', null],
  ['99999', null],
])('“%s” is %s', (typed, amount) => {
  expect(amountOf(typed)).toBe(amount);
});

it.each([
  ['the resolution clock in working days', [aClock()], 'wd'],
  ['a resolution clock in hours', [aClock({ target: '24h' })], 'h'],
  ['rework after a reopening', [aClock({ ...stopped, target: '24h' }), aClock({ kind: 'rework', target: '15d' })], 'd'],
  ['nothing: working days', [aClock(stopped)], 'wd'],
] as const)('an extension counts in the unit of %s', (_, clocks, unit) => {
  expect(extensionUnit({ clocks: [...clocks] })).toBe(unit);
});

it('an extension lengthens rework rather than a resolution that is over', () => {
  const rework = aClock({ kind: 'rework' });
  expect(extendedClock({ clocks: [aClock(stopped), rework] })).toBe(rework);
});

it.each([
  ['extension', ['amount', 'reason']],
  ['redispatch', ['reason']],
  ['rejection', ['rejectReason', 'reason']],
  ['exclusion', ['reason']],
  ['ratingContest', ['reason']],
] as const)('an empty application for %s asks for %j', (kind, fields) => {
  const gaps = Object.entries(applicationGaps(kind, EMPTY_APPLICATION));
  expect(gaps.filter(([, gap]) => gap !== null).map(([field]) => field)).toEqual(fields);
});

it.each<[ApplicationKind, object]>([
  ['extension', { extendBy: '3wd' }],
  ['redispatch', { organisationId: 'o2' }],
  ['rejection', { rejectReason: 'litigation' }],
  ['exclusion', {}],
  ['ratingContest', {}],
])('an application for %s carries its own details and no others', (kind, details) => {
  const draft = { amount: '3', organisationId: 'o2', rejectReason: 'litigation', reason: REASON };
  expect(detailsOf(kind, draft, 'wd')).toEqual(details);
});

it('a redispatch need not know where to', () => {
  expect(detailsOf('redispatch', EMPTY_APPLICATION, 'wd')).toEqual({});
});

it('every kind is complete once everything is filled in', () => {
  const full = { amount: '3', organisationId: 'o2', rejectReason: 'litigation', reason: REASON };
  const gaps = APPLICATION_KINDS.flatMap((kind) => Object.values(applicationGaps(kind, full)));
  expect(gaps.filter((gap) => gap !== null)).toEqual([]);
});
