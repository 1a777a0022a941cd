// A city's cases, many of them long over: rows that lists look at, and nothing else of a case.
import BetterSqlite3 from 'better-sqlite3';
import { createRequire } from 'node:module';
import { v7 } from 'uuid';
import { fillUnindexed, MINUTE, sqlInstant } from './seeding.mjs';

const mysql = createRequire(import.meta.url)('mysql2/promise');

/** Of a hundred cases of an office: how they stand. */
const STATES = [
  ...Array(3).fill('submitted'),
  'arbitrating',
  ...Array(7).fill('assigned'),
  ...Array(14).fill('accepted'),
  ...Array(4).fill('awaiting_citizen'),
  'rechecking',
  ...Array(6).fill('answered'),
  ...Array(58).fill('closed'),
  ...Array(3).fill('rejected'),
  ...Array(3).fill('withdrawn'),
];
const OPEN = new Set(['submitted', 'arbitrating', 'assigned', 'accepted', 'awaiting_citizen', 'rechecking']);
const UNLED = new Set(['submitted', 'arbitrating', 'withdrawn']);
/** Decisions that wait: as many as people can take in a day, however many cases there are. */
const WAITING_DECISIONS = 40;

const COLUMNS = [
  ...['id', 'case_number', 'person_id', 'client_key', 'request_hash', 'kind', 'state', 'category_code', 'text', 'address_cipher'],
  ...['near_border', 'contact_phone_cipher', 'contact_phone_hash', 'contact_tail_hash', 'hide_name', 'lead_organisation_id'],
  ...['suggested_organisation_id', 'suggestion_reason', 'suggestion_automatic', 'sla_policy', 'urgency', 'filed_at', 'version'],
  ...['is_open', 'handler_id', 'return_count', 'open_applications', 'review_stage', 'needs_call_back', 'needs_rectification'],
  ...['due_clock', 'warn_at', 'due_at'],
];

const at = (ms) => sqlInstant(new Date(ms));

/** The rows of so many cases, as lists of values in the order of `COLUMNS`. @param city its offices, the one whose lists are measured, handlers by office, `now` in ms */
function* rows(count, { offices, measured, handlers, now }) {
  const cipher = 'x'.repeat(80);
  const every = Math.max(1, Math.floor(count / WAITING_DECISIONS));
  for (let i = 0; i < count; i++) {
    // A hundred cases to one office, then the next: every office has every state. Every tenth hundred is the measured one's, so
    // that its pages are full in the small city too.
    const hundred = Math.floor(i / 100);
    const office = hundred % 10 === 0 ? measured : offices[hundred % offices.length];
    const state = STATES[(i * 37) % 100];
    const [isOpen, isLed] = [OPEN.has(state), !UNLED.has(state)];
    const isFollowedUp = state === 'closed' && (i * 7919) % 1000 < 8;
    const isDue = (isOpen && state !== 'awaiting_citizen') || isFollowedUp;
    const due = now + (((i * 7919) % 20_011) - 2000) * MINUTE;
    const mark = i % every === 0 && state === 'accepted' ? i / every : null;
    const id = v7();
    yield [
      ...[
        id,
        `TS${i}`,
        id,
        id,
        '',
        'complaint',
        state,
        i % 3 === 0 ? '0201' : '0301',
        '楼下烧烤摊每天晚上占道经营到凌晨，油烟很大。',
        cipher,
      ],
      ...[
        0,
        cipher,
        `h${i % 50_000}`,
        `t${i % 10_000}`,
        0,
        isLed ? office : null,
        office,
        '规则',
        0,
        'standard',
        i % 50 === 0 ? 'urgent' : 'normal',
      ],
      ...[at(now - ((i * 104_729) % 500_009) * MINUTE), 1, Number(isOpen)],
      ...[isOpen && isLed ? (handlers.get(office) ?? null) : null, state === 'submitted' ? Number(i % 7 === 0) : 0],
      ...[mark !== null && mark % 2 === 0 ? 'extension' : '', mark !== null && mark % 2 === 1 ? 'head' : null],
      ...[Number(isFollowedUp), Number(isFollowedUp), isDue ? 'resolution' : null],
      ...(isDue ? [at(due - 1440 * MINUTE), at(due)] : [null, null]),
    ];
  }
}

export async function fillSqlite(file, count, city) {
  const db = new BetterSqlite3(file);
  db.pragma('synchronous = OFF');
  db.pragma('cache_size = -400000');
  const insert = db.prepare(`INSERT INTO complaint (${COLUMNS.join(', ')}) VALUES (${COLUMNS.map(() => '?').join(', ')})`);
  fillUnindexed(db, ['complaint'], () => {
    for (const row of rows(count, city)) insert.run(...row);
  });
  db.close();
}

export async function fillMariadb(url, count, city) {
  const db = await mysql.createConnection(url);
  await db.query(`SET time_zone = '+00:00', unique_checks = 0`);
  const [found] = await db.query(
    `SELECT index_name AS name, GROUP_CONCAT(column_name ORDER BY seq_in_index) AS columns FROM information_schema.statistics
     WHERE table_schema = DATABASE() AND table_name = 'complaint' AND non_unique = 1 GROUP BY index_name`,
  );
  if (found.length > 0) await db.query(`ALTER TABLE complaint ${found.map(({ name }) => `DROP INDEX ${name}`).join(', ')}`);
  let batch = [];
  const flush = async () => {
    if (batch.length > 0) await db.query(`INSERT INTO complaint (${COLUMNS.join(', ')}) VALUES ?`, [batch]);
    batch = [];
  };
  for (const row of rows(count, city)) if (batch.push(row) === 1000) await flush();
  await flush();
  for (const { name, columns } of found) await db.query(`ALTER TABLE complaint ADD INDEX ${name} (${columns})`);
  await db.query('ANALYZE TABLE complaint');
  await db.end();
}
