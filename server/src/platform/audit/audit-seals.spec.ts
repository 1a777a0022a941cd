import { createSecretKey } from 'node:crypto';
import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { openTestDatabase, temporaryFolder, type TestDatabase } from '../../../test/database.js';
import { FixedClock } from '../clock.js';
import type { Keys } from '../crypto/keys.js';
import { createLog } from '../log.js';
import { AuditSealer } from './audit.sealer.js';
import { AuditTrail } from './audit.trail.js';
import { verifyAudit } from './audit.verifier.js';
import { merkleRoot, sealKey, type SealedRow } from './seal.js';
import { SealCopies } from './seal-copies.js';
import { SealsRepository } from './seals.repository.js';

const lookup = createSecretKey(Buffer.alloc(32, 3));
const clock = new FixedClock(new Date('2026-11-20T08:00:00Z'));
let db: TestDatabase;
let folder: string;
let seals: SealsRepository;
let trail: AuditTrail;

beforeEach(async () => {
  db = await openTestDatabase();
  folder = temporaryFolder();
  seals = new SealsRepository(db.database);
  trail = new AuditTrail(db.database, clock);
});
afterEach(async () => {
  await db.close();
  rmSync(folder, { recursive: true });
});

const file = () => path.join(folder, 'seals.jsonl');
const newSealer = () => new AuditSealer(db.database, seals, new SealCopies(file()), clock, { lookup } as Keys, createLog('silent'));
const act = (action: string) =>
  db.database.transaction(() => trail.record({ actorKind: 'system', actorId: null, action, subjectKind: 'test', subjectId: null }));
const verify = (now = clock.now()) => verifyAudit(seals, new SealCopies(file()), sealKey(lookup), now);
const change = (sql: string, values: (string | number)[] = []) => db.database.transaction(() => db.database.change(sql, values));

/** Three seals over 2 + 1 + 3 rows. */
async function threeSeals(): Promise<void> {
  const sealer = newSealer();
  for (const actions of [['a', 'b'], ['c'], ['d', 'e', 'f']]) {
    for (const action of actions) await act(action);
    await sealer.round();
  }
}

describe('the seals of the audit trail', () => {
  it('cover every committed row once, and the whole chain verifies', async () => {
    await threeSeals();
    expect(await verify()).toEqual({ rows: 6, seals: 3, broken: null });
  });

  it('make no seal when nothing was written', async () => {
    await newSealer().round();
    expect(await verify()).toEqual({ rows: 0, seals: 0, broken: null });
  });

  it.each([
    ['a changed action', `UPDATE audit_entry SET action = 'x' WHERE action = 'c'`, 2, 'a row under this seal was changed'],
    ['changed details', `UPDATE audit_entry SET details = '{"n":1}' WHERE action = 'd'`, 3, 'a row under this seal was changed'],
    ['a moved instant', `UPDATE audit_entry SET at = '2026-11-20 09:00:00.000' WHERE action = 'a'`, 1, 'a row under this seal was changed'],
    ['a deleted row', `DELETE FROM audit_entry WHERE action = 'e'`, 3, 'the seal covers 3 rows, 2 are there'],
    [
      'a row moved under another seal',
      `UPDATE audit_entry SET seal_number = 1 WHERE action = 'c'`,
      1,
      'the seal covers 2 rows, 3 are there',
    ],
    ['a changed count', `UPDATE audit_seal SET row_count = 9 WHERE number = 2`, 2, 'the seal is not signed by our key'],
    ['a deleted seal', `DELETE FROM audit_seal WHERE number = 2`, 3, 'a seal before this one is missing'],
  ])('notice %s', async (_, sql, seal, reason) => {
    await threeSeals();
    expect(await change(sql)).toBe(1);
    expect((await verify()).broken).toEqual({ seal, reason });
  });

  it('notice that the last seal was cut off together with its rows, because its copy is left', async () => {
    await threeSeals();
    await change(`DELETE FROM audit_entry WHERE seal_number = 3`);
    await change(`DELETE FROM audit_seal WHERE number = 3`);
    expect((await verify()).broken).toEqual({ seal: 3, reason: 'this seal exists as a copy only' });
  });

  it('notice a copy that says something else', async () => {
    await threeSeals();
    const lines = (await readFile(file(), 'utf8')).split('\n');
    await writeFile(
      file(),
      lines.map((line) => line.replace(/"signature":"(.)/, (_, first) => `"signature":"${first === '_' ? '-' : '_'}`)).join('\n'),
    );
    expect((await verify()).broken).toEqual({ seal: 1, reason: 'the copy of this seal says something else' });
  });

  it('notice rows that nobody sealed once they are a minute old', async () => {
    await act('a');
    expect((await verify()).broken).toBeNull();
    expect((await verify(new Date(clock.now().getTime() + 61_000))).broken).toEqual({ seal: null, reason: '1 rows have no seal' });
  });

  it('are copied again after a process died between the commit and the copy', async () => {
    await threeSeals();
    await writeFile(file(), '');
    await appendFile(file(), '{"number":1,"cut of');
    await newSealer().round();
    expect([...(await new SealCopies(file()).read()).keys()].sort()).toEqual([1, 2, 3]);
  });

  it('are made by one of two processes that seal at the same time', async () => {
    for (let index = 0; index < 20; index++) await act(`row ${index}`);
    await Promise.all([newSealer().round(), newSealer().round()]);
    expect(await verify()).toMatchObject({ rows: 20, broken: null });
  });
});

const row = (id: string): SealedRow => ({
  id,
  at: '2026-11-20 08:00:00.000',
  actorKind: 'system',
  actorId: null,
  action: 'test',
  subjectKind: 'test',
  subjectId: null,
  details: '{}',
});

describe('the Merkle root', () => {
  it('does not depend on the order in which the rows were read', () => {
    expect(merkleRoot([row('2'), row('1'), row('3')])).toBe(merkleRoot([row('1'), row('2'), row('3')]));
  });

  it.each([0, 1, 2, 3, 4, 5, 7, 8])('of %i rows differs when one is added', (count) => {
    const rows = Array.from({ length: count }, (_, index) => row(String(index)));
    expect(merkleRoot([...rows, row('new')])).not.toBe(merkleRoot(rows));
  });
});
