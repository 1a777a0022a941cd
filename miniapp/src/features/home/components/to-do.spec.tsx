import { fireEvent, render, screen } from '@testing-library/react';
import Taro from '@tarojs/taro';
import type { ComplaintAction } from '@zsb/shared/complaints';
import { aComplaint } from '../../../../test/factories';
import { ToDo } from './to-do';

const one = (id: string, ...allowedActions: ComplaintAction[]) => aComplaint({ id: id as never, excerpt: id, allowedActions });

it('what has a deadline of its own comes first; what asks for nothing is not listed', () => {
  render(<ToDo cases={[one('rated', 'rate', 'reopen'), one('idle', 'withdraw'), one('asked', 'supply', 'withdraw')]} />);
  expect(screen.getByRole('heading').textContent).toBe('待我处理（2）');
  expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
    '请您补充材料asked去补充 ›',
    '诉求已答复，请评价rated去评价 ›',
  ]);
});

it('a press opens the case', () => {
  render(<ToDo cases={[one('asked', 'supply')]} />);
  fireEvent.click(screen.getByRole('button', { name: /去补充/ }));
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: expect.stringMatching(/detail\/index\?id=asked$/) });
});

it('a rejected case that could be appealed is no task', () => {
  const { container } = render(<ToDo cases={[one('rejected', 'appeal')]} />);
  expect(container.textContent).toBe('');
});
