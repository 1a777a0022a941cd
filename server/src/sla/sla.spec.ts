import { casesApi } from '@zsb/shared/complaints-api';
import type { ProblemError } from '@zsb/shared/errors';
import { slaApi, type CalendarView, type PoliciesDocument, type PoliciesView } from '@zsb/shared/sla';
import { file } from '../../test/cases.js';
import { FRIDAY_16_00, startHttp, type Caller, type TestHttp } from '../../test/http.js';

let http: TestHttp;
let administrator: Caller;
let supervisor: Caller;
beforeEach(async () => {
  http = await startHttp();
  administrator = await http.staff('guanli01');
  supervisor = await http.staff('ducha01');
});
afterEach(() => http.close());

const calendars = () => supervisor.call(slaApi.calendars, {});
const policies = () => supervisor.call(slaApi.policies, {});
const year2027 = { year: 2027, holidays: ['2027-01-01', '2027-02-06'], workdays: ['2027-02-14'], note: '国办发明电' };
const publish = (version: number, more: object = {}) =>
  administrator.call(slaApi.publishYear, { params: { name: 'office' }, body: { version, ...year2027, ...more } });
const problemOf = (call: Promise<unknown>) =>
  call.then(
    () => null,
    (error: ProblemError) => ({ code: error.problem.code, fields: error.problem.fields }),
  );
const audited = (action: string) => http.database.sql(`SELECT actor_kind, details FROM audit_entry WHERE action = ?`, [action]);

describe('calendars', () => {
  it('are shown as delivered until somebody changes them', async () => {
    const [office, centre] = (await calendars()) as [CalendarView, CalendarView];
    expect(office).toMatchObject({
      name: 'office',
      version: 0,
      changedBy: null,
      changedAt: null,
      incompleteClocks: 0,
      missingYears: [],
      recompute: null,
    });
    expect(office.document.completeYears).toContain(2026);
    expect(office.document.weekly.mon).toEqual([['09:00', '12:00'], ['13:30', '17:30']]); // prettier-ignore
    expect(centre).toMatchObject({ name: 'centre', version: 0, document: { holidays: [], completeYears: [] } });
  });

  it('a published year replaces that year and nothing else, is audited, and is recomputed by', async () => {
    const view = await publish(0);
    expect(view).toMatchObject({ version: 1, changedAt: FRIDAY_16_00.toISOString(), recompute: { finishedAt: null } });
    expect(view.changedBy).not.toBeNull();
    expect(view.document.holidays.filter((date) => date.startsWith('2027'))).toEqual(['2027-01-01', '2027-02-06']);
    expect(view.document.holidays).toContain('2026-10-01');
    expect(await audited('calendar.change')).toEqual([
      { actor_kind: 'staff', details: JSON.stringify({ calendar: 'office', version: 1 }) },
    ]);
    await http.runJobs();
    expect((await calendars())[0]!.recompute).toMatchObject({ seen: 0, moved: 0, finishedAt: FRIDAY_16_00.toISOString() });
  });

  it('a case that reaches an unpublished year is flagged until it is published', async () => {
    http.clock.set(new Date('2026-12-30T16:00:00+08:00'));
    const clerk = await http.staff('yuelu01');
    [administrator, supervisor] = [await http.staff('guanli01'), await http.staff('ducha01')];
    const { id } = await file(http, await http.citizen('13800138701'));
    expect((await calendars())[0]).toMatchObject({ incompleteClocks: 1, missingYears: [2027] });
    await publish(0, { holidays: ['2027-01-01', '2027-01-02', '2027-01-03'], workdays: ['2027-01-09'] });
    await http.runJobs();
    expect((await calendars())[0]).toMatchObject({ incompleteClocks: 0, missingYears: [], recompute: { seen: 2, moved: 1 } });
    const { clocks } = await clerk.call(casesApi.get, { params: { id } });
    expect(clocks.find(({ kind }) => kind === 'resolution')).toMatchObject({ dueAt: '2027-01-07T09:30:00.000Z' });
  });

  it('hours are changed from now on', async () => {
    const weekly = { mon: [['10:00', '16:00']] } as CalendarView['document']['weekly'];
    const view = await administrator.call(slaApi.saveHours, { params: { name: 'centre' }, body: { version: 0, weekly, note: '' } });
    expect(view).toMatchObject({ name: 'centre', version: 1, document: { weekly: { mon: [['10:00', '16:00']], tue: [] } } });
  });

  it('a change that was based on an older version is refused', async () => {
    await publish(0);
    expect(await problemOf(publish(0, { workdays: [] }))).toMatchObject({ code: 'platform.changed-meanwhile' });
    expect(await problemOf(publish(7, { workdays: [] }))).toMatchObject({ code: 'platform.changed-meanwhile' });
  });

  it.each([
    ['a date that does not exist', { holidays: ['2027-02-30'] }, [{ field: 'holidays[0]', reason: 'format' }]],
    ['a date of another year', { workdays: ['2026-12-31'] }, [{ field: 'workdays[0]', reason: 'unexpected' }]],
    ['a date in both lists', { workdays: ['2027-01-01'] }, [{ field: 'workdays[0]', reason: 'duplicate' }]],
    ['a year without a holiday', { holidays: [] }, [{ field: 'holidays', reason: 'format' }]],
  ])('%s is refused in its place, and nothing is stored', async (_, more, fields) => {
    expect(await problemOf(publish(0, more))).toEqual({ code: 'sla.bad-calendar', fields });
    expect((await calendars())[0]).toMatchObject({ version: 0 });
  });

  it('hours that make no sense are refused in their place', async () => {
    const hours = { mon: [['12:00', '09:00']] } as CalendarView['document']['weekly'];
    const call = administrator.call(slaApi.saveHours, { params: { name: 'office' }, body: { version: 0, weekly: hours, note: '' } });
    expect(await problemOf(call)).toEqual({ code: 'sla.bad-calendar', fields: [{ field: 'weekly.mon[0]', reason: 'format' }] });
  });

  it('a calendar that nobody has is not found', async () => {
    const call = administrator.call(slaApi.saveHours, { params: { name: 'moon' as never }, body: { version: 0, weekly: {}, note: '' } });
    expect(await problemOf(call)).toMatchObject({ code: 'platform.not-found' });
  });
});

