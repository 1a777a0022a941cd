// The rates of a big city: reports over sums of one year and of five, and counting cases, each beside the same SQL on the bare driver.
import BetterSqlite3 from 'better-sqlite3';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { caseRow, clockRow, fillUnindexed, hex, insertion, MINUTE, NOW, sqlInstant } from './seeding.mjs';
import { dist, inBenchFolder, median, percentiles, root } from './tools.mjs';

const OPTIONS = {
  /** Cases of one year, for the sums. */
  cases: { type: 'string', default: '1000000' },
  years: { type: 'string', default: '5' },
  /** Cases that wait to be counted. */
  stale: { type: 'string', default: '20000' },
};
const DAY = 24 * 60 * MINUTE;
const [OFFICES, CATEGORIES, DISTRICTS] = [60, 200, 9];
/** What an ordinary case contributes. */
const MEASURES = [
  'assigned',
  'acceptanceMet',
  'contactMet',
  'resolutionMet',
  'answered',
  'rated',
  'satisfied',
  'answerMinutes',
  'officeMinutes',
];
const PERIODS = {
  month: ['2026-11-01', '2026-11-20'],
  'last 30 days': ['2026-10-22', '2026-11-20'],
  year: ['2025-11-21', '2026-11-20'],
  'half a month a year ago': ['2025-12-01', '2025-12-15'],
};
const RUNS = 15;
/** As many as `RateCounting` takes at a time. */
const BATCH = 15;

/** `npm run bench -- rates [--cases N] [--years N] [--stale N]` */
export async function bench(args) {
  const { values } = parseArgs({ args, options: OPTIONS });
  const [cases, years] = [Number(values.cases), Number(values.years)];
  await inBenchFolder(async (folder) => {
    const one = await reports(path.join(folder, 'one'), cases, 1);
    const many = years > 1 ? await reports(path.join(folder, 'many'), cases, years) : null;
    if (many) {
      const growth = Object.keys(PERIODS).map((name) => `${name} ${(many[name] / one[name]).toFixed(2)} ×`);
      console.log(`with ${years} years stored instead of one: ${growth.join(' · ')} (goal ≤ 1.3 ×)`);
    }
    await counting(path.join(folder, 'counting'), Number(values.stale));
  });
}

/** Medians in milliseconds, by period. */
async function reports(dataDir, casesPerYear, years) {
  mkdirSync(dataDir);
  const file = await migrated(dataDir);
  const rows = seedSums(file, casesPerYear, years);
  const { app, close } = await opened(dataDir);
  const { RateSums } = await dist('rates/rate-sums.service.js');
  const sums = app.get(RateSums, { strict: false });
  sums.clock.now = () => NOW;
  const scope = { organisations: null, recused: [] };
  console.log(`${casesPerYear} cases a year, ${years} years (${rows} sums):`);
  const medians = {};
  for (const [name, [from, to]] of Object.entries(PERIODS)) {
    const { ms, still } = await timed(() => sums.ofPeriod(from, to, { ...scope, by: 'organisation_id' }));
    const floor = await sumsAlone(file, from, to);
    medians[name] = ms;
    console.log(
      `  ${name}: ${ms.toFixed(1)} ms, floor ${floor.toFixed(1)} ms · ${(ms / floor).toFixed(2)} × the floor · stood still ${still} ms at most`,
    );
  }
  const [from, to] = PERIODS.year;
  const byMonth = await timed(() => sums.byMonth(from, to, { ...scope, by: null }));
  console.log(`  year, month by month: ${byMonth.ms.toFixed(1)} ms · stood still ${byMonth.still} ms at most`);
  await close();
  return medians;
}

/** Median of some runs, and the longest time in which the process did nothing else. */
async function timed(work) {
  const took = [];
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  for (let run = 0; run < RUNS; run++) {
    const began = performance.now();
    await work();
    took.push(performance.now() - began);
  }
  delay.disable();
  return { ms: median(took), still: Math.round(delay.max / 1e6) };
}

/** The same sums on the bare driver, each stretch at once; those of what was overdue then are not among them. */
async function sumsAlone(file, from, to) {
  const { stretchesOf } = await dist('rates/domain/periods.js');
  const db = new BetterSqlite3(file, { readonly: true });
  const { ms } = await timed(() => {
    for (const { isWhole, month, days } of stretchesOf(from, to, { today: '2026-11-20' })) {
      const periods = isWhole ? [month] : days;
      const marks = periods.map(() => '?').join(', ');
      db.prepare(
        `SELECT organisation_id, measure, SUM(total) AS total, SUM(excluded) AS excluded FROM rate_tally WHERE period IN (${marks}) GROUP BY organisation_id, measure`,
      ).all(...periods);
    }
  });
  db.close();
  return ms;
}

