import { act, fireEvent, render, screen, within } from '@testing-library/react';
import type { ComplaintView } from '@zsb/shared/complaint-views';
import type { ComplaintAction } from '@zsb/shared/complaints';
import { aComplaint, aPhoto, aProblem } from '../../../../test/factories';
import { memoryStore } from '../../../../test/memory-store';
import { useCaseCommands } from '../use-case-commands';
import { OpenedCaseCards } from './opened-case-cards';

// jsdom draws nothing, so it cannot scroll.
Element.prototype.scrollIntoView = () => undefined;

const NOW = new Date('2026-11-25T10:00:00+08:00');
const ASKED = { kind: 'ask', at: '2026-11-24T10:00:00+08:00', text: '在哪个门口？', from: '市容科' } as const;
const WAITING: Partial<ComplaintView> = {
  state: 'awaiting_citizen',
  stateText: '待您补充材料',
  slaStatus: 'paused',
  dueAt: '2026-11-30T17:30:00+08:00',
  supplyBy: '2026-11-27T17:30:00+08:00',
  messages: [ASKED],
  allowedActions: ['supply', 'withdraw'],
};
const REJECTED: Partial<ComplaintView> = {
  state: 'rejected',
  stateText: '不予受理',
  allowedActions: ['appeal'],
  rejection: {
    reason: 'litigation',
    reasonText: '应当通过诉讼解决',
    text: '法院已经立案。',
    advice: '请向人民法院反映。',
    phone: '12368',
    at: '2026-11-24T10:00:00+08:00',
  },
};

function show(first: Partial<ComplaintView>) {
  const answer = async () => aComplaint({ state: 'accepted', stateText: '办理中', allowedActions: [], version: 4 });
  const api = {
    ...{ rate: jest.fn(answer), supply: jest.fn(answer), withdraw: jest.fn(answer), appeal: jest.fn(answer) },
    ...{ urge: jest.fn(answer), supplement: jest.fn(answer) },
  };
  const nothing = () => undefined;
  const fixed = {
    ...{ api, store: memoryStore(), newKey: () => 'key-1', loginKey: 'p1 L2', upload: async () => aPhoto('ph1'), dropPreview: nothing },
    ...{ onView: nothing, onChangedMeanwhile: nothing, onLoginNeeded: nothing, onFieldError: nothing },
  };
  const Case = ({ view }: { view: ComplaintView }) => (
    <OpenedCaseCards view={view} commands={useCaseCommands({ ...fixed, view })} now={NOW} addressOf={(path) => path} />
  );
  const { rerender } = render(<Case view={aComplaint(first)} />);
  return { api, moveTo: (part: Partial<ComplaintView>) => rerender(<Case view={aComplaint(part)} />) };
}
const press = (name: string) => act(async () => fireEvent.click(screen.getByRole('button', { name })));

it('what the office waits for stands first: its question, the date, words and photos', async () => {
  const { api } = show(WAITING);
  expect(screen.getByText('请您在 11月27日 周五 17:30 前补充。')).toBeTruthy();
  expect(screen.getByText('收到补充后继续计时')).toBeTruthy();
  expect(screen.getAllByText('在哪个门口？')).toHaveLength(1);
  fireEvent.change(screen.getByLabelText('补充内容'), { target: { value: '西门' } });
  await press('提交补充');
  expect(api.supply).toHaveBeenCalledWith('c1', { commandKey: 'key-1', version: 3, text: '西门', photoIds: [] });
  expect(screen.getByRole('status').textContent).toContain('已收到您的补充');
});

it('earlier questions and additions are a record, oldest first', () => {
  const supplied = { kind: 'supply', at: '2026-11-24T11:00:00+08:00', text: '西门', from: '您' } as const;
  show({ allowedActions: [], messages: [ASKED, supplied] });
  const record = screen.getByRole('list', { name: '往来记录' });
  expect(record.textContent).toMatch(/市容科 请您补充.*在哪个门口？您的补充.*西门/);
});

