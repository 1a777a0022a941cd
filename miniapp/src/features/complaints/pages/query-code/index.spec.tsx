import { act, fireEvent, render, screen } from '@testing-library/react';
import Taro from '@tarojs/taro';
import type { QueryCodeView } from '@zsb/shared/complaint-views';
import { OfflineError } from '@zsb/shared/errors';
import type { AnonymousAccess } from '../../../../api/anonymous-access';
import { aComplaint, aProblem } from '../../../../../test/factories';
import { heldReport, holdReport, letGoOfReport } from '../../held-report';
import QueryCodePage from './index';

const CODE: QueryCodeView = { caseNumber: 'TS20261120-7K3QXM-C', queryCode: '7K3QX-M9T2V' };

function filed() {
  const queryCode = jest.fn(async () => CODE);
  const end = jest.fn(async () => undefined);
  holdReport({ access: { api: { queryCode }, end } as unknown as AnonymousAccess, view: aComplaint({ kind: 'report' }) });
  return { queryCode, end };
}
const show = () => act(async () => void render(<QueryCodePage />));
const press = (name: string) => act(async () => fireEvent.click(screen.getByRole('button', { name })));
const wouldAsk = () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));

afterEach(() => {
  letGoOfReport();
  localStorage.clear();
});

it('shows number and code, and offers no way on before they are noted', async () => {
  filed();
  await show();
  expect(screen.getByText(CODE.queryCode)).toBeTruthy();
  expect(screen.getByText(/这是查询的唯一凭证/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: '返回' })).toBeNull();
  expect(screen.queryByRole('button', { name: '查看这件举报' })).toBeNull();
  expect(wouldAsk()).toBe(true);
});

it('once noted there are ways on, nothing is asked any more, and going home ends the session', async () => {
  const { end } = filed();
  await show();
  await press('我已记下');
  expect([wouldAsk(), heldReport()?.isNoted]).toEqual([false, true]);
  expect(screen.getByRole('button', { name: '查看这件举报' })).toBeTruthy();
  await press('回到首页');
  expect(end).toHaveBeenCalledTimes(1);
  expect(heldReport()).toBeNull();
  expect(Taro.reLaunch).toHaveBeenCalled();
});

it('the code is asked for once, however often the page opens, and never written to the device', async () => {
  const { queryCode } = filed();
  await act(async () => render(<QueryCodePage />).unmount());
  await show();
  expect(screen.getByText(CODE.queryCode)).toBeTruthy();
  expect(queryCode).toHaveBeenCalledTimes(1);
  expect(JSON.stringify(localStorage)).not.toContain('7K3QX');
});

it('a code that did not come is asked for again, and the report can still be seen once', async () => {
  const { queryCode } = filed();
  queryCode.mockRejectedValueOnce(new OfflineError()).mockRejectedValueOnce(aProblem('complaint.action-not-possible'));
  await show();
  expect(screen.getByRole('alert').textContent).toContain('举报已提交，编号 TS20261120-7K3QXM-C');
  await press('重试');
  await press('查看这件举报');
  expect(Taro.redirectTo).toHaveBeenCalledWith({ url: expect.stringContaining('report-query') });
});

it('copying puts both on the clipboard and says so', async () => {
  const writeText = jest.fn(async () => undefined);
  Object.assign(navigator, { clipboard: { writeText } });
  filed();
  await show();
  await press('复制编号和查询码');
  expect(writeText).toHaveBeenCalledWith('举报编号 TS20261120-7K3QXM-C，查询码 7K3QX-M9T2V');
  expect(screen.getByText(/已复制/)).toBeTruthy();
});

it('a page loaded anew has nothing to show, and leads to the query', async () => {
  await show();
  await press('查询匿名举报');
  expect(Taro.redirectTo).toHaveBeenCalledWith({ url: expect.stringContaining('report-query') });
});
