import type { CaseRowView } from '@zsb/shared/case-views';
import { aCase } from '../../../test/a-case';
import { press, removeScreen, render, textOf, textsOf } from '../../../test/screen';
import { parseAddress } from '../../platform/address';
import { CaseRow } from './case-row';

const now = new Date('2026-11-20T06:00:00Z');

afterEach(removeScreen);

const address = parseAddress('');
const shown = (overrides: Partial<CaseRowView>, ticked: boolean | null = null, onTick = (_: CaseRowView) => {}) =>
  render(
    <CaseRow row={aCase(overrides)} address={address} isOpen={false} now={now} ticked={ticked} onTick={onTick} onAct={() => undefined} />,
  );

it.each([
  ['runs', {}, '●正常签收 还剩 3 天'],
  ['waits for the citizen', { slaStatus: 'paused', stateText: '待市民补充', dueAt: null, clock: null }, 'Ⅱ暂停待市民补充'],
  ['is in arbitration', { clock: 'arbitration' }, '●正常仲裁 还剩 3 天'],
  ['is at its end', { slaStatus: null, stateText: '不予受理', dueAt: null, clock: null }, '不予受理'],
] as [string, Partial<CaseRowView>, string][])('a case that %s reads “%s”', async (_, overrides, words) => {
  await shown(overrides);
  expect(textOf('.row__time')).toBe(words);
  expect(textsOf('button')).toEqual(['签收']);
});

it('what sets a case apart is said in words, and so is who handles it', async () => {
  await shown({ urgency: 'urgent', urgeCount: 3, isConfidential: true, handler: '李强' });
  expect(textsOf('.mark')).toEqual(['紧急', '催办 3', '保密']);
  expect(textOf('.row__facts')).toContain('李强');
});

it('a plain case carries no marks', async () => {
  await shown({});
  expect(textsOf('.mark')).toEqual([]);
});

it('a report whose words are not for this person has a name all the same', async () => {
  await shown({ excerpt: '', isConfidential: true });
  expect(textOf('.row__link')).toBe('举报，内容保密');
});

it('a row that is only read offers neither an act nor, to whoever works no cases, the case', async () => {
  await render(<CaseRow row={aCase({})} address={null} isOpen={false} now={now} ticked={null} />);
  expect(textOf('.row__link')).toBe('楼下烧烤摊占道经营');
  expect(document.querySelectorAll('.row a, .row button')).toHaveLength(0);
});

it('a row that can be accepted can be ticked', async () => {
  const ticked: string[] = [];
  await shown({}, false, ({ id }) => ticked.push(id));
  await press(document.querySelector<HTMLInputElement>('input[type=checkbox]')!);
  expect(ticked).toEqual([aCase().id]);
});

it.each([
  ['where the row has nothing to accept', { allowedActions: ['answer'] }, true],
  ['where the list has nothing to tick', {}, null],
] as [string, Partial<CaseRowView>, boolean | null][])('there is no tick %s', async (_, overrides, ticked) => {
  await shown(overrides, ticked);
  expect(document.querySelector('input[type=checkbox]')).toBeNull();
});