describe('policies', () => {
  const save = (document: PoliciesDocument, version: number, effectiveFrom: string | null = null) =>
    administrator.call(slaApi.savePolicies, { body: { version, effectiveFrom, document, note: '试行' } });
  /** The delivered ones, with another time for an ordinary answer. */
  const within = async (resolution: string): Promise<PoliciesDocument> => {
    const document = structuredClone((await policies()).at(-1)!.document);
    Object.assign(document.policies['standard']!, {
      resolution: { normal: resolution, urgent: '2h' },
      extension: { normal: resolution, urgent: '2h' },
    });
    return document;
  };
  const resolutionOf = async (phone: string) => {
    const { id } = await file(http, await http.citizen(phone));
    const { clocks } = await (await http.staff('yuelu01')).call(casesApi.get, { params: { id } });
    return clocks.find(({ kind }) => kind === 'resolution')!.target;
  };

  it('are shown as delivered, in force since the first day of the year', async () => {
    const [only, ...others] = await policies();
    expect(others).toEqual([]);
    expect(only).toMatchObject({ version: 0, effectiveFrom: '2025-12-31T16:00:00.000Z', changedBy: null, isFuture: false });
    expect(only!.document.limits).toMatchObject({ returns: 3, extensions: 2, supply: '5wd' });
  });

  it('a new version holds for clocks that start after it; running ones keep their targets', async () => {
    const clerk = await http.staff('yuelu01');
    const { id } = await file(http, await http.citizen('13800138711'));
    const views = await save(await within('3wd'), 0);
    expect(views.map(({ version }) => version)).toEqual([1, 0]);
    expect(views[0]).toMatchObject({ effectiveFrom: FRIDAY_16_00.toISOString(), note: '试行', isFuture: false });
    const { clocks } = await clerk.call(casesApi.get, { params: { id } });
    expect(clocks.find(({ kind }) => kind === 'resolution')).toMatchObject({ target: '5wd', dueAt: '2026-11-27T09:30:00.000Z' });
    expect(await resolutionOf('13800138712')).toBe('3wd');
    expect(await audited('sla.save-policies')).toHaveLength(1);
  });

  it('a version for later waits for its day', async () => {
    const views: PoliciesView[] = await save(await within('7wd'), 0, '2026-11-21T00:00:00+08:00');
    expect(views[0]).toMatchObject({ isFuture: true, effectiveFrom: '2026-11-20T16:00:00.000Z' });
    expect(await resolutionOf('13800138713')).toBe('5wd');
    http.clock.set(new Date('2026-11-21T00:00:00+08:00'));
    expect(await resolutionOf('13800138714')).toBe('7wd');
  });

  it('bad limits are refused in their place, and nothing is stored', async () => {
    const document = await within('0wd');
    const field = 'document.policies.standard';
    expect(await problemOf(save(document, 0))).toEqual({
      code: 'sla.bad-policy',
      fields: [
        { field: `${field}.resolution.normal`, reason: 'too-small' },
        { field: `${field}.extension.normal`, reason: 'too-small' },
      ],
    });
    const past = '2026-11-20T15:59:59+08:00';
    expect(await problemOf(save(await within('3wd'), 0, past))).toEqual({
      code: 'sla.bad-policy',
      fields: [{ field: 'effectiveFrom', reason: 'too-small', limit: FRIDAY_16_00.toISOString() }],
    });
    expect(await policies()).toHaveLength(1);
  });

  it('of two that were based on one version the second is refused', async () => {
    await save(await within('3wd'), 0);
    expect(await problemOf(save(await within('4wd'), 0))).toMatchObject({ code: 'platform.changed-meanwhile' });
    expect(await policies()).toHaveLength(2);
  });
});

it('supervision reads and changes nothing; clerks do neither', async () => {
  const clerk = await http.staff('yuelu01');
  const document = (await policies())[0]!.document;
  expect(
    await problemOf(supervisor.call(slaApi.savePolicies, { body: { version: 0, effectiveFrom: null, document, note: '' } })),
  ).toMatchObject({
    code: 'platform.forbidden',
  });
  const body = { version: 0, ...year2027 };
  expect(await problemOf(supervisor.call(slaApi.publishYear, { params: { name: 'office' }, body }))).toMatchObject({
    code: 'platform.forbidden',
  });
  expect(await problemOf(clerk.call(slaApi.calendars, {}))).toMatchObject({ code: 'platform.forbidden' });
  expect(await problemOf(clerk.call(slaApi.policies, {}))).toMatchObject({ code: 'platform.forbidden' });
});
