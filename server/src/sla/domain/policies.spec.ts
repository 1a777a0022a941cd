import path from 'node:path';
import { CLOCK_KINDS } from '@zsb/shared/complaints';
import { readCatalogue } from '../../catalogue/catalogue-files.js';
import { inForce, targetsOf, type PoliciesVersion } from './policies.js';

const { limits, common, policies } = readCatalogue(path.resolve(import.meta.dirname, '../../../catalogue')).slaPolicies;
const document = { limits, common, policies };
const version = (number: number, effectiveFrom: string): PoliciesVersion => ({
  version: number,
  effectiveFrom: new Date(effectiveFrom),
  document,
});

const versions = [
  version(0, '2026-01-01T00:00:00+08:00'),
  version(1, '2026-12-01T00:00:00+08:00'),
  version(2, '2026-11-20T16:00:00+08:00'),
  version(3, '2026-12-01T00:00:00+08:00'),
];
it.each([
  ['2026-11-20T15:59:59.999+08:00', 0],
  ['2026-11-20T16:00:00.000+08:00', 2],
  ['2026-11-30T23:59:59.999+08:00', 2],
  // Of two from the same instant the one decided later.
  ['2026-12-01T00:00:00.000+08:00', 3],
])('at %s version %i is in force', (now, expected) => expect(inForce(versions, new Date(now))?.version).toBe(expected));

it('before the first version none is in force', () => {
  expect(inForce(versions, new Date('2025-12-31T23:59:59+08:00'))).toBeUndefined();
});

it('every clock has a target under every policy, a helper half of the answer’s; a plan says its own', () => {
  for (const policy of Object.values(policies)) {
    expect(Object.keys(targetsOf(document, policy, 'normal')).sort()).toEqual(CLOCK_KINDS.filter((kind) => kind !== 'plan').sort());
  }
  expect(targetsOf(document, policies['standard']!, 'normal')).toEqual({
    dispatch: '2h',
    acceptance: '1wd',
    firstContact: '1wd',
    resolution: '5wd',
    rework: '5wd',
    rectification: '5wd',
    coHandling: '2wd',
    supervisionOrder: '3wd',
    callBack: '2wd',
    arbitration: '1wd',
    recheck: '5wd',
    appeal: '3wd',
  });
  expect(targetsOf(document, policies['complex']!, 'urgent')).toMatchObject({ resolution: '2h', coHandling: '1h', dispatch: '30m' });
});
