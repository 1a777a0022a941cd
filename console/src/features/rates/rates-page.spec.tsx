import type { StaffMeView } from '@zsb/shared/logins';
import { act } from 'react';
import { session } from '../../api/client';
import { aCase } from '../../../test/a-case';
import { aCityReport, aReport } from '../../../test/a-report';
import {
  aServer,
  buttonNamed,
  ok,
  press,
  problem,
  removeScreen,
  render,
  submit,
  textOf,
  textsOf,
  type,
  type Answer,
} from '../../../test/screen';
import { serverClock } from '../../platform/clock';
import RatesPage from './rates-page';

const STAFF = { id: 's1', name: '吴刚', roles: ['supervisor'], organisation: { id: 'city', name: '市政务中心' } } as unknown as StaffMeView;
const TREE = [
  { id: 'city', name: '长沙市', isOffice: false, children: [{ id: 'o1', name: '岳麓区城管局', isOffice: true, children: [] }] },
];
/** The server answers with what it was asked for. */
const asQuery = (path: string) => {
  const { from, to, by } = Object.fromEntries(new URLSearchParams(path.split('?')[1]));
  return { from, to, by };
};
const SERVED: Record<string, unknown> = { organisations: TREE, categories: [], districts: [] };

/** The page of somebody who oversees the city, at an address. */
async function aPage(
  hash = '#page=rates',
  { report = aCityReport(), refusal = null as Answer | null, cases = [] as Answer[], mayOpenCases = true } = {},
) {
  window.location.hash = hash;
  const queue = [...cases];
  const asked = aServer(({ path }) => {
    const end = path.split('?')[0]!.split('/').at(-1)!;
    if (end === 'rates') return refusal ?? ok({ ...report, ...asQuery(path) });
    if (end === 'cases') return queue.shift() ?? ok({ items: [], next: null });
    return ok(SERVED[end]);
  });
  await render(<RatesPage mayOpenCases={mayOpenCases} />);
  const queries = (end: string) =>
    asked
      .filter(({ path }) => path.split('?')[0]!.endsWith(end))
      .map(({ path }) => Object.fromEntries(new URLSearchParams(path.split('?')[1])));
  return { queries };
}

const follow = (link: HTMLAnchorElement) =>
  act(async () => {
    window.location.hash = link.getAttribute('href')!;
    window.dispatchEvent(new HashChangeEvent('hashchange'));
  });
const pressAndFollow = async (button: HTMLElement) => {
  await press(button);
  await act(async () => void window.dispatchEvent(new HashChangeEvent('hashchange')));
};
const linkOf = (figure: string, of = 'total') => document.getElementById(`figure-${figure}-${of}`) as HTMLAnchorElement;
const address = () => Object.fromEntries(new URLSearchParams(window.location.hash.slice(1)));
const names = () => textsOf('.rates__table tbody th').map((name) => name.replace(/^[▾▸]/, ''));

beforeEach(() => {
  jest.spyOn(serverClock, 'now').mockReturnValue(new Date('2026-11-20T02:35:00Z'));
  session.begin({ accessToken: 'a1', refreshToken: 'r1', expiresIn: 900, staff: STAFF });
});
afterEach(() => {
  removeScreen();
  act(() => session.end('none'));
  jest.restoreAllMocks();
});

it('begins with this month by organisation, and says up to when everything is counted', async () => {
  const { queries } = await aPage();
  expect(queries('/rates')).toEqual([{ from: '2026-11-01', to: '2026-11-20', by: 'organisation' }]);
  expect(textOf('.rates')).toContain('本月，数据截至 10:32');
  expect(buttonNamed('本月').getAttribute('aria-pressed')).toBe('true');
});

it('every large figure has its denominator, the other share where something was excluded, and the way to its cases', async () => {
  await aPage();
  const [accepted, resolved, , satisfied, overdue, time] = textsOf('.figure');
  expect(accepted).toBe('签收及时率96.3%1,204 / 1,250 件全部 93.1%（1,210 / 1,300 件）看超时签收的诉求');
  expect(resolved).toBe('按时办结率90.0%90 / 100 件看超时答复的诉求');
  expect(satisfied).toBe('满意率没有数据');
  expect(overdue).toBe('超时未答复■ 3 件看超时未答复的诉求');
  expect(time).toBe('平均用时3 天 2 小时提交到答复单位用时 1 天 4 小时');
});

it('the chart has the comparison as its title, and bars from the lowest on', async () => {
  await aPage();
  expect(textOf('figcaption h2')).toBe('岳麓区城管局本月按时办结率低于全市 12 个百分点');
  expect(textsOf('.bar')).toEqual(['岳麓区城管局▼ 78.0%39 / 50', '天心区城管局100%50 / 50']);
  expect(document.querySelector('.bars')?.getAttribute('aria-label')).toContain('数字见下面的表格');
});

