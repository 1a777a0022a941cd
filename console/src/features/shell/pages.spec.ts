import { STAFF_ROLES } from '@zsb/shared/logins';
import { PAGES } from '../../platform/address';
import { landingPage, mayOpen, pagesOf, worksCases } from './pages';

it.each([
  ['clerk', ['notices']],
  ['dispatcher', ['notices']],
  ['head', ['notices', 'rates', 'templates']],
  ['supervisor', ['notices', 'rates', 'calendar', 'policies', 'holds']],
  ['administrator', ['notices', 'rates', 'calendar', 'policies', 'holds']],
] as const)('a %s finds the pages %j', (role, pages) => {
  expect(pagesOf([role])).toEqual(pages);
});

it('every page is open to somebody', () => {
  expect(PAGES.filter((page) => !mayOpen(page, STAFF_ROLES))).toEqual([]);
});

it('who works no cases starts at a page that is open to them', () => {
  const others = STAFF_ROLES.filter((role) => !worksCases([role]));
  expect(others).toEqual(['finance', 'administrator']);
  expect(others.map((role) => landingPage([role]))).toEqual(['notices', 'calendar']);
  expect(landingPage(['clerk', 'administrator'])).toBeNull();
});
