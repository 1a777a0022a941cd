// Pages of the console's lists in a small and in a large city, beside the same SQL on the bare driver.
import { mkdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { parseArgs } from 'node:util';
import BetterSqlite3 from 'better-sqlite3';
import { privateMariadb } from '../../scripts/mariadb.mjs';
import { fillMariadb, fillSqlite } from './inbox-cases.mjs';
import { benchFolder, dist, root } from './tools.mjs';

const mysql = createRequire(import.meta.url)('mysql2/promise');

const OPTIONS = {
  on: { type: 'string', default: 'sqlite,mariadb' },
  cases: { type: 'string', default: '10000,1000000' },
  rounds: { type: 'string', default: '60' },
};
const PAGES = 3;
const PAGE = 20;
const CLERKS = ['toAccept', 'inProgress', 'mine', 'dueSoon', 'overdue', 'paused', 'coHandling', 'followUp', 'answered', 'closed'];
const DISPATCHERS = [
  'toDispatch',
  'toAccept',
  'inProgress',
  'dueSoon',
  'overdue',
  'paused',
  'returned',
  'toDecide',
  'followUp',
  'answered',
  'closed',
];
const WHO = [
  { title: 'clerk, one office', userName: 'yuelu01', tabs: CLERKS },
  { title: 'head, one office', userName: 'yuelu02', tabs: [...CLERKS, 'toDecide'] },
  { title: 'dispatcher, city', userName: 'paidan01', tabs: DISPATCHERS },
  { title: 'supervisor, city', userName: 'ducha01', tabs: DISPATCHERS.filter((tab) => tab !== 'followUp') },
];

/** `npm run bench -- inbox [--on sqlite,mariadb] [--cases 10000,1000000] [--rounds 60]` */
export async function bench(args) {
  const { values } = parseArgs({ args, options: OPTIONS });
  const sizes = values.cases.split(',').map(Number);
  for (const engine of values.on.split(',')) await on(engine, sizes, Number(values.rounds));
}

async function on(engine, sizes, rounds) {
  const folder = benchFolder();
  const mariadb = engine === 'mariadb' ? await privateMariadb() : null;
  const cities = [];
  try {
    if (mariadb) await query(mariadb.url, 'SET GLOBAL innodb_buffer_pool_size = 2147483648');
    for (const [number, cases] of sizes.entries()) {
      const began = performance.now();
      cities.push(
        await openCity({ folder: path.join(folder, String(cases)), url: mariadb && (await databaseUrl(mariadb.url, number)), cases }),
      );
      console.log(`${engine}: ${cases} cases made in ${((performance.now() - began) / 1000).toFixed(0)} s`);
    }
    for (const who of WHO) report(engine, who, await compare(cities, who, rounds));
    await reportCounts(engine, cities);
  } finally {
    for (const { close } of cities) await close();
    await mariadb?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function query(url, sql) {
  const db = await mysql.createConnection(url);
  await db.query(sql);
  await db.end();
}

async function databaseUrl(url, number) {
  const name = `zsb_inbox_${number}`;
  await query(url, `CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin`);
  return url.replace('/zsb?', `/${name}?`);
}

/** The demonstration city with so many cases, and its services. */
async function openCity({ folder, url, cases }) {
  mkdirSync(folder, { recursive: true });
  const { migrate } = await dist('platform/database/database.js');
  const { SCHEMA } = await dist('schema.js');
  const { readConfig } = await dist('config.js');
  const { openFoundations, closeFoundations } = await dist('foundations.js');
  const { AppModule } = await dist('app.module.js');
  const { DemoService } = await dist('demo/demo.service.js');
  const { CasesService } = await dist('complaints/cases.service.js');
  const { StaffService } = await dist('staff/staff.service.js');
  const { NestFactory } = await import('@nestjs/core');
  const env = { DATA_DIR: folder, LOG_LEVEL: 'error', SANDBOX_ORIGIN: 'http://127.0.0.1:9', ...(url && { DATABASE_URL: url }) };
  const config = readConfig(env, root, 'operator');
  const file = path.join(folder, 'zsb.sqlite');
  await migrate({ file, url, ...SCHEMA, reports: {} });
  const foundations = await openFoundations(config);
  const app = await NestFactory.createApplicationContext(AppModule.with(foundations), { logger: false });
  await app.get(DemoService, { strict: false }).seed();
  const { database } = foundations;
  const staff = app.get(StaffService, { strict: false });
  const people = new Map();
  for (const { userName } of WHO) {
    const [{ id }] = await database.sql('SELECT id FROM staff WHERE user_name = ?', [userName]);
    people.set(userName, await staff.principal(id, 'bench'));
  }
  const offices = (await database.sql('SELECT id FROM organisation WHERE is_office = 1 ORDER BY code')).map(({ id }) => id);
  const { staffId, memberships } = people.get('yuelu01');
  const measured = memberships[0].organisationId;
  const city = { offices, measured, handlers: new Map([[measured, staffId]]), now: new Date().getTime() };
  await (url ? fillMariadb(url, cases, city) : fillSqlite(file, cases, city));
  const bare = url ? await bareMariadb(url) : bareSqlite(file);
  return {
    cases,
    database,
    people,
    bare,
    lists: app.get(CasesService, { strict: false }),
    async close() {
      await bare.close();
      await app.close();
      await closeFoundations(foundations);
    },
  };
}

function bareSqlite(file) {
  const db = new BetterSqlite3(file, { readonly: true });
  const statements = new Map();
  const run = (text, params) => {
    if (!statements.has(text)) statements.set(text, db.prepare(text));
    return statements
      .get(text)
      .all(...params.map((value) => (value instanceof Date ? sqlInstant(value) : typeof value === 'boolean' ? Number(value) : value)));
  };
  return { run, close: () => db.close() };
}

async function bareMariadb(url) {
  const db = await mysql.createConnection({ uri: url, timezone: 'Z', dateStrings: ['DATE'] });
  await db.query(`SET time_zone = '+00:00'`);
  return { run: async (text, params) => (await db.query(text, params))[0], close: () => db.end() };
}

const sqlInstant = (instant) => instant.toISOString().replace('T', ' ').slice(0, -1);

/** Every page is read in each city in turn, so that whatever else the machine does meets them alike. */
async function compare(cities, { userName, tabs }, rounds) {
  const times = cities.map(() => ({ ours: [], floor: [], byTab: new Map() }));
  for (let round = -3; round < rounds; round++) {
    for (const tab of tabs) {
      for (const [number, city] of cities.entries()) {
        for (const { ours, floor } of await readPages(city, city.people.get(userName), tab)) {
          if (round < 0) continue;
          times[number].ours.push(ours);
          times[number].floor.push(floor);
          times[number].byTab.set(tab, [...(times[number].byTab.get(tab) ?? []), ours]);
        }
      }
    }
  }
  return times.map(({ ours, floor, byTab }, number) => ({ cases: cities[number].cases, ours, floor, byTab }));
}

async function readPages({ database, lists, bare }, me, tab) {
  const pages = [];
  for (let page = 0, after; page < PAGES; page++) {
    const asked = [];
    const { sql } = database;
    database.sql = (text, params = []) => (asked.push([text, params]), sql.call(database, text, params));
    const began = performance.now();
    const { items, next } = await lists.list(me, { tab, limit: PAGE, ...(after && { after }) });
    const ours = performance.now() - began;
    delete database.sql;
    pages.push({ ours, floor: await floorOf(bare, asked, items) });
    if (next === null) break;
    after = next;
  }
  return pages;
}

/** What was asked, asked again; and the rows of the page whole. */
async function floorOf(bare, asked, items) {
  const ids = items.map(({ id }) => id);
  const began = performance.now();
  for (const [text, params] of asked) await bare.run(text, params);
  if (ids.length > 0) await bare.run(`SELECT * FROM complaint WHERE id IN (${ids.map(() => '?').join(', ')})`, ids);
  return performance.now() - began;
}

const at = (numbers, share) => [...numbers].sort((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * share))];
const ms = (number) => number.toFixed(2);

function report(engine, { title }, sizes) {
  const [small, large] = [sizes[0], sizes.at(-1)];
  for (const { cases, ours, floor } of sizes) {
    const ratio = at(ours, 0.5) / at(floor, 0.5);
    console.log(
      `${engine} · ${title} · ${cases} cases: page p50 ${ms(at(ours, 0.5))} p99 ${ms(at(ours, 0.99))} ms · ` +
        `floor p50 ${ms(at(floor, 0.5))} p99 ${ms(at(floor, 0.99))} ms · ${ratio.toFixed(1)} × the floor (p50)`,
    );
  }
  const ratio = at(large.ours, 0.99) / at(small.ours, 0.99);
  const slowest = [...large.byTab].map(([tab, times]) => [tab, at(times, 0.99)]).sort(([, a], [, b]) => b - a)[0];
  console.log(
    `  p99 at ${large.cases} ÷ p99 at ${small.cases}: ${ratio.toFixed(2)} (goal ≤ 1.5) · slowest: ${slowest[0]} p99 ${ms(slowest[1])} ms`,
  );
}

async function reportCounts(engine, cities) {
  for (const { title, userName } of WHO) {
    const figures = [];
    for (const { cases, lists, people } of cities) {
      const times = [];
      for (let round = 0; round < 30; round++) {
        const began = performance.now();
        await lists.counts(people.get(userName));
        times.push(performance.now() - began);
      }
      figures.push(`${cases} cases p50 ${ms(at(times, 0.5))} p99 ${ms(at(times, 0.99))} ms`);
    }
    console.log(`${engine} · counts of all tabs · ${title}: ${figures.join(' · ')}`);
  }
}
