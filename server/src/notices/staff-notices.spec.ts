import { newId } from '../platform/ids.js';
import { openTestDatabase, type TestDatabase } from '../../test/database.js';
import { aLadder, officeId, seedCity, STAFF, staffId } from '../../test/ladder.js';
import { FixedClock } from '../platform/clock.js';
import type { ComplaintAction } from '@zsb/shared/complaints';
import type { ComplaintId, StaffId } from '@zsb/shared/ids';
import type { ChangedCase } from './domain/staff-audience.js';
import type { NewStaffNotice, StaffNotices } from './staff-notices.service.js';

const NOW = new Date('2026-11-20T16:00+08:00');
let db: TestDatabase;
let clock: FixedClock;
let notices: StaffNotices;
beforeEach(async () => {
  db = await openTestDatabase();
  clock = new FixedClock(NOW);
  notices = aLadder(db.database, clock).notices;
  await seedCity(db.database);
});
afterEach(() => db.close());

const names = new Map(Object.keys(STAFF).map((name) => [staffId(name), name]));
const told = async () =>
  (await db.database.sql<{ staff_id: StaffId; kind: string; title: string }>('SELECT staff_id, kind, title FROM staff_notice'))
    .map(({ staff_id: id, kind, title }) => `${names.get(id)} ${kind}: ${title}`)
    .sort();

/** In the office, on nobody's desk yet. */
const aCase = (overrides: Partial<ChangedCase> = {}): ChangedCase => ({
  id: newId<ComplaintId>(),
  caseNumber: 'TS20261120-7K3QXM-C',
  version: 3,
  kind: 'complaint',
  state: 'accepted',
  leadOrganisationId: officeId('yuelu-urban-management-order'),
  suggestedOrganisationId: officeId('yuelu-urban-management-order'),
  aboutOrganisationId: null,
  handlerId: null,
  rejectedBy: null,
  reviewStage: null,
  ...overrides,
});
const handled = { handlerId: staffId('clerk') };
const afterStep = (complaint: ChangedCase, action: ComplaintAction, data = {}) =>
  db.database.transaction(() => notices.afterStep(complaint, action, data));

describe('after a step of a case', () => {
  it.each<[ComplaintAction, string, Partial<ChangedCase>, string[]]>([
    [
      'dispatch',
      'every clerk of the office',
      { state: 'assigned' },
      ['clerk dispatched: 新诉求待签收', 'colleague dispatched: 新诉求待签收'],
    ],
    [
      'dispatch',
      'the head, where it is a report: the text is for whom the head names',
      { kind: 'report' },
      ['head dispatched: 新诉求待签收'],
    ],
    ['arbitrate', 'every clerk of the office', {}, ['clerk dispatched: 新诉求待签收', 'colleague dispatched: 新诉求待签收']],
    ['accept', 'nobody', handled, []],
    ['supply', 'whoever has it on the desk', handled, ['clerk supplied: 市民已补充']],
    ['urge', 'the whole office, where nobody has it', {}, ['clerk urged: 市民催办', 'colleague urged: 市民催办']],
    ['grantExtension', 'whoever has it on the desk', handled, ['clerk decision: 延期已同意']],
    ['refuseRejection', 'whoever has it on the desk', handled, ['clerk decision: 不予受理未同意']],
    ['draftAnswer', 'the head who has to look at it', { ...handled, reviewStage: 'head' }, ['head review: 答复待审核']],
    ['approveAnswer', 'the centre, which looks at it next', { ...handled, reviewStage: 'centre' }, ['dispatcher review: 答复待审核']],
    ['approveAnswer', 'the handler, once it has gone out', { ...handled, state: 'answered' }, ['clerk decision: 答复审核通过']],
    [
      'supervise',
      'whoever has it on the desk, and the head: it is an order to the office',
      handled,
      ['clerk decision: 督办：请按时限报告', 'head decision: 督办：请按时限报告'],
    ],
    ['answerSupervision', 'supervision', handled, ['supervisor review: 督办已反馈']],
    ['appeal', 'dispatchers', { state: 'submitted', leadOrganisationId: null }, ['dispatcher review: 市民申诉']],
    ['requestRedispatch', 'dispatchers', handled, ['dispatcher review: 改派待审批']],
    ['requestExtension', 'supervision', handled, ['supervisor review: 延期待审批']],
    ['contestRating', 'supervision', handled, ['supervisor review: 评价申诉待审批']],
    ['return', 'nobody, while dispatchers have it in their list', { state: 'submitted', leadOrganisationId: null }, []],
    ['return', 'supervision, the third time', { state: 'arbitrating', leadOrganisationId: null }, ['supervisor review: 待仲裁']],
    [
      'urge',
      'supervision, where it is about the office itself',
      { aboutOrganisationId: officeId('yuelu') },
      ['supervisor urged: 市民催办'],
    ],
    [
      'appeal',
      'supervision, where it is about the dispatch centre',
      { state: 'submitted', leadOrganisationId: null, aboutOrganisationId: officeId('centre-12345') },
      ['supervisor review: 市民申诉'],
    ],
  ])('%s tells %s', async (action, _, overrides, expected) => {
    await afterStep(aCase(overrides), action);
    expect(await told()).toEqual(expected);
  });

  it('addCoHandler tells the office that is to help', async () => {
    await afterStep(aCase(handled), 'addCoHandler', { organisationId: officeId('water-company-service') });
    expect(await told()).toEqual(['waterClerk dispatched: 请求协办']);
  });

  it.each<[string, { requestedBy?: StaffId }, string[]]>([
    ['who applied and their head', { requestedBy: staffId('clerk') }, ['clerk decision: 改派已同意', 'head decision: 改派已同意']],
    ['the head once, who applied', { requestedBy: staffId('head') }, ['head decision: 改派已同意']],
    ['the head alone, where who applied has left', { requestedBy: staffId('nobody') }, ['head decision: 改派已同意']],
    ['the head alone, where nobody knows who applied', {}, ['head decision: 改派已同意']],
  ])('grantRedispatch tells the next office, and of the one that had it %s', async (_, applicant, expected) => {
    const water = officeId('water-company-service');
    const data = { organisationId: water, fromOrganisationId: officeId('yuelu-urban-management-order'), ...applicant };
    await afterStep(aCase({ state: 'assigned', leadOrganisationId: water }), 'grantRedispatch', data);
    expect(await told()).toEqual([...expected, 'waterClerk dispatched: 新诉求待签收']);
  });

  it('an appeal is told to those who may decide: not to whoever turned it down, and to supervision where nobody else is there', async () => {
    const appealed = { state: 'submitted', leadOrganisationId: null } as const;
    await afterStep(aCase({ ...appealed, rejectedBy: staffId('supervisor') }), 'appeal');
    expect(await told()).toEqual(['dispatcher review: 市民申诉']);
    await afterStep(aCase({ ...appealed, rejectedBy: staffId('dispatcher') }), 'appeal');
    expect(await told()).toEqual(['dispatcher review: 市民申诉', 'supervisor review: 市民申诉']);
  });

  it('an appeal against the rejection of a single supervisor, where the centre is out, is told to nobody who could not decide', async () => {
    const about = { kind: 'report', aboutOrganisationId: officeId('centre-12345') } as const;
    await afterStep(aCase({ ...about, state: 'submitted', leadOrganisationId: null, rejectedBy: staffId('supervisor') }), 'appeal');
    expect(await told()).toEqual([]);
  });

  it('people are told once, however often the step is stored', async () => {
    const complaint = aCase(handled);
    await afterStep(complaint, 'supply');
    await afterStep(complaint, 'supply');
    expect(await told()).toEqual(['clerk supplied: 市民已补充']);
  });
});

