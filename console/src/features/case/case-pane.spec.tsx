import type { ComplaintAction } from '@zsb/shared/complaints';
import type { CommandKey } from '@zsb/shared/ids';
import { aCase } from '../../../test/a-case';
import { aServer, ok, removeScreen, render, submit, textOf, type } from '../../../test/screen';
import type { StaffAction } from '../inbox/actions';
import type { Workplace } from '../shell/use-workplace';
import { CasePane } from './case-pane';

const WORDS = '属于市政设施管养范围。';

/** The pane of a case with a box open on it; the server does what is asked and answers `after`. */
async function aPane(action: StaffAction, allowedActions: ComplaintAction[], after = aCase({ state: 'submitted', version: 4 })) {
  const view = aCase({ allowedActions });
  const asked = aServer(({ method }) => ok(method === 'POST' ? after : view));
  const left: string[] = [];
  const place = {
    box: { caseId: view.id, action, commandKey: 'k' as CommandKey },
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
