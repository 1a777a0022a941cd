// One process of several that sweep the ladder over one database, to be killed at any moment. Arguments: address, instant.
import 'reflect-metadata';
import { setTimeout as pause } from 'node:timers/promises';
import { FixedClock } from '../src/platform/clock.js';
import { Database } from '../src/platform/database/database.js';
import { partsOf } from './database.js';
import { aLadder } from './ladder.js';

const [url, now] = process.argv.slice(2) as [string, string];
const database = await Database.open(partsOf(url));
const { sweep } = aLadder(database, new FixedClock(new Date(now)), { holdAbove: 1_000_000, digestAbove: 1_000_000 });
// Nobody is left behind when the test ends before it has ended us.
process.on('disconnect', () => process.exit(0));
process.send?.('ready');
await new Promise((go) => process.once('message', go));
for (;;) {
  await sweep.rounds();
  await pause(20);
}
