// Many open cases with two running clocks each, written by the bare driver.
import path from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { root } from './tools.mjs';

const dist = (file) => import(path.join(root, 'server/dist', file));
const NOW = Date.parse('2026-11-20T08:00:00Z');
const MINUTE = 60_000;
/** Cases were dispatched over the last four weeks, at five-minute steps. */
const [STEP, STEPS] = [5 * MINUTE, (28 * 24 * 60) / 5];
const KINDS = [
  ['firstContact', '1wd'],
  ['resolution', '15wd'],
];

/** Fills a migrated, empty SQLite database. @param clocks how many; two belong to one case */
export async function seedOpenClocks(file, clocks) {
  const { dueAt } = await dist('calendar/due.js');
  const { officeCalendar } = await dist('calendar/default-calendars.js');
  const db = new BetterSqlite3(file);
  db.pragma('journal_mode = OFF');
  db.pragma('synchronous = OFF');
  const indexes = db.prepare(`SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN (?, ?)`);
  const dropped = indexes.all('complaint', 'complaint_clock');
  for (const { name } of dropped) db.exec(`DROP INDEX ${name}`);
  const times = timesOf(dueAt, officeCalendar);
  db.exec('BEGIN');
  const insert = { complaint: insertion(db, 'complaint'), complaint_clock: insertion(db, 'complaint_clock') };
  for (let n = 0; n * 2 < clocks; n++) insertCase(insert, n, times);
  db.exec('COMMIT');
  for (const { sql } of dropped) db.exec(sql);
  db.exec('ANALYZE');
  db.close();
}

/** Every column that is named gets a value; the others keep their defaults. */
function insertion(db, table) {
  let statement;
  return (row) => {
    const names = Object.keys(row);
    statement ??= db.prepare(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((name) => `@${name}`).join(', ')})`);
    statement.run(row);
  };
}

function timesOf(dueAt, calendar) {
  const known = new Map();
  return (step, target) => {
    const key = `${step} ${target}`;
    let times = known.get(key);
    if (!times) {
      const from = new Date(NOW - (step + 1) * STEP);
      const { due, warn } = dueAt({ from, target }, calendar);
      known.set(key, (times = { from: sql(from), due: sql(due), warn: sql(warn) }));
    }
    return times;
  };
}

const sql = (instant) => instant.toISOString().replace('T', ' ').slice(0, -1);
const hex = (number, digits) => number.toString(16).padStart(digits, '0');

function insertCase(insert, n, times) {
  const id = `019a0000-${hex(n >>> 16, 4)}-7${hex((n >>> 4) & 0xfff, 3)}-8${hex(n & 0xf, 3)}-0000${hex(n, 8)}`;
  // Neighbours by id were not filed at one moment: what falls due together lies apart.
  const step = (n * 2654435761) % STEPS;
  const [first, last] = KINDS.map(([kind, target]) => ({ kind, target, ...times(step, target) }));
  insert.complaint({
    ...{
      id,
      case_number: `TS20261120-${hex(n, 6).toUpperCase()}-0`,
      person_id: id,
      client_key: id,
      request_hash: '0123456789abcdef0123456789abcdef',
    },
    ...{ kind: 'complaint', state: 'accepted', category_code: '0201', text: '楼下烧烤摊每天晚上占道经营到凌晨，油烟很大，孩子没法睡觉。' },
    ...{ address_cipher: 'x'.repeat(80), near_border: 0, contact_phone_cipher: 'x'.repeat(60), contact_phone_hash: hex(n, 43) },
    ...{
      contact_tail_hash: hex(n, 43),
      hide_name: 0,
      suggested_organisation_id: id,
      lead_organisation_id: `office-${n % 500}`,
      suggestion_reason: '',
    },
    ...{ suggestion_automatic: 1, sla_policy: 'complex', urgency: 'normal', filed_at: first.from, version: 3, due_clock: first.kind },
    ...{ warn_at: first.warn, due_at: first.due, last_fifth_at: last.warn, extend_by: last.due },
  });
  for (const [index, { kind, target, from, warn, due }] of [first, last].entries()) {
    insert.complaint_clock({
      ...{ id: `${id.slice(0, 24)}${index}${id.slice(25)}`, complaint_id: id, kind, target, calendar: 'office', started_at: from },
      ...{ warn_at: warn, due_at: due, calendar_complete: 1, next_step: 0, next_step_at: warn },
    });
  }
}