const aNotice = (overrides: Partial<NewStaffNotice> = {}): NewStaffNotice => ({
  ...{ staffId: staffId('clerk'), kind: 'warning', complaintId: null, dedupeKey: newId(), title: '办结将到期', text: '请办理' },
  ...overrides,
});
const notifyMany = (count: number, most: number) =>
  db.database.transaction(() =>
    notices.notifyMany(
      Array.from({ length: count }, () => aNotice()),
      most,
    ),
  );
const counts = async () =>
  (await notices.list(staffId('clerk'), { limit: 100 })).items.map(({ kind, count, readAt }) => [kind, count, readAt === null]);

describe('more messages in an hour than anybody reads', () => {
  it('become one digest whose number grows, and which is unread again', async () => {
    await notifyMany(3, 3);
    expect((await counts()).length).toBe(3);
    await notifyMany(2, 3);
    await notices.markAllRead(staffId('clerk'));
    await notifyMany(5, 3);
    expect((await counts()).filter(([kind]) => kind === 'digest')).toEqual([['digest', 7, true]]);
    expect((await counts()).length).toBe(4);
  });

  it('begin anew with the next hour', async () => {
    await notifyMany(5, 3);
    clock.set(new Date('2026-11-20T16:59:59.999+08:00'));
    await notifyMany(1, 3);
    clock.set(new Date('2026-11-20T17:00+08:00'));
    await notifyMany(4, 3);
    const all = await counts();
    expect(all.filter(([kind]) => kind === 'warning').length).toBe(6);
    expect(all.filter(([kind]) => kind === 'digest').map(([, count]) => count)).toEqual([1, 3]);
  });
});

it('the list pages newest first, counts what is unread, and shows nobody the messages of a colleague', async () => {
  for (let minute = 0; minute < 5; minute++) {
    clock.advance(60_000);
    await db.database.transaction(() => notices.notify(aNotice({ title: `第${minute}条` })));
  }
  const first = await notices.list(staffId('clerk'), { limit: 3 });
  const rest = await notices.list(staffId('clerk'), { limit: 3, after: first.next! });
  expect([...first.items, ...rest.items].map(({ title }) => title)).toEqual(['第4条', '第3条', '第2条', '第1条', '第0条']);
  expect([rest.next, await notices.unread(staffId('clerk'))]).toEqual([null, { unread: 5 }]);
  expect((await notices.list(staffId('head'), { after: first.next! })).items).toEqual([]);
  expect(await notices.markAllRead(staffId('clerk'))).toEqual({ unread: 0 });
});
