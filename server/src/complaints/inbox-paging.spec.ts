import fc from 'fast-check';
import type { CaseTab, ComplaintState } from '@zsb/shared/complaints';
import type { ComplaintId, OrganisationId, StaffId } from '@zsb/shared/ids';
import type { StaffRole } from '@zsb/shared/logins';
import { openTestDatabase, type TestDatabase } from '../../test/database.js';
import { OrganisationTree } from '../organisations/organisations.service.js';
import type { Organisation } from '../organisations/organisation.entity.js';
import { branchesOf } from './inbox-branches.js';
import { Desk } from './inbox-desk.js';
import { formatPosition, InboxRepository, parsePosition, type RowFilter } from './inbox.repository.js';

/** Ids are readable here: the last digits of a UUID. */
const uuid = (number: number) => `01990000-0000-7000-8000-${String(number).padStart(12, '0')}`;
const place = (number: number) => uuid(900_000 + number) as OrganisationId;
const node = (number: number, parent: number | null, kind: string): Organisation => ({
  ...{
    id: place(number),
    code: `o${number}`,
    parentId: parent === null ? null : place(parent),
    name: `o${number}`,
    shortName: `o${number}`,
  },
  ...{ kind, isOffice: kind === 'office', phone: null, districtCode: null },
});
const [CITY, CENTRE, EAST, EAST_A, EAST_B, WEST, WEST_A] = [0, 1, 2, 3, 4, 5, 6] as const;
const tree = new OrganisationTree([
  node(CITY, null, 'district'),
  node(CENTRE, CITY, 'centre'),
  node(EAST, CITY, 'district'),
  node(EAST_A, EAST, 'office'),
  node(EAST_B, EAST, 'office'),
  node(WEST, CITY, 'district'),
  node(WEST_A, WEST, 'office'),
]);
const ME = uuid(800_000) as StaffId;
const desk = (memberships: [StaffRole, number][], below: number | null = null) =>
  new Desk(
    {
      kind: 'staff',
      staffId: ME,
      sessionId: uuid(1),
      memberships: memberships.map(([role, number]) => ({ role, organisationId: place(number) })),
    },
    tree,
    below === null ? null : place(below),
  );
const CLERK = desk([['clerk', EAST_A]]);
const DISPATCHER = desk([['dispatcher', CENTRE]]);
const EAST_DISPATCHER = desk([['dispatcher', EAST]]);
const SUPERVISOR = desk([['supervisor', CITY]]);

let test: TestDatabase;
let inbox: InboxRepository;
beforeEach(async () => {
  test = await openTestDatabase();
  inbox = new InboxRepository(test.database);
});
afterEach(() => test.close());

const NOW = new Date('2026-11-20T08:00:00Z');
const minutes = (count: number) => new Date(NOW.getTime() + count * 60_000);

interface Row {
  number: number;
  state: ComplaintState;
  lead: number | null;
  suggested?: number;
  dueAt: Date | null;
  more?: Record<string, string | number | Date | null>;
}

async function insert(rows: Row[]): Promise<void> {
  const open = ['submitted', 'assigned', 'arbitrating', 'accepted', 'awaiting_citizen', 'rechecking'];
  await test.database.transaction(async () => {
    for (const { number, state, lead, suggested = EAST_A, dueAt, more = {} } of rows) {
      const row = {
        ...{
          id: uuid(number),
          case_number: `N${number}`,
          person_id: uuid(1),
          client_key: uuid(number),
          request_hash: '',
          kind: 'complaint',
          state,
        },
        ...{ category_code: '0201', text: 'x', address_cipher: '', near_border: 0, contact_phone_cipher: '', contact_phone_hash: '' },
        ...{
          contact_tail_hash: '',
          hide_name: 0,
          suggested_organisation_id: place(suggested),
          suggestion_reason: '',
          suggestion_automatic: 0,
        },
        ...{ sla_policy: 'standard', urgency: 'normal', filed_at: minutes(number % 5), version: 1, is_open: open.includes(state) ? 1 : 0 },
        ...{
          lead_organisation_id: lead === null ? null : place(lead),
          due_at: dueAt,
          warn_at: dueAt && new Date(dueAt.getTime() - 30 * 60_000),
        },
        ...more,
      };
      const marks = Object.keys(row)
        .map(() => '?')
        .join(', ');
      await test.database.change(`INSERT INTO complaint (${Object.keys(row).join(', ')}) VALUES (${marks})`, Object.values(row));
    }
  });
}

const numberOf = (id: ComplaintId) => Number(id.slice(-12));

async function page(who: Desk, tab: CaseTab, after: string | null, filter: RowFilter = {}, limit = 3) {
  const list = branchesOf(tab, who, { now: NOW, applied: await inbox.applied() });
  const { rows, next } = await inbox.page(list, who, filter, { after: after === null ? null : parsePosition(after), limit });
  return { numbers: rows.map(({ id }) => numberOf(id)), next: next && formatPosition(next) };
}

