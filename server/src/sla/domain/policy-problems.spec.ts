import path from 'node:path';
import type { PoliciesDocument } from '@zsb/shared/sla';
import { readCatalogue } from '../../catalogue/catalogue-files.js';
import { policyProblems } from './policy-problems.js';

const { limits, common, policies } = readCatalogue(path.resolve(import.meta.dirname, '../../../catalogue')).slaPolicies;
const USED = ['urgent', 'utilities', 'standard', 'complex'];

/** The delivered limits, spoiled. */
function spoiled(change: (document: PoliciesDocument) => void): PoliciesDocument {
  const document = structuredClone({ limits, common, policies });
  change(document);
  return document;
}

it('the delivered limits are in order', () => expect(policyProblems({ limits, common, policies }, USED)).toEqual([]));

it('a policy of the city’s own may be added', () => {
  const document = spoiled((one) => (one.policies['winter'] = { ...one.policies['standard']!, name: '冬季供暖' }));
  expect(policyProblems(document, USED)).toEqual([]);
});

it('a policy that categories use and that is gone is missed in its place', () => {
  const document = spoiled((one) => delete one.policies['utilities']);
  expect(policyProblems(document, USED)).toEqual([{ field: 'document.policies.utilities', reason: 'required' }]);
});

it('a policy that no category uses may go', () => {
  const document = spoiled((one) => delete one.policies['utilities']);
  expect(policyProblems(document, ['urgent', 'standard'])).toEqual([]);
});

it('everything that is wrong is said at once: by the rule and by the catalogue', () => {
  const document = spoiled((one) => {
    one.common.rework.normal = 'x';
    one.limits.asks = 99;
    delete one.policies['urgent'];
  });
  expect(policyProblems(document, USED).map(({ field }) => field)).toEqual([
    'document.limits.asks',
    'document.common.rework.normal',
    'document.policies.urgent',
  ]);
});

it.each([
  ['no policies', { limits, common }, 'document.policies', 'required'],
  ['a list', [], 'document', 'type'],
  ['nothing', null, 'document', 'type'],
  ['policies that are a list', { limits, common, policies: [] }, 'document.policies', 'type'],
])('%s is refused as a whole, without a word on each policy', (_, document, field, reason) => {
  expect(policyProblems(document, USED)).toEqual([{ field, reason }]);
});
