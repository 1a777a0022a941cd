import { buttonNamed, press, removeScreen, render, textsOf } from '../../../test/screen';
import type { StaffAction } from '../inbox/actions';
import { ActionBar } from './case-actions';

afterEach(removeScreen);

it.each([
  [[], []],
  [['dispatch'], ['派单 d']],
  [['supervise'], ['督办 ']],
  [
    ['dispatch', 'reject'],
    ['派单 d', '不予受理 b'],
  ],
] as [StaffAction[], string[]][])('%j are all in sight: %j', async (actions, buttons) => {
  await render(<ActionBar actions={actions} onOpen={() => undefined} />);
  expect(textsOf('button')).toEqual(buttons);
});

it('keeps all but four actions behind 更多, and opens the one that is pressed', async () => {
  const opened: StaffAction[] = [];
  await render(<ActionBar actions={['accept', 'answer', 'contact', 'ask', 'return']} onOpen={(action) => opened.push(action)} />);
  expect(textsOf('button')).toEqual(['签收 a', '答复 r', '联系记录 l', '请市民补充 c', '更多 ▾']);
  expect(buttonNamed('更多').getAttribute('aria-expanded')).toBe('false');
  await press(buttonNamed('更多'));
  expect(buttonNamed('更多').getAttribute('aria-expanded')).toBe('true');
  await press(buttonNamed('退回'));
  expect(opened).toEqual(['return']);
  await press(buttonNamed('更多'));
  expect(textsOf('button')).toHaveLength(5);
});