/** All pages of a list, with something happening between them. */
async function readAll(
  who: Desk,
  tab: CaseTab,
  between: (seen: number[]) => Promise<void> = async () => undefined,
  filter: RowFilter = {},
) {
  const seen: number[] = [];
  for (let after: string | null = null, pages = 0; pages < 100; pages++) {
    const { numbers, next } = await page(who, tab, after, filter);
    seen.push(...numbers);
    if (next === null) return seen;
    after = next;
    await between(seen);
  }
  throw new Error('the list never ended');
}
const count = async (who: Desk, tab: CaseTab) => inbox.count(branchesOf(tab, who, { now: NOW, applied: await inbox.applied() }), who);

describe('what every list must be, whatever lies in it', () => {
  const row = fc.record({
    state: fc.constantFrom<ComplaintState>(
      'submitted',
      'assigned',
      'arbitrating',
      'accepted',
      'awaiting_citizen',
      'answered',
      'closed',
      'withdrawn',
    ),
    lead: fc.constantFrom(EAST_A, EAST_B, WEST_A),
    due: fc.option(fc.integer({ min: -60, max: 60 }), { nil: null }),
    returns: fc.integer({ min: 0, max: 4 }),
    applied: fc.constantFrom('', 'extension', 'redispatch', 'rejection,extension'),
    review: fc.constantFrom(null, 'head', 'centre'),
  });
  const UNLED: ComplaintState[] = ['submitted', 'arbitrating', 'withdrawn'];
  const toRow = (
    { state, lead, due, returns, applied, review }: typeof row extends fc.Arbitrary<infer Value> ? Value : never,
    number: number,
  ): Row => ({
    number,
    state,
    lead: UNLED.includes(state) ? null : lead,
    suggested: lead,
    dueAt: due === null ? null : minutes(due),
    more: { return_count: returns, open_applications: applied, review_stage: review, needs_call_back: state === 'closed' ? 1 : 0 },
  });
  const who = fc.constantFrom(
    CLERK,
    DISPATCHER,
    EAST_DISPATCHER,
    SUPERVISOR,
    desk([
      ['head', EAST],
      ['dispatcher', WEST],
    ]),
    desk([['supervisor', CITY]], EAST),
  );
  const tabs = fc.constantFrom<CaseTab>(
    'toDispatch',
    'toAccept',
    'inProgress',
    'dueSoon',
    'overdue',
    'paused',
    'returned',
    'toDecide',
    'followUp',
    'answered',
    'closed',
  );

  it('its pages hold each case once, in order, and as many as it counts', async () => {
    await fc.assert(
      fc
        .asyncProperty(fc.array(row, { maxLength: 25 }), who, tabs, async (rows, me, tab) => {
          const stored = rows.map(toRow);
          await insert(stored);
          const seen = await readAll(me, tab);
          expect(new Set(seen).size).toBe(seen.length);
          expect(await count(me, tab)).toBe(seen.length);
          const keys = seen.map((number) => keyOf(stored[number]!, tab === 'answered' || tab === 'closed'));
          expect(keys).toEqual([...keys].sort((a, b) => a.localeCompare(b)));
        })
        .afterEach(async () => void (await test.database.transaction(() => test.database.change('DELETE FROM complaint')))),
      { numRuns: 120 },
    );
  });
  /** Sorts as the list does: what is due first; newest first where nothing is due any more. */
  const keyOf = ({ number, dueAt }: Row, isFiled: boolean): string =>
    isFiled
      ? `${String(99 - (number % 5)).padStart(3, '0')} ${String(9999 - number).padStart(6, '0')}`
      : `${dueAt === null ? '9' : `1${dueAt.toISOString()}`} ${String(number).padStart(6, '0')}`;

  it('its pages hold what never moves exactly once, while others are answered, extended and filed between two pages', async () => {
    const move = fc.record({ at: fc.nat(30), to: fc.constantFrom('answered', 'later', 'sooner', 'new') });
    await fc.assert(
      fc
        .asyncProperty(
          fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 5, maxLength: 30 }),
          fc.array(move, { maxLength: 20 }),
          async (dues, moves) => {
            await insert(dues.map((due, number) => ({ number, state: 'assigned', lead: EAST_A, dueAt: minutes(due) })));
            const moved = new Set<number>();
            let made = 500;
            const waiting = [...moves];
            const between = async () => {
              const next = waiting.shift();
              if (!next) return;
              const number = next.at % dues.length;
              if (next.to === 'new') return insert([{ number: made++, state: 'assigned', lead: EAST_A, dueAt: minutes(next.at - 15) }]);
              moved.add(number);
              const [sql, params]: [string, Date[]] =
                next.to === 'answered'
                  ? [`UPDATE complaint SET state = 'answered', is_open = 0, due_at = NULL WHERE id = ?`, []]
                  : ['UPDATE complaint SET due_at = ? WHERE id = ?', [minutes(next.to === 'later' ? 30 : -30)]];
              await test.database.transaction(() => test.database.change(sql, [...params, uuid(number)]));
            };
            const seen = await readAll(CLERK, 'toAccept', between);
            const still = dues.map((_, number) => number).filter((number) => !moved.has(number));
            expect(seen.filter((number) => still.includes(number)).sort((a, b) => a - b)).toEqual(still);
          },
        )
        .afterEach(async () => void (await test.database.transaction(() => test.database.change('DELETE FROM complaint')))),
      { numRuns: 60 },
    );
  });
});

