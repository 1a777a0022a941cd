import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { loginsApi } from '@zsb/shared/logins';
import { PHOTO_LIMITS, PHOTO_UPLOAD_PATH, type PhotoView } from '@zsb/shared/photos';
import { countRows, file } from '../../test/cases.js';
import { aPhoto, asUpload } from '../../test/factories/a-photo.js';
import { FRIDAY_16_00, startHttp, type Answer, type Caller, type TestHttp } from '../../test/http.js';
import { PhotosService } from './photos.service.js';

let http: TestHttp;
let me: Caller;
let nextPhone = 13800138900;
beforeAll(async () => {
  http = await startHttp();
});
afterAll(() => http.close());
beforeEach(async () => {
  http.clock.set(FRIDAY_16_00);
  me = await http.citizen(String(++nextPhone));
});

const send = (token: string | undefined, bytes: Buffer, field?: string) => {
  const { body, headers } = asUpload(bytes, field);
  return http.inject({ method: 'POST', path: PHOTO_UPLOAD_PATH, token, body, headers });
};
const open = (url: string) => http.inject({ method: 'GET', path: url });
const stage = async (): Promise<PhotoView> => (await send(me.token, await aPhoto())).body as PhotoView;
const filesOnDisk = (): string[] => {
  const folder = path.join(http.dataDir, 'uploads');
  return existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.jpg') || name.endsWith('.part'))
    : [];
};
const isRefused = (answer: Answer, status: number, code: string) => expect(answer).toMatchObject({ status, body: { code } });

it('an uploaded photo opens by its signed addresses, without a token, as a picture that nothing can run in', async () => {
  const answer = await send(me.token, await aPhoto({ width: 800, height: 600 }));
  expect(answer).toMatchObject({ status: 201, body: { width: 800, height: 600 } });
  const { url, thumbnailUrl } = answer.body as PhotoView;
  for (const [address, width] of [
    [url, 800],
    [thumbnailUrl, 320],
  ] as const) {
    const opened = await open(address);
    expect(opened.headers).toMatchObject({
      'content-type': 'image/jpeg',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'",
      'cache-control': 'private, max-age=3600, immutable',
    });
    expect((await sharp(opened.raw).metadata()).width).toBe(width);
  }
});

it.each<[string, (url: string) => string]>([
  ['another signature', (url) => url.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))],
  ['a later end', (url) => url.replace(/ends=(\d+)/, (_, ends: string) => `ends=${Number(ends) + 3600}`)],
  ['the other size', (url) => url.replace('/full', '/thumbnail')],
  ['a size that does not exist', (url) => url.replace('/full', '/original')],
  ['a path out of the folder', (url) => url.replace(/photos\/[^/]+/, 'photos/..%2F..%2Fkeys%2Fkeys.json')],
])('an address with %s names nothing: 404', async (_, change) => {
  const { url } = await stage();
  isRefused(await open(change(url)), 404, 'platform.not-found');
});

it('an address is over after its hour', async () => {
  const { url } = await stage();
  http.clock.advance(2 * 3_600_000);
  isRefused(await open(url), 404, 'platform.not-found');
});

it.each<[string, () => Promise<Buffer>, number, string]>([
  ['a page called a.jpg', async () => Buffer.from('<html>'), 415, 'upload.type-not-allowed'],
  ['half a picture', async () => (await aPhoto({ width: 600, height: 600 })).subarray(0, 1500), 400, 'upload.unreadable'],
  ['one byte too many', async () => Buffer.concat([await aPhoto(), Buffer.alloc(PHOTO_LIMITS.bytes)]), 413, 'upload.too-large'],
])('%s is refused, and neither row nor file is left', async (_, bytes, status, code) => {
  const [rows, files] = [await countRows(http.database), filesOnDisk()];
  isRefused(await send(me.token, await bytes()), status, code);
  expect([await countRows(http.database), filesOnDisk()]).toEqual([rows, files]);
});

it('a file of exactly the largest size is taken', async () => {
  const photo = await aPhoto();
  expect((await send(me.token, Buffer.concat([photo, Buffer.alloc(PHOTO_LIMITS.bytes - photo.length)]))).status).toBe(201);
});

it('a request that carries no file says so', async () => {
  isRefused(
    await http.inject({ method: 'POST', path: PHOTO_UPLOAD_PATH, token: me.token, body: {} }),
    415,
    'platform.unsupported-media-type',
  );
  isRefused(await send(me.token, await aPhoto(), 'picture'), 400, 'platform.invalid-request');
  const empty = {
    method: 'POST',
    path: PHOTO_UPLOAD_PATH,
    token: me.token,
    headers: { 'content-type': 'multipart/form-data; boundary=b' },
  } as const;
  isRefused(await http.inject({ ...empty, body: '--b--\r\n' }), 400, 'platform.invalid-request');
});

it('whoever has only a WeChat login is asked for a phone first', async () => {
  const { accessToken } = await http.anonymous.call(loginsApi.wechat, { body: { code: 'code-photographer.1' } });
  expect(await send(accessToken, await aPhoto())).toMatchObject({
    status: 403,
    body: { code: 'identity.level-required', params: { level: 'L2' } },
  });
});

it('forty photos wait at most: the next is refused until one is used', async () => {
  const photo = await aPhoto();
  const first = (await send(me.token, photo)).body as PhotoView;
  for (let index = 1; index < 40; index++) expect((await send(me.token, photo)).status).toBe(201);
  isRefused(await send(me.token, photo), 429, 'upload.too-many-staged');
  await file(http, me, { photoIds: [first.id] });
  expect((await send(me.token, photo)).status).toBe(201);
});

it('photos that no filing named go after 48 hours, row and files; attached ones stay', async () => {
  const sweep = () => http.app.get(PhotosService, { strict: false }).sweep();
  const ofPhoto = (id: string) => filesOnDisk().filter((name) => name.includes(id)).length;
  const [unused, used] = [await stage(), await stage()];
  await file(http, me, { photoIds: [used.id] });
  http.clock.advance(48 * 3_600_000);
  await sweep();
  expect([ofPhoto(unused.id), ofPhoto(used.id)]).toEqual([2, 2]);
  http.clock.advance(1);
  await sweep();
  expect([ofPhoto(unused.id), ofPhoto(used.id)]).toEqual([0, 2]);
  expect(await http.database.sql('SELECT id FROM photo WHERE id IN (?, ?)', [unused.id, used.id])).toEqual([{ id: used.id }]);
});

it('a sweep does not stop at its batch: what has piled up goes at once', async () => {
  const { id } = await stage();
  const copy = `INSERT INTO photo (id, person_id, state, sha256, bytes, width, height, created_at)
    SELECT ?, person_id, 'staged', sha256, bytes, width, height, created_at FROM photo WHERE id = ?`;
  await http.database.transaction(async () => {
    for (let index = 0; index < 250; index++) await http.database.change(copy, [`copy-${index}`, id]);
  });
  http.clock.advance(49 * 3_600_000);
  await http.app.get(PhotosService, { strict: false }).sweep();
  expect(await http.database.sql(`SELECT id FROM photo WHERE state = 'staged'`)).toEqual([]);
});
