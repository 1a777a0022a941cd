import { caseworkApi } from '@zsb/shared/casework';
import type { CaseView } from '@zsb/shared/case-views';
import { casesApi, complaintsApi } from '@zsb/shared/complaints-api';
import type { ComplaintId } from '@zsb/shared/ids';
import { PHOTO_UPLOAD_PATH, type PhotoView } from '@zsb/shared/photos';
import { countRows, file } from '../../test/cases.js';
import { aCommand, anAnswer } from '../../test/factories/a-command.js';
import { aPhoto, asUpload } from '../../test/factories/a-photo.js';
import { startHttp, type Answer, type Caller, type TestHttp } from '../../test/http.js';
import { PhotosService } from '../photos/photos.service.js';

let http: TestHttp;
let [citizen, clerk, foreign]: Caller[] = [];
beforeEach(async () => {
  http = await startHttp();
  [citizen, clerk, foreign] = [await http.citizen('13800138841'), await http.staff('yuelu01'), await http.staff('gongshui01')];
});
afterEach(() => http.close());

async function upload(staff: Caller | undefined, id: ComplaintId, bytes?: Buffer): Promise<Answer> {
  const { body, headers } = asUpload(bytes ?? (await aPhoto({ exif: true })));
  return http.inject({ method: 'POST', path: caseworkApi.uploadEvidence.path.replace(':id', id), token: staff!.token, body, headers });
}
async function accepted(): Promise<CaseView> {
  const { id, version } = await file(http, citizen!);
  return clerk!.call(casesApi.accept, { params: { id }, body: aCommand(version) });
}
const answer = ({ id, version }: CaseView, ...photos: PhotoView[]) =>
  clerk!.call(casesApi.answer, { params: { id }, body: anAnswer(version, { photoIds: photos.map((photo) => photo.id) }) });

it('is kept, drawn anew, until an answer names it; then the case and its citizen see it beside their own', async () => {
  const view = await accepted();
  const { status, body } = await upload(clerk, view.id);
  expect(status).toBe(201);
  expect((await http.inject({ method: 'GET', path: (body as PhotoView).url })).raw.includes('PLANTED-CAMERA')).toBe(false);
  expect((await clerk!.call(casesApi.get, { params: { id: view.id } })).evidence).toEqual([]);
  const answered = await answer(view, body as PhotoView);
  expect(answered).toMatchObject({ state: 'answered', photos: [], evidence: [{ id: (body as PhotoView).id }] });
  const seen = await citizen!.call(complaintsApi.get, { params: { id: view.id } });
  expect(seen).toMatchObject({ photos: [], evidence: [{ id: (body as PhotoView).id }] });
});

it('is for the office that works the case', async () => {
  const { id } = await accepted();
  expect(await upload(foreign, id)).toMatchObject({ status: 404, body: { code: 'complaint.not-found' } });
  expect(await upload(await http.staff('paidan01'), id)).toMatchObject({ status: 403 });
  expect(await upload(citizen, id)).toMatchObject({ status: 403 });
});

it('a page called a.jpg is refused as for citizens, and leaves no row', async () => {
  const { id } = await accepted();
  const rows = await countRows(http.database);
  expect(await upload(clerk, id, Buffer.from('<html>'))).toMatchObject({ status: 415, body: { code: 'upload.type-not-allowed' } });
  expect(await countRows(http.database)).toEqual(rows);
});

it('an answer takes only what was uploaded for its own case, once; refused, nothing is answered', async () => {
  const [one, other] = [await accepted(), await accepted()];
  const photo = (await upload(clerk, one.id)).body as PhotoView;
  await expect(answer(other, photo)).rejects.toMatchObject({ problem: { fields: [{ field: 'photoIds[0]', reason: 'unknown' }] } });
  expect((await clerk!.call(casesApi.get, { params: { id: other.id } })).state).toBe('accepted');
  await answer(one, photo);
  await expect(answer(other, photo)).rejects.toMatchObject({ problem: { code: 'platform.invalid-request' } });
});

it('neither a citizen’s photo becomes evidence nor evidence a citizen’s photo', async () => {
  const view = await accepted();
  const { body, headers } = asUpload(await aPhoto());
  const own = (await http.inject({ method: 'POST', path: PHOTO_UPLOAD_PATH, token: citizen!.token, body, headers })).body as PhotoView;
  await expect(answer(view, own)).rejects.toMatchObject({ problem: { code: 'platform.invalid-request' } });
  const evidence = (await upload(clerk, view.id)).body as PhotoView;
  const supplement = { ...aCommand(view.version), text: '见照片', photoIds: [evidence.id] };
  await expect(citizen!.call(complaintsApi.supplement, { params: { id: view.id }, body: supplement })).rejects.toMatchObject({
    problem: { code: 'platform.invalid-request' },
  });
});

it('what no answer named goes after 48 hours; the citizen’s own limit does not count it', async () => {
  const { id } = await accepted();
  await upload(clerk, id);
  const personal = `SELECT COUNT(*) AS n FROM photo WHERE staff_id IS NULL`;
  expect(Number((await http.database.sql<{ n: number }>(personal))[0]!.n)).toBe(0);
  http.clock.advance(48 * 3_600_000 + 1);
  await http.app.get(PhotosService, { strict: false }).sweep();
  expect((await countRows(http.database))['photo']).toBe(0);
});
