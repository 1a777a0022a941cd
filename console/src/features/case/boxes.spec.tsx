import { aCase, aClock } from '../../../test/a-case';
import { aBox, COMMAND_KEY } from '../../../test/a-box';
import { everyBox, everyEmptyBox, type BoxRow } from '../../../test/every-box';
import { buttonNamed, choose, ok, press, problem, removeScreen, submit, textOf, textsOf, type } from '../../../test/screen';
import { radioId } from './radio-field';

interface Row extends BoxRow {
  /** The field of the words. */
  text: string;
  firstGap: string;
}

const WORDS = '依据职责清单第三条，由市政设施科负责。';
const ROWS: Row[] = [
  {
    name: 'return',
    action: 'return',
    allowed: ['accept', 'return'],
    fill: () => type('return-reason', `  ${WORDS} `),
    text: 'return-reason',
    path: 'return',
    body: { reason: WORDS },
    submitWords: '退回派单员',
    firstGap: 'return-reason',
  },
  {
    name: 'ask',
    action: 'ask',
    allowed: ['ask', 'answer'],
    fill: () => type('ask-text', WORDS),
    text: 'ask-text',
    path: 'ask',
    body: { text: WORDS },
    submitWords: '发给市民',
    firstGap: 'ask-text',
  },
  {
    name: 'reject',
    action: 'reject',
    allowed: ['dispatch', 'reject'],
    fill: async () => {
      await choose('reject-reason', '诉讼');
      await type('reject-text', WORDS);
    },
    text: 'reject-text',
    path: 'reject',
    body: { reason: 'litigation', text: WORDS },
    submitWords: '决定不予受理',
    firstGap: 'reject-reason',
  },
  {
    name: 'arbitrate',
    action: 'arbitrate',
    allowed: ['arbitrate'],
    fill: async () => {
      await choose('arbitrate-office', '市政');
      await type('arbitrate-reason', WORDS);
    },
    text: 'arbitrate-reason',
    path: 'arbitrate',
    body: { organisationId: 'o2', reason: WORDS },
    submitWords: '裁定由市政设施科承办',
    firstGap: 'arbitrate-office',
  },
  ...(['again', 'close'] as const).map((decision): Row => ({
    name: `decideRecheck, ${decision}`,
    action: 'decideRecheck',
    allowed: ['grantRecheck', 'refuseRecheck'],
    fill: async () => {
      await press(document.getElementById(radioId('recheck-decision', decision))!);
      await type('recheck-reason', WORDS);
    },
    text: 'recheck-reason',
    path: 'decide-recheck',
    body: { decision, reason: WORDS },
    submitWords: decision === 'again' ? '决定重新办理' : '决定办结',
    firstGap: 'recheck-decision-again',
  })),
];

const valueOf = (id: string) => (document.getElementById(id) as HTMLTextAreaElement).value;

beforeEach(() => window.sessionStorage.clear());
afterEach(removeScreen);

everyBox(ROWS);
everyEmptyBox(ROWS);

it.each(ROWS)('$name goes to the first gap, and is content once everything is filled in', async (row) => {
  await aBox(row, []);
  await submit();
  expect(document.activeElement?.id).toBe(row.firstGap);
  await row.fill();
  expect(textsOf('.field__refusal')).toEqual([]);
});

it.each(ROWS)('$name keeps the text when the case changed meanwhile, and goes with the new version on the next press', async (row) => {
  const { seen, commands, redraw } = await aBox(row, [problem(409, 'platform.changed-meanwhile'), ok(aCase())]);
  await row.fill();
  await submit();
  expect(seen.stale).toEqual([false]);
  expect(textOf('.sentence')).toContain('您写的都在');
  await redraw({ version: 9 });
  expect(valueOf(row.text).trim()).toBe(WORDS);
  await submit();
  expect(commands().map(({ body }) => [body?.['version'], body?.['commandKey']])).toEqual([
    [3, COMMAND_KEY],
    [9, COMMAND_KEY],
  ]);
});

it.each(ROWS)('$name keeps the text for another time when the box is closed', async (row) => {
  const first = await aBox(row, []);
  await row.fill();
  await press(buttonNamed('收起'));
  expect(first.seen.closed).toBe(1);
  removeScreen();
  await aBox(row, []);
  expect(valueOf(row.text).trim()).toBe(WORDS);
});

it.each(ROWS)('$name cannot be pressed once the server no longer allows it', async (row) => {
  const { commands, redraw } = await aBox(row, []);
  await row.fill();
  await redraw({ allowedActions: [], stateText: '已撤回' });
  await submit();
  expect(commands()).toEqual([]);
  expect(textOf('.sentence')).toContain('现在是“已撤回”');
});

it.each(ROWS)('$name puts what the server finds wrong below the field', async (row) => {
  const field = Object.keys(row.body).at(-1)!;
  await aBox(row, [problem(400, 'platform.invalid-request', { fields: [{ field, reason: 'bad-character' }] })]);
  await row.fill();
  await submit();
  expect(textsOf('.field__refusal')).toEqual(['有不能识别的字符，请删掉后再试。']);
  expect(document.activeElement?.id).toBe(row.text);
});

it('a return whose first answer was lost is done, though the office cannot read the case any more', async () => {
  const row = ROWS[0]!;
  const { seen } = await aBox(row, ['silence', problem(404, 'complaint.not-found')]);
  await row.fill();
  await submit();
  expect(seen.done).toEqual([]);
  await submit();
  expect(seen.done.map(({ state }) => state)).toEqual(['submitted']);
});

it.each([
  ['while nobody was reached', null, true],
  ['no more once somebody was', '2026-11-20T03:00:00.000Z', false],
])('答复 says that an answer without contact is counted, %s', async (_, stoppedAt, isSaid) => {
  const clocks = [aClock({ kind: 'firstContact', stoppedAt })];
  await aBox({ action: 'answer', allowed: ['answer'] }, [], { clocks });
  expect(textsOf('.sentence--hint').some((text) => text.includes('没有联系就答复'))).toBe(isSaid);
});

it('不予受理 shows the advice of the chosen reason beside it, as the citizen will read it', async () => {
  await aBox({ action: 'reject', allowed: ['dispatch', 'reject'] }, []);
  expect(textOf('.advice')).not.toContain('12368');
  await choose('reject-reason', '诉讼');
  expect(textOf('.advice')).toContain('请向人民法院反映。电话 12368。');
  await choose('reject-reason', '重复');
  expect(textOf('.advice')).toContain('请查看此前的答复。');
  expect(textOf('.advice')).not.toContain('电话');
});

it('复核决定 says the consequence of each outcome, and offers only those the server allows', async () => {
  await aBox({ action: 'decideRecheck', allowed: ['grantRecheck', 'refuseRecheck'] }, []);
  const sentences = [textOf('.box__consequence')];
  for (const decision of ['again', 'close']) {
    await press(document.getElementById(radioId('recheck-decision', decision))!);
    sentences.push(textOf('.box__consequence'));
  }
  expect(new Set(sentences).size).toBe(3);
  removeScreen();
  await aBox({ action: 'decideRecheck', allowed: ['refuseRecheck'] }, []);
  expect(textsOf('.choices label')).toEqual(['办结']);
});
