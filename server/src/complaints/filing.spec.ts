import { randomUUID } from 'node:crypto';
import type { FileComplaintRequest } from '@zsb/shared/complaint-requests';
import { casesApi, complaintsApi } from '@zsb/shared/complaints-api';
import type { FieldProblem } from '@zsb/shared/errors';
import { isCaseNumber, type PhotoId } from '@zsb/shared/ids';
import { PHOTO_UPLOAD_PATH, type PhotoView } from '@zsb/shared/photos';
import { countRows } from '../../test/cases.js';
import { aFiling, aPlace, IN_YUELU, OUTSIDE_CITY } from '../../test/factories/a-filing.js';
import { aPhoto, asUpload } from '../../test/factories/a-photo.js';
import { FRIDAY_16_00, startHttp, type Caller, type TestHttp } from '../../test/http.js';

let http: TestHttp;
let li: Caller;
let zhang: Caller;
beforeAll(async () => {
  http = await startHttp();
  li = await http.citizen('13800138301');
  zhang = await http.citizen('13800138302');
});
afterAll(() => http.close());

const file = (me: Caller, filing: FileComplaintRequest) => me.call(complaintsApi.file, { body: filing });
const stored = async (id: string) => (await http.database.sql<Record<string, unknown>>('SELECT * FROM complaint WHERE id = ?', [id]))[0]!;
const upload = async (me: Caller): Promise<PhotoId> => {
  const { body, headers } = asUpload(await aPhoto());
  const answer = await http.inject({ method: 'POST', path: PHOTO_UPLOAD_PATH, token: me.token, body, headers });
  return (answer.body as PhotoView).id;
};

it('a filing is stored with its first event, its dispatch clock, its audit row and its job, and seen as filed', async () => {
  const before = await countRows(http.database);
  const view = await file(li, aFiling());
  expect(view).toMatchObject({
    state: 'submitted',
    stateText: '已提交，等待派单',
    categoryPath: ['市容环境', '占道经营'],
    place: { address: '枫林三路 128 号门口', district: '岳麓区', point: IN_YUELU },
    filedAt: FRIDAY_16_00.toISOString(),
    // 5 wd from Friday: the following Friday at close of business.
    dueAt: new Date('2026-11-27T17:30:00+08:00').toISOString(),
    allowedActions: ['withdraw', 'urge', 'supplement'],
    version: 1,
  });
  expect(isCaseNumber(view.caseNumber)).toBe(true);
  expect(view.caseNumber).toMatch(/^TS20261120-/);
  const after = await countRows(http.database);
  const added = Object.fromEntries(Object.entries(after).map(([table, rows]) => [table, rows - before[table]!]));
  expect(added).toMatchObject({ complaint: 1, complaint_event: 1, complaint_clock: 1, audit_entry: 1, job: 1, notice: 0 });
});

