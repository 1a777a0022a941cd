import { act, renderHook } from '@testing-library/react';
import type { ComplaintView } from '@zsb/shared/complaint-views';
import { OfflineError } from '@zsb/shared/errors';
import { aComplaint, aPhoto, aPickedPhoto, aProblem } from '../../../test/factories';
import { memoryStore } from '../../../test/memory-store';
import { useCaseCommands } from './use-case-commands';

function opened(part: Partial<ComplaintView> = {}, store = memoryStore()) {
  let keys = 0;
  const answer = async () => aComplaint({ version: 4, state: 'accepted', stateText: '办理中' });
  const api = {
    ...{ rate: jest.fn(answer), supply: jest.fn(answer), withdraw: jest.fn(answer), appeal: jest.fn(answer) },
    ...{ urge: jest.fn(answer), supplement: jest.fn(answer) },
  };
  const parts = {
    ...{ api, store, loginKey: 'p1 L2', newKey: () => `key-${++keys}` },
    ...{ upload: jest.fn(async () => aPhoto('ph1')), dropPreview: jest.fn() },
    ...{ onView: jest.fn(), onChangedMeanwhile: jest.fn(), onLoginNeeded: jest.fn(), onFieldError: jest.fn() },
  };
  const open = () =>
    renderHook((shown: Partial<ComplaintView>) => useCaseCommands({ ...parts, view: aComplaint({ ...part, ...shown }) }), {
      initialProps: {},
    });
  return { parts, api, store, open, ...open() };
}
type Opened = Pick<ReturnType<typeof opened>, 'result'>;
const supply = ({ result }: Opened) => act(async () => result.current.supply.submit());
const writeSupply = ({ result }: Opened, text: string) => act(() => result.current.supply.reply.write(text));

it('a supply carries words, photos, key and version, once for two presses', async () => {
  const page = opened();
  await act(async () => page.result.current.supply.photos.add([aPickedPhoto()]));
  writeSupply(page, ' 是 3 栋门口 ');
  await act(async () => {
    page.result.current.supply.submit();
    page.result.current.supply.submit();
  });
  expect(page.api.supply.mock.calls).toEqual([['c1', { commandKey: 'key-2', version: 3, text: '是 3 栋门口', photoIds: ['ph1'] }]]);
  expect(page.parts.onView).toHaveBeenCalledWith(expect.objectContaining({ version: 4 }));
  expect(page.result.current.done).toBe('已收到您的补充，承办单位会继续办理。');
});

it('a supply needs words, and the field is gone to', async () => {
  const page = opened();
  await supply(page);
  expect(page.api.supply).not.toHaveBeenCalled();
  expect(page.parts.onFieldError).toHaveBeenCalledWith('supply');
  expect(page.result.current.supply.reply.error).toContain('请写下要补充的内容');
  writeSupply(page, '是');
  expect(page.result.current.supply.reply.error).toBeNull();
});

it('a photo that did not arrive holds the supply back and says so, with the words kept', async () => {
  const page = opened();
  page.parts.upload.mockRejectedValueOnce(new OfflineError());
  await act(async () => page.result.current.supply.photos.add([aPickedPhoto()]));
  writeSupply(page, '是 3 栋门口');
  await supply(page);
  expect(page.api.supply).not.toHaveBeenCalled();
  expect(page.result.current.supply.reply).toMatchObject({
    text: '是 3 栋门口',
    message: expect.stringContaining('照片第 1 张没有传上去'),
  });
});

it('a retry after no answer repeats the key; changed words are another command', async () => {
  const page = opened();
  page.api.supply.mockRejectedValueOnce(new OfflineError()).mockRejectedValueOnce(new OfflineError());
  writeSupply(page, '是 3 栋门口');
  await supply(page);
  await supply(page);
  writeSupply(page, '是 5 栋门口');
  await supply(page);
  const keys = (page.api.supply.mock.calls as unknown as [string, { commandKey: string }][]).map(([, { commandKey }]) => commandKey);
  expect(keys).toEqual(['key-1', 'key-1', 'key-2']);
});

it('what is written is there after the app was closed, each case and each act by itself', () => {
  const page = opened();
  writeSupply(page, '刚打的字');
  act(() => page.result.current.appeal.write('我不同意'));
  page.unmount();
  expect(page.open().result.current).toMatchObject({ supply: { reply: { text: '刚打的字' } }, appeal: { text: '我不同意' } });
  const other = opened({ id: 'c2' as ComplaintView['id'] }, page.store);
  expect(other.result.current.supply.reply.text).toBe('');
});

it('what is sent does not come back', async () => {
  const page = opened();
  writeSupply(page, '是 3 栋门口');
  await supply(page);
  page.unmount();
  expect(page.open().result.current.supply.reply.text).toBe('');
});

it('a case that moved meanwhile is read again, the words stay, and the next press carries the new version', async () => {
  const page = opened();
  writeSupply(page, '是 3 栋门口');
  page.api.supply.mockRejectedValueOnce(aProblem('platform.changed-meanwhile'));
  await supply(page);
  expect(page.parts.onChangedMeanwhile).toHaveBeenCalledTimes(1);
  expect(page.result.current.supply.reply).toMatchObject({ text: '是 3 栋门口', message: expect.stringContaining('您写的内容还在') });
  page.rerender({ version: 9 });
  await supply(page);
  expect(page.api.supply).toHaveBeenLastCalledWith('c1', expect.objectContaining({ version: 9, commandKey: 'key-2' }));
});

