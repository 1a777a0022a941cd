import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { casesApi, complaintsApi } from '@zsb/shared/complaints-api';
import { aFiling, Client } from '../client.ts';
import { until, World } from '../world.ts';

describe('a server that is killed', () => {
  let world: World;
  let citizen: Client;
  let clerk: Client;
  before(async () => {
    world = await World.start();
    citizen = await new Client(world).citizen('13800138001');
    clerk = await new Client(world).staff('yuelu01');
  });
  after(() => world.stop());

  it('forwards a case exactly once when it dies between filing and forwarding', async () => {
    const filed = [];
    for (let round = 0; round < 5; round++) {
      const complaint = await citizen.file();
      // The answer is here, so the case is stored; its forwarding may or may not have begun.
      await world.killServer();
      await world.startServer();
      filed.push(complaint);
    }
    for (const { id } of filed) {
      // A claim of the dead process holds for ten seconds at the most.
      await until(
        'the case is forwarded',
        async () => (await citizen.call(complaintsApi.get, { params: { id } })).state === 'assigned',
        20,
      );
      const { history } = await clerk.call(casesApi.get, { params: { id } });
      assert.deepEqual(
        history.map(({ action }) => action),
        ['dispatch', 'file'],
      );
    }
  });

  it('keeps every filing it has acknowledged, whenever it dies', async () => {
    const acknowledged: string[] = [];
    const pressing = Array.from({ length: 40 }, async () => {
      const answer = await citizen.file().catch(() => null);
      if (answer) acknowledged.push(answer.id);
    });
    await until('some filings are acknowledged', () => Promise.resolve(acknowledged.length > 5));
    await world.killServer();
    await Promise.all(pressing);
    await world.startServer();
    for (const id of acknowledged) assert.equal((await citizen.call(complaintsApi.get, { params: { id: id as never } })).id, id);
  });

  it('answers a filing repeated after its death with the same case', async () => {
    const filing = aFiling();
    const first = await citizen.call(complaintsApi.file, { body: filing });
    await world.killServer();
    await world.startServer();
    const second = await citizen.call(complaintsApi.file, { body: filing });
    assert.equal(second.caseNumber, first.caseNumber);
  });
});
