// What the benches of time limits fill a database with: cases that an office works on, and their open clocks.
/** Friday, in working hours. */
export const NOW = new Date('2026-11-20T16:00:00+08:00');
export const MINUTE = 60_000;

export const hex = (number, digits) => number.toString(16).padStart(digits, '0');

/** An instant as both databases keep it. */
export const sqlInstant = (instant) => instant.toISOString().replace('T', ' ').slice(0, -1);

/** A case as long as most are; columns that are not named keep their defaults. @param n tells it from the others */
export function caseRow(n, { id, office, filedAt, policy }) {
  return {
    ...{ id, case_number: `TS20261120-${hex(n, 8).toUpperCase()}`, person_id: id, client_key: id, request_hash: hex(n, 32) },
    ...{ kind: 'complaint', state: 'accepted', category_code: '0201', text: '楼下烧烤摊每天晚上占道经营到凌晨，油烟很大，孩子没法睡觉。' },
    ...{ address_cipher: 'x'.repeat(80), near_border: 0, contact_phone_cipher: 'x'.repeat(60), contact_phone_hash: hex(n, 43) },
    ...{ contact_tail_hash: hex(n, 43), hide_name: 0, lead_organisation_id: office, suggested_organisation_id: office },
    ...{ suggestion_reason: '', suggestion_automatic: 1, sla_policy: policy, urgency: 'normal', filed_at: filedAt, version: 3 },
  };
}

/** An open clock of an office. @param step which of the ladder comes next, and when */
export function clockRow({ id, complaintId, kind, target, startedAt, warnAt, dueAt, step, stepAt }) {
  return {
    ...{ id, complaint_id: complaintId, kind, target, calendar: 'office', started_at: startedAt, warn_at: warnAt, due_at: dueAt },
    ...{ calendar_complete: 1, next_step: step, next_step_at: stepAt },
  };
}

/** Rows on the bare driver of SQLite, without indexes until the end: row by row they cost ten times as much. */
export function fillUnindexed(db, tables, fill) {
  const marks = tables.map(() => '?').join(', ');
  const indexes = db.prepare(`SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN (${marks})`);
  const dropped = indexes.all(...tables);
  for (const { name } of dropped) db.exec(`DROP INDEX ${name}`);
  db.transaction(fill)();
  for (const { sql } of dropped) db.exec(sql);
}

/** Inserts into one table; every row has the columns of the first. */
export function insertion(db, table) {
  let statement;
  return (row) => {
    const names = Object.keys(row);
    statement ??= db.prepare(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((name) => `@${name}`).join(', ')})`);
    statement.run(row);
  };
}
