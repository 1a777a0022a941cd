import { act, fireEvent, render, renderHook, screen } from '@testing-library/react';
import { useCareMode } from './care-mode';
import { Page } from './page';

it('the care mode reaches every page that is open, and is kept', () => {
  const { container } = render(<Page title="我的" tab="me" />);
  const { result } = renderHook(() => useCareMode());
  act(() => result.current.toggleCareMode());
  expect(container.querySelector('.page')?.className).toBe('page care');
  expect(localStorage.getItem('zsb.care-mode')).toBe('on');
  act(() => result.current.toggleCareMode());
  expect(container.querySelector('.page')?.className).toBe('page');
});

it('a page has one heading, and the pages that were opened a way back', () => {
  render(<Page title="诉求详情" />);
  expect(screen.getByRole('heading', { level: 1, name: '诉求详情' })).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '返回' }));
});

it('the tab bar says where one is', () => {
  render(<Page title="办件" tab="affairs" />);
  expect(screen.getByRole('link', { name: '办件' }).getAttribute('aria-current')).toBe('page');
  expect(screen.getByRole('link', { name: '首页' }).getAttribute('aria-current')).toBeNull();
  expect(screen.queryByRole('button', { name: '返回' })).toBeNull();
});
