// Many open clocks of which some are due, written by the bare drivers of both databases.
import BetterSqlite3 from 'better-sqlite3';
import mysql from 'mysql2/promise';

/** Friday, in working hours. */
export const NOW = new Date('2026-11-20T16:00:00+08:00');
const MINUTE = 60_000;
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
  if (value instanceof Date) return value.toISOString().replace('T', ' ').slice(0, -1);
  return typeof value === 'boolean' ? Number(value) : value;
};

const hex = (number, digits) => number.toString(16).padStart(digits, '0');
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
          late.map((one) => caseRow(one, offices)),
        );
      await insert(
        driver,
        'complaint_clock',
        numbers.map((one) => clockRow(one, isDue(one, clocks, due))),
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

function clockRow(n, late) {
  const dueAt = new Date(NOW.getTime() + (late ? -(n % 60) : 1 + (n % (28 * 24 * 60))) * MINUTE);
  return {
    ...{ id: idOf(n), complaint_id: idOf(n), kind: 'resolution', target: '5wd', calendar: 'office', urgent: late && n % 10 === 0 ? 1 : 0 },
    ...{ started_at: new Date(NOW.getTime() - 7 * 24 * 60 * MINUTE), warn_at: new Date(dueAt.getTime() - 24 * 60 * MINUTE), due_at: dueAt },
    ...{ calendar_complete: 1, round: 0, next_step: 1, next_step_at: dueAt },
  };
}

function caseRow(n, offices) {
  const [id, office] = [idOf(n), offices[n % offices.length]];
  return {
    ...{ id, case_number: `TS20261120-${hex(n, 8).toUpperCase()}`, person_id: id, client_key: id, request_hash: '', kind: 'complaint' },
    ...{ state: 'accepted', category_code: '0201', text: '路灯不亮', address_cipher: '', near_border: 0, contact_phone_cipher: '' },
    ...{ contact_phone_hash: '', contact_tail_hash: '', hide_name: 0, lead_organisation_id: office, suggested_organisation_id: office },
    ...{ suggestion_reason: '', suggestion_automatic: 1, sla_policy: 'standard', urgency: 'normal', filed_at: NOW, version: 3 },
  };
}

/** As it was before the sweep. */
export async function undoSweep(driver) {
  await driver.begin();
  await driver.run(`UPDATE complaint_clock SET next_step = 1, next_step_at = due_at WHERE id IN (SELECT clock_id FROM clock_step)`, []);
  for (const table of ['clock_step', 'staff_notice', 'job', 'sla_hold']) await driver.run(`DELETE FROM ${table}`, []);
  await driver.commit();
}