it('an appeal needs five characters, a withdrawal none', async () => {
  const page = opened();
  act(() => page.result.current.appeal.write('不同意'));
  await act(async () => page.result.current.appeal.submit());
  expect(page.result.current.appeal.error).toBe('请写下申诉理由，至少 5 个字。');
  expect(page.api.appeal).not.toHaveBeenCalled();
  await act(async () => page.result.current.withdrawal.submit());
  expect(page.api.withdraw).toHaveBeenCalledWith('c1', { commandKey: 'key-1', version: 3, reason: '' });
  expect(page.result.current.done).toBe('已撤回这件诉求。');
});

it("the server's word about the text stands under the field", async () => {
  const page = opened();
  act(() => page.result.current.appeal.write('我认为应当受理'));
  const fields = [{ field: 'text', reason: 'bad-character' as const }];
  page.api.appeal.mockRejectedValueOnce(aProblem('platform.invalid-request', { fields }));
  await act(async () => page.result.current.appeal.submit());
  expect(page.result.current.appeal.error).toBe('申诉理由里有无法保存的字符，请删去特殊符号。');
});

it('an expired login leads to the login page, with the words kept', async () => {
  const page = opened();
  writeSupply(page, '是 3 栋门口');
  page.api.supply.mockRejectedValueOnce(aProblem('platform.unauthenticated'));
  await supply(page);
  expect(page.parts.onLoginNeeded).toHaveBeenCalledWith('login');
  expect(page.result.current.supply.reply.text).toBe('是 3 栋门口');
});

it('urging needs no words, is one command for two presses, and tells that it arrived', async () => {
  const page = opened();
  await act(async () => {
    page.result.current.urging.submit();
    page.result.current.urging.submit();
  });
  expect(page.api.urge.mock.calls).toEqual([['c1', { commandKey: 'key-1', version: 3, text: '' }]]);
  expect(page.result.current).toMatchObject({ done: '已催办，办理的人会收到提醒。', doneCount: 1 });
});

it('urging again after no answer repeats the key, and the words stay', async () => {
  const page = opened();
  act(() => page.result.current.urging.write(' 已经三天了 '));
  page.api.urge.mockRejectedValueOnce(new OfflineError());
  await act(async () => page.result.current.urging.submit());
  expect(page.result.current.urging).toMatchObject({ text: ' 已经三天了 ', message: expect.stringContaining('网络不可用') });
  await act(async () => page.result.current.urging.submit());
  const sent = { commandKey: 'key-1', version: 3, text: '已经三天了' };
  expect(page.api.urge.mock.calls).toEqual([
    ['c1', sent],
    ['c1', sent],
  ]);
  expect(page.result.current.urging.text).toBe('');
});

it('a case urged from another device meanwhile is read again, and the words stay', async () => {
  const page = opened();
  act(() => page.result.current.urging.write('已经三天了'));
  page.api.urge.mockRejectedValueOnce(aProblem('complaint.action-not-possible'));
  await act(async () => page.result.current.urging.submit());
  expect(page.parts.onChangedMeanwhile).toHaveBeenCalledTimes(1);
  expect(page.result.current.urging.text).toBe('已经三天了');
});

describe('what is added unasked', () => {
  const supplement = ({ result }: Opened) => act(async () => result.current.supplement.submit());
  const write = ({ result }: Opened, text: string) => act(() => result.current.supplement.reply.write(text));

  it('carries words and photos, and can be done again under another key', async () => {
    const page = opened();
    await act(async () => page.result.current.supplement.photos.add([aPickedPhoto()]));
    write(page, '今天又发生了');
    await supplement(page);
    write(page, '还有一件');
    await supplement(page);
    expect(page.api.supplement.mock.calls).toEqual([
      ['c1', { commandKey: 'key-2', version: 3, text: '今天又发生了', photoIds: ['ph1'] }],
      ['c1', { commandKey: 'key-3', version: 3, text: '还有一件', photoIds: [] }],
    ]);
    expect(page.result.current.doneCount).toBe(2);
  });

  it('needs words, and is kept apart from what the office asked for', async () => {
    const page = opened();
    await supplement(page);
    expect(page.parts.onFieldError).toHaveBeenCalledWith('supplement');
    write(page, '今天又发生了');
    page.unmount();
    const { supplement: kept, supply: asked } = page.open().result.current;
    expect([kept.reply.text, asked.reply.text]).toEqual(['今天又发生了', '']);
  });

  it('stays on failure, photos and words', async () => {
    const page = opened();
    await act(async () => page.result.current.supplement.photos.add([aPickedPhoto()]));
    write(page, '今天又发生了');
    page.api.supplement.mockRejectedValueOnce(new OfflineError());
    await supplement(page);
    expect(page.result.current.supplement.reply.handle.draft).toEqual({ text: '今天又发生了', photos: [aPhoto('ph1')] });
  });
});
