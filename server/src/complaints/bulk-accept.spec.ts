import { randomUUID } from 'node:crypto';
import { caseworkApi, type AcceptManyRequest } from '@zsb/shared/casework';
import type { ComplaintView } from '@zsb/shared/complaint-views';
import { casesApi } from '@zsb/shared/complaints-api';
import type { CommandKey, ComplaintId } from '@zsb/shared/ids';
import { countRows, file } from '../../test/cases.js';
import { startHttp, type Caller, type TestHttp } from '../../test/http.js';

let http: TestHttp;
let [citizen, clerk, head, foreign]: Caller[] = [];
beforeAll(async () => {
  http = await startHttp();
  [citizen, clerk, head, foreign] = [
    await http.citizen('13800138821'),
    await http.staff('yuelu01'),
    await http.staff('yuelu02'),
    await http.staff('gongshui01'),
  ];
});
afterAll(() => http.close());

type Item = AcceptManyRequest['cases'][number];
const item = ({ id, version }: Pick<ComplaintView, 'id' | 'version'>): Item => ({ id, version, commandKey: randomUUID() as CommandKey });
const acceptMany = (staff: Caller | undefined, cases: Item[]) => staff!.call(caseworkApi.acceptMany, { body: { cases } });
const filed = async (count: number) => {
  const cases: ComplaintView[] = [];
  for (let index = 0; index < count; index++) cases.push(await file(http, citizen!));
  return cases;
};
const handlerOf = async (id: ComplaintId) => (await head!.call(casesApi.get, { params: { id } })).handler;

it('accepts what can be accepted, and says of each other one why not', async () => {
  const [fine, old, done, elsewhere] = await filed(3).then(async (cases) => [
    ...cases,
    await file(http, citizen!, { categoryCode: '090101', answers: [{ key: 'since', value: '2026-11-19' }] }),
  ]);
  await acceptMany(head, [item(done!)]);
  const view = await acceptMany(clerk, [
    item(fine!),
    { ...item(old!), version: old!.version - 1 },
    { ...item(done!), version: done!.version + 1 },
    item(elsewhere!),
  ]);
  expect(view).toEqual({
    accepted: [fine!.id],
    refused: [
      { id: old!.id, code: 'platform.changed-meanwhile' },
      { id: done!.id, code: 'complaint.action-not-possible' },
      { id: elsewhere!.id, code: 'complaint.not-found' },
    ],
  });
  expect([await handlerOf(fine!.id), await handlerOf(old!.id)]).toEqual(['李强', null]);
});

it('sent again after it was lost on the way, accepts nothing twice and answers the same', async () => {
  const cases = (await filed(2)).map(item);
  const first = await acceptMany(clerk, cases);
  const rows = await countRows(http.database);
  expect(await acceptMany(clerk, cases)).toEqual(first);
  expect(await countRows(http.database)).toEqual(rows);
});

it('two colleagues tick the same cases at once: each case is accepted once, by one of them', async () => {
  const cases = await filed(8);
  const [one, two] = await Promise.all([acceptMany(clerk, cases.map(item)), acceptMany(head, [...cases].reverse().map(item))]);
  const all = cases.map(({ id }) => id);
  expect([...one.accepted, ...two.accepted].sort()).toEqual([...all].sort());
  expect(new Set([...one.refused, ...two.refused].map(({ code }) => code))).toEqual(new Set(['platform.changed-meanwhile']));
  for (const id of all) expect(await handlerOf(id)).toBe(one.accepted.includes(id) ? '李强' : '陈静');
  const events = await http.database.sql<{ id: string }>(`SELECT complaint_id AS id FROM complaint_event WHERE action = 'accept'`);
  expect(events.filter(({ id }) => all.includes(id as ComplaintId))).toHaveLength(8);
});

it('takes a hundred at most, and is for those who work cases', async () => {
  const many = Array.from({ length: 101 }, () => item({ id: randomUUID() as ComplaintId, version: 1 }));
  await expect(acceptMany(clerk, many)).rejects.toMatchObject({
    problem: { fields: [{ field: 'cases', reason: 'too-many', limit: 100 }] },
  });
  expect((await acceptMany(foreign, many.slice(1))).refused).toHaveLength(100);
  await expect(acceptMany(await http.staff('paidan01'), [])).rejects.toMatchObject({ problem: { code: 'platform.forbidden' } });
});