describe('the client key', () => {
  it('makes a repeat the same complaint: one row, the same answer', async () => {
    const filing = aFiling();
    const first = await file(li, filing);
    const before = await countRows(http.database);
    expect(await file(li, filing)).toEqual(first);
    expect(await countRows(http.database)).toEqual(before);
  });

  it('does not mind in which order a client writes the fields', async () => {
    const filing = aFiling();
    const reversed = Object.fromEntries(Object.entries(filing).reverse()) as unknown as FileComplaintRequest;
    expect((await file(li, reversed)).id).toBe((await file(li, filing)).id);
  });

  it.each<[string, Partial<FileComplaintRequest>]>([
    ['text', { text: '完全不同的另一件事情。' }],
    ['kind', { kind: 'help' }],
    ['place', { place: aPlace({ address: '别处' }) }],
    ['contact', { contact: { name: '李', phone: '13900139000' } }],
  ])('used again with another %s is refused, and the first complaint stays as it was', async (_, change) => {
    const filing = aFiling();
    const first = await file(li, filing);
    const before = await countRows(http.database);
    await expect(file(li, { ...filing, ...change })).rejects.toMatchObject({ problem: { status: 409, code: 'platform.key-reused' } });
    expect(await countRows(http.database)).toEqual(before);
    expect(await li.call(complaintsApi.get, { params: { id: first.id } })).toEqual(first);
  });

  it('belongs to its citizen: the same key of another is another complaint', async () => {
    const filing = aFiling();
    const [mine, hers] = [await file(li, filing), await file(zhang, filing)];
    expect(hers.id).not.toBe(mine.id);
  });

  it('makes twenty presses at once one complaint with one answer', async () => {
    const filing = aFiling({ photoIds: [await upload(li)] });
    const before = await countRows(http.database);
    const views = await Promise.all(Array.from({ length: 20 }, () => file(li, filing)));
    expect(new Set(views.map(({ id }) => id)).size).toBe(1);
    expect(new Set(views.map(({ photos }) => photos.length))).toEqual(new Set([1]));
    const after = await countRows(http.database);
    expect(after).toEqual({
      ...before,
      complaint: before['complaint']! + 1,
      complaint_event: before['complaint_event']! + 1,
      complaint_clock: before['complaint_clock']! + 1,
      audit_entry: before['audit_entry']! + 1,
      job: before['job']! + 1,
    });
  });
});

describe('a filing is refused whole, and leaves no row behind, when', () => {
  const near = (code: string, reason: FieldProblem['reason'], field: string) => [{ field, reason }, code];
  it.each<[string, () => Promise<FileComplaintRequest>, unknown[]]>([
    ['the category is unknown', async () => aFiling({ categoryCode: '7777' }), near('platform.invalid-request', 'unknown', 'categoryCode')],
    [
      'the category has leaves below it',
      async () => aFiling({ categoryCode: '0103' }),
      near('platform.invalid-request', 'not-a-leaf', 'categoryCode'),
    ],
    [
      'the place is outside the city',
      async () => aFiling({ place: aPlace({ point: OUTSIDE_CITY }) }),
      near('platform.invalid-request', 'outside-city', 'place.point'),
    ],
    [
      'the district is unknown',
      async () => aFiling({ place: aPlace({ point: null, districtCode: '110101' }) }),
      near('platform.invalid-request', 'unknown', 'place.districtCode'),
    ],
    [
      'a photo is another person’s',
      async () => aFiling({ photoIds: [await upload(li), await upload(zhang)] }),
      near('platform.invalid-request', 'unknown', 'photoIds[1]'),
    ],
    [
      'a photo does not exist',
      async () => aFiling({ photoIds: [randomUUID() as PhotoId] }),
      near('platform.invalid-request', 'unknown', 'photoIds[0]'),
    ],
  ])('%s', async (_, filing, [field, code]) => {
    const body = await filing();
    const before = await countRows(http.database);
    await expect(file(li, body)).rejects.toMatchObject({ problem: { status: 400, code, fields: [field] } });
    expect(await countRows(http.database)).toEqual(before);
    expect(
      await http.database.sql(
        `SELECT id FROM photo WHERE state = 'attached' AND id IN (${body.photoIds.map(() => '?').join() || 'NULL'})`,
        body.photoIds,
      ),
    ).toEqual([]);
  });

  it('a photo is attached to another complaint already', async () => {
    const photoIds = [await upload(li)];
    const first = await file(li, aFiling({ photoIds }));
    await expect(file(li, aFiling({ photoIds }))).rejects.toMatchObject({
      problem: { fields: [{ field: 'photoIds[0]', reason: 'unknown' }] },
    });
    expect((await li.call(complaintsApi.get, { params: { id: first.id } })).photos.map(({ id }) => id)).toEqual(photoIds);
  });
});

