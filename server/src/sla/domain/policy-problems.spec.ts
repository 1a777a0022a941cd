import path from 'node:path';
import type { PoliciesDocument } from '@zsb/shared/sla';
import { readCatalogue } from '../../catalogue/catalogue-files.js';
import { policyProblems } from './policy-problems.js';

const { limits, common, policies } = readCatalogue(path.resolve(import.meta.dirname, '../../../catalogue')).slaPolicies;
const USED = ['urgent', 'utilities', 'standard', 'complex'];

/** The delivered limits, spoiled. */
function spoiled(change: (document: PoliciesDocument) => unknown): unknown {
  const document = structuredClone({ limits, common, policies });
  return change(document) ?? document;
}
const set = (change: (document: PoliciesDocument) => void) => () => spoiled((document) => void change(document));
const any = (value: unknown) => value as never;

it('the delivered limits are in order', () => expect(policyProblems({ limits, common, policies }, USED)).toEqual([]));

it('a policy of the city’s own may be added', () => {
  const document = spoiled((one) => void (one.policies['winter'] = { ...one.policies['standard']!, name: '冬季供暖' }));
  expect(policyProblems(document, USED)).toEqual([]);
});

it.each<[string, () => unknown, string, string, string | number | null]>([
  ['a target that is none', set((d) => (d.common.rework.normal = '5 days')), 'document.common.rework.normal', 'format', null],
  [
    'a target of zero',
    set((d) => (d.policies['standard']!.resolution.normal = '0wd')),
    'document.policies.standard.resolution.normal',
    'too-small',
    null,
  ],
  [
    'a target that is a number',
    set((d) => (d.policies['standard']!.dispatch.urgent = any(30))),
    'document.policies.standard.dispatch.urgent',
    'format',
    null,
  ],
  [
    'an extension in another unit',
    set((d) => (d.policies['standard']!.extension.normal = '15d')),
    'document.policies.standard.extension.normal',
    'not-one-of',
    'wd',
  ],
  [
    'an urgent extension in working days',
    set((d) => (d.policies['complex']!.extension.urgent = '1wd')),
    'document.policies.complex.extension.urgent',
    'not-one-of',
    'h',
  ],
  [
    'a missing clock',
    set((d) => delete (d.common as Partial<PoliciesDocument['common']>).recheck),
    'document.common.recheck',
    'required',
    null,
  ],
  [
    'an unknown clock',
    set((d) => Object.assign(d.common, { tea: { normal: '1h', urgent: '1h' } })),
    'document.common.tea',
    'unexpected',
    null,
  ],
  [
    'a target for one urgency only',
    set((d) => (d.common.appeal = any({ normal: '3wd' }))),
    'document.common.appeal.urgent',
    'required',
    null,
  ],
  ['no returns at all', set((d) => (d.limits.returns = 0)), 'document.limits.returns', 'too-small', 1],
  ['half a question', set((d) => (d.limits.asks = 1.5)), 'document.limits.asks', 'type', null],
  ['too many days to rate', set((d) => (d.limits.rateDays = 400)), 'document.limits.rateDays', 'too-large', 90],
  ['a waiting time that is none', set((d) => (d.limits.supply = '')), 'document.limits.supply', 'format', null],
  ['a policy without a name', set((d) => (d.policies['urgent']!.name = ' ')), 'document.policies.urgent.name', 'required', null],
  ['a name too long', set((d) => (d.policies['urgent']!.name = '急'.repeat(31))), 'document.policies.urgent.name', 'too-long', 30],
  [
    'a policy that categories use and that is gone',
    set((d) => delete d.policies['utilities']),
    'document.policies.utilities',
    'required',
    null,
  ],
  [
    'a policy under a name for no code',
    set((d) => (d.policies['冬季'] = d.policies['standard']!)),
    'document.policies.冬季',
    'format',
    null,
  ],
  ['no policies', () => ({ limits, common }), 'document.policies', 'required', null],
  ['a list', () => [], 'document', 'type', null],
  ['policies that are a list', () => ({ limits, common, policies: [] }), 'document.policies', 'type', null],
])('%s is refused in its place', (_, document, field, reason, limit) => {
  expect(policyProblems(document(), USED)).toEqual([limit === null ? { field, reason } : { field, reason, limit }]);
});

it('everything that is wrong is said at once', () => {
  const document = spoiled((one) => {
    one.common.rework.normal = 'x';
    one.limits.asks = 99;
  });
  expect(policyProblems(document, USED).map(({ field }) => field)).toEqual(['document.limits.asks', 'document.common.rework.normal']);
});