it.each([
  ['rectification', '市容科 的整改情况'],
  ['planReport', '市容科 的落实情况反馈'],
] as const)('what the office reports after its answer is read with what it is: %s', (kind, head) => {
  const report = { kind, at: '2027-03-01T10:00:00+08:00', text: '三盏路灯已换新', from: '市容科' };
  show({ state: 'closed', stateText: '已办结', allowedActions: [], messages: [report] });
  expect(screen.getByRole('list', { name: '往来记录' }).textContent).toMatch(new RegExp(`${head}.*三盏路灯已换新`));
});

it('a merged case can be withdrawn by itself, and waits for the other no more', async () => {
  const merged = { mergedInto: 'TS20261119-2M4QXK-A' };
  const { api, moveTo } = show({ ...merged, state: 'merged', stateText: '已并案', allowedActions: ['withdraw'] });
  expect(screen.getByText('已并入 TS20261119-2M4QXK-A，答复后会一并告诉您。')).toBeTruthy();
  await press('撤回这件诉求');
  await press('确认撤回');
  expect(api.withdraw).toHaveBeenCalledTimes(1);
  moveTo({ ...merged, state: 'withdrawn', stateText: '已撤回', allowedActions: [] });
  expect(screen.queryByText(/TS20261119-2M4QXK-A/)).toBeNull();
});

it('a rejection gives its reason, the right way and a number to press; the appeal is one box', async () => {
  const { api } = show(REJECTED);
  expect(screen.getByText('应当通过诉讼解决')).toBeTruthy();
  expect(screen.getByText('法院已经立案。')).toBeTruthy();
  expect(screen.getByRole('link', { name: '拨打 12368' }).getAttribute('href')).toBe('tel:12368');
  expect(screen.queryByLabelText('申诉理由')).toBeNull();
  await press('申诉');
  expect(document.activeElement?.id).toBe('appeal-box');
  fireEvent.change(screen.getByLabelText('申诉理由'), { target: { value: '这不是官司，是噪声' } });
  await press('提交申诉');
  expect(api.appeal).toHaveBeenCalledWith('c1', { commandKey: 'key-1', version: 3, text: '这不是官司，是噪声' });
});

it('withdrawing is asked about once, with its consequence, and can be left', async () => {
  const { api } = show({ state: 'assigned', allowedActions: ['withdraw'] });
  await press('撤回这件诉求');
  expect(screen.getByText('撤回后不再办理，也不能恢复；以后仍可重新提交。')).toBeTruthy();
  await press('不撤回');
  expect(screen.queryByRole('button', { name: '确认撤回' })).toBeNull();
  await press('撤回这件诉求');
  await press('确认撤回');
  expect(api.withdraw).toHaveBeenCalledTimes(1);
});

it.each<[ComplaintAction, string]>([
  ['supply', '提交补充'],
  ['appeal', '申诉'],
  ['rate', '提交评价'],
  ['withdraw', '撤回这件诉求'],
  ['urge', '催办'],
  ['supplement', '补充说明'],
])('%s is offered when the server allows it, and only then', (action, name) => {
  const { moveTo } = show({ allowedActions: [action] });
  expect(screen.getByRole('button', { name })).toBeTruthy();
  moveTo({ allowedActions: [] });
  expect(screen.queryByRole('button', { name })).toBeNull();
});

it('words that can no longer be sent stay to be read', async () => {
  const { api, moveTo } = show(WAITING);
  fireEvent.change(screen.getByLabelText('补充内容'), { target: { value: '西门第二家' } });
  api.supply.mockRejectedValueOnce(aProblem('platform.changed-meanwhile'));
  await press('提交补充');
  moveTo({ state: 'accepted', allowedActions: [], messages: [ASKED] });
  expect(screen.getByRole('heading', { name: '没有提交的补充' })).toBeTruthy();
  expect(screen.getByText('西门第二家')).toBeTruthy();
});

const OPEN: Partial<ComplaintView> = { state: 'accepted', stateText: '办理中', dueAt: '2026-11-27T17:30:00+08:00', slaStatus: 'onTime' };

