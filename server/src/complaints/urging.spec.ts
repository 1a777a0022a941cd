import { casesApi, complaintsApi } from '@zsb/shared/complaints-api';
import type { ComplaintId } from '@zsb/shared/ids';
import { PHOTO_UPLOAD_PATH, type PhotoView } from '@zsb/shared/photos';
import { countRows, file, workThrough } from '../../test/cases.js';
import { aCommand } from '../../test/factories/a-command.js';
import { aPhoto, asUpload } from '../../test/factories/a-photo.js';
import { FRIDAY_16_00, startHttp, type Caller, type TestHttp } from '../../test/http.js';

let http: TestHttp;
let [citizen, clerk]: Caller[] = [];
beforeAll(async () => {
  http = await startHttp();
});
afterAll(() => http.close());
beforeEach(() => at(FRIDAY_16_00));
async function at(instant: Date | string): Promise<void> {
  http.clock.set(new Date(instant));
  [citizen, clerk] = [await http.citizen('13800138831'), await http.staff('yuelu01')];
}

const mine = (id: ComplaintId) => citizen!.call(complaintsApi.get, { params: { id } });
const seen = (id: ComplaintId) => clerk!.call(casesApi.get, { params: { id } });
const urge = async (id: ComplaintId, text = '') =>
  citizen!.call(complaintsApi.urge, { params: { id }, body: { ...aCommand((await mine(id)).version), text } });
const supplement = async (id: ComplaintId, text: string, photos: PhotoView[] = []) =>
  citizen!.call(complaintsApi.supplement, {
    params: { id },
    body: { ...aCommand((await mine(id)).version), text, photoIds: photos.map((photo) => photo.id) },
  });
async function staged(): Promise<PhotoView> {
  const { body, headers } = asUpload(await aPhoto());
  return (await http.inject({ method: 'POST', path: PHOTO_UPLOAD_PATH, token: citizen!.token, body, headers })).body as PhotoView;
}
const refused = (code: string) => ({ problem: { code } });

describe('urging', () => {
  // Friday 20 November: the next working day begins on Monday. Thursday 24 September 2026 is followed by the Mid-Autumn holiday.
  it.each([
    ['on a Friday', '2026-11-20T16:00:00+08:00', '2026-11-23T00:00:00+08:00'],
    ['on a Saturday', '2026-11-21T10:00:00+08:00', '2026-11-23T00:00:00+08:00'],
    ['late on a Monday', '2026-11-23T23:59:59+08:00', '2026-11-24T00:00:00+08:00'],
    ['before the National Day week', '2026-09-30T10:00:00+08:00', '2026-10-08T00:00:00+08:00'],
  ])('%s is possible again from the next working day on', async (_, pressed, again) => {
    await at(pressed);
    const { id } = await file(http, citizen!);
    const view = await urge(id);
    expect(view.urgeAgainAt).toBe(new Date(again).toISOString());
    expect(view.allowedActions).not.toContain('urge');
    await expect(urge(id)).rejects.toMatchObject(refused('complaint.action-not-possible'));
    await at(new Date(new Date(again).getTime() - 1));
    await expect(urge(id)).rejects.toMatchObject(refused('complaint.action-not-possible'));
    await at(again);
    expect(await mine(id)).toMatchObject({ urgeAgainAt: null, allowedActions: expect.arrayContaining(['urge']) });
    await urge(id);
    expect(await seen(id)).toMatchObject({ urgeCount: 2 });
  });

  it('stands in the exchange with the office, with its words where there are any, and moves no clock', async () => {
    const { id } = await file(http, citizen!);
    const before = (await seen(id)).clocks;
    expect((await urge(id)).messages).toMatchObject([{ kind: 'urge', text: '', from: '您' }]);
    await at('2026-11-23T10:00:00+08:00');
    expect((await urge(id, ' 还没有人联系我 ')).messages).toMatchObject([
      { text: '' },
      { kind: 'urge', text: '还没有人联系我', from: '您' },
    ]);
    expect((await seen(id)).clocks.map(({ startedAt, dueAt, stoppedAt }) => [startedAt, dueAt, stoppedAt])).toEqual(
      before.map(({ startedAt, dueAt, stoppedAt }) => [startedAt, dueAt, stoppedAt]),
    );
  });

  it('is over once the answer is there', async () => {
    const { id } = await file(http, citizen!);
    await urge(id);
    await workThrough(clerk!, id);
    expect(await mine(id)).toMatchObject({ state: 'answered', urgeAgainAt: null });
    await expect(urge(id)).rejects.toMatchObject(refused('complaint.action-not-possible'));
  });

  it('pressed twice counts once', async () => {
    const { id, version } = await file(http, citizen!);
    const body = { ...aCommand(version), text: '请快一点' };
    await citizen!.call(complaintsApi.urge, { params: { id }, body });
    const rows = await countRows(http.database);
    expect(await citizen!.call(complaintsApi.urge, { params: { id }, body })).toMatchObject({ version: version + 1 });
    expect(await countRows(http.database)).toEqual(rows);
  });
});

describe('supplementing', () => {
  it('adds words and photos behind those that are there', async () => {
    const [first, second] = [await staged(), await staged()];
    const { id } = await file(http, citizen!, { photoIds: [first.id] });
    await supplement(id, '今天又来了两个摊子。', [second]);
    const view = await seen(id);
    expect(view.photos.map((photo) => photo.id)).toEqual([first.id, second.id]);
    expect(view.messages).toMatchObject([{ kind: 'supplement', text: '今天又来了两个摊子。' }]);
  });

  it('with a photo that is not one’s own is refused whole', async () => {
    const { id } = await file(http, citizen!);
    const rows = await countRows(http.database);
    const foreign = { ...(await staged()), id: '01a1f771-c6de-7371-975e-c310df6c6060' as PhotoView['id'] };
    await expect(supplement(id, '见照片', [foreign])).rejects.toMatchObject({
      problem: { fields: [{ field: 'photoIds[0]', reason: 'unknown' }] },
    });
    expect({ ...(await countRows(http.database)), photo: rows['photo'] }).toEqual(rows);
  });
});

describe('while the citizen is waited for', () => {
  async function asked(): Promise<ComplaintId> {
    const { id, version } = await file(http, citizen!);
    const accepted = await clerk!.call(casesApi.accept, { params: { id }, body: aCommand(version) });
    await clerk!.call(casesApi.ask, { params: { id }, body: { ...aCommand(accepted.version), text: '请写明门牌号' } });
    return id;
  }

  it('the list of cases says until when', async () => {
    const id = await asked();
    const { items } = await citizen!.call(complaintsApi.list, {});
    expect(items.find((one) => one.id === id)).toMatchObject({ supplyBy: '2026-11-27T09:30:00.000Z' });
  });

  it('urging or adding words does not keep the case from going on when the time is over', async () => {
    const id = await asked();
    await urge(id);
    await supplement(id, '就在学校门口。');
    await at('2026-11-27T17:30:00+08:00');
    await http.runJobs();
    expect(await mine(id)).toMatchObject({ state: 'accepted', supplyBy: null });
  });
});
