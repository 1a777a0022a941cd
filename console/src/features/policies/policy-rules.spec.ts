import { COMMON_CLOCKS, type PoliciesDocument, type PolicyTarget } from '@zsb/shared/sla';
import { effectiveInstant, inForce, newestVersion, policiesGaps } from './policy-rules';

const both = (target: string): PolicyTarget => ({ normal: target, urgent: target });
const policy = {
  name: '一般',
  dispatch: both('2h'),
  acceptance: both('1wd'),
  firstContact: both('1wd'),
  resolution: both('5wd'),
  extension: both('5wd'),
};
const whole: PoliciesDocument = {
  limits: {
    returns: 3,
    asks: 2,
    reopens: 2,
    extensions: 2,
    contactTries: 3,
    contactTryMinutes: 30,
    callBackTries: 3,
    supply: '5wd',
    rateDays: 7,
    holdAbove: 5000,
    digestAbove: 20,
  },
  common: Object.fromEntries(COMMON_CLOCKS.map((kind) => [kind, both('3wd')])) as PoliciesDocument['common'],
  policies: { general: policy },
};

it('whole time limits lack nothing', () => {
  expect(policiesGaps(whole)).toEqual({});
});

const limits = (part: Partial<PoliciesDocument['limits']>): PoliciesDocument => ({ ...whole, limits: { ...whole.limits, ...part } });
const general = (part: Partial<typeof policy>): PoliciesDocument => ({ ...whole, policies: { general: { ...policy, ...part } } });
const NO_TARGET = '请填写大于零的整数，并选择单位。';
const NO_COUNT = '请填写 1 到 10 的整数。';

it.each([
  ['a target without a number', general({ dispatch: { normal: 'h', urgent: '30m' } }), 'policies.general.dispatch.normal', NO_TARGET],
  ['a target of nothing', general({ dispatch: { normal: '2h', urgent: '0m' } }), 'policies.general.dispatch.urgent', NO_TARGET],
  ['a target of centuries', general({ acceptance: both('99999d') }), 'policies.general.acceptance.normal', '这个数太大了。'],
  ['a bad waiting time', limits({ supply: 'wd' }), 'limits.supply', NO_TARGET],
  ['a policy without a name', general({ name: ' ' }), 'policies.general.name', '请填写策略的名字。'],
  ['a name too long', general({ name: '一'.repeat(31) }), 'policies.general.name', '最多写 30 个字。'],
  ['too many returns', limits({ returns: 11 }), 'limits.returns', NO_COUNT],
  ['half a return', limits({ returns: 1.5 }), 'limits.returns', NO_COUNT],
  ['an emptied field', limits({ returns: NaN }), 'limits.returns', NO_COUNT],
  ['more than a day between two tries', limits({ contactTryMinutes: 1441 }), 'limits.contactTryMinutes', '请填写 0 到 1440 的整数。'],
  [
    'an extension in another unit',
    general({ extension: { normal: '5d', urgent: '5wd' } }),
    'policies.general.extension.normal',
    '延长的单位要和办结时限相同。',
  ],
])('%s is said at its field', (_, document, path, sentence) => {
  expect(policiesGaps(document)[`document.${path}`]).toBe(sentence);
});

it('what a newer server has more than this page knows keeps nobody from saving', () => {
  const common = { ...whole.common, tea: both('1h') };
  expect(policiesGaps({ ...whole, common })).toEqual({});
});

it('shows what is in force, not what is to come', () => {
  const versions = [
    { version: 3, isFuture: true },
    { version: 2, isFuture: false },
    { version: 1, isFuture: false },
  ];
  expect(inForce(versions)?.version).toBe(2);
  expect(newestVersion(versions)).toBe(3);
  expect(newestVersion([])).toBe(0);
});

it('a typed moment is the city’s local time, whatever the computer is set to', () => {
  expect(effectiveInstant('2027-01-01T00:00')).toBe('2026-12-31T16:00:00.000Z');
  expect(effectiveInstant('')).toBeNull();
});
