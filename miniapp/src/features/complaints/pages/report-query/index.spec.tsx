import { act, fireEvent, render, screen } from '@testing-library/react';
import { aComplaint, aSession } from '../../../../../test/factories';
import { session } from '../../../../api/wiring';
import ReportQueryPage from './index';

// jsdom draws nothing, so it cannot scroll.
Element.prototype.scrollIntoView = () => undefined;

const REPORT = aComplaint({
  kind: 'report',
  state: 'accepted',
  stateText: '办理中',
  allowedActions: ['supplement'],
  text: '窗口人员收红包',
});

/** A server that knows the person and, by number and code, one report. */
function server({ isOver = false }: { isOver?: boolean } = {}) {
  const tokens: [string, string | null][] = [];
  const reply = (status: number, body: unknown) =>
    ({ status, headers: new Map(), text: async () => JSON.stringify(body) }) as unknown as Response;
  const answers = (url: string, isReports: boolean) => {
    if (url.endsWith('/logins/query-code')) return reply(200, aSession({ accessToken: 'report-access', refreshToken: 'report-refresh' }));
    if (!isReports || (isOver && url.endsWith('/c1'))) return reply(401, { code: 'platform.unauthenticated', params: {}, fields: [] });
    return reply(200, /complaints\?/.test(url) ? { items: [REPORT], next: null } : REPORT);
  };
  globalThis.fetch = jest.fn(async (url: string, init: { headers: Record<string, string> }) => {
    const token = init.headers['Authorization'] ?? null;
    tokens.push([url.replace('/api/v1', ''), token]);
    return answers(url, token === 'Bearer report-access');
  }) as never;
  return tokens;
}
async function enter() {
  await act(async () => void render(<ReportQueryPage />));
  fireEvent.change(screen.getByLabelText('举报编号'), { target: { value: 'TS20261120-7K3QXM-C' } });
  fireEvent.change(screen.getByLabelText('查询码'), { target: { value: '7k3qxm9t2v' } });
  await act(async () => fireEvent.submit(screen.getByLabelText('查询码')));
}

beforeEach(() => {
  localStorage.clear();
  session.save(aSession({ accessToken: 'own-access' }));
});
afterEach(() => session.clear());

it('number and code show the report with what can be done, under its own session and with nothing kept on the device', async () => {
  const tokens = server();
  const before = JSON.stringify(localStorage);
  await enter();
  expect(screen.getByRole('heading', { name: '办理中' })).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '补充说明' }));
  fireEvent.change(screen.getByLabelText('补充的情况'), { target: { value: '昨天又收了一次' } });
  await act(async () => fireEvent.click(screen.getByRole('button', { name: '提交补充说明' })));
  expect(tokens.slice(1)).not.toContainEqual([expect.anything(), 'Bearer own-access']);
  expect(tokens[tokens.length - 1]).toEqual(['/complaints/c1/supplement', 'Bearer report-access']);
  expect(JSON.stringify(localStorage)).toBe(before);
});

it('a session that is over asks for the code again, and the login of the person is still there', async () => {
  server({ isOver: true });
  await enter();
  expect(screen.getByLabelText('查询码')).toBeTruthy();
  expect(session.read()?.accessToken).toBe('own-access');
});