/** Sums as a city's cases leave them; answers how many. */
function seedSums(file, casesPerYear, years) {
  const db = new BetterSqlite3(file);
  db.pragma('journal_mode = OFF');
  db.pragma('synchronous = OFF');
  const insert =
    db.prepare(`INSERT INTO rate_tally (period, measure, organisation_id, category_code, district_code, about_organisation_id, total, excluded)
    VALUES (?, ?, ?, ?, ?, '', ?, 0)`);
  let rows = 0;
  const store = (period, groups) => {
    const sorted = [...groups].sort(([a], [b]) => a - b);
    for (const measure of [...MEASURES].sort()) {
      for (const [group, amount] of sorted) {
        const [category, district] = [Math.floor(group / DISTRICTS), group % DISTRICTS];
        const office = `office-${String(category % OFFICES).padStart(3, '0')}`;
        insert.run(period, measure, office, `${1000 + category}`, `43010${district}`, amount);
      }
      rows += sorted.length;
    }
  };
  db.transaction(() => {
    let n = 0;
    let month = new Map();
    for (let day = 365 * years; day >= 0; day--) {
      const date = new Date(NOW.getTime() + 8 * 60 * MINUTE - day * DAY).toISOString().slice(0, 10);
      const groups = new Map();
      for (let count = 0; count < casesPerYear / 365; count++) {
        const group = (n++ * 2654435761) % (CATEGORIES * DISTRICTS);
        groups.set(group, (groups.get(group) ?? 0) + 1);
        month.set(group, (month.get(group) ?? 0) + 1);
      }
      store(date, groups);
      const isLast = day === 0 || new Date(NOW.getTime() + 8 * 60 * MINUTE - (day - 1) * DAY).getUTCDate() === 1;
      if (isLast) {
        store(date.slice(0, 7), month);
        month = new Map();
      }
    }
  })();
  db.exec('ANALYZE');
  db.close();
  return rows;
}

/** Cases that were answered and rated, none of them counted yet. */
async function counting(dataDir, cases) {
  mkdirSync(dataDir);
  const file = await migrated(dataDir);
  seedHistories(file, cases);
  const { app, close } = await opened(dataDir);
  const { RateCounting } = await dist('rates/counting.service.js');
  const counting = app.get(RateCounting, { strict: false });
  const slices = [];
  const began = performance.now();
  for (let counted = 1; counted > 0;) {
    const start = performance.now();
    counted = await counting.takeBatch();
    slices.push(performance.now() - start);
  }
  const ms = performance.now() - began;
  await close();
  const floor = writesAlone(file);
  const { p50, p99 } = percentiles(slices);
  console.log(
    `counted ${cases} cases anew: ${Math.round((cases / ms) * 1000)}/s, slices p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms (goal ≤ 20) · floor (their rows alone, bare driver) ${Math.round((cases / floor) * 1000)}/s · ${(ms / floor).toFixed(2)} × the floor`,
  );
}

