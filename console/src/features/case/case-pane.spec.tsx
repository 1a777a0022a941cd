import type { CaseView } from '@zsb/shared/case-views';
import type { ComplaintAction } from '@zsb/shared/complaints';
import type { CommandKey } from '@zsb/shared/ids';
import { aCase, aClock } from '../../../test/a-case';
import { aServer, buttonNamed, ok, press, removeScreen, render, submit, textOf, textsOf, type } from '../../../test/screen';
import type { StaffAction } from '../inbox/actions';
import type { Heard } from '../shell/use-live';
import type { Workplace } from '../shell/use-workplace';
import { CasePane } from './case-pane';

const WORDS = '属于市政设施管养范围。';

/** The pane of a case with a box open on it; the server does what is asked and answers `after`. */
async function aPane(action: StaffAction | null, allowedActions: ComplaintAction[], after = aCase({ state: 'submitted', version: 4 })) {
  let view = aCase({ allowedActions });
  const asked = aServer(({ method, path }) => ok(path.endsWith('/templates') ? [] : method === 'POST' ? after : view));
  const left: string[] = [];
  const pane = (heard: Heard | null, isOpen = true) => {
    const place = {
      box: action && isOpen ? { caseId: view.id, action, commandKey: 'k' as CommandKey } : null,
      heard,
      closeBox: () => undefined,
      refreshAll: () => undefined,
      leaveCase: (text: string) => left.push(text),
    } as unknown as Workplace;
    return <CasePane caseId={view.id} staffId="s1" place={place} />;
  };
  const draw = await render(pane(null));
  const heard = (version: number) => draw(pane({ id: view.id, version }));
  return {
    left,
    asked,
    reads: () => asked.filter(({ path }) => path.endsWith(view.id)).length,
    /** On the server it becomes this; nobody is told. */
    changes: (change: Partial<CaseView>) => (view = { ...view, ...change }),
    heard,
    closeBox: () => draw(pane(null, false)),
  };
}

const LIGHT = '.clock .light';
const escalated = (version: number): Partial<CaseView> => ({ version, clocks: [aClock({ slaStatus: 'late', remainingMinutes: -1 })] });

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
  const { changes, heard } = await aPane('return', ['accept', 'return']);
  await type('return-reason', WORDS);
  changes({ version: 4, stateText: '已撤回', allowedActions: [] });
  await heard(4);
  expect(textOf('.case__changed')).toContain('案件刚刚有更新');
  expect(textOf('.case__state')).toBe('待签收');
  await press(buttonNamed('查看更新'));
  expect(textOf('.case__changed')).toBe('');
  expect(textOf('.case__state')).toBe('已撤回');
  expect((document.getElementById('return-reason') as HTMLTextAreaElement).value).toBe(WORDS);
});

it('an escalation turns the light of the open case, though its version stays, and takes nothing from the box', async () => {
  const { changes, heard } = await aPane('return', ['accept', 'return']);
  await type('return-reason', WORDS);
  changes(escalated(3));
  await heard(3);
  expect(textsOf(LIGHT)).toEqual(['■已超时']);
  expect(textOf('.case__changed')).toBe('');
  expect((document.getElementById('return-reason') as HTMLTextAreaElement).value).toBe(WORDS);
});

it('a newer case that nobody told of is not slipped under a box, and is there once the box is closed', async () => {
  const { changes, heard, closeBox } = await aPane('return', ['accept', 'return']);
  changes({ ...escalated(5), stateText: '办理中' });
  await heard(0);
  expect([textOf('.case__state'), ...textsOf(LIGHT)]).toEqual(['待签收']);
  expect(textOf('.case__changed')).toContain('案件刚刚有更新');
  await closeBox();
  expect([textOf('.case__state'), ...textsOf(LIGHT)]).toEqual(['办理中', '■已超时']);
});

it('without a box every hint reads the case again at once', async () => {
  const { changes, heard, reads } = await aPane(null, []);
  expect(reads()).toBe(1);
  changes(escalated(3));
  await heard(3);
  expect(reads()).toBe(2);
  expect(textsOf(LIGHT)).toEqual(['■已超时']);
});
