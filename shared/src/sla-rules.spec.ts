import { COMMON_CLOCKS, type PoliciesDocument, type PolicyDocument } from './sla.js';
import { LIMIT_BOUNDS, LIMIT_NAMES, policiesDocumentProblems } from './sla-rules.js';

const both = (target: string) => ({ normal: target, urgent: target });
const standard: PolicyDocument = {
  name: '一般',
  dispatch: { normal: '2h', urgent: '30m' },
  acceptance: { normal: '1wd', urgent: '2h' },
  firstContact: { normal: '1wd', urgent: '2h' },
  resolution: { normal: '5wd', urgent: '24h' },
  extension: { normal: '5wd', urgent: '90m' },
};
const whole: PoliciesDocument = {
  limits: {
    ...{ returns: 3, asks: 2, reopens: 2, extensions: 2, contactTries: 3, contactTryMinutes: 30, callBackTries: 3, supply: '5wd' },
    ...{ rateDays: 7, holdAbove: 5000, digestAbove: 10 },
  },
  common: Object.fromEntries(COMMON_CLOCKS.map((kind) => [kind, both('3wd')])) as PoliciesDocument['common'],
  policies: { standard },
};

type Document = PoliciesDocument & { policies: { standard: PolicyDocument } };

/** Time limits that are in order but for what is done to them. */
function spoiled(change: (document: Document) => unknown): PoliciesDocument {
  const document = JSON.parse(JSON.stringify(whole)) as Document;
  change(document);
  return document;
}
/** A value that the types forbid. */
const any = <T = never>(value: unknown) => value as T;

it('time limits that are in order have no problem, hours with an extension in minutes among them', () => {
  expect(policiesDocumentProblems(whole)).toEqual([]);
});

it.each([
  ['no number', (d) => (d.policies.standard.dispatch.normal = 'h'), 'policies.standard.dispatch.normal', 'format'],
  ['five days in words', (d) => (d.limits.supply = '五天'), 'limits.supply', 'format'],
  ['blanks and capitals', (d) => (d.limits.supply = ' 5 WD'), 'limits.supply', 'format'],
  ['an empty text', (d) => (d.common.rework.normal = ''), 'common.rework.normal', 'format'],
  ['a number without a unit', (d) => (d.policies.standard.dispatch.urgent = any(30)), 'policies.standard.dispatch.urgent', 'format'],
  ['zero', (d) => (d.policies.standard.resolution.normal = '0wd'), 'policies.standard.resolution.normal', 'too-small'],
  ['zero for urgent cases', (d) => (d.common.rework.urgent = '000m'), 'common.rework.urgent', 'too-small'],
  ['more than a hundred years', (d) => (d.common.appeal.normal = '40000d'), 'common.appeal.normal', 'too-large'],
] as [string, Parameters<typeof spoiled>[0], string, string][])(
  'a time limit of %s is refused in its place',
  (_, change, field, reason) => {
    expect(policiesDocumentProblems(spoiled(change))).toEqual([{ field: `document.${field}`, reason }]);
  },
);

it.each([
  ['calendar days beside working days', 'normal', '5wd', '15d', 'wd'],
  ['working hours beside working days', 'normal', '5wd', '8wh', 'wd'],
  ['working days beside hours', 'urgent', '24h', '1wd', 'h'],
  ['working minutes beside minutes', 'urgent', '90m', '90wm', 'm'],
] as const)('an extension that counts otherwise is refused, with the unit that fits: %s', (_, urgency, time, more, unit) => {
  const document = spoiled(({ policies }) => {
    policies.standard.resolution[urgency] = time;
    policies.standard.extension[urgency] = more;
  });
  const field = `document.policies.standard.extension.${urgency}`;
  expect(policiesDocumentProblems(document)).toEqual([{ field, reason: 'not-one-of', limit: unit }]);
});

it('of an extension to a time limit that is none, only the time limit is refused', () => {
  const document = spoiled(({ policies }) => (policies.standard.resolution.normal = 'soon'));
  expect(policiesDocumentProblems(document).map(({ field }) => field)).toEqual(['document.policies.standard.resolution.normal']);
});

