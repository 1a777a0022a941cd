import { aServer, buttonNamed, choose, ok, press, removeScreen, render, textsOf } from '../../../test/screen';
import { NO_FILTERS, parseAddress, useAddress } from '../../platform/address';
import { FilterBar } from './filter-bar';

const CATEGORIES = [
  {
    code: '02',
    name: '市容环境',
    example: null,
    diversion: null,
    questions: [],
    children: [{ code: '0201', name: '占道经营', children: [] }],
  },
];
const OFFICES = [{ id: 'o1', name: '市容科', isOffice: true, children: [] }];

function Bar({ isOpen, hasOffices }: { isOpen: boolean; hasOffices: boolean }) {
  return <FilterBar filters={useAddress().filters} isOpen={isOpen} hasOffices={hasOffices} />;
}

async function aBar(fragment: string, { isOpen = true, hasOffices = true } = {}) {
  window.location.hash = fragment;
  const asked = aServer(({ path }) =>
    ok(path.endsWith('/categories') ? CATEGORIES : path.endsWith('/districts') ? [{ code: '430104', name: '岳麓区' }] : OFFICES),
  );
  await render(<Bar isOpen={isOpen} hasOffices={hasOffices} />);
  return asked;
}
const filters = () => parseAddress(window.location.hash).filters;

afterEach(removeScreen);

it('what is chosen stands in the address, beside the tab and the other filters', async () => {
  await aBar('#tab=overdue&urgency=urgent');
  await choose('filter-category', '占道');
  await choose('filter-office', '市容');
  expect(parseAddress(window.location.hash)).toMatchObject({ tab: 'overdue' });
  expect(filters()).toEqual({ ...NO_FILTERS, urgency: 'urgent', category: '0201', office: 'o1' });
});

it('what is set is shown by its name, and goes with one press', async () => {
  await aBar('#tab=overdue&urgency=urgent&district=430104', { isOpen: false });
  expect(textsOf('.filters__set button')).toEqual(['区划：岳麓区 ✕', '缓急：紧急 ✕', '清除全部']);
  await press(buttonNamed('区划'));
  expect(filters()).toEqual({ ...NO_FILTERS, urgency: 'urgent' });
});

it('all of them go with one press', async () => {
  await aBar('#urgency=urgent&kind=report');
  await press(buttonNamed('清除全部'));
  expect(filters()).toEqual(NO_FILTERS);
});

it('who has one office is not asked for it, and the server neither', async () => {
  const asked = await aBar('#', { hasOffices: false });
  expect(textsOf('label')).toEqual(['分类', '区划', '缓急', '类型']);
  expect(asked.some(({ path }) => path.endsWith('/organisations'))).toBe(false);
});

it('while nobody filters nothing is shown and nothing is read', async () => {
  const asked = await aBar('#tab=overdue', { isOpen: false });
  expect(textsOf('.filters')).toEqual([]);
  expect(asked).toEqual([]);
});
