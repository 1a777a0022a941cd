import type { QueryCodeView } from '@zsb/shared/complaint-views';
import { complaintsApi } from '@zsb/shared/complaints-api';
import { loginsApi, type CitizenSessionView } from '@zsb/shared/logins';
import { aFiling } from '../../test/factories/a-filing.js';
import { FRIDAY_16_00, startHttp, type Caller, type TestHttp } from '../../test/http.js';

/** Guessing the query code of an anonymous report 举报: slow for who guesses, from however many addresses, and no bar to its owner. */

const WRONG_CODE = '00000-00000';

let http: TestHttp;
let nextAddress = 0;
/** Every test comes from an address of its own: one that guesses has to wait. */
let address: string;
beforeAll(async () => {
  http = await startHttp();
});
afterAll(() => http.close());
beforeEach(() => {
  http.clock.set(FRIDAY_16_00);
  address = `203.0.113.${++nextAddress}`;
});

async function filed(): Promise<{ me: Caller<CitizenSessionView>; id: string; caseNumber: string }> {
  const { body } = await http.inject({ method: 'POST', path: loginsApi.anonymous.path, address });
  const session = body as CitizenSessionView;
  const me = http.as(session.accessToken, session);
  const { id, caseNumber } = await me.call(complaintsApi.file, { body: aFiling({ kind: 'report', contact: null }) });
  return { me, id, caseNumber };
}
const codeOf = ({ me, id }: { me: Caller; id: string }): Promise<QueryCodeView> =>
  me.call(complaintsApi.queryCode, { params: { id: id as never } });
const comeBack = (caseNumber: string, queryCode: string, from = address) =>
  http.inject({ method: 'POST', path: loginsApi.queryCode.path, body: { caseNumber, queryCode }, address: from });

it('guessing waits longer and longer, and the number is not barred to anybody else', async () => {
  const report = await filed();
  const { queryCode } = await codeOf(report);
  const guess = () => comeBack(report.caseNumber, WRONG_CODE, '198.51.100.1');
  for (let n = 1; n <= 4; n++) expect((await guess()).status).toBe(401);
  expect((await guess()).body).toMatchObject({ code: 'platform.too-many-requests', params: { retryAfterSeconds: 2 } });
  http.clock.advance(2_000);
  expect((await guess()).status).toBe(401);
  expect((await guess()).body.params).toEqual({ retryAfterSeconds: 4 });
  expect((await comeBack(report.caseNumber, queryCode)).status).toBe(200);
});

it('the owner’s own mistakes are forgotten when the code is right', async () => {
  const report = await filed();
  const { queryCode } = await codeOf(report);
  for (let n = 1; n <= 3; n++) await comeBack(report.caseNumber, WRONG_CODE);
  expect((await comeBack(report.caseNumber, queryCode)).status).toBe(200);
  // The address has guessed, whatever it knows: that is remembered.
  expect((await comeBack(report.caseNumber, WRONG_CODE)).status).toBe(401);
  expect((await comeBack(report.caseNumber, queryCode)).body.params).toEqual({ retryAfterSeconds: 2 });
});

describe('guessed from hundreds of addresses', () => {
  /** Of this test alone. */
  let network = 0;
  const from = (n: number) => `10.${network}.${Math.floor(n / 250)}.${n % 250}`;
  beforeEach(() => (network += 1));
  /** A number at which a hundred and one addresses have guessed once each. */
  async function guessedAt() {
    const report = await filed();
    const { queryCode } = await codeOf(report);
    const guess = (n: number) => comeBack(report.caseNumber, WRONG_CODE, from(n));
    for (let n = 1; n <= 101; n++) expect([n, (await guess(n)).status]).toEqual([n, 401]);
    return { guess, comeHome: (address?: string) => comeBack(report.caseNumber, queryCode, address) };
  }

  it('comes to one guess in two seconds, however many of them take turns', async () => {
    const { guess } = await guessedAt();
    expect((await guess(1)).body).toMatchObject({ code: 'platform.too-many-requests', params: { retryAfterSeconds: 2 } });
    for (let round = 0; round < 3; round++) {
      http.clock.advance(2_000);
      expect((await guess(10 + round)).status).toBe(401);
      expect((await guess(20 + round)).body.params).toEqual({ retryAfterSeconds: 2 });
    }
  });

  it('lets its owner in, though a stranger takes every slot there is', async () => {
    const { guess, comeHome } = await guessedAt();
    for (let round = 0; round < 3; round++) {
      http.clock.advance(2_000);
      expect((await guess(10 + round)).status).toBe(401);
    }
    expect((await comeHome()).status).toBe(200);
  });

  it('gives an address that never failed one try past the pace, at whatever number, and then it waits', async () => {
    const { guess, comeHome } = await guessedAt();
    expect((await guess(102)).status).toBe(401);
    expect((await guess(102)).body.params).toEqual({ retryAfterSeconds: 2 });
    // It failed elsewhere: here that counts as well.
    expect((await comeBack('TS20261120-ZZZZZ9-0', WRONG_CODE, from(103))).status).toBe(401);
    expect((await guess(103)).status).toBe(429);
    expect((await comeHome(from(103))).status).toBe(429);
    http.clock.advance(2_000);
    expect((await comeHome(from(103))).status).toBe(200);
  });

  it('gives it again after an hour without a failure, not before', async () => {
    const { guess, comeHome } = await guessedAt();
    const lastFailure = http.clock.now();
    // Others go on, and keep the number slow.
    http.clock.set(new Date(lastFailure.getTime() + 3_599_999));
    for (const n of [200, 201]) expect((await guess(n)).status).toBe(401);
    expect((await guess(101)).body.params).toEqual({ retryAfterSeconds: 2 });
    http.clock.set(new Date(lastFailure.getTime() + 3_600_000));
    expect((await comeHome(from(101))).status).toBe(200);
  });
});

it('guessing waits longer and longer from one address, for whatever number', async () => {
  for (let n = 1; n <= 4; n++) expect((await comeBack(`TS20261120-ZZZZZ${n}-0`, WRONG_CODE)).status).toBe(401);
  expect((await comeBack('TS20261120-ZZZZZ5-0', WRONG_CODE)).status).toBe(429);
  expect((await comeBack('TS20261120-ZZZZZ5-0', WRONG_CODE, '198.51.100.99')).status).toBe(401);
});