it.each<[string, Partial<ComplaintView>, string | RegExp]>([
  ['a promised date is a date', {}, '11月27日 周五 17:30 前答复'],
  ['an extension is told with its date', { extensionCount: 1 }, '办理期限已延长到 11月27日 周五 17:30'],
  ['what happens next', { state: 'submitted' }, '正在确认由哪个单位办理。'],
  [
    'how often one has urged',
    { messages: ['23', '24'].map((day) => ({ kind: 'urge', at: `2026-11-${day}T10:00:00+08:00`, text: '', from: '您' })) },
    '您已催办 2 次。',
  ],
  ['what it was merged into', { state: 'merged', mergedInto: 'TS20261118-2ABCDE-5' }, '已并入 TS20261118-2ABCDE-5，答复后会一并告诉您。'],
  ['when it can be urged again', { urgeAgainAt: '2026-11-30T00:00:00+08:00' }, '已催办，11月30日 周一 起可再次催办'],
])('the page says where the case is: %s', (_, part, words) => {
  show({ ...OPEN, allowedActions: [], ...part });
  expect(screen.getByText(words)).toBeTruthy();
});

it('urging opens one box with its consequence, and the box closes when it is sent', async () => {
  const { api } = show({ ...OPEN, allowedActions: ['urge', 'supplement'] });
  await press('催办');
  expect(document.activeElement?.id).toBe('urge-box');
  expect(screen.queryByRole('button', { name: '补充说明' })).toBeNull();
  fireEvent.change(screen.getByLabelText('想说的话（可不填）'), { target: { value: '已经三天了' } });
  await press('确认催办');
  expect(api.urge).toHaveBeenCalledWith('c1', { commandKey: 'key-1', version: 3, text: '已经三天了' });
  expect(screen.queryByLabelText('想说的话（可不填）')).toBeNull();
  expect(screen.getByRole('status').textContent).toContain('已催办');
});

it('a box can be left as it was, with its words, and sent later', async () => {
  const { api } = show({ ...OPEN, allowedActions: ['urge', 'supplement'] });
  await press('补充说明');
  fireEvent.change(screen.getByLabelText('补充的情况'), { target: { value: '今天又发生了' } });
  await press('先不补充');
  expect(screen.getByRole('button', { name: '催办' })).toBeTruthy();
  await press('补充说明');
  await press('提交补充说明');
  expect(api.supplement).toHaveBeenCalledWith('c1', { commandKey: 'key-1', version: 3, text: '今天又发生了', photoIds: [] });
  expect(screen.getByRole('button', { name: '补充说明' })).toBeTruthy();
});

it('while an addition is waited for, that is the one thing to do', () => {
  show({ ...WAITING, allowedActions: ['supply', 'supplement', 'urge'] });
  expect(screen.queryByRole('button', { name: '催办' })).toBeNull();
  expect(screen.queryByRole('button', { name: '补充说明' })).toBeNull();
});

it('the record names who wrote what, one without words and one of a newer kind included', () => {
  const at = (hour: number) => `2026-11-24T${hour}:00:00+08:00`;
  const messages = [
    { kind: 'supplement', at: at(10), text: '今天又发生了', from: '您' },
    { kind: 'urge', at: at(11), text: '', from: '您' },
    { kind: 'rectification', at: at(12), text: '已重新铺好', from: '市容科' },
    { kind: 'newer', at: at(13), text: '你好', from: '热线中心' },
  ] as ComplaintView['messages'];
  show({ ...OPEN, allowedActions: [], messages });
  const record = within(screen.getByRole('list', { name: '往来记录' })).getAllByRole('listitem');
  expect(record.map(({ textContent }) => textContent)).toEqual([
    '您的补充说明昨天 10:00今天又发生了',
    '您的催办昨天 11:00',
    '市容科 的整改情况昨天 12:00已重新铺好',
    '热线中心昨天 13:00你好',
  ]);
});

it('photos of the office’s work stand with its answer, apart from the person’s own', () => {
  const answer = { text: '已清运完毕。', outcome: 'solved', plannedDate: null, at: '2026-11-24T10:00:00+08:00', office: '市容科' } as const;
  show({ state: 'answered', answer, photos: [aPhoto('mine')], evidence: [aPhoto('theirs')] });
  const card = screen.getByText('已清运完毕。').parentElement!;
  expect(within(card).getByRole('button', { name: /办理照片第 1 张/ })).toBeTruthy();
  expect(screen.queryByRole('button', { name: /办理照片第 2 张/ })).toBeNull();
});
