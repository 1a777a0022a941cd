import { loginsApi } from '@zsb/shared/logins';
import { startHttp, type TestHttp } from '../../test/http.js';

let http: TestHttp;
beforeEach(async () => {
  http = await startHttp();
});
afterEach(() => http.close());

it('the tokens of a closed account open nothing and are not renewed', async () => {
  const citizen = await http.citizen('13800138881');
  const { accessToken, refreshToken, me } = citizen.session;
  const close = () => http.database.change(`UPDATE person SET closed_at = ? WHERE id = ?`, [http.clock.now(), me.id]);
  await http.database.transaction(close);
  const answer = await http.inject({ method: 'GET', path: '/api/v1/me', token: accessToken });
  expect(answer).toMatchObject({ status: 401, body: { code: 'platform.unauthenticated' } });
  await expect(http.anonymous.call(loginsApi.refresh, { body: { refreshToken } })).rejects.toMatchObject({
    problem: { code: 'login.refresh-invalid' },
  });
  const [session] = await http.database.sql<{ ended: unknown }>(`SELECT ended_at AS ended FROM session WHERE owner_id = ?`, [me.id]);
  expect(session?.ended).not.toBeNull();
});
