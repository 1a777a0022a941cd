import { act, renderHook } from '@testing-library/react';
import { OfflineError } from '@zsb/shared/errors';
import type { AnonymousAccess } from '../../api/anonymous-access';
import { aComplaint, aProblem } from '../../../test/factories';
import { useReportQuery, type OpenedReport } from './use-report-query';

const TYPED = { caseNumber: 'ts20261120 7k3qxm c', queryCode: '7k3qxm9t2v' };

function anAccess() {
  const api = {
    complaints: jest.fn(async () => ({ items: [aComplaint()], next: null })),
    complaint: jest.fn(async () => aComplaint({ version: 5 })),
  };
  const access = { api, enter: jest.fn(async () => undefined), end: jest.fn(async () => undefined) };
  return access as typeof access & AnonymousAccess;
}
function query(first: OpenedReport | null = null) {
  const accesses = [anAccess(), anAccess()] as const;
  let made = 0;
  const newAccess = jest.fn(() => accesses[made++] ?? anAccess());
  const onFieldError = jest.fn();
  return { accesses, newAccess, onFieldError, ...renderHook(() => useReportQuery({ newAccess, first, onFieldError })) };
}
type Query = ReturnType<typeof query>;
const type = ({ result }: Query, part: Partial<typeof TYPED>) => act(() => result.current.change(part));
const press = ({ result }: Query) => act(async () => result.current.submit());

it('number and code, as they were typed, open the one report', async () => {
  const page = query();
  type(page, TYPED);
  await press(page);
  expect(page.accesses[0].enter).toHaveBeenCalledWith({ caseNumber: 'TS20261120-7K3QXM-C', queryCode: '7K3QX-M9T2V' });
  expect(page.result.current.opened?.view.version).toBe(5);
  expect(page.result.current.typed.queryCode).toBe('');
});

it('what cannot be a number or a code is said before anything is asked', async () => {
  const page = query();
  type(page, { caseNumber: 'TS20261120-7K3QXM-5' });
  await press(page);
  expect(Object.keys(page.result.current.errors)).toEqual(['caseNumber', 'queryCode']);
  expect(page.onFieldError).toHaveBeenCalledWith('caseNumber');
  expect(page.newAccess).not.toHaveBeenCalled();
  type(page, { caseNumber: TYPED.caseNumber });
  expect(Object.keys(page.result.current.errors)).toEqual(['queryCode']);
});

it.each([
  ['a wrong code', aProblem('login.query-code-wrong'), '编号和查询码对不上'],
  ['too many tries', aProblem('platform.too-many-requests', { params: { retryAfterSeconds: 60 } }), '60 秒后'],
  ['no network', new OfflineError(), '网络不可用'],
])('%s is said, what was typed stays, and the next press tries in a new session', async (_, error, words) => {
  const page = query();
  const [first] = page.accesses;
  first.enter.mockRejectedValueOnce(error);
  type(page, TYPED);
  await press(page);
  expect(page.result.current).toMatchObject({ opened: null, typed: TYPED, message: expect.stringContaining(words) });
  await press(page);
  expect(page.result.current.opened).not.toBeNull();
  expect(page.newAccess).toHaveBeenCalledTimes(2);
});

it('the session ends with the page', async () => {
  const page = query();
  type(page, TYPED);
  await press(page);
  expect(page.accesses[0].end).not.toHaveBeenCalled();
  page.unmount();
  expect(page.accesses[0].end).toHaveBeenCalledTimes(1);
});

it('a page left while it was asking keeps no session', async () => {
  const page = query();
  let answer: () => void = () => undefined;
  const [first] = page.accesses;
  first.enter.mockReturnValueOnce(new Promise((resolve) => (answer = () => resolve(undefined))));
  type(page, TYPED);
  await press(page);
  page.unmount();
  await act(async () => answer());
  expect(first.end).toHaveBeenCalledTimes(1);
});

it('a report just filed is open at once; when its session is over, number and code are asked for, the number filled in', () => {
  const access = anAccess();
  const page = query({ access, view: aComplaint() });
  expect(page.result.current.opened?.access).toBe(access);
  act(() => page.result.current.expire());
  expect(page.result.current).toMatchObject({
    opened: null,
    typed: { caseNumber: 'TS20261120-7K3QXM-C', queryCode: '' },
    message: expect.stringContaining('请重新输入编号和查询码'),
  });
  expect(access.end).toHaveBeenCalledTimes(1);
});
