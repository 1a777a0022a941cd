import { fireEvent, render, screen, within } from '@testing-library/react';
import { aCategory } from '../../../../test/factories';
import { CategoryField } from './category-field';

const TREE = [aCategory('01', '城乡建设', { example: '路灯、工地', children: [aCategory('0101', '路灯'), aCategory('0102', '井盖')] })];
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
