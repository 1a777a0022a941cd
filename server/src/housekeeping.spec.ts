import { complaintsApi } from '@zsb/shared/complaints-api';
import { loginsApi, type CitizenSessionView } from '@zsb/shared/logins';
import { aFiling } from '../test/factories/a-filing.js';
import { aPhoto, asUpload } from '../test/factories/a-photo.js';
import { FRIDAY_16_00, startHttp, type Caller, type TestHttp } from '../test/http.js';
import { Housekeeping } from './housekeeping.js';
import { newId } from './platform/ids.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

let http: TestHttp;
let address = 0;
beforeAll(async () => {
  http = await startHttp();
});
afterAll(() => http.close());
beforeEach(() => http.clock.set(FRIDAY_16_00));

const sweep = () => http.app.get(Housekeeping).round();
const ago = (days: number, more = 0) => new Date(FRIDAY_16_00.getTime() - days * DAY_MS - more);
const ids = async (table: string) => (await http.database.sql<{ id: string }>(`SELECT id FROM ${table}`)).map(({ id }) => id);

describe('messages of the console', () => {
  async function insert(rows: { staffId: string; at: Date; readAt: Date | null }[]): Promise<string[]> {
    const inserted = rows.map((row) => ({ ...row, id: newId() }));
    await http.database.transaction(async () => {
      for (const { id, staffId, at, readAt } of inserted)
        await http.database.change(
          `INSERT INTO staff_notice (id, staff_id, dedupe_key, kind, complaint_id, at, title, text, count, read_at)
           VALUES (?, ?, ?, 'warning', NULL, ?, '', '', 1, ?)`,
          [id, staffId, id, at, readAt],
        );
    });
    return inserted.map(({ id }) => id);
  }

  it.each<[string, Date, Date | null, boolean]>([
    ['read 180 days ago', ago(181), ago(180), true],
    ['read more than 180 days ago', ago(181), ago(180, 1), false],
    ['sent long before and read yesterday', ago(300), ago(1), true],
    ['never read, sent 400 days ago', ago(400), null, true],
    ['never read, sent more than 400 days ago', ago(400, 1), null, false],
    ['sent more than 400 days ago and read yesterday', ago(400, 1), ago(1), false],
  ])('%s', async (_, at, readAt, stays) => {
    const [id] = await insert([{ staffId: newId(), at, readAt }]);
    await sweep();
    expect((await ids('staff_notice')).includes(id!)).toBe(stays);
  });

  it('go in slices, of everybody, however many there are; what is left is left', async () => {
    const people = [newId(), newId(), newId()];
    const old = people.flatMap((staffId) => Array.from({ length: 450 }, () => ({ staffId, at: ago(500), readAt: null })));
    await insert(old);
    const kept = await insert(people.map((staffId) => ({ staffId, at: ago(1), readAt: null })));
    await sweep();
    const left = await http.database.sql<{ id: string }>(`SELECT id FROM staff_notice WHERE staff_id IN (?, ?, ?) ORDER BY id`, people);
    expect(left.map(({ id }) => id)).toEqual([...kept].sort());
  });

  it('the steps of the ladder that they told of stay', async () => {
    const id = newId();
    await http.database.transaction(() =>
      http.database.change(
        `INSERT INTO clock_step (id, clock_id, complaint_id, round, step, planned_at, at, collapsed, told) VALUES (?, ?, ?, 0, 1, ?, ?, 0, 1)`,
        [id, newId(), newId(), ago(2000), ago(2000)],
      ),
    );
    await sweep();
    expect(await ids('clock_step')).toContain(id);
  });
});

describe('persons of anonymous reports', () => {
  async function begin(): Promise<Caller<CitizenSessionView>> {
    const { body } = await http.inject({ method: 'POST', path: loginsApi.anonymous.path, address: `203.0.113.${++address}` });
    const session = body as CitizenSessionView;
    return http.as(session.accessToken, session);
  }
  const sweptAfter = async ({ session }: Caller<CitizenSessionView>, milliseconds: number) => {
    http.clock.advance(milliseconds);
    await sweep();
    const sessions = await http.database.sql(`SELECT id FROM session WHERE owner_id = ?`, [session.me.id]);
    return { person: (await ids('person')).includes(session.me.id), sessions: sessions.length };
  };

  it.each([
    ['a day old', DAY_MS, true],
    ['older than a day', DAY_MS + 1, false],
  ])('who never filed and are gone: %s', async (_, age, stays) => {
    const me = await begin();
    await me.call(loginsApi.end, {});
    expect(await sweptAfter(me, age)).toEqual({ person: stays, sessions: stays ? 1 : 0 });
  });

  it('who may still file stay until their session has ended by itself', async () => {
    const me = await begin();
    expect(await sweptAfter(me, 30 * DAY_MS - 1)).toEqual({ person: true, sessions: 1 });
    expect(await sweptAfter(me, 1)).toEqual({ person: false, sessions: 0 });
  });

  it('who filed stay', async () => {
    const me = await begin();
    await me.call(complaintsApi.file, { body: aFiling({ kind: 'report', contact: null }) });
    await me.call(loginsApi.end, {});
    expect(await sweptAfter(me, 100 * DAY_MS)).toEqual({ person: true, sessions: 1 });
  });

  it('whose photos are not swept yet stay with them', async () => {
    const me = await begin();
    await http.inject({ method: 'POST', path: '/api/v1/photos', token: me.token, ...asUpload(await aPhoto()) });
    await me.call(loginsApi.end, {});
    await http.database.transaction(() =>
      http.database.change(`UPDATE photo SET created_at = ? WHERE person_id = ?`, [ago(-400), me.session.me.id]),
    );
    expect(await sweptAfter(me, 2 * DAY_MS)).toMatchObject({ person: true });
  });

  it('everybody with a login stays, whatever they never did', async () => {
    const known = await http.citizen('13800136001');
    await known.call(loginsApi.end, {});
    expect(await sweptAfter(known, 400 * DAY_MS)).toEqual({ person: true, sessions: 1 });
  });

  it('go by the thousand, in as many sweeps as it takes, and the next round begins anew', async () => {
    const people = Array.from({ length: 23_000 }, () => newId());
    await http.database.transaction(
      async () => {
        for (let from = 0; from < people.length; from += 1000) {
          const some = people.slice(from, from + 1000);
          await http.database.change(
            `INSERT INTO person (id, data_key, created_at, is_anonymous) VALUES ${some.map(() => `(?, '', ?, 1)`).join(', ')}`,
            some.flatMap((id) => [id, ago(2)]),
          );
        }
      },
      { limitMs: 10_000 },
    );
    const left = async () => (await ids('person')).filter((id) => people.includes(id)).length;
    await sweep();
    expect(await left()).toBeGreaterThan(0);
    await sweep();
    expect(await left()).toBe(0);
  });
});
