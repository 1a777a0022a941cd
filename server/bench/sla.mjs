// The sweep that finds 1,000 due clocks: among 10,000 open ones, among 1,000,000, and beside the same SQL on the bare driver.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { privateMariadb, whyNoMariadb } from '../../scripts/mariadb.mjs';
import { bareDriver, seedDueClocks, undoSweep } from './due-clocks.mjs';
import { prepare, startLadder } from './ladder-process.mjs';
import { NOW } from './seeding.mjs';
import { inBenchFolder, median } from './tools.mjs';

const DUE = 1000;
const ROUNDS = 9;

/** A server of a city has its open clocks in memory. Bytes. */
const BUFFER_POOL = 1024 ** 3;

/** `npm run bench -- sla [--clocks N] [--only sqlite|mariadb]` */
export async function bench(args) {
  const { values } = parseArgs({ args, options: { clocks: { type: 'string', default: '1000000' }, only: { type: 'string' } } });
  await inBenchFolder(async (folder) => {
    const sizes = [10_000, Number(values.clocks)];
    if (values.only !== 'mariadb') await compare('SQLite', sizes, (size) => openPlace(path.join(folder, String(size)), null, size));
    if (values.only === 'sqlite') return;
    if (whyNoMariadb() !== null) return console.log(`MariaDB: NOT MEASURED. ${whyNoMariadb()}`);
    await compare('MariaDB', sizes, (size) => openMariadb(path.join(folder, `maria-${size}`), size));
  });
}

/** The rounds of all four lie between one another, so that they meet the same machine. */
async function compare(name, sizes, openSize) {
  const places = [];
  for (const size of sizes) places.push({ size, ours: [], floor: [], idle: [], found: [], foundBare: [], ...(await openSize(size)) });
  for (let round = 0; round < ROUNDS; round++) for (const place of places) await measure(place);
  for (const { size, ours, floor, idle, found, foundBare } of places) {
    console.log(
      `${name}, ${DUE} due among ${size}: sweep ${besideFloor(ours, floor)}; finding alone ${besideFloor(found, foundBare)}; ` +
        `nothing due: ${median(idle).toFixed(2)} ms`,
    );
  }
  const growth = (times) => (median(times(places[1])) / median(times(places[0]))).toFixed(2);
  console.log(
    `${name}: among ${sizes[1]} the sweep costs ${growth(({ ours }) => ours)} × what it costs among ${sizes[0]} (goal ≤ 1.3; the bare driver ` +
      `${growth(({ floor }) => floor)} ×), finding alone ${growth(({ found }) => found)} × (the bare driver ${growth(({ foundBare }) => foundBare)} ×)`,
  );
  for (const { close } of places) await close();
}

const besideFloor = (ours, floor) =>
  `${median(ours).toFixed(1)} ms, floor (same SQL, bare driver) ${median(floor).toFixed(1)} ms, ${(median(ours) / median(floor)).toFixed(2)} × (goal ≤ 3)`;

async function openMariadb(dataDir, size) {
  const mariadb = await privateMariadb();
  const place = await openPlace(dataDir, mariadb.url, size);
  const close = async () => {
    await place.close();
    await mariadb.stop();
  };
  return { ...place, close };
}

/** A seeded database with the ladder over it, and what the sweep says to it. */
async function openPlace(dataDir, url, clocks) {
  mkdirSync(dataDir);
  const place = await prepare(dataDir, url);
  const driver = await bareDriver(place);
  if (url !== null) await driver.run(`SET GLOBAL innodb_buffer_pool_size = ${BUFFER_POOL}`, []);
  const offices = (await driver.run(`SELECT id FROM organisation WHERE is_office = 1`, [])).map(({ id }) => id);
  await seedDueClocks(driver, { clocks, due: DUE, offices });
  const ladder = await startLadder(dataDir, url, NOW);
  const recorded = await record(ladder.database, () => ladder.sweep.rounds());
  await undoSweep(driver);
  const find = () => ladder.database.transaction(() => findAll(ladder.repository));
  const recordedFinding = await record(ladder.database, find);
  const close = async () => {
    await ladder.close();
    await driver.close();
  };
  return { driver, sweep: ladder.sweep, find, recorded, recordedFinding, close };
}

/** Every clock that is due, without moving it. */
async function findAll(repository) {
  const lane = (urgent) => repository.due({ urgent, now: NOW, wallSince: null }, 'oldest', DUE);
  const found = [...(await lane(true)), ...(await lane(false))];
  if (found.length !== DUE) throw new Error(`found ${found.length} of ${DUE}`);
}

async function measure({ driver, sweep, find, recorded, recordedFinding, ours, floor, idle, found, foundBare }) {
  await undoSweep(driver);
  found.push(await timed(find));
  foundBare.push(await timed(() => replay(driver, recordedFinding)));
  ours.push(await timed(() => sweep.rounds()));
  await requireAllTaken(driver);
  idle.push(await timed(() => sweep.rounds()));
  await undoSweep(driver);
  floor.push(await timed(() => replay(driver, recorded)));
  await requireAllTaken(driver);
}

async function timed(work) {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

async function requireAllTaken(driver) {
  const [{ n }] = await driver.run(`SELECT COUNT(*) AS n FROM clock_step`, []);
  if (Number(n) !== DUE) throw new Error(`the sweep took ${n} steps of ${DUE}`);
}

/** Every statement of a piece of work with its values, and where its units begin and end. */
async function record(database, work) {
  const log = [];
  const { sql, change, transaction } = database;
  const noting = (method) =>
    function note(text, values = []) {
      log.push({ text, values });
      return method.call(database, text, values);
    };
  database.sql = noting(sql);
  database.change = noting(change);
  database.transaction = (unit, options) =>
    transaction.call(
      database,
      async () => {
        log.push('begin');
        const result = await unit();
        log.push('commit');
        return result;
      },
      options,
    );
  await work();
  Object.assign(database, { sql, change, transaction });
  return log;
}

async function replay(driver, log) {
  for (const one of log) {
    if (one === 'begin') await driver.begin();
    else if (one === 'commit') await driver.commit();
    else await driver.run(one.text, one.values);
  }
}
