import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FileComplaintRequest } from '@zsb/shared/complaint-requests';
import type { ComplaintView } from '@zsb/shared/complaint-views';
import { casesApi, complaintsApi } from '@zsb/shared/complaints-api';
import { aFiling, Client } from '../client.ts';
import { privateMariadb, whyNoMariadb } from '../../scripts/mariadb.mjs';
import { until, World } from '../world.ts';

const CITIZENS = 500;
const SECOND_ROUND = 100;
const SERVERS = 3;

/** What one press came to: the status and the case, or null where no answer came. */
type Press = { status: number; view: ComplaintView } | null;

const why = whyNoMariadb();
describe('three servers on one MariaDB', { skip: why ?? false }, () => {
  let mariadb: Awaited<ReturnType<typeof privateMariadb>>;
  let world: World;
  let clerk: Client;
  let tokens: string[];
  before(async () => {
    mariadb = await privateMariadb();
    world = await World.start(undefined, { mariadb: mariadb!, servers: SERVERS });
    tokens = JSON.parse(await world.node('server/scripts/citizens.mjs', String(CITIZENS))) as string[];
    clerk = await new Client(world).staff('yuelu01');
  });
  after(async () => {
    await world.stop();
    await mariadb!.stop();
  });

  const press = async (server: number, token: string, body: FileComplaintRequest): Promise<Press> => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
    const url = world.origins[server]! + complaintsApi.file.path;
    const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) }).catch(() => null);
    return answer && { status: answer.status, view: (await answer.json()) as ComplaintView };
  };
  /** Everybody presses twice at the same time, the two presses of one citizen on different servers. */
  const pressTwice = (count: number) => {
    const filings = Array.from({ length: count }, () => aFiling());
    return filings.map((filing, index) => [
      press(index % SERVERS, tokens[index]!, filing),
      press((index + 1) % SERVERS, tokens[index]!, filing),
    ]);
  };
  const count = async (what: string) => Number(await mariadb!.value(`SELECT COUNT(*) FROM ${what}`));
  /** Every case has one event of filing and one of forwarding, tells its citizen once, and nothing is left to do. */
  const assertForwardedOnce = async (cases: number) => {
    // A claim of a dead process holds for ten seconds at the most.
    await until('everything is forwarded', async () => (await count(`complaint WHERE state = 'assigned'`)) === cases, 60);
    await until('nothing is left to do', async () => (await count(`job WHERE state <> 'done'`)) === 0, 60);
    const once = (action: string) =>
      `(SELECT complaint_id FROM complaint_event WHERE action = '${action}' GROUP BY complaint_id HAVING COUNT(*) = 1) cases`;
    assert.deepEqual(
      {
        cases: await count('complaint'),
        events: await count('complaint_event'),
        filedOnce: await count(once('file')),
        forwardedOnce: await count(once('dispatch')),
        notices: await count(`notice WHERE kind = 'dispatched'`),
      },
      { cases, events: 2 * cases, filedOnce: cases, forwardedOnce: cases, notices: cases },
    );
  };

  it('make one case of every double press, whichever servers it meets', async () => {
    const pairs = await Promise.all(pressTwice(CITIZENS).map((pair) => Promise.all(pair)));
    assert.deepEqual([...new Set(pairs.flat().map((one) => one?.status))], [201]);
    for (const [one, other] of pairs) assert.equal(one!.view.caseNumber, other!.view.caseNumber);
    assert.equal(new Set(pairs.map(([one]) => one!.view.id)).size, CITIZENS);
  });

  it('forward every case once, whoever of them does it', () => assertForwardedOnce(CITIZENS));

  it('lose nothing that was acknowledged when one of them is killed in the middle of it', async () => {
    const presses = pressTwice(SECOND_ROUND).flat();
    let answered = 0;
    let killed: Promise<void> | undefined;
    for (const one of presses)
      void one.then((answer) => {
        if (answer && ++answered === 20) killed = world.killServer(SERVERS - 1);
      });
    const answers = await Promise.all(presses);
    await killed;
    const acknowledged = answers.filter((answer) => answer !== null);
    assert.deepEqual([...new Set(acknowledged.map(({ status }) => status))], [201]);
    assert.ok(acknowledged.length < answers.length, 'the server died before it had answered everybody');
    // Each citizen pressed on a server that lives.
    await assertForwardedOnce(CITIZENS + SECOND_ROUND);
    const ids = new Set(acknowledged.map(({ view }) => view.id));
    assert.equal(ids.size, SECOND_ROUND);
    for (const id of [...ids].slice(0, 10)) {
      const { history } = await clerk.call(casesApi.get, { params: { id } });
      assert.deepEqual(
        history.map(({ action }) => action),
        ['dispatch', 'file'],
      );
    }
  });
});
