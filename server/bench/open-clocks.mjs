// Many open cases with two running clocks each, written by the bare driver.
import BetterSqlite3 from 'better-sqlite3';
import { caseRow, clockRow, fillUnindexed, hex, insertion, MINUTE, NOW, sqlInstant } from './seeding.mjs';
import { dist } from './tools.mjs';

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
  const times = timesOf(dueAt, officeCalendar);
  const insert = { complaint: insertion(db, 'complaint'), complaint_clock: insertion(db, 'complaint_clock') };
  fillUnindexed(db, ['complaint', 'complaint_clock'], () => {
    for (let n = 0; n * 2 < clocks; n++) insertCase(insert, n, times);
  });
  db.exec('ANALYZE');
  db.close();
}

function timesOf(dueAt, calendar) {
  const known = new Map();
  return (step, target) => {
    const key = `${step} ${target}`;
    let times = known.get(key);
    if (!times) {
      const from = new Date(NOW.getTime() - (step + 1) * STEP);
      const { due, warn } = dueAt({ from, target }, calendar);
      known.set(key, (times = { from: sqlInstant(from), due: sqlInstant(due), warn: sqlInstant(warn) }));
    }
    return times;
  };
}

function insertCase(insert, n, times) {
  const id = `019a0000-${hex(n >>> 16, 4)}-7${hex((n >>> 4) & 0xfff, 3)}-8${hex(n & 0xf, 3)}-0000${hex(n, 8)}`;
  // Neighbours by id were not filed at one moment: what falls due together lies apart.
  const step = (n * 2654435761) % STEPS;
  const [first, last] = KINDS.map(([kind, target]) => ({ kind, target, ...times(step, target) }));
  insert.complaint({
    ...caseRow(n, { id, office: `office-${n % 500}`, filedAt: first.from, policy: 'complex' }),
    ...{ due_clock: first.kind, warn_at: first.warn, due_at: first.due, last_fifth_at: last.warn, extend_by: last.due },
  });
  for (const [index, { kind, target, from, warn, due }] of [first, last].entries()) {
    const times = { startedAt: from, warnAt: warn, dueAt: due, step: 0, stepAt: warn };
    insert.complaint_clock(clockRow({ id: `${id.slice(0, 24)}${index}${id.slice(25)}`, complaintId: id, kind, target, ...times }));
  }
}
