import { act, fireEvent, render, screen, within } from '@testing-library/react';
import type { RateRequest } from '@zsb/shared/complaint-requests';
import type { ComplaintAction } from '@zsb/shared/complaints';
import { aComplaint } from '../../../../test/factories';
import { useRating } from '../use-rating';
import { RatingForm } from './rating-form';

function show(allowedActions: ComplaintAction[] = ['rate']) {
  const rate = jest.fn(async (_id: string, _request: RateRequest) => aComplaint());
  const nothing = () => undefined;
  const Form = () => (
    <RatingForm
      {...useRating({
        ...{ complaint: aComplaint({ allowedActions }), api: { rate }, newKey: () => 'key-1' },
        ...{ onDone: nothing, onChangedMeanwhile: nothing, onLoginNeeded: nothing, onFieldError: nothing },
      })}
    />
  );
  render(<Form />);
  return rate;
}
const choose = (question: string, answer: string) =>
  fireEvent.click(within(screen.getByRole('radiogroup', { name: question })).getByRole('radio', { name: answer }));
const press = () => act(async () => fireEvent.click(screen.getByRole('button', { name: '提交评价' })));

it('each question is named, and what is chosen shows it', () => {
  show();
  choose('您满意吗', '非常满意');
  expect(screen.getByRole('radio', { name: '✓ 非常满意' }).getAttribute('aria-checked')).toBe('true');
  expect(screen.getAllByRole('radio', { checked: true })).toHaveLength(1);
});

it('five presses and a sentence make one rating', async () => {
  const rate = show();
  choose('工作人员联系过您吗', '没有');
  choose('问题解决了吗', '部分解决');
  choose('您满意吗', '基本满意');
  fireEvent.click(screen.getByRole('checkbox', { name: '联系太慢' }));
  fireEvent.change(screen.getByLabelText('还想说的（可不填）'), { target: { value: '希望快一些' } });
  await press();
  expect(rate.mock.calls[0]?.[1]).toEqual({
    ...{ contacted: false, solved: 'partly', satisfaction: 3, tags: ['联系太慢'], text: '希望快一些' },
    ...{ commandKey: 'key-1', version: 3 },
  });
});

it('a missing answer is said under its question and nothing is sent', async () => {
  const rate = show();
  choose('您满意吗', '满意');
  await press();
  expect(screen.getByText('请选择问题是否解决。')).toBeTruthy();
  expect(screen.queryByText('请选择满意程度。')).toBeNull();
  expect(rate).not.toHaveBeenCalled();
});

it.each([
  ['没有解决', '责任单位会整改；留了电话的，热线中心会回访'],
  ['部分解决', '不再继续办理'],
])('leaving it at that after %s says what follows: %s', (solved, words) => {
  show(['rate', 'reopen']);
  choose('问题解决了吗', solved);
  choose('您满意吗', '基本满意');
  expect(screen.getByRole('radio', { name: /就到这里/ }).textContent).toContain(words);
});
