import type { Connection } from 'mysql2/promise';
import { openTestDatabase, type TestDatabase } from '../../../test/database.js';
import { connectMariadb } from '../../../test/mariadb.js';
import { startWire, type Wire } from '../../../test/mariadb-wire.js';
import { CLOSED_LISTS, UNIQUE_KEYS } from '../../../test/unique-keys.js';
import { Database } from './database.js';
import { onDuplicateKey } from './duplicate-key.js';

let db: TestDatabase;
/** Somebody else on the same database. */
let other: Connection;
beforeEach(async () => {
  db = await openTestDatabase();
  other = await connectMariadb(db.parts.url!);
});
afterEach(async () => {
  await other.end();
  await db.close();
});

const at = new Date('2026-11-20T08:00:00Z');
const insert = (name: string, database = db.database) =>
  database.change(`INSERT INTO throttle (subject_hash, failures, next_try_at) VALUES (?, 0, ?)`, [name, at]);
const raise = (name: string) => db.database.change(`UPDATE throttle SET failures = failures + 1 WHERE subject_hash = ?`, [name]);
/** What is committed, as `name:failures`. */
const stored = async () =>
  (await db.database.sql<{ name: string; failures: number }>(`SELECT subject_hash AS name, failures FROM throttle`))
    .map(({ name, failures }) => `${name}:${failures}`)
    .sort();

/** A meeting point: the first `count` who come wait for each other, whoever comes later passes. */
function meeting(count: number): () => Promise<void> {
  let missing = count;
  let open = () => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  return () => {
    if (--missing === 0) open();
    return opened;
  };
}

describe('a unit that loses against another one', () => {
  /** Another's open transaction holds the row; our unit asks for it and does not wait. */
  const hold = (name: string) =>
    other.query(`START TRANSACTION; UPDATE throttle SET failures = failures + 10 WHERE subject_hash = '${name}'`);
  const doNotWait = () => db.database.sql('SET innodb_lock_wait_timeout = 0');

  it('in a deadlock is run again: both are done, each once', async () => {
    await db.database.transaction(async () => {
      await insert('a');
      await insert('b');
    });
    const met = meeting(2);
    let tries = 0;
    const unit = (first: string, second: string) =>
      db.database.transaction(async () => {
        tries += 1;
        await raise(first);
        await met();
        await raise(second);
      });
    await Promise.all([unit('a', 'b'), unit('b', 'a')]);
    expect([await stored(), tries]).toEqual([['a:2', 'b:2'], 3]);
  });

  it('for a lock is rolled back before it is run again: no half of the first try is kept', async () => {
    await db.database.transaction(() => insert('a'));
    await hold('a');
    let tries = 0;
    await db.database.transaction(async () => {
      tries += 1;
      if (tries === 2) await other.query('COMMIT');
      await doNotWait();
      await insert(`half-${tries}`);
      await raise('a');
    });
    expect(await stored()).toEqual(['a:11', 'half-2:0']);
    await db.database.transaction(() => insert('next'));
    expect(await stored()).toEqual(['a:11', 'half-2:0', 'next:0']);
  });

  it('six times is refused as busy, with nothing stored, and the next one works', async () => {
    await db.database.transaction(() => insert('a'));
    await hold('a');
    let tries = 0;
    const effects: string[] = [];
    const unit = db.database.transaction(async () => {
      tries += 1;
      db.database.afterCommit(() => effects.push('told'));
      await doNotWait();
      await insert(`half-${tries}`);
      await raise('a');
    });
    await expect(unit).rejects.toMatchObject({ name: 'DomainError', code: 'platform.busy' });
    await other.query('ROLLBACK');
    await db.database.transaction(() => raise('a'));
    expect([await stored(), tries, effects]).toEqual([['a:1'], 6, []]);
  });

  it('by a refusal of its own is not run again', async () => {
    let tries = 0;
    const unit = db.database.transaction(async () => {
      tries += 1;
      await insert('a');
      throw new Error('no');
    });
    await expect(unit).rejects.toThrow('no');
    expect([await stored(), tries]).toEqual([[], 1]);
  });
});

