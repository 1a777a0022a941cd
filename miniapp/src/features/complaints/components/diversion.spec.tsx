import { render, screen } from '@testing-library/react';
import { aCategory } from '../../../../test/factories';
import { Diversion } from './diversion';

const diversion = { title: '先离开，再打电话', text: '不要开关电器。', phones: [{ name: '火警', number: '119' }] };
const TREE = [aCategory('01', '煤气泄漏', { diversion }), aCategory('02', '路灯')];
const LIKELIEST = [{ code: '01', name: '煤气泄漏', path: ['煤气泄漏'] }];

it('danger is answered with the number to call before anything was chosen', () => {
  render(<Diversion tree={TREE} chosen={null} suggestions={LIKELIEST} />);
  expect(screen.getByRole('alert').textContent).toContain('不要开关电器');
  expect(screen.getByRole('link', { name: '火警 119' }).getAttribute('href')).toBe('tel:119');
});

it.each([
  ['another category was chosen', { code: '02', path: ['路灯'] }, LIKELIEST],
  ['nothing is known yet', null, []],
])('nothing is shown when %s', (_, chosen, suggestions) => {
  render(<Diversion tree={TREE} chosen={chosen} suggestions={suggestions} />);
  expect(screen.queryByRole('alert')).toBeNull();
});
