import type { ComplaintAction } from '@zsb/shared/complaints';
import type { CommandKey } from '@zsb/shared/ids';
import { aCase } from '../../../test/a-case';
import { aServer, buttonNamed, ok, press, removeScreen, render, submit, textOf, type } from '../../../test/screen';
import type { StaffAction } from '../inbox/actions';
import type { Workplace } from '../shell/use-workplace';
import { CasePane } from './case-pane';

const WORDS = '属于市政设施管养范围。';

/** The pane of a case with a box open on it; the server does what is asked and answers `after`. */
async function aPane(
  action: StaffAction | null,
  allowedActions: ComplaintAction[],
  after = aCase({ state: 'submitted', version: 4 }),
  hintedVersion: number | null = null,
) {
  const view = aCase({ allowedActions });
  const asked = aServer(({ method, path }) => ok(path.endsWith('/templates') ? [] : method === 'POST' ? after : view));
  const left: string[] = [];
  const place = {
    box: action && { caseId: view.id, action, commandKey: 'k' as CommandKey },
    hintedVersion,
    closeBox: () => undefined,
    refreshAll: () => undefined,
    leaveCase: (text: string) => left.push(text),
  } as unknown as Workplace;
  await render(<CasePane caseId={view.id} staffId="s1" place={place} />);
  return { asked, left };
}

beforeEach(() => window.sessionStorage.clear());
afterEach(removeScreen);

it('a returned case is left, because the office may not read it any more', async () => {
  const { asked, left } = await aPane('return', ['accept', 'return']);
  await type('return-reason', WORDS);
  await submit();
  expect(left).toEqual(['TS20261120-7K3QXM-C 已退回，不再由本单位承办。派单员会重新确认承办单位。']);
  expect(asked.map(({ method }) => method)).toEqual(['GET', 'POST']);
});

it('after any other action the case stays, in its new state, with a word on what comes next', async () => {
  const waiting = aCase({ state: 'awaiting_citizen', stateText: '待市民补充', version: 4 });
  const { left } = await aPane('ask', ['answer', 'ask'], waiting);
  await type('ask-text', WORDS);
  await submit();
  expect(left).toEqual([]);
  expect(textOf('.case__state')).toBe('待市民补充');
  expect(textOf('.case__note')).toContain('时限暂停');
});

it('a case that changed while a box is open says so, and waits until somebody wants to see it', async () => {
  const { asked } = await aPane('return', ['accept', 'return'], undefined, 4);
  await type('return-reason', WORDS);
  expect(textOf('.case__changed')).toContain('案件刚刚有更新');
  expect(asked.filter(({ path }) => path.endsWith(aCase().id))).toHaveLength(1);
  await press(buttonNamed('查看更新'));
  expect(asked.filter(({ path }) => path.endsWith(aCase().id))).toHaveLength(2);
  expect((document.getElementById('return-reason') as HTMLTextAreaElement).value).toBe(WORDS);
});

it('without a box a case that changed is read again at once, and one that did not is left alone', async () => {
  const behind = await aPane(null, [], undefined, 4);
  expect(textOf('.case__changed')).toBe('');
  expect(behind.asked).toHaveLength(2);
  removeScreen();
  const current = await aPane(null, [], undefined, 3);
  expect(current.asked).toHaveLength(1);
});
