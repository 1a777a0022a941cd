// Filing a complaint through the whole server, beside bare node:http with the same statements on the bare driver.
import { randomUUID } from 'node:crypto';
import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { benchFolder, fsyncMilliseconds, isTmpfs, load, median, root, startProcess } from './tools.mjs';

const CITIZENS = 50;
const CONNECTIONS = 50;
const ROUNDS = 3;
const SECONDS = 8;
const [OURS_PORT, FLOOR_PORT] = [3941, 3951];

export async function bench() {
  const folder = benchFolder();
  try {
    const ms = fsyncMilliseconds(folder);
    console.log(`fsync: ${ms.toFixed(2)} ms (median of 200)${isTmpfs(folder) ? '; TMPFS: the ratio below is not judged' : ''}`);
    const { tokens, people } = await prepare(folder);
    const stops = [await startOurs(folder), await startFloor(folder, people)];
    const rounds = [];
    for (let round = 1; round <= ROUNDS; round++) rounds.push(await compare(round, tokens));
    for (const stop of stops) await stop();
    const ratio = median(rounds.map(({ ratio }) => ratio));
    console.log(`median ratio: ${ratio.toFixed(2)} × the floor (goal ≥ 1.0)`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function compare(round, tokens) {
  const next = () => requestOf(tokens[Math.floor(Math.random() * tokens.length)]);
  const ours = await load({ url: `http://127.0.0.1:${OURS_PORT}/api/v1/complaints`, connections: CONNECTIONS, seconds: SECONDS, next });
  const floor = await load({ url: `http://127.0.0.1:${FLOOR_PORT}/`, connections: CONNECTIONS, seconds: SECONDS, next });
  const ratio = ours.perSecond / floor.perSecond;
  console.log(`round ${round}: ours ${line(ours)} · floor ${line(floor)} · ${ratio.toFixed(2)} ×`);
  return { ratio };
}

const line = ({ perSecond, p50, p99, refused }) =>
  `${perSecond.toFixed(0)}/s p50 ${p50} ms p99 ${p99} ms${refused > 0 ? ` REFUSED ${refused}` : ''}`;

const requestOf = (token) => ({
  headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
  body: JSON.stringify({
    clientKey: randomUUID(),
    kind: 'complaint',
    text: '楼下烧烤摊每天晚上占道经营到凌晨，油烟很大，孩子没法睡觉，多次劝说没有用，请帮忙处理。',
    categoryCode: '0201',
    place: { address: '麓山南路 123 号门口', point: { lng: 112.936, lat: 28.187, system: 'gcj02' } },
    photoIds: [],
    contact: { name: '李女士', phone: '13800138001' },
    hideName: false,
  }),
});

/** A migrated, seeded database with citizens who are logged in, and a second one just like it. */
async function prepare(folder) {
  const [ours, floor] = [path.join(folder, 'ours'), path.join(folder, 'floor')];
  mkdirSync(ours);
  mkdirSync(floor);
  const dist = (file) => import(path.join(root, 'server/dist', file));
  const { migrate } = await dist('platform/database/database.js');
  const { SCHEMA } = await dist('schema.js');
  const { readConfig } = await dist('config.js');
  const { openFoundations, closeFoundations } = await dist('foundations.js');
  const { AppModule } = await dist('app.module.js');
  const { DemoService } = await dist('demo/demo.service.js');
  const { PeopleService } = await dist('people/people.service.js');
  const { Sessions } = await dist('platform/auth/sessions.service.js');
  const { NestFactory } = await import('@nestjs/core');
  const config = readConfig({ DATA_DIR: ours, LOG_LEVEL: 'error' }, root, 'operator');
  await migrate({ file: config.databaseFile, ...SCHEMA, reports: {} });
  const foundations = await openFoundations(config);
  const app = await NestFactory.createApplicationContext(AppModule.with(foundations), { logger: false });
  await app.get(DemoService, { strict: false }).seed();
  const [people, sessions] = [app.get(PeopleService, { strict: false }), app.get(Sessions, { strict: false })];
  const logins = [];
  for (let index = 0; index < CITIZENS; index++) {
    logins.push(
      await foundations.database.transaction(async () => {
        const id = await people.findOrRegister('phone', `138${String(index).padStart(8, '0')}`);
        return { id, token: (await sessions.open('citizen', id, 'L2')).accessToken };
      }),
    );
  }
  await app.close();
  await closeFoundations(foundations);
  copyFileSync(config.databaseFile, path.join(floor, 'zsb.sqlite'));
  return { tokens: logins.map(({ token }) => token), people: logins.map(({ id }) => id) };
}

const startOurs = (folder) =>
  startProcess(path.join(root, 'server/dist/main.js'), {
    DATA_DIR: path.join(folder, 'ours'),
    PORT: String(OURS_PORT),
    METRICS_PORT: '0',
    SANDBOX_ORIGIN: 'http://127.0.0.1:9',
    LOG_LEVEL: 'warn',
    CLIENTS_DIR: 'none',
  });

const startFloor = (folder, people) =>
  startProcess(path.join(root, 'server/bench/filing-floor.mjs'), { FLOOR_PERSON: people[0] }, [
    path.join(folder, 'floor', 'zsb.sqlite'),
    String(FLOOR_PORT),
  ]);
