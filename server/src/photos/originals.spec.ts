import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { complaintsApi } from '@zsb/shared/complaints-api';
import type { ComplaintId } from '@zsb/shared/ids';
import { PHOTO_UPLOAD_PATH, type PhotoView } from '@zsb/shared/photos';
import { file } from '../../test/cases.js';
import { aCommand } from '../../test/factories/a-command.js';
import { aPhoto, asUpload } from '../../test/factories/a-photo.js';
import { startHttp, type Caller, type TestHttp } from '../../test/http.js';
import { PhotosService } from './photos.service.js';

let http: TestHttp;
let citizen: Caller;
beforeAll(async () => {
  http = await startHttp();
  citizen = await http.citizen('13800138911');
});
afterAll(() => http.close());

/** Photos of 占道经营 may decide a fine; those of 户外广告 do not. */
const [EVIDENCE, ORDINARY] = ['0201', '0203'];

async function staged(bytes: Buffer): Promise<PhotoView> {
  const { body, headers } = asUpload(bytes);
  return (await http.inject({ method: 'POST', path: PHOTO_UPLOAD_PATH, token: citizen.token, body, headers })).body as PhotoView;
}
const originalOf = ({ id }: PhotoView) => path.join(http.dataDir, 'uploads', id.slice(-2), `${id}.original`);
const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
async function inHistory(id: ComplaintId): Promise<unknown[]> {
  const rows = await http.database.sql<{ data: string | object }>(
    'SELECT data FROM complaint_event WHERE complaint_id = ? ORDER BY version',
    [id],
  );
  return rows
    .map(({ data }) => (typeof data === 'string' ? (JSON.parse(data) as object) : data))
    .map((data) => (data as { originals?: string[] }).originals);
}

it('of evidence the file stays as it was sent, with place and time, and its hash in the history', async () => {
  const bytes = await aPhoto({ exif: true });
  const photo = await staged(bytes);
  const { id } = await file(http, citizen, { categoryCode: EVIDENCE, photoIds: [photo.id] });
  expect(readFileSync(originalOf(photo)).equals(bytes)).toBe(true);
  expect((await inHistory(id))[0]).toEqual([hashOf(bytes)]);
});

it('of what is added later too', async () => {
  const { id, version } = await file(http, citizen, { categoryCode: EVIDENCE });
  const bytes = await aPhoto({ width: 80, exif: true });
  const photo = await staged(bytes);
  const body = { ...aCommand(version), text: '今天又来了', photoIds: [photo.id] };
  await citizen.call(complaintsApi.supplement, { params: { id }, body });
  expect((await inHistory(id)).at(-1)).toEqual([hashOf(bytes)]);
  expect(existsSync(originalOf(photo))).toBe(true);
});

it('no address opens it', async () => {
  const photo = await staged(await aPhoto({ exif: true }));
  await file(http, citizen, { categoryCode: EVIDENCE, photoIds: [photo.id] });
  for (const address of [photo.url.replace('/full', '/original'), photo.thumbnailUrl.replace('/thumbnail', '/original')]) {
    expect((await http.inject({ method: 'GET', path: address })).status).toBe(404);
  }
});

it('elsewhere it goes as soon as the case is filed: nobody needs the place a phone has written into it', async () => {
  const photo = await staged(await aPhoto({ exif: true }));
  expect(existsSync(originalOf(photo))).toBe(true);
  const { id } = await file(http, citizen, { categoryCode: ORDINARY, photoIds: [photo.id] });
  expect(existsSync(originalOf(photo))).toBe(false);
  expect(await http.database.sql('SELECT original_sha256 AS hash FROM photo WHERE id = ?', [photo.id])).toEqual([{ hash: null }]);
  expect(await inHistory(id)).not.toContainEqual(expect.arrayContaining([expect.any(String)]));
});

it('of a photo that no filing named it goes with the rest', async () => {
  const photo = await staged(await aPhoto({ exif: true }));
  http.clock.advance(48 * 3_600_000 + 1);
  await http.app.get(PhotosService, { strict: false }).sweep();
  expect(existsSync(originalOf(photo))).toBe(false);
});
