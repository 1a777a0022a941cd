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

it.each([
  [
    'a target without a number',
    { ...whole, policies: { general: { ...policy, dispatch: { normal: 'h', urgent: '30m' } } } },
    'document.policies.general.dispatch.normal',
  ],
  [
    'a target of nothing',
    { ...whole, common: { ...whole.common, rework: { normal: '5wd', urgent: '0wd' } } },
    'document.common.rework.urgent',
  ],
  ['a policy without a name', { ...whole, policies: { general: { ...policy, name: ' ' } } }, 'document.policies.general.name'],
  ['a bound beyond what the server takes', { ...whole, limits: { ...whole.limits, returns: 11 } }, 'document.limits.returns'],
  ['half a return', { ...whole, limits: { ...whole.limits, returns: 1.5 } }, 'document.limits.returns'],
  ['no bound at all', { ...whole, limits: { ...whole.limits, holdAbove: NaN } }, 'document.limits.holdAbove'],
  ['a bad waiting time', { ...whole, limits: { ...whole.limits, supply: '五天' } }, 'document.limits.supply'],
  [
    'an extension in another unit',
    { ...whole, policies: { general: { ...policy, extension: { normal: '5d', urgent: '5wd' } } } },
    'document.policies.general.extension.normal',
  ],
] as [string, PoliciesDocument, string][])('%s is said at its field', (_, document, path) => {
  const gaps = policiesGaps(document);
  expect(Object.keys(gaps)).toEqual([path]);
  expect(gaps[path]).toMatch(/。$/);
});

it('minutes and hours count alike', () => {
  const hours = { ...policy, resolution: both('24h'), extension: both('90m') };
  expect(policiesGaps({ ...whole, policies: { general: hours } })).toEqual({});
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