it.each([
  ['returns', 1, 10],
  ['asks', 0, 10],
  ['reopens', 0, 10],
  ['extensions', 0, 10],
  ['contactTries', 1, 20],
  ['contactTryMinutes', 0, 1440],
  ['callBackTries', 1, 20],
  ['rateDays', 1, 90],
  ['holdAbove', 1, 1_000_000],
  ['digestAbove', 1, 1000],
] as const)('%s may be %d to %d', (name, least, most) => {
  const problems = (value: number) => policiesDocumentProblems(spoiled(({ limits }) => (limits[name] = value)));
  const field = `document.limits.${name}`;
  expect([problems(least), problems(most)]).toEqual([[], []]);
  expect(problems(least - 1)).toEqual([{ field, reason: 'too-small', limit: least }]);
  expect(problems(most + 1)).toEqual([{ field, reason: 'too-large', limit: most }]);
  for (const none of [least + 0.5, NaN, Infinity, any(String(least)), any(null)])
    expect(problems(none)).toEqual([{ field, reason: 'type' }]);
});

it('every limit of a whole document has bounds, but for the one that is a time', () => {
  expect([...LIMIT_NAMES, 'supply'].sort()).toEqual(Object.keys(whole.limits).sort());
  expect(LIMIT_NAMES.every((name) => LIMIT_BOUNDS[name][0] < LIMIT_BOUNDS[name][1])).toBe(true);
});

it.each([
  ['blanks', (d) => (d.policies.standard.name = ' '), 'name', { reason: 'required' }],
  ['a number', (d) => (d.policies.standard.name = any(7)), 'name', { reason: 'required' }],
  ['31 characters', (d) => (d.policies.standard.name = '急'.repeat(31)), 'name', { reason: 'too-long', limit: 30 }],
] as [string, Parameters<typeof spoiled>[0], string, object][])('a policy named by %s is refused', (_, change, field, problem) => {
  expect(policiesDocumentProblems(spoiled(change))).toEqual([{ field: `document.policies.standard.${field}`, ...problem }]);
});

it.each(['冬季', 'Winter', '1st', 'a b', 'a'.repeat(31), ''])('a policy under the code “%s” is refused', (code) => {
  const document = spoiled(({ policies }) => (policies[code] = standard));
  expect(policiesDocumentProblems(document)).toEqual([{ field: `document.policies.${code}`, reason: 'format' }]);
});

it.each([
  ['a missing clock', spoiled((d) => delete any<Record<string, unknown>>(d.common)['recheck']), 'common.recheck', 'required'],
  ['an unknown clock', spoiled((d) => Object.assign(d.common, { tea: both('1h') })), 'common.tea', 'unexpected'],
  [
    'a missing limit',
    spoiled((d) => delete any<Record<string, unknown>>(d.limits)['contactTryMinutes']),
    'limits.contactTryMinutes',
    'required',
  ],
  ['a target for one urgency only', spoiled((d) => (d.common.appeal = any({ normal: '3wd' }))), 'common.appeal.urgent', 'required'],
  ['a clock without targets', spoiled((d) => (d.common.appeal = any('3wd'))), 'common.appeal', 'type'],
  ['a policy that is a list', spoiled((d) => (d.policies.standard = any([]))), 'policies.standard', 'type'],
  ['policies that are a list', { ...whole, policies: [] }, 'policies', 'type'],
  ['no policies', { limits: whole.limits, common: whole.common }, 'policies', 'required'],
  ['a word more', { ...whole, tea: 1 }, 'tea', 'unexpected'],
])('what is no document of time limits is refused in its place: %s', (_, document, field, reason) => {
  expect(policiesDocumentProblems(document)).toEqual([{ field: `document.${field}`, reason }]);
});

it.each([
  ['a list', []],
  ['nothing', null],
  ['a text', 'x'],
])('%s is no document at all', (_, document) => {
  expect(policiesDocumentProblems(document)).toEqual([{ field: 'document', reason: 'type' }]);
});

it('everything that is wrong is said at once', () => {
  const document = spoiled((one) => {
    one.common.rework.normal = 'x';
    one.limits.asks = 99;
    one.policies.standard.name = '';
  });
  expect(policiesDocumentProblems(document).map(({ field }) => field)).toEqual([
    'document.limits.asks',
    'document.common.rework.normal',
    'document.policies.standard.name',
  ]);
});
