import { setImmediate as giveWay } from 'node:timers/promises';
import fc from 'fast-check';
import type { CaseView } from '@zsb/shared/case-views';
import { casesApi } from '@zsb/shared/complaints-api';
import type { ComplaintId } from '@zsb/shared/ids';
import { ACTORS, actsOn, commandOf, type ActPlaces, type Who } from '../../test/case-acts.js';
import { CASE_VARIANTS } from '../../test/case-variants.js';
import { answerWords, startWorld, type World } from '../../test/world.js';
import { RateCounting } from './counting.service.js';
import { RatesVerify } from './rates-verify.service.js';

/** Both ways of computing the figures agree, whatever has happened to the cases. */
let world: World;
let places: ActPlaces;
beforeEach(async () => {
  world = await startWorld();
  const target = await world.mine(await CASE_VARIANTS.submitted(world));
  places = {
    water: await world.office('water-company-service'),
    market: await world.office('yuelu-market-consumers'),
    mergeInto: target.caseNumber,
  };
});
afterEach(() => world.close());

const PEOPLE = Object.keys(ACTORS) as Who[];
const compare = () => world.http.app.get(RatesVerify, { strict: false }).compare('2026-11-01', '2027-03-31');

/** No two steps of a case happen at one instant: each look at the clock shows a later one. */
function letTimePass(): void {
  const { clock } = world.http;
  const start = clock.now().getTime();
  let looks = 0;
  clock.now = () => new Date(start + 7 * ++looks);
}

/** Some act that somebody is offered, chosen by a number; nothing where nobody can do anything any more. */
async function actOnce(id: ComplaintId, choice: number): Promise<void> {
  const view: CaseView = await world.seen('ducha01', id).catch(() => world.seen('paidan01', id));
  const offers = new Map<Who, readonly string[]>();
  for (const who of PEOPLE) {
    const seen = who === 'citizen' ? world.mine(id) : world.seen(who, id);
    offers.set(who, await seen.then(({ allowedActions }) => allowedActions).catch(() => []));
  }
  const possible = PEOPLE.flatMap((who) =>
    actsOn(view, places)
      .filter(({ actions }) => actions.some((action) => action !== 'note' && offers.get(who)!.includes(action)))
      .map((act) => ({ who, act })),
  );
  const chosen = possible[choice % possible.length];
  if (!chosen) return;
  const { token } = await (chosen.who === 'citizen' ? world.citizen() : world.staff(chosen.who));
  const path = chosen.act.path.replace(':id', id);
  await world.http.inject({ method: 'POST', path, token, body: commandOf(chosen.act, view.version) });
}

it('random walks through the workflow, over weeks, with what is counted between the steps', async () => {
  const counting = world.http.app.get(RateCounting, { strict: false });
  // After the moment at which the world’s first cases are made.
  let now = Date.parse('2026-11-20T16:00:01+08:00');
  const step = fc.record({
    which: fc.nat(3),
    choice: fc.nat(10_000),
    minutes: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 90 }), fc.integer({ min: 600, max: 4000 })),
    isCounted: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 40 }), async (steps) => {
      const cases = [await CASE_VARIANTS.submitted(world), await CASE_VARIANTS.assigned(world), await CASE_VARIANTS.accepted(world)];
      cases.push(await CASE_VARIANTS.answered(world));
      for (const { which, choice, minutes, isCounted } of steps) {
        // A timer and a person never act at one instant.
        now += minutes * 60_000 + 1;
        world.at(new Date(now).toISOString());
        await world.http.runJobs();
        world.at(new Date(++now).toISOString());
        await actOnce(cases[which]!, choice);
        if (isCounted) await counting.takeBatch();
      }
      const { differences } = await compare();
      expect(differences).toEqual([]);
    }),
    { numRuns: 3 },
  );
  expect((await compare()).figures).toBeGreaterThan(20);
}, 240_000);

it('every state of a case, and everything beside it, counted anew from nothing', async () => {
  letTimePass();
  for (const make of Object.values(CASE_VARIANTS)) await make(world);
  const before = await compare();
  expect(before).toMatchObject({ differences: [], figures: expect.any(Number) });
  expect(before.figures).toBeGreaterThan(12);
  const verify = world.http.app.get(RatesVerify, { strict: false });
  expect(await verify.recount()).toBeGreaterThan(10);
  expect(await compare()).toEqual(before);
}, 60_000);

it('a sum that somebody has changed is found, and a recount mends it', async () => {
  await CASE_VARIANTS.answered(world);
  await compare();
  const { database } = world.http;
  await database.transaction(() => database.change(`UPDATE rate_tally SET total = total + 1 WHERE measure = 'answered'`));
  const { differences } = await compare();
  expect(differences).toMatchObject([{ measure: 'answered', kept: [2, 0], rows: [1, 0] }]);
  await world.http.app.get(RatesVerify, { strict: false }).recount();
  expect((await compare()).differences).toEqual([]);
});

it('counted by several at once while people work, and while everything is counted again, no case is lost or counted twice', async () => {
  const [counting, verify] = [RateCounting, RatesVerify].map((service) => world.http.app.get<unknown>(service, { strict: false })) as [
    RateCounting,
    RatesVerify,
  ];
  const cases = await Promise.all(Array.from({ length: 8 }, () => CASE_VARIANTS.assigned(world)));
  let isWorking = true;
  const counters = Array.from({ length: 3 }, async () => {
    while (isWorking) {
      await counting.all();
      await giveWay();
    }
  });
  const work = cases.map(async (id, index) => {
    await world.press('yuelu01', casesApi.accept, id, {});
    if (index % 2 === 0) await world.press('yuelu01', casesApi.answer, id, answerWords());
    else await world.press('yuelu01', casesApi.ask, id, { text: '请补充一张夜间的照片' });
  });
  await Promise.all([...work, verify.recount()]);
  isWorking = false;
  await Promise.all(counters);
  const { differences, figures } = await compare();
  expect(differences).toEqual([]);
  expect(figures).toBeGreaterThan(5);
}, 60_000);

it('two processes that count at once count each case once', async () => {
  for (let round = 0; round < 6; round++) {
    const id = await CASE_VARIANTS.assigned(world);
    await world.press('yuelu01', casesApi.accept, id, {});
    await world.press('yuelu01', casesApi.answer, id, answerWords());
  }
  const counting = world.http.app.get(RateCounting, { strict: false });
  await Promise.all([counting.all(), counting.all(), counting.all()]);
  expect((await compare()).differences).toEqual([]);
});
