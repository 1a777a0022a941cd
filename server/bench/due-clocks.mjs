// Many open clocks of which some are due, written by the bare drivers of both databases.
import BetterSqlite3 from 'better-sqlite3';
import mysql from 'mysql2/promise';
import { caseRow, clockRow, hex, MINUTE, NOW, sqlInstant } from './seeding.mjs';

const ROWS_AT_ONCE = 200;

/** Where the sweep is measured: the same few questions to either database, past our own code. */
export async function bareDriver({ url, file, mariadbAddress }) {
  if (url === null) return bareSqlite(file);
  const { charset, ...address } = mariadbAddress(url);
  const connection = await mysql.createConnection({ ...address, charset, timezone: 'Z', jsonStrings: true });
  await connection.query(`SET time_zone = '+00:00', sql_mode = 'STRICT_ALL_TABLES', tx_isolation = 'READ-COMMITTED'`);
  return {
    run: async (text, values) => (await connection.query(text, values.map(asText)))[0],
    begin: () => connection.query('START TRANSACTION'),
    commit: () => connection.query('COMMIT'),
    close: () => connection.end(),
  };
}

function bareSqlite(file) {
  const db = new BetterSqlite3(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  const prepared = new Map();
  const prepare = (text) => {
    if (!prepared.has(text)) prepared.set(text, db.prepare(text));
    return prepared.get(text);
  };
  return {
    run(text, values) {
      const statement = prepare(text);
      return statement.reader ? statement.all(...values.map(asText)) : statement.run(...values.map(asText));
    },
    begin: () => db.exec('BEGIN IMMEDIATE'),
    commit: () => db.exec('COMMIT'),
    close: () => db.close(),
  };
}

const asText = (value) => {
  if (value instanceof Date) return sqlInstant(value);
  return typeof value === 'boolean' ? Number(value) : value;
};

const idOf = (n) => `019a0000-${hex((n * 40503) & 0xffff, 4)}-7000-8000-${hex(n, 12)}`;

/**
 * @param clocks how many are open; only those that are due have a case in the database
 * @param due how many of them: due within the last hour, one in ten urgent; the others in the next four weeks
 * @param offices ids of the offices that lead the cases
 */
export async function seedDueClocks(driver, { clocks, due, offices }) {
  for (let from = 0; from < clocks; from += ROWS_AT_ONCE * 50) {
    await driver.begin();
    const to = Math.min(clocks, from + ROWS_AT_ONCE * 50);
    for (let n = from; n < to; n += ROWS_AT_ONCE) {
      const numbers = Array.from({ length: Math.min(ROWS_AT_ONCE, to - n) }, (_, index) => n + index);
      const late = numbers.filter((one) => isDue(one, clocks, due));
      if (late.length > 0)
        await insert(
          driver,
          'complaint',
          late.map((one) => dueCase(one, offices)),
        );
      await insert(
        driver,
        'complaint_clock',
        numbers.map((one) => clockOf(one, isDue(one, clocks, due))),
      );
    }
    await driver.commit();
  }
}

/** What is due lies apart among the others. */
const isDue = (n, clocks, due) => n % Math.floor(clocks / due) === 0 && n / Math.floor(clocks / due) < due;

async function insert(driver, table, rows) {
  const columns = Object.keys(rows[0]);
  const marks = `(${columns.map(() => '?').join(', ')})`;
  await driver.run(
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${rows.map(() => marks).join(', ')}`,
    rows.flatMap((row) => Object.values(row)),
  );
}

function clockOf(n, late) {
  const dueAt = new Date(NOW.getTime() + (late ? -(n % 60) : 1 + (n % (28 * 24 * 60))) * MINUTE);
  const startedAt = new Date(NOW.getTime() - 7 * 24 * 60 * MINUTE);
  const times = { startedAt, warnAt: new Date(dueAt.getTime() - 24 * 60 * MINUTE), dueAt, step: 1, stepAt: dueAt };
  const row = clockRow({ id: idOf(n), complaintId: idOf(n), kind: 'resolution', target: '5wd', ...times });
  return { ...row, urgent: late && n % 10 === 0 ? 1 : 0 };
}

const dueCase = (n, offices) => caseRow(n, { id: idOf(n), office: offices[n % offices.length], filedAt: NOW, policy: 'standard' });

/** As it was before the sweep. */
export async function undoSweep(driver) {
  await driver.begin();
  await driver.run(`UPDATE complaint_clock SET next_step = 1, next_step_at = due_at WHERE id IN (SELECT clock_id FROM clock_step)`, []);
  for (const table of ['clock_step', 'staff_notice', 'job', 'sla_hold']) await driver.run(`DELETE FROM ${table}`, []);
  await driver.commit();
}