it('what somebody sees of a part is not called the city', async () => {
  await aPage('#page=rates&district=430104');
  expect(textOf('figcaption h2')).toContain('低于总体');
});

it('the table is a tree under its total, and a parent folds what is below it', async () => {
  await aPage();
  expect(names()).toEqual(['合计', '长沙市', '岳麓区城管局', '天心区城管局', '尚未转交单位']);
  await press(buttonNamed('▾长沙市'));
  expect(names()).toEqual(['合计', '长沙市', '尚未转交单位']);
  expect(buttonNamed('▸长沙市').getAttribute('aria-expanded')).toBe('false');
  await press(buttonNamed('展开下级'));
  expect(names()).toHaveLength(5);
});

it('a cell tells the share, its parts and the other share, and opens its cases if there are any', async () => {
  await aPage();
  expect(linkOf('resolution', 'o1').textContent).toBe('78.0%39 / 50全部 65.0%，39 / 60，看超时答复的诉求');
  expect(linkOf('resolution', 'o2')).toBeNull();
  expect(linkOf('returned', 'o1')).toBeNull();
  // Nobody can be asked for the cases of no organisation.
  expect(linkOf('acceptance', '')).toBeNull();
});

it('the switch puts the figures with everything first', async () => {
  await aPage();
  await pressAndFollow(buttonNamed('全部'));
  expect(linkOf('resolution', 'o1').textContent).toBe('65.0%39 / 60剔除后 78.0%，39 / 50，看超时答复的诉求');
  expect(address()).toMatchObject({ basis: 'all', from: '2026-11-01' });
});

it('a column sorts the worst first, within each parent, and says so', async () => {
  await aPage();
  const header = () => [...document.querySelectorAll('th[aria-sort]')].find(({ textContent }) => textContent?.startsWith('按时办结率'));
  const sort = () => pressAndFollow(header()!.querySelector('button')!);
  await sort();
  expect(header()?.getAttribute('aria-sort')).toBe('ascending');
  await sort();
  expect(names()).toEqual(['合计', '长沙市', '天心区城管局', '岳麓区城管局', '尚未转交单位']);
  await sort();
  expect(header()?.getAttribute('aria-sort')).toBe('none');
});

it('another period and another grouping stand in the address', async () => {
  const { queries } = await aPage();
  await pressAndFollow(buttonNamed('上月'));
  await pressAndFollow(buttonNamed('月份'));
  expect(address()).toEqual({ page: 'rates', from: '2026-10-01', to: '2026-10-31', by: 'month' });
  expect(queries('/rates').at(-1)).toEqual({ from: '2026-10-01', to: '2026-10-31', by: 'month' });
});

it('a switch keeps the focus while the next report is under way, and the figures before stay in sight', async () => {
  await aPage();
  buttonNamed('月份').focus();
  await pressAndFollow(buttonNamed('月份'));
  expect(document.activeElement).toBe(buttonNamed('月份'));
  expect(textOf('figcaption h2')).not.toBe('');
});

it('days of one’s own are asked for once they make sense', async () => {
  const { queries } = await aPage();
  await press(buttonNamed('自选'));
  await type('rates-from', '2026-11-21');
  expect(textsOf('.field__refusal')).toEqual(['开始日期不能晚于结束日期。']);
  await submit();
  expect(queries('/rates')).toHaveLength(1);
  await type('rates-from', '2026-10-09');
  await submit();
  await act(async () => void window.dispatchEvent(new HashChangeEvent('hashchange')));
  expect(queries('/rates').at(-1)).toMatchObject({ from: '2026-10-09', to: '2026-11-20' });
  expect(buttonNamed('自选').getAttribute('aria-pressed')).toBe('true');
});

it('an address with days that make no sense asks for nothing, and says what is wrong', async () => {
  const { queries } = await aPage('#page=rates&from=2024-01-01&to=2026-11-20');
  expect(queries('/rates')).toEqual([]);
  expect(textOf('.field__refusal')).toContain('366 天');
});