describe('a connection that is lost during COMMIT', () => {
  let wire: Wire;
  let wired: Database;
  beforeEach(async () => {
    wire = await startWire(db.parts.url!);
    wired = await Database.open({ ...db.parts, url: wire.url });
  });
  afterEach(async () => {
    await wired.close();
    await wire.stop();
  });
  const file = (carriesKey: boolean) =>
    wired
      .transaction(() => insert('key', wired), { carriesKey })
      .then(
        () => 'stored',
        onDuplicateKey(() => Promise.resolve('found stored')),
      );

  it.each<['before' | 'after', string]>([
    ['before', 'stored'],
    ['after', 'found stored'],
  ])('(%s the commit) runs a unit with a key again: the key tells that it is %s', async (when, outcome) => {
    wire.cutAtCommit(when);
    expect(await file(true)).toBe(outcome);
    expect(await stored()).toEqual(['key:0']);
  });

  it.each<['before' | 'after', string[]]>([
    ['before', []],
    ['after', ['key:0']],
  ])('(%s the commit) refuses a unit without a key, since nobody knows its end, and does not run it again', async (when, rows) => {
    wire.cutAtCommit(when);
    await expect(file(false)).rejects.toMatchObject({ name: 'DomainError', code: 'platform.storage' });
    expect([await stored(), wire.commits()]).toEqual([rows, 1]);
    await wired.transaction(() => insert('next', wired));
    expect(await stored()).toEqual([...rows, 'next:0']);
  });
});

it('a connection that is killed within a unit takes the whole unit with it, and the next one works', async () => {
  const unit = db.database.transaction(async () => {
    await insert('half');
    const [row] = await db.database.sql<{ id: number }>('SELECT CONNECTION_ID() AS id');
    await other.query(`KILL ${row!.id}`);
    await insert('other half');
  });
  await expect(unit).rejects.toMatchObject({ name: 'DomainError', code: 'platform.storage' });
  await db.database.transaction(() => insert('next'));
  expect(await stored()).toEqual(['next:0']);
});

it('a connection whose end was noticed already is a lost one too', async () => {
  const unit = db.database.transaction(async () => {
    const [row] = await db.database.sql<{ id: number }>('SELECT CONNECTION_ID() AS id');
    await other.query(`KILL ${row!.id}`);
    // Time for the driver to see the socket close: from then on it refuses by itself.
    await new Promise((resolve) => setTimeout(resolve, 100));
    await insert('too late');
  });
  await expect(unit).rejects.toMatchObject({ name: 'DomainError', code: 'platform.storage' });
  expect(await stored()).toEqual([]);
});

describe('every connection', () => {
  const SETTINGS = `SELECT CONNECTION_ID() AS id, @@time_zone AS zone, @@tx_isolation AS isolation, @@collation_connection AS collation,
    @@sql_mode LIKE '%STRICT_ALL_TABLES%' AS strict`;
  const ours = { zone: '+00:00', isolation: 'READ-COMMITTED', collation: 'utf8mb4_bin', strict: 1 };
  type Settings = typeof ours & { id: number };

  it('that writes speaks UTC, strictly, in utf8mb4, and sees what is committed', async () => {
    const met = meeting(20);
    const unit = () =>
      db.database.transaction(async () => {
        const [settings] = await db.database.sql<Settings>(SETTINGS);
        await met();
        return settings!;
      });
    const all = await Promise.all(Array.from({ length: 20 }, unit));
    expect(new Set(all.map(({ id }) => id)).size).toBe(20);
    for (const settings of all) expect(settings).toMatchObject(ours);
  });

  it('that reads does so too, and refuses to write', async () => {
    const all = await Promise.all(
      Array.from({ length: 10 }, () =>
        db.database.sql<Settings & { readonly: number }>(`${SETTINGS}, @@tx_read_only AS readonly, SLEEP(0.2)`),
      ),
    );
    expect(new Set(all.map(([settings]) => settings!.id)).size).toBe(10);
    for (const [settings] of all) expect(settings).toMatchObject({ ...ours, readonly: 1 });
  });

  it('refuses a text that is too long and a number that is none, instead of cutting and guessing', async () => {
    await expect(db.database.transaction(() => insert('k'.repeat(192)))).rejects.toThrow('Data too long');
    const guess = db.database.transaction(async () => {
      await insert('a');
      await db.database.change(`UPDATE throttle SET failures = 'many'`);
    });
    await expect(guess).rejects.toThrow('Incorrect integer value');
    expect(await stored()).toEqual([]);
  });
});

it('every unique key that holds text is in the list that is tried with case, accents and blanks', async () => {
  const [rows] = await other.query(
    `SELECT DISTINCT CONCAT(s.table_name, '.', s.column_name) AS name FROM information_schema.statistics s
     JOIN information_schema.columns c USING (table_schema, table_name, column_name)
     WHERE s.table_schema = DATABASE() AND s.non_unique = 0 AND c.data_type = 'varchar' AND s.table_name <> 'migrations' ORDER BY name`,
  );
  const tried = [...UNIQUE_KEYS.map(({ table, column }) => `${table}.${column}`), ...CLOSED_LISTS];
  expect((rows as { name: string }[]).map(({ name }) => name)).toEqual(tried.sort());
});
