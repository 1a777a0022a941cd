import { setTimeout as delay } from 'node:timers/promises';
import { openTestDatabase, type TestDatabase } from '../../../test/database.js';
import { AuditEntry } from '../audit/audit-entry.entity.js';
import { isDuplicateKey, onDuplicateKey } from './duplicate-key.js';

let db: TestDatabase;
beforeEach(async () => {
  db = await openTestDatabase();
});
afterEach(() => db.close());

const at = new Date('2026-11-20T08:00:00Z');
const INSERT = `INSERT INTO throttle (subject_hash, failures, next_try_at) VALUES (?, 0, ?)`;
const insert = (name: string) => db.database.change(INSERT, [name, at]);
const names = async () =>
  (await db.database.sql<{ name: string }>(`SELECT subject_hash AS name FROM throttle`)).map(({ name }) => name).sort();
const outcomes = async (units: Promise<unknown>[]) => (await Promise.allSettled(units)).map(({ status }) => status);

describe('units of work', () => {
  it('are all kept, however many are asked for at once', async () => {
    const wanted = Array.from({ length: 500 }, (_, index) => `unit-${String(index).padStart(3, '0')}`);
    await Promise.all(wanted.map((name) => db.database.transaction(() => insert(name))));
    expect(await names()).toEqual(wanted);
  });

  it('roll back alone when they fail: the others stay', async () => {
    const failing = async () => {
      await insert('half done');
      throw new Error('no');
    };
    const units = [
      db.database.transaction(() => insert('first')),
      db.database.transaction(failing),
      db.database.transaction(() => insert('third')),
    ];
    expect(await outcomes(units)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await names()).toEqual(['first', 'third']);
  });

  it('may not be opened inside one another', async () => {
    await expect(db.database.transaction(() => db.database.transaction(() => insert('inner')))).rejects.toThrow('already open');
    expect(await names()).toEqual([]);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['writing', () => insert('late')],
    ['reading', () => db.database.sql('SELECT 1')],
    ['taking a repository', async () => db.database.repo(AuditEntry)],
    ['asking for an effect', async () => db.database.afterCommit(() => undefined)],
  ])('are over at their end: %s later, by something that was not awaited, throws', async (_, late) => {
    let stray: Promise<unknown> | undefined;
    await db.database.transaction(async () => {
      stray = delay(20).then(late);
      stray.catch(() => undefined);
      await insert('in time');
    });
    await expect(stray).rejects.toThrow(/ended|open unit of work/);
    expect(await names()).toEqual(['in time']);
  });
});

describe('outside a unit of work', () => {
  it('a write by prepared SQL fails', async () => {
    await expect(insert('stray')).rejects.toThrow('open unit of work');
    expect(await names()).toEqual([]);
  });

  it('a write by a repository fails: it reads through connections that cannot write', async () => {
    const entry = { id: '1', at, actorKind: 'system' as const, actorId: null, action: 'a', subjectKind: 's', subjectId: null, details: {} };
    await expect(db.database.repo(AuditEntry).insert(entry)).rejects.toThrow(/read.?only/i);
    expect(await db.database.repo(AuditEntry).count()).toBe(0);
  });

  it('a read never sees what an open unit has written', async () => {
    let written = () => {};
    const isWritten = new Promise<void>((resolve) => (written = resolve));
    let read = () => {};
    const isRead = new Promise<void>((resolve) => (read = resolve));
    const unit = db.database.transaction(async () => {
      await insert('open');
      expect(await names()).toEqual(['open']);
      written();
      await isRead;
    });
    await isWritten;
    const seen = await names();
    read();
    await unit;
    expect(seen).toEqual([]);
    expect(await names()).toEqual(['open']);
  });
});

describe('effects after the commit', () => {
  it('happen for a stored unit, once its rows can be read, and not for one that was rolled back', async () => {
    const effects: string[] = [];
    const unit = (name: string, fails: boolean) =>
      db.database.transaction(async () => {
        await insert(name);
        db.database.afterCommit(() => effects.push(name));
        if (fails) throw new Error('no');
      });
    await outcomes([unit('kept', false), unit('lost', true)]);
    expect(effects).toEqual(['kept']);
  });

  it('that throw neither take back the success nor stop later units', async () => {
    await db.database.transaction(async () => {
      await insert('first');
      db.database.afterCommit(() => {
        throw new Error('a broken cache');
      });
    });
    await db.database.transaction(() => insert('second'));
    expect(await names()).toEqual(['first', 'second']);
    expect(db.reports.effectFailed).toMatchObject([{ message: 'a broken cache' }]);
  });
});

describe('a duplicate key', () => {
  const insertTwice = async () => {
    await insert('one');
    await insert('one');
  };

  it('is known by its code, other refusals of the database are not', async () => {
    const duplicate: unknown = await db.database.transaction(insertTwice).catch((error: unknown) => error);
    const missing: unknown = await db.database
      .transaction(() => db.database.change('INSERT INTO throttle (failures) VALUES (0)'))
      .catch((error: unknown) => error);
    expect([isDuplicateKey(duplicate), isDuplicateKey(missing)]).toEqual([true, false]);
  });

  it('is answered by a new read, and any other error passes', async () => {
    await expect(db.database.transaction(insertTwice).catch(onDuplicateKey(names))).resolves.toEqual([]);
    await expect(Promise.reject(new Error('other')).catch(onDuplicateKey(names))).rejects.toThrow('other');
  });
});
