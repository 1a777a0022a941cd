import { after } from 'node:test';
import { privateMariadb, whyNoMariadb } from '../../scripts/mariadb.mjs';
import { World } from '../world.ts';
import { complaintJourney } from './complaint-steps.ts';

let mariadb: Awaited<ReturnType<typeof privateMariadb>> = null;
after(() => mariadb?.stop());

complaintJourney(
  'a complaint on MariaDB, from the phone to its answer and back',
  async () => {
    mariadb = await privateMariadb();
    return World.start(undefined, { mariadb: mariadb! });
  },
  whyNoMariadb(),
);