describe('where a filing goes', () => {
  it.each<[string, Partial<FileComplaintRequest>, { automatic: 0 | 1; near_border: 0 | 1; district_code: string | null }]>([
    ['to the office of the district, at once', {}, { automatic: 1, near_border: 0, district_code: '430104' }],
    [
      'to a dispatcher, where the place is within 100 m of a border',
      { place: aPlace({ point: { lng: 112.9531, lat: 28.138, system: 'gcj02' } }) },
      { automatic: 0, near_border: 1, district_code: '430103' },
    ],
    ['to a dispatcher, where it is a report', { kind: 'report' }, { automatic: 0, near_border: 0, district_code: '430104' }],
    [
      'to a dispatcher, where no place on the map is known',
      { place: { address: '家门口' } },
      { automatic: 0, near_border: 0, district_code: null },
    ],
    [
      'to the office of the district that was chosen by hand',
      { place: aPlace({ point: null, districtCode: '430104' }) },
      { automatic: 1, near_border: 0, district_code: '430104' },
    ],
    [
      'by the point, where a district was chosen too',
      { place: aPlace({ districtCode: '430105' }) },
      { automatic: 1, near_border: 0, district_code: '430104' },
    ],
  ])('%s', async (_, overrides, expected) => {
    const row = await stored((await file(li, aFiling(overrides))).id);
    expect({ automatic: row['suggestion_automatic'], near_border: row['near_border'], district_code: row['district_code'] }).toEqual(
      expected,
    );
  });

  it('is the same as the forecast said', async () => {
    const { categoryCode, place } = aFiling();
    expect(await http.anonymous.call(complaintsApi.forecast, { body: { categoryCode, place } })).toEqual({
      organisation: '岳麓区城管局 · 市容科',
      district: '岳麓区',
      dueAt: new Date('2026-11-27T17:30:00+08:00').toISOString(),
    });
  });

  it('a point of a browser (WGS-84) is stored as the maps here have it', async () => {
    const row = await stored((await file(li, aFiling({ place: aPlace({ point: { ...IN_YUELU, system: 'wgs84' } }) }))).id);
    const metresNorth = (Number(row['lat']) - IN_YUELU.lat) * 111_000;
    expect(Math.abs(metresNorth)).toBeGreaterThan(100);
    expect(Math.abs(metresNorth)).toBeLessThan(700);
  });
});

it('photos stay in the order of the filing', async () => {
  const photoIds = [await upload(li), await upload(li), await upload(li)].reverse();
  expect((await file(li, aFiling({ photoIds }))).photos.map(({ id }) => id)).toEqual(photoIds);
});

describe('the contact of a filing', () => {
  /** Without a place on the map the case waits for the dispatcher. */
  const waiting = (overrides: Partial<FileComplaintRequest>) => aFiling({ place: { address: '家门口' }, ...overrides });
  const found = async (search: string) => {
    const staff = await http.staff('paidan01');
    const { items } = await staff.call(casesApi.list, { query: { tab: 'toDispatch', search } });
    return items.map(({ id }) => id);
  };

  it('is the phone of the login unless another was given: staff find the case by it, whole or by its last four digits', async () => {
    const wang = await http.citizen('13800131303');
    const own = await file(wang, waiting({}));
    const other = await file(wang, waiting({ contact: { name: '王小明', phone: '13900132304' } }));
    expect(await found('138 0013 1303')).toEqual([own.id]);
    expect(await found('13900132304')).toEqual([other.id]);
    expect(await found('2304')).toEqual([other.id]);
    expect(await found('2305')).toEqual([]);
  });

  it.each<[string, Partial<FileComplaintRequest>]>([
    ['a report', { kind: 'report' }],
    ['a filing with a hidden name', { hideName: true }],
  ])('of %s finds nothing, so that nobody learns who filed it', async (_, overrides) => {
    const contact = { name: '赵', phone: overrides.hideName ? '13900132306' : '13900132307' };
    await file(zhang, waiting({ ...overrides, contact }));
    expect([await found(contact.phone), await found(contact.phone.slice(-4))]).toEqual([[], []]);
  });
});
