import { readFileSync } from 'node:fs';
import path from 'node:path';
import { casesApi, complaintsApi } from '@zsb/shared/complaints-api';
import { file, workThrough } from '../test/cases.js';
import { aPlace } from '../test/factories/a-filing.js';
import { startHttp, type Caller, type TestHttp } from '../test/http.js';
import { onMariadb, tableFiles } from '../test/mariadb.js';

/** Typed identity fields that occur nowhere else, as people type them and as we normalise them. */
const PLANTED = {
  phone: '13755512345',
  name: '欧阳植入名',
  contactPhone: '13766698765',
  address: '植入路四百四十四号',
  wrongPassword: 'planted-password-1',
  openid: 'planted-person',
};
/** Free text is stored as written, and never logged. */
const TEXT = '植入诉求正文：路灯不亮。';

let http: TestHttp;
let citizen: Caller;
beforeAll(async () => {
  http = await startHttp();
  citizen = await http.citizen(PLANTED.phone);
  const contact = { name: PLANTED.name, phone: `+86 ${PLANTED.contactPhone}` };
  const { id } = await file(http, citizen, { text: TEXT, contact, place: aPlace({ address: PLANTED.address }) });
  const clerk = await http.staff('yuelu01');
  await workThrough(clerk, id);
  await clerk.call(casesApi.revealContact, { params: { id }, body: { reason: '联系市民核实' } });
  await http.runJobs();
  await http.inject({ method: 'POST', path: '/api/v1/staff/logins', body: { userName: 'yuelu01', password: PLANTED.wrongPassword } });
  await http.inject({ method: 'POST', path: '/api/v1/complaints', token: citizen.token, body: { text: TEXT, contact } });
  await http.sandbox.fault({ target: 'sms', status: 500, times: 1 });
  http.clock.advance(60_000);
  await http.inject({ method: 'POST', path: '/api/v1/logins/sms-codes', body: { phone: PLANTED.phone } });
});
afterAll(() => http.close());

/** The files of the database, SQLite's write-ahead log included. */
const onDisk = async (): Promise<Buffer[]> => {
  const files = onMariadb
    ? await tableFiles(http.parts.url!)
    : ['', '-wal', '-shm'].map((suffix) => path.join(http.dataDir, `zsb.sqlite${suffix}`));
  return files.map((file) => readFileSync(file));
};
const inClear = (bytes: Buffer, texts: string[]) => texts.filter((text) => bytes.includes(text));
const typed = [PLANTED.phone, PLANTED.name, PLANTED.contactPhone, PLANTED.address, PLANTED.wrongPassword];
const smsCodes = async () => (await http.sandbox.messages(PLANTED.phone)).flatMap(({ params }) => params?.['code'] ?? []);

it('the planted values are read back by those who may read them, so that the search below looks for the right thing', async () => {
  const { items } = await citizen.call(complaintsApi.list, {});
  const view = await citizen.call(complaintsApi.get, { params: { id: items[0]!.id } });
  expect(view.place.address).toBe(PLANTED.address);
  expect((await onDisk()).some((bytes) => bytes.includes(TEXT))).toBe(true);
});

it('typed identity fields are nowhere in clear on the disk', async () => {
  for (const bytes of await onDisk()) expect(inClear(bytes, typed)).toEqual([]);
});

it.each([
  'job',
  'audit_entry',
  'notice',
  'staff_notice',
  'case_change',
  'complaint_event',
  'complaint',
  'login',
  'person',
  'session',
  'sms_code',
  'throttle',
])('no row of %s holds a typed identity field, a code or a token', async (table) => {
  const rows = Buffer.from(JSON.stringify(await http.database.sql(`SELECT * FROM ${table}`)));
  expect(rows.length).toBeGreaterThan(2);
  expect(inClear(rows, [...typed, citizen.token])).toEqual([]);
  for (const code of await smsCodes()) expect(rows.includes(`"${code}"`)).toBe(false);
});

it.each(['job', 'audit_entry', 'notice', 'staff_notice'])('no row of %s holds the text of a complaint', async (table) => {
  expect(inClear(Buffer.from(JSON.stringify(await http.database.sql(`SELECT * FROM ${table}`))), [TEXT])).toEqual([]);
});

it('the log has a line for every request and holds no identity field, text, code or token', async () => {
  const log = Buffer.from(http.log.join(''));
  expect(http.log.length).toBeGreaterThan(8);
  expect(inClear(log, [...typed, TEXT, citizen.token, ...(await smsCodes()).map((code) => `"${code}"`)])).toEqual([]);
});

it('a person’s key is what opens their fields: without it the rows say nothing', async () => {
  const rows = await http.database.sql<{ data_key: string }>('SELECT data_key FROM person');
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.every(({ data_key: key }) => /^f1:[A-Za-z0-9+/=]{80}$/.test(key))).toBe(true);
});
