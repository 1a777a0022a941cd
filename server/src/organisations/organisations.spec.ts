import type { OrganisationId } from '@zsb/shared/ids';
import { openTestDatabase, type TestDatabase } from '../../test/database.js';
import type { Organisation } from './organisation.entity.js';
import { OrganisationsRepository } from './organisations.repository.js';
import { OrganisationsService, OrganisationTree, type NewOrganisation } from './organisations.service.js';

/** Ids are the codes here, so that a test reads. */
const node = (code: string, parent: string | null, kind = 'department', isOffice = false): Organisation => ({
  id: code as OrganisationId,
  code,
  parentId: parent as OrganisationId | null,
  name: `name of ${code}`,
  shortName: code,
  kind,
  isOffice,
  phone: null,
  districtCode: null,
});
const tree = new OrganisationTree([
  node('city', null, 'district'),
  node('centre', 'city', 'centre'),
  node('centre-office', 'centre', 'office', true),
  node('supervision', 'city', 'supervision'),
  node('water', 'city', 'company'),
  node('water-office', 'water', 'office', true),
  node('yuelu', 'city', 'district'),
  node('yuelu-centre', 'yuelu', 'centre'),
  node('yuelu-order', 'yuelu', 'office', true),
]);
const EVERYTHING = ['centre', 'centre-office', 'city', 'supervision', 'water', 'water-office', 'yuelu', 'yuelu-centre', 'yuelu-order'];

it.each([
  ['an office reaches itself', 'water-office', ['water-office']],
  ['a department reaches what is below it', 'water', ['water', 'water-office']],
  ['a district reaches what is below it', 'yuelu', ['yuelu', 'yuelu-centre', 'yuelu-order']],
  ['the dispatch centre works for the whole city', 'centre', EVERYTHING],
  ['supervision works for the whole city', 'supervision', EVERYTHING],
  ['the centre of a district works for its district alone', 'yuelu-centre', ['yuelu', 'yuelu-centre', 'yuelu-order']],
  ['an office of the centre is an office', 'centre-office', ['centre-office']],
  ['what does not exist reaches nothing', 'nobody', []],
])('%s', (_, id, reached) => {
  expect(tree.reach(id as OrganisationId).sort()).toEqual(reached);
});

it('nobody’s office is no office', () => {
  expect(tree.toOfficeView(null)).toBeNull();
  expect(tree.toOfficeView('nobody' as OrganisationId)).toBeNull();
  expect(tree.toOfficeView('water-office' as OrganisationId)).toEqual({ id: 'water-office', name: 'name of water-office', phone: null });
});

it.each([
  ['itself', 'water-office', 'water-office', true],
  ['its parent', 'water-office', 'water', true],
  ['the root', 'water-office', 'city', true],
  ['what is below it', 'water', 'water-office', false],
  ['a neighbour', 'water-office', 'yuelu', false],
  ['what does not exist', 'water-office', 'nobody', false],
])('an organisation and what is above it, and nothing else, hold it: %s', (_, id, above, isWithin) => {
  expect(tree.isWithin(id as OrganisationId, above as OrganisationId)).toBe(isWithin);
});

it('a report can be about every organisation that has somebody outside of it', () => {
  expect(tree.recusable().map(({ id }) => id)).toEqual([
    'centre',
    'centre-office',
    'supervision',
    'water',
    'water-office',
    'yuelu',
    'yuelu-centre',
    'yuelu-order',
  ]);
});

it('the offices of a kind of body are those below it', () => {
  expect([tree.officesOf('centre').map(({ id }) => id), tree.officesOf('supervision')]).toEqual([['centre-office'], []]);
  expect(tree.ofKind('centre').map(({ id }) => id)).toEqual(['centre', 'yuelu-centre']);
});

it('a code that the data files name and the database does not have says what to do', () => {
  expect(() => tree.withCode('new-office')).toThrow('organisation new-office is in the data files but not in the database: run db seed');
});

it('the tree is drawn from its root', () => {
  const [city, ...others] = tree.toNodeViews();
  expect(others).toEqual([]);
  expect(city).toMatchObject({ id: 'city', isOffice: false });
  expect(city?.children.map(({ id }) => id)).toEqual(['centre', 'supervision', 'water', 'yuelu']);
  expect(city?.children[2]?.children).toEqual([{ id: 'water-office', name: 'name of water-office', isOffice: true, children: [] }]);
});

describe('seeding', () => {
  let db: TestDatabase;
  let service: OrganisationsService;
  beforeEach(async () => {
    db = await openTestDatabase();
    service = new OrganisationsService(db.database, new OrganisationsRepository(db.database));
  });
  afterEach(() => db.close());

  const list: NewOrganisation[] = ['city', 'water'].map((code) => ({
    code,
    name: code,
    shortName: code,
    parentCode: code === 'city' ? null : 'city',
    kind: 'district',
    isOffice: false,
    phone: null,
  }));

  it('adds each once, with its parent, and is seen at once by whoever had the tree already', async () => {
    expect((await service.load()).toNodeViews()).toEqual([]);
    await service.seed(list);
    await service.seed(list);
    const found = await service.load();
    expect(await db.database.sql('SELECT code FROM organisation ORDER BY code')).toEqual([{ code: 'city' }, { code: 'water' }]);
    expect(found.withCode('water').parentId).toBe(found.withCode('city').id);
  });
});
