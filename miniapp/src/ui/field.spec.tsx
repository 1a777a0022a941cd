import { fireEvent, render, screen } from '@testing-library/react';
import { Field } from './field';

it('a field is found by its label and described by its hint and its error', () => {
  render(<Field id="address" label="地点" hint="写门牌号" error="请写下地点。" value="" onChange={() => undefined} />);
  const field = screen.getByLabelText('地点');
  const describedBy = (field.getAttribute('aria-describedby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent);
  expect(describedBy).toEqual(['写门牌号', '请写下地点。']);
  expect(field.getAttribute('aria-invalid')).toBe('true');
});

it('a large field counts what is typed', () => {
  const onChange = jest.fn();
  render(<Field id="text" large label="内容" value="路灯" maxLength={2000} onChange={onChange} />);
  expect(screen.getByText('2 / 2000')).toBeTruthy();
  fireEvent.change(screen.getByLabelText('内容'), { target: { value: '路灯坏' } });
  expect(onChange).toHaveBeenCalledWith('路灯坏');
});
