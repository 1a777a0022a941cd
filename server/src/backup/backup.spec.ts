import { readFileSync, rmSync, truncateSync } from 'node:fs';
import path from 'node:path';
import { casesApi, complaintsApi } from '@zsb/shared/complaints-api';
import { aFiling } from '../../test/factories/a-filing.js';
import { aPhoto, asUpload } from '../../test/factories/a-photo.js';
import { takePlace, temporaryFolder, type TestPlace } from '../../test/database.js';
import { startHttp, type TestHttp } from '../../test/http.js';
import { backup } from './backup.js';
import { restore } from './restore.js';

let http: TestHttp;
let folder: string;
let places: TestPlace[];
beforeEach(async () => {
  http = await startHttp();
  folder = temporaryFolder();
  places = [];
});
afterEach(async () => {
  await http.close();
  for (const place of places) place.giveBack();
  rmSync(folder, { recursive: true, force: true });
});

const archive = () => path.join(folder, 'backup.tar.gz');
const source = () => ({ parts: http.parts, dataDir: http.dataDir });
const save = () => backup(source(), archive());
/** An empty database with an empty data directory. */
async function anEmptyPlace() {
  const dataDir = path.join(folder, 'restored');
  const place = await takePlace(dataDir, null);
  places.push(place);
  return { dataDir, place, parts: place.parts };
}

/** Files a complaint with a photo under a name, and forwards it. */
async function fileWithPhoto() {
  const citizen = await http.citizen('13800138001');
  const photo = await http.inject({ method: 'POST', path: '/api/v1/photos', token: citizen.token, ...asUpload(await aPhoto()) });
  const contact = { name: '欧阳晓明', phone: '13900139000' };
  const complaint = await citizen.call(complaintsApi.file, { body: aFiling({ contact, photoIds: [photo.body.id] }) });
  await http.runJobs();
  return complaint;
}

describe('a backup', () => {
  it('brings back the cases with their photos and the names that only the keys can open', async () => {
    const { id } = await fileWithPhoto();
    await save();
    await http.close();
    const target = await anEmptyPlace();
    await restore(target, archive());
    http = await startHttp(target);
    const clerk = await http.staff('yuelu01');
    const found = await clerk.call(casesApi.get, { params: { id } });
    const contact = await clerk.call(casesApi.revealContact, { params: { id }, body: { reason: '核实情况' } });
    expect(contact).toEqual({ name: '欧阳晓明', phone: '13900139000' });
    const picture = await http.inject({ method: 'GET', path: found.photos[0]!.url });
    expect(picture.status).toBe(200);
    expect([...picture.raw.subarray(0, 3)]).toEqual([0xff, 0xd8, 0xff]);
  });

  it('holds no typed identity field in clear', async () => {
    await fileWithPhoto();
    await save();
    const packed = readFileSync(archive());
    expect(packed.includes('欧阳晓明') || packed.includes('13900139000')).toBe(false);
    const { gunzipSync } = await import('node:zlib');
    const clear = gunzipSync(packed);
    expect(clear.includes('complaint')).toBe(true);
    expect(clear.includes('欧阳晓明') || clear.includes('13900139000') || clear.includes('13800138001')).toBe(false);
  });

  it('is refused where something is there already', async () => {
    await save();
    await expect(restore(source(), archive())).rejects.toThrow(/exists already/);
  });

  it('is refused when it was cut', async () => {
    await save();
    truncateSync(archive(), 2000);
    await expect(restore(await anEmptyPlace(), archive())).rejects.toThrow(/not a whole backup/);
  });

  it('is one instant: what is filed while it is written is wholly in it or not at all', async () => {
    const citizen = await http.citizen('13800138001');
    const filings = Array.from({ length: 60 }, () => citizen.call(complaintsApi.file, { body: aFiling() }));
    const { tables } = await save();
    await Promise.all(filings);
    expect(tables['complaint_event']).toBe(tables['complaint']);
    expect(tables['complaint_clock']).toBe(tables['complaint']);
  });
});
