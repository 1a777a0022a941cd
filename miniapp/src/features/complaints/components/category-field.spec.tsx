import { fireEvent, render, screen, within } from '@testing-library/react';
import type { CategoryView } from '@zsb/shared/catalogue';
import { CategoryField } from './category-field';

const leaf = (code: string, name: string): CategoryView => ({ code, name, example: null, diversion: null, children: [] });
const TREE: CategoryView[] = [
  { code: '01', name: '城乡建设', example: '路灯、工地', diversion: null, children: [leaf('0101', '路灯'), leaf('0102', '井盖')] },
];
const SUGGESTED = [{ code: '0101', name: '路灯', path: ['城乡建设', '路灯'] }];

function show(part: Partial<Parameters<typeof CategoryField>[0]> = {}) {
  const onChoose = jest.fn();
  render(<CategoryField chosen={null} suggestions={SUGGESTED} tree={TREE} branch="" error={null} onChoose={onChoose} {...part} />);
  return onChoose;
}

it('a suggestion is chosen with one press', () => {
  const onChoose = show();
  fireEvent.click(screen.getByRole('radio', { name: '路灯' }));
  expect(onChoose).toHaveBeenCalledWith({ code: '0101', path: ['城乡建设', '路灯'] });
});

it('the whole tree is behind 其他, level by level', () => {
  const onChoose = show();
  fireEvent.click(screen.getByRole('button', { name: '其他 ›' }));
  const sheet = within(screen.getByRole('dialog', { name: '选择分类' }));
  fireEvent.click(sheet.getByRole('button', { name: /城乡建设/ }));
  fireEvent.click(sheet.getByRole('button', { name: '井盖' }));
  expect(onChoose).toHaveBeenCalledWith({ code: '0102', path: ['城乡建设', '井盖'] });
  expect(screen.queryByRole('dialog')).toBeNull();
});

it('the search of the sheet finds leaves and says when there are none', () => {
  show();
  fireEvent.click(screen.getByRole('button', { name: '其他 ›' }));
  const sheet = within(screen.getByRole('dialog'));
  fireEvent.change(sheet.getByLabelText('搜分类'), { target: { value: '井' } });
  expect(sheet.getByRole('button', { name: /井盖/ })).toBeTruthy();
  fireEvent.change(sheet.getByLabelText('搜分类'), { target: { value: '火星' } });
  expect(sheet.getByText(/没有找到“火星”/)).toBeTruthy();
});

it('what was chosen stays on the page whatever is suggested now', () => {
  show({ chosen: { code: '0102', path: ['城乡建设', '井盖'] } });
  expect(screen.getByRole('radio', { name: '✓ 井盖' }).getAttribute('aria-checked')).toBe('true');
  expect(screen.getByRole('radio', { name: '路灯' }).getAttribute('aria-checked')).toBe('false');
});

it('a way in through a branch offers its leaves while the words suggest nothing', () => {
  show({ suggestions: [], branch: '01' });
  expect(screen.getAllByRole('radio').map((chip) => chip.textContent)).toEqual(['路灯', '井盖']);
});

it('danger is answered with the number to call, before anything was chosen', () => {
  const diversion = { title: '请先离开并拨打电话', text: '闻到煤气味不要开关电器。', phones: [{ name: '火警', number: '119' }] };
  show({ tree: [{ ...leaf('0101', '路灯'), diversion }] });
  expect(screen.getByRole('alert').textContent).toContain('不要开关电器');
  expect(screen.getByRole('link', { name: '火警 119' }).getAttribute('href')).toBe('tel:119');
});
