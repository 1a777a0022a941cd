import { readFileSync } from 'node:fs';
import path from 'node:path';
import { loginsApi } from '@zsb/shared/logins';
import { aRealName } from '../../test/factories/a-real-name.js';
import { startHttp, type Caller, type TestHttp } from '../../test/http.js';

/** Names and numbers that occur nowhere else: confirmed, not confirmed, mistyped, and asked about in vain. */
const CONFIRMED = { name: '欧阳植入名', documentNumber: '110101199003077774' };
const NAMES = [CONFIRMED.name, '植入不符名', '植入错字名', '植入超时名'];
const NUMBERS = [CONFIRMED.documentNumber, '11010219800101005X', '110101199003077775', '911124198108030024'];
const TABLES = ['identity_document', 'audit_entry', 'person', 'login', 'session', 'throttle', 'job', 'notice'];

let http: TestHttp;
let raised: Caller;
beforeAll(async () => {
  http = await startHttp();
  const me = await http.citizen('13800136101');
  const send = (name: string, documentNumber: string) =>
    me.call(loginsApi.confirmRealName, { body: aRealName({ name, documentNumber }) }).catch(() => null);
  await send(NAMES[1]!, NUMBERS[1]!);
  await send(NAMES[2]!, NUMBERS[2]!);
  await http.sandbox.fault({ target: 'public-security', status: 500, times: 2 });
  await send(NAMES[3]!, CONFIRMED.documentNumber);
  await send(NAMES[3]!, NUMBERS[3]!);
  const session = await me.call(loginsApi.confirmRealName, { body: aRealName(CONFIRMED) });
  raised = http.as(session.accessToken, session);
});
afterAll(() => http.close());

const inClear = (bytes: Buffer) => [...NAMES, ...NUMBERS].filter((text) => bytes.includes(text));

it('the planted name and number are read back, masked, by the one they belong to', async () => {
  expect(await raised.call(loginsApi.me, {})).toMatchObject({ name: '欧***名', document: '1101**********7774' });
});

it('no name and no number is in clear on the disk, the write-ahead log included', () => {
  const onDisk = (suffix: string) => readFileSync(path.join(http.dataDir, `zsb.sqlite${suffix}`));
  expect(onDisk('-wal').length).toBeGreaterThan(10_000);
  for (const suffix of ['', '-wal', '-shm']) expect(inClear(onDisk(suffix))).toEqual([]);
});

it.each(TABLES)('no row of %s holds a name or a number', async (table) => {
  expect(inClear(Buffer.from(JSON.stringify(await http.database.sql(`SELECT * FROM ${table}`))))).toEqual([]);
});

it('the log has the requests and none of their names and numbers', () => {
  const lines = http.log.filter((line) => line.includes('real-name'));
  expect(lines.length).toBeGreaterThanOrEqual(5);
  expect(inClear(Buffer.from(http.log.join('')))).toEqual([]);
});

it('a name put where the number stands does not open', async () => {
  await http.database.transaction(() => http.database.change('UPDATE identity_document SET number_cipher = name_cipher'));
  await expect(raised.call(loginsApi.me, {})).rejects.toMatchObject({ problem: { status: 500, code: 'platform.internal' } });
});
