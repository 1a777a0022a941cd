import { privateMariadb, whyNoMariadb } from './mariadb.mjs';

/** One MariaDB for the whole run: the one that `npm test` has started, or a private one. */
export default async function startMariadb() {
  if (process.env.ZSB_TEST_MARIADB) return;
  const mariadb = await privateMariadb();
  if (!mariadb) throw new Error(`the tests on MariaDB cannot run: ${whyNoMariadb()}`);
  process.env.ZSB_TEST_MARIADB = mariadb.socket;
  globalThis.zsbMariadb = mariadb;
}
