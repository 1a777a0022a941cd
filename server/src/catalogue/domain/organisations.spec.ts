import type { CategoryLeaf, Organisation } from './catalogue.js';
import { officeOf, officeOfLeaf } from './organisations.js';

const organisation = (code: string, parentCode: string | null, isOffice = false): Organisation => ({
  code,
  name: code,
  shortName: code,
  parentCode,
  kind: isOffice ? 'office' : 'department',
  isOffice,
  phone: null,
});
const organisations = [
  organisation('city', null),
  organisation('works', 'city'),
  organisation('works-deep', 'works'),
  organisation('works-deep-office', 'works-deep', true),
  organisation('works-first', 'works', true),
  organisation('works-second', 'works', true),
  organisation('empty', 'city'),
];

describe('the office of an organisation', () => {
  it.each([
    ['itself, where it is one', 'works-second', 'works-second'],
    ['the nearest below, first in the file', 'works', 'works-first'],
    ['one further down, where there is none nearer', 'works-deep', 'works-deep-office'],
    ['the nearest of the whole tree for the root', 'city', 'works-first'],
    ['none, where nobody works cases', 'empty', null],
    ['none, for an unknown code', 'nobody', null],
  ])('is %s', (_, code, office) => {
    expect(officeOf(code, organisations)).toBe(office);
  });

  it.each([
    ['the one the leaf names', { departmentCode: 'works', officeCode: 'works-second' }, 'works-second'],
    ['that of the department, where the leaf names none', { departmentCode: 'works' }, 'works-first'],
  ])('of a leaf is %s', (_, leaf, office) => {
    expect(officeOfLeaf(leaf as CategoryLeaf, organisations)).toBe(office);
  });
});
