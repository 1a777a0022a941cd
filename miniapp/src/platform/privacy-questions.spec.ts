import { AGREE_BUTTON, createPrivacyQuestions } from './privacy-questions';

it('WeChat hears that the question is shown, and then the answer with the button that gave it', () => {
  const questions = createPrivacyQuestions();
  const resolve = jest.fn();
  questions.ask({ referrer: 'chooseLocation', resolve });
  expect(resolve.mock.calls).toEqual([[{ event: 'exposureAuthorization' }]]);
  questions.answer('agree');
  expect(resolve.mock.calls[1]).toEqual([{ event: 'agree', buttonId: AGREE_BUTTON }]);
  expect(questions.current()).toBeNull();
});

it('a refusal names no button', () => {
  const questions = createPrivacyQuestions();
  const resolve = jest.fn();
  questions.ask({ referrer: 'chooseMedia', resolve });
  questions.answer('disagree');
  expect(resolve).toHaveBeenLastCalledWith({ event: 'disagree' });
});

it('one answer settles all that wait, because there is one agreement', () => {
  const questions = createPrivacyQuestions();
  const [first, second] = [jest.fn(), jest.fn()];
  questions.ask({ referrer: 'chooseMedia', resolve: first });
  questions.ask({ referrer: 'chooseLocation', resolve: second });
  expect(questions.current()?.referrer).toBe('chooseMedia');
  questions.answer('agree');
  for (const resolve of [first, second]) expect(resolve).toHaveBeenLastCalledWith({ event: 'agree', buttonId: AGREE_BUTTON });
});

it('a question that comes while another is being answered is not lost', () => {
  const questions = createPrivacyQuestions();
  const late = jest.fn();
  questions.ask({ referrer: 'a', resolve: ({ event }) => event === 'disagree' && questions.ask({ referrer: 'b', resolve: late }) });
  questions.answer('disagree');
  expect(questions.current()?.referrer).toBe('b');
  expect(late).not.toHaveBeenCalledWith({ event: 'disagree' });
});
