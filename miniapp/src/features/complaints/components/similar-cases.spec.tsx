import { fireEvent, render, screen } from '@testing-library/react';
import { aSimilarCase } from '../../../../test/factories';
import { SimilarCases } from './similar-cases';

const NOW = new Date('2026-11-20T10:00:00+08:00');

function show(...cases: ReturnType<typeof aSimilarCase>[]) {
  const toggle = jest.fn();
  const { container } = render(<SimilarCases similar={{ cases, busy: null, message: null, toggle }} now={NOW} />);
  return { toggle, container };
}

it('each row says what it is, how far, where it stands, since when and how many follow it', () => {
  const { toggle } = show(aSimilarCase('s1'), aSimilarCase('s2', { metres: 10, isFollowed: true }));
  expect(screen.getByRole('heading', { name: '附近已有 2 件相同的诉求' })).toBeTruthy();
  const [first, second] = screen.getAllByRole('listitem').map(({ textContent }) => textContent);
  expect(first).toBe('路灯 · 约 120 米办理中昨天 09:00 提交3 人关注关注');
  expect(second).toContain('就在这里');
  fireEvent.click(screen.getByRole('button', { name: '关注约 120 米的路灯' }));
  expect(toggle).toHaveBeenCalledWith(expect.objectContaining({ id: 's1' }));
  expect(screen.getByRole('button', { name: '已关注就在这里的路灯，取消关注' }).textContent).toBe('✓ 已关注');
});

it('nothing close by is no card at all', () => {
  expect(show().container.textContent).toBe('');
});
