import { ERRORS, OfflineError, ProblemError, type ErrorCode } from '@zsb/shared/errors';
import type { CaseView } from '@zsb/shared/case-views';
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { useCommand } from './use-command';

const view = { caseNumber: 'TS20261120-7K3QXM-C' } as CaseView;
const problem = (code: ErrorCode) =>
  new ProblemError({ type: 'about:blank', title: '', status: ERRORS[code], code, params: {}, fields: [], requestId: '' });

beforeAll(() => Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true }));

function aBox(answers: (() => Promise<CaseView>)[]) {
  const seen = { sent: 0, done: [] as string[], stale: [] as boolean[] };
  let command!: ReturnType<typeof useCommand>;
  function Box() {
    const current = useCommand({
      send: () => answers[seen.sent++]?.() ?? Promise.reject(new Error('no answer prepared')),
      onDone: ({ caseNumber }) => seen.done.push(caseNumber),
      onStale: (isKeySpent) => seen.stale.push(isKeySpent),
    });
    command = current;
    return null;
  }
  const root = createRoot(document.createElement('div'));
  act(() => root.render(<Box />));
  return { seen, press: () => act(async () => command.press()), state: () => command };
}

it('a press while one is under way does nothing', async () => {
  let release: (view: CaseView) => void = () => undefined;
  const { seen, press, state } = aBox([() => new Promise((resolve) => (release = resolve))]);
  await press();
  expect(state().isSending).toBe(true);
  await press();
  expect(seen.sent).toBe(1);
  await act(async () => release(view));
  expect(seen.done).toEqual([view.caseNumber]);
});

it('after silence the button can be pressed again', async () => {
  const { seen, press, state } = aBox([() => Promise.reject(new OfflineError()), () => Promise.resolve(view)]);
  await press();
  expect(state()).toMatchObject({ isSending: false, refusal: { isStale: false } });
  await press();
  expect(state().refusal).toBeNull();
  expect(seen).toEqual({ sent: 2, done: [view.caseNumber], stale: [] });
});

it('reads the case again when it changed meanwhile, and tells so', async () => {
  const { seen, press, state } = aBox([() => Promise.reject(problem('platform.changed-meanwhile'))]);
  await press();
  expect(seen.stale).toEqual([false]);
  expect(state().refusal?.sentence).toContain('您写的都在');
});

it('takes a new key when the old one stands for another command', async () => {
  const { seen, press } = aBox([() => Promise.reject(problem('platform.key-reused'))]);
  await press();
  expect(seen.stale).toEqual([true]);
});