it('a figure opens its cases, page by page, and the way back leads to the figure', async () => {
  const second = aCase({ id: 'c2' as never, excerpt: '路灯不亮' });
  const pages = [ok({ items: [aCase({})], next: '2026-11-19.c1' }), ok({ items: [second], next: null })];
  const { queries } = await aPage('#page=rates', { cases: pages });
  await follow(linkOf('resolution', 'o1'));
  expect(textOf('h2')).toBe('岳麓区城管局 · 本月 · 超时答复的诉求');
  expect(document.activeElement?.textContent).toBe(textOf('h2'));
  await press(buttonNamed('继续加载'));
  expect(textsOf('.row__link')).toEqual(['楼下烧烤摊占道经营', '路灯不亮']);
  expect(document.querySelector('.row__link')?.getAttribute('href')).toBe(`#case=${aCase().id}`);
  const query = { from: '2026-11-01', to: '2026-11-20', figure: 'resolution', organisationId: 'o1', limit: '30' };
  expect(queries('/cases')).toEqual([query, { ...query, after: '2026-11-19.c1' }]);
  await follow(document.querySelector('p a')!);
  expect(document.activeElement).toBe(linkOf('resolution', 'o1'));
});

it.each([
  ['above the table', 'resolution-above'],
  ['of the total in the table', 'resolution-total'],
  ['above the table, of what is overdue', 'overdue-above'],
])('of two ways to the same cases the one that was taken has the focus again: %s', async (_, id) => {
  await aPage();
  const opened = () => document.getElementById(`figure-${id}`) as HTMLAnchorElement;
  await follow(opened());
  await follow(document.querySelector('p a')!);
  expect([document.activeElement, opened() === null]).toEqual([opened(), false]);
});

it.each([
  ['whose period is over', 'to=2026-10-31', '2026年10月31日结束时超时未答复的诉求，有的后来已经答复。'],
  ['of today', 'to=2026-11-20', '“超时未答复”背后的诉求。'],
  ['of a month that is over', 'to=2026-11-20&by=month&of=2026-10', '2026年10月31日结束时超时未答复的诉求，有的后来已经答复。'],
])('what was overdue %s is told as it stood then', async (_, rest, words) => {
  await aPage(`#page=rates&from=2026-10-01&figure=overdue&${rest}`);
  expect(textOf('.rates > .quiet')).toContain(words);
});

it('who works no cases reads them in the list, and has nothing to open', async () => {
  await aPage('#page=rates&figure=overdue', { cases: [ok({ items: [aCase({})], next: null })], mayOpenCases: false });
  expect(textOf('.row__link')).toBe('楼下烧烤摊占道经营');
  expect(document.querySelectorAll('.row a, .row button')).toHaveLength(0);
});

it('figures without cases in reach say so', async () => {
  await aPage('#page=rates&figure=returned&of=o1');
  expect(textOf('.rates')).toContain('没有退回过的诉求，或者它们不在您的查看范围内。');
});

it('a period without cases teaches rather than showing an empty table', async () => {
  await aPage('#page=rates', { report: aReport() });
  expect(textOf('.card h2')).toBe('本月没有到期或答复的诉求，还没有按时办结率');
  expect(textOf('.rates')).toContain('可以换一段时间，或清除筛选');
});

it('what could not be read says why, with a way to try again', async () => {
  await aPage('#page=rates', { refusal: problem(500, 'platform.internal') });
  expect(textOf('.sentence--error')).not.toBe('');
  expect(buttonNamed('重试')).toBeDefined();
});

it('an organisation out of reach, as in somebody else’s link, is refused below its field', async () => {
  const refusal = problem(400, 'platform.invalid-request', { fields: [{ field: 'organisationId', reason: 'unknown' }] });
  await aPage('#page=rates&office=o9', { refusal });
  expect(textsOf('.field__refusal')).toEqual(['没有找到这一项，请重新选择。']);
  expect(document.getElementById('rates-office')?.getAttribute('aria-describedby')).toBe('rates-office-refusal');
});

it('the table is taken along as a file named by what is in it', async () => {
  const saved: { name: string; text: Promise<string> }[] = [];
  const blobs: Blob[] = [];
  Object.assign(URL, { createObjectURL: (blob: Blob) => `blob:${blobs.push(blob)}`, revokeObjectURL: () => undefined });
  jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved.push({ name: this.download, text: textIn(blobs.at(-1)!) });
  });
  await aPage();
  await press(buttonNamed('下载表格'));
  expect(saved.map(({ name }) => name)).toEqual(['考核 按单位 2026-11-01 至 2026-11-20.csv']);
  expect((await saved[0]!.text).split('\r\n').map((line) => line.split(',')[0])).toEqual([
    '单位',
    '合计',
    '长沙市',
    '岳麓区城管局',
    '天心区城管局',
    '尚未转交单位',
    '',
  ]);
});

/** jsdom's blobs have no text of their own. */
const textIn = (blob: Blob) =>
  new Promise<string>((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as string);
    reader.readAsText(blob);
  });