describe('a page goes on where the one before ended', () => {
  it('also when the case that stood there was answered meanwhile', async () => {
    await insert([1, 2, 3, 4, 5].map((number) => ({ number, state: 'assigned', lead: EAST_A, dueAt: minutes(number) })));
    const first = await page(CLERK, 'toAccept', null);
    await test.database.transaction(() =>
      test.database.change(`UPDATE complaint SET state = 'answered', due_at = NULL WHERE id = ?`, [uuid(3)]),
    );
    expect([first.numbers, (await page(CLERK, 'toAccept', first.next)).numbers]).toEqual([
      [1, 2, 3],
      [4, 5],
    ]);
  });

  it('with what waits for the citizen at the end of the list', async () => {
    await insert([
      ...[1, 2].map((number): Row => ({ number, state: 'awaiting_citizen', lead: EAST_A, dueAt: null })),
      ...[3, 4].map((number): Row => ({ number, state: 'accepted', lead: EAST_A, dueAt: minutes(number) })),
    ]);
    expect(await readAll(CLERK, 'inProgress')).toEqual([3, 4, 1, 2]);
  });
});

describe('who finds what', () => {
  const everything = async () =>
    insert([
      { number: 1, state: 'submitted', lead: null, suggested: EAST_A, dueAt: minutes(1) },
      { number: 2, state: 'submitted', lead: null, suggested: WEST_A, dueAt: minutes(2), more: { return_count: 1 } },
      { number: 3, state: 'arbitrating', lead: null, suggested: EAST_B, dueAt: minutes(3), more: { return_count: 3 } },
      { number: 4, state: 'assigned', lead: EAST_A, dueAt: minutes(-1) },
      { number: 5, state: 'accepted', lead: EAST_A, dueAt: minutes(20), more: { handler_id: ME, open_applications: 'extension' } },
      {
        number: 6,
        state: 'accepted',
        lead: EAST_B,
        dueAt: minutes(90),
        more: { review_stage: 'head', open_applications: 'rejection,extension' },
      },
      { number: 7, state: 'rechecking', lead: WEST_A, dueAt: minutes(7) },
      { number: 8, state: 'closed', lead: EAST_A, dueAt: minutes(8), more: { needs_rectification: 1, needs_call_back: 1 } },
      { number: 9, state: 'closed', lead: EAST_A, dueAt: null },
      { number: 10, state: 'answered', lead: WEST_A, dueAt: minutes(10), more: { is_supervised: 1, review_stage: null } },
      { number: 11, state: 'accepted', lead: WEST_A, dueAt: minutes(11), more: { review_stage: 'centre', open_applications: 'exclusion' } },
      { number: 12, state: 'closed', lead: WEST_A, dueAt: minutes(9), more: { needs_plan_report: 1 } },
      { number: 13, state: 'answered', lead: EAST_B, dueAt: minutes(13), more: { needs_plan_report: 1 } },
    ]);

  it.each<[string, Desk, CaseTab, number[]]>([
    ['a dispatcher of the city dispatches everything', DISPATCHER, 'toDispatch', [1, 2]],
    ['a dispatcher of a district what would go there', EAST_DISPATCHER, 'toDispatch', [1]],
    ['a clerk dispatches nothing', CLERK, 'toDispatch', []],
    ['an office accepts its own', CLERK, 'toAccept', [4]],
    ['another office does not', desk([['clerk', EAST_B]]), 'toAccept', []],
    ['mine is what I accepted', CLERK, 'mine', [5]],
    ['mine is empty for who accepts nothing', SUPERVISOR, 'mine', []],
    ['due soon is what is warned about', CLERK, 'dueSoon', [5]],
    ['overdue is what is late', SUPERVISOR, 'overdue', [4]],
    ['a supervisor sees the clocks of undispatched cases too', SUPERVISOR, 'dueSoon', [1, 2, 3, 7, 11, 5]],
    ['what came back, and what is fought about', DISPATCHER, 'returned', [2, 3]],
    ['what came back to a district', EAST_DISPATCHER, 'returned', [3]],
    ['a supervisor decides extensions, exclusions and whose case it is', SUPERVISOR, 'toDecide', [3, 11, 5, 6]],
    ['a dispatcher decides rejections, rechecks and the centre’s reviews', DISPATCHER, 'toDecide', [7, 11, 6]],
    ['a head reviews what their office drafted', desk([['head', EAST_B]]), 'toDecide', [6]],
    ['a head of another office does not', desk([['head', EAST_A]]), 'toDecide', []],
    ['a clerk decides nothing', CLERK, 'toDecide', []],
    ['an office puts right what was rated badly', CLERK, 'followUp', [8]],
    ['an office reports on what it planned, and to the supervisor', desk([['clerk', WEST_A]]), 'followUp', [12, 10]],
    ['what was planned is watched while the citizen may still rate', desk([['head', EAST_B]]), 'followUp', [13]],
    ['supervision sees all that is owed after an answer', SUPERVISOR, 'followUp', [8, 12, 10, 13]],
    ['the centre calls back', DISPATCHER, 'followUp', [8]],
    [
      'who is clerk here and dispatcher there finds each once',
      desk([
        ['clerk', EAST_A],
        ['dispatcher', CITY],
      ]),
      'followUp',
      [8],
    ],
    ['closed is what is over', CLERK, 'closed', [9, 8]],
    ['a list below one organisation', desk([['supervisor', CITY]], EAST_B), 'inProgress', [6]],
    ['a list below the root is the whole city’s', desk([['supervisor', CITY]], CITY), 'inProgress', [11, 5, 6]],
    ['a list below what one does not reach is empty', desk([['clerk', EAST_A]], WEST), 'toAccept', []],
  ])('%s', async (_, who, tab, expected) => {
    await everything();
    expect(await readAll(who, tab)).toEqual(expected);
    expect(await count(who, tab)).toBe(expected.length);
  });

  it('co-handling is what an office of mine was asked for and has not answered', async () => {
    await everything();
    const helper = (number: number, organisation: number, answeredAt: Date | null) =>
      test.database.change(
        `INSERT INTO complaint_co_handler (complaint_id, organisation_id, clock_id, added_by, added_at, request, answered_at) VALUES (?, ?, ?, ?, ?, '', ?)`,
        [uuid(number), place(organisation), uuid(1), ME, NOW, answeredAt],
      );
    await test.database.transaction(async () => {
      await helper(5, WEST_A, null);
      await helper(6, WEST_A, NOW);
      await helper(8, WEST_A, null);
    });
    expect(await readAll(desk([['clerk', WEST_A]]), 'coHandling')).toEqual([5]);
    expect(await readAll(CLERK, 'coHandling')).toEqual([]);
  });

  it('filters narrow a list by category and what is below it, district, urgency and kind', async () => {
    await insert([
      { number: 1, state: 'assigned', lead: EAST_A, dueAt: NOW, more: { category_code: '0201', district_code: '430104' } },
      { number: 2, state: 'assigned', lead: EAST_A, dueAt: NOW, more: { category_code: '0301', urgency: 'urgent' } },
      { number: 3, state: 'assigned', lead: EAST_A, dueAt: NOW, more: { category_code: '0203', kind: 'report', district_code: '430104' } },
    ]);
    const found = (filter: RowFilter, me = CLERK) => readAll(me, 'toAccept', undefined, filter);
    expect(await found({ category: '02' })).toEqual([1]);
    expect(await found({ category: '0301' })).toEqual([2]);
    expect(await found({ urgency: 'urgent' })).toEqual([2]);
    expect(await found({ kind: 'report' })).toEqual([3]);
    // What a row withholds of a report, a filter does not tell; its head reads it.
    expect(await found({ district: '430104' })).toEqual([1]);
    expect(await found({ category: '02' }, desk([['head', EAST_A]]))).toEqual([1, 3]);
  });

  it('what a report is about never finds it in a list or a count', async () => {
    await insert([
      { number: 1, state: 'submitted', lead: null, dueAt: NOW, more: { kind: 'report', about_organisation_id: place(CENTRE) } },
    ]);
    const { memberships } = { memberships: [{ role: 'dispatcher' as const, organisationId: place(CENTRE) }] };
    const recused = new Desk({ kind: 'staff', staffId: ME, sessionId: '', memberships }, tree, null, [place(CENTRE)]);
    expect([await readAll(recused, 'toDispatch'), await count(recused, 'toDispatch')]).toEqual([[], 0]);
    expect(await readAll(DISPATCHER, 'toDispatch')).toEqual([1]);
  });

  it('a count stops at a thousand', async () => {
    await insert(Array.from({ length: 1001 }, (_, number) => ({ number, state: 'assigned' as const, lead: EAST_A, dueAt: NOW })));
    expect(await count(CLERK, 'toAccept')).toBe(1000);
  });
});