/** What counting has written, written again in units of as many cases. */
function writesAlone(file) {
  const db = new BetterSqlite3(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  const counts = Map.groupBy(db.prepare(`SELECT * FROM rate_count ORDER BY complaint_id`).all(), (row) => row.complaint_id);
  db.exec('DELETE FROM rate_count; DELETE FROM rate_tally');
  const [insert, key] = [
    insertion(db, 'rate_count'),
    'period, measure, organisation_id, category_code, district_code, about_organisation_id',
  ];
  const add = db.prepare(
    `INSERT INTO rate_tally (${key}, total, excluded) VALUES (?, ?, ?, ?, ?, ?, ?, 0) ON CONFLICT (${key}) DO UPDATE SET total = total + ?`,
  );
  const write = db.transaction((batch) => {
    for (const row of batch.flat()) {
      insert(row);
      const place = [row.measure, row.organisation_id, row.category_code, row.district_code, row.about_organisation_id];
      for (const period of [row.day, row.day.slice(0, 7)]) add.run(period, ...place, row.amount, row.amount);
    }
  });
  const all = [...counts.values()];
  const began = performance.now();
  for (let from = 0; from < all.length; from += BATCH) write.immediate(all.slice(from, from + BATCH));
  const took = performance.now() - began;
  db.close();
  return took;
}

function seedHistories(file, cases) {
  const db = new BetterSqlite3(file);
  db.pragma('journal_mode = OFF');
  db.pragma('synchronous = OFF');
  const tables = ['complaint', 'complaint_event', 'complaint_clock', 'clock_event', 'complaint_answer', 'complaint_rating', 'rate_stale'];
  const insert = Object.fromEntries(tables.map((table) => [table, insertion(db, table)]));
  fillUnindexed(db, tables, () => {
    for (let n = 0; n < cases; n++) insertHistory(insert, n);
  });
  db.exec('ANALYZE');
  db.close();
}

function insertHistory(insert, n) {
  const idOf = (table, index = 0) =>
    `019a${hex(table, 4)}-${hex(n >>> 16, 4)}-7${hex((n >>> 4) & 0xfff, 3)}-8${hex(index, 3)}-0000${hex(n, 8)}`;
  const [id, office] = [idOf(0), `office-${n % OFFICES}`];
  const filed = NOW.getTime() - (n % 300) * DAY;
  const at = (minutes) => sqlInstant(new Date(filed + minutes * MINUTE));
  const district = `43010${n % DISTRICTS}`;
  insert.complaint({
    ...caseRow(n, { id, office, filedAt: at(0), policy: 'standard' }),
    district_code: district,
    category_code: `${1000 + (n % CATEGORIES)}`,
  });
  const steps = [
    ['file', 'submitted', 0, {}],
    ['dispatch', 'assigned', 1, { organisationId: office }],
    ['accept', 'accepted', 60, { organisationId: office }],
    ['contact', 'accepted', 90, { organisationId: office }],
    ['answer', 'answered', 2000, { organisationId: office, outcome: 'solved' }],
    ['rate', 'closed', 2100, { satisfaction: 5, solved: 'yes' }],
  ];
  for (const [index, [action, state, minutes, data]] of steps.entries()) {
    insert.complaint_event({
      ...{ id: idOf(1, index), complaint_id: id, version: index + 1, at: at(minutes), action, to_state: state },
      ...{ actor_kind: 'staff', command_key: idOf(1, index), data: JSON.stringify(data) },
    });
  }
  for (const [index, [kind, from, due, to]] of [
    ['acceptance', 1, 1440, 60],
    ['firstContact', 60, 1500, 90],
    ['resolution', 1, 7200, 2000],
  ].entries()) {
    const times = { startedAt: at(from), warnAt: at(due), dueAt: at(due), step: 0, stepAt: null };
    const clock = clockRow({ id: idOf(2, index), complaintId: id, kind, target: '1wd', ...times });
    insert.complaint_clock({ ...clock, stopped_at: at(to), outcome: 'met' });
    const data = JSON.stringify({ outcome: 'met', organisationId: office });
    insert.clock_event({ id: idOf(3, index), clock_id: clock.id, complaint_id: id, at: at(to), kind: 'stop', data });
  }
  const answer = {
    id: idOf(4),
    complaint_id: id,
    organisation_id: office,
    staff_id: id,
    at: at(2000),
    text: '已经处理，谢谢您的反映。',
    outcome: 'solved',
  };
  insert.complaint_answer(answer);
  const rating = { id: idOf(5), complaint_id: id, answer_id: answer.id, at: at(2100), contacted: 1, solved: 'yes', satisfaction: 5 };
  insert.complaint_rating({ ...rating, tags: '[]', text: '' });
  insert.rate_stale({ id: idOf(6), complaint_id: id, at: at(2100) });
}

async function migrated(dataDir) {
  const { migrate } = await dist('platform/database/database.js');
  const { SCHEMA } = await dist('schema.js');
  const file = path.join(dataDir, 'zsb.sqlite');
  await migrate({ file, ...SCHEMA, reports: {} });
  return file;
}

async function opened(dataDir) {
  const { readConfig } = await dist('config.js');
  const { openFoundations, closeFoundations } = await dist('foundations.js');
  const { AppModule } = await dist('app.module.js');
  const { NestFactory } = await import('@nestjs/core');
  const config = readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'error', SANDBOX_ORIGIN: 'http://127.0.0.1:9' }, root, 'operator');
  const foundations = await openFoundations(config);
  const app = await NestFactory.createApplicationContext(AppModule.with(foundations), { logger: false });
  const close = async () => {
    await app.close();
    await closeFoundations(foundations);
  };
  return { app, close };
}
