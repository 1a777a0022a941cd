import type { CaseRowView } from '@zsb/shared/case-views';
import type { CommandKey, ComplaintId } from '@zsb/shared/ids';
import { BULK_SIZE, bulkRequests, bulkSentence, tickedRows, toggled } from './bulk-rules';

const id = (text: string) => text as ComplaintId;
const row = (text: string, allowedActions: string[] = ['accept', 'return'], version = 1) =>
  ({ id: text, version, allowedActions }) as unknown as CaseRowView;
const keyOf = (text: ComplaintId) => `key-${text}` as CommandKey;
const reasonOf = (code: string) => (code === 'platform.changed-meanwhile' ? '刚刚被更新。' : '不能再做这一步。');

it('a second press takes the tick away', () => {
  expect(toggled([], id('a'))).toEqual(['a']);
  expect(toggled([id('a'), id('b')], id('a'))).toEqual(['b']);
});

it('a tick on a row that left the list, or can no longer be accepted, counts for nothing', () => {
  const ticks = [id('a'), id('b'), id('gone')];
  expect(tickedRows(ticks, [row('a'), row('b', ['answer']), row('c')]).map((one) => one.id)).toEqual(['a']);
});

it('each case goes with its own key and the version that was on screen', () => {
  expect(bulkRequests([row('a'), row('b', ['accept'], 7)], keyOf)).toEqual([
    {
      cases: [
        { id: 'a', commandKey: 'key-a', version: 1 },
        { id: 'b', commandKey: 'key-b', version: 7 },
      ],
    },
  ]);
});

it('more than one request carries is sent in several, and nothing twice', () => {
  const rows = Array.from({ length: BULK_SIZE * 2 + 1 }, (_, index) => row(`c${index}`));
  const requests = bulkRequests(rows, keyOf);
  expect(requests.map(({ cases }) => cases.length)).toEqual([BULK_SIZE, BULK_SIZE, 1]);
  expect(new Set(requests.flatMap(({ cases }) => cases.map((one) => one.id))).size).toBe(rows.length);
  expect(bulkRequests([], keyOf)).toEqual([]);
});

it.each([
  [{ accepted: [id('a'), id('b')], refused: [] }, '已签收 2 件。'],
  [{ accepted: [id('a')], refused: [{ id: id('b'), code: 'platform.changed-meanwhile' }] }, '已签收 1 件。1 件没有签收：刚刚被更新。'],
  [
    {
      accepted: [],
      refused: [
        { id: id('a'), code: 'x' },
        { id: id('b'), code: 'x' },
      ],
    },
    '2 件没有签收：不能再做这一步。',
  ],
])('tells what became of them: %o', (outcome, sentence) => {
  expect(bulkSentence(outcome, reasonOf)).toBe(sentence);
});
