import type { CategoryView } from '@zsb/shared/catalogue';
import type { OrganisationNodeView } from '@zsb/shared/case-views';
import { categoryChoices, officeChoices } from './choices';

const organisation = (id: string, isOffice: boolean, children: OrganisationNodeView[] = []) =>
  ({ id, name: `单位${id}`, isOffice, children }) as unknown as OrganisationNodeView;

it('offers offices only, below the organisations above them', () => {
  const tree = [
    organisation('1', false, [organisation('11', true), organisation('12', false, [organisation('121', true)])]),
    organisation('2', false, [organisation('21', true)]),
  ];
  expect(officeChoices(tree)).toEqual([
    { label: '单位1', options: [{ value: '11', title: '单位11' }] },
    { label: '单位1 › 单位12', options: [{ value: '121', title: '单位121' }] },
    { label: '单位2', options: [{ value: '21', title: '单位21' }] },
  ]);
});

it('leaves out a root that is above everything', () => {
  const tree = [organisation('1', false, [organisation('11', true), organisation('12', false, [organisation('121', true)])])];
  expect(officeChoices(tree).map(({ label }) => label)).toEqual(['', '单位12']);
});

it('offers an office that has offices below it, and those too', () => {
  expect(officeChoices([organisation('1', true, [organisation('11', true)])]).map(({ label }) => label)).toEqual(['', '单位1']);
});

it('offers the leaves of the category tree only', () => {
  const leaf = (code: string): CategoryView => ({ code, name: `类${code}`, example: null, diversion: null, questions: [], children: [] });
  const tree = [{ ...leaf('03'), children: [leaf('0301'), { ...leaf('0302'), children: [leaf('030201')] }] }];
  expect(categoryChoices(tree)).toEqual([
    { label: '类03', options: [{ value: '0301', title: '类0301' }] },
    { label: '类03 › 类0302', options: [{ value: '030201', title: '类030201' }] },
  ]);
});
