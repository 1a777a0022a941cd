import { fireEvent, render, screen, within } from '@testing-library/react';
import { aQuestion } from '../../../../test/factories';
import { emptyDraft } from '../complaint-draft';
import { QuestionFields } from './question-fields';

const QUESTIONS = [
  aQuestion('since', { label: '停水开始的日期', type: 'date', required: true }),
  aQuestion('months', { label: '拖欠几个月', type: 'number' }),
  aQuestion('site', { label: '工地名称' }),
  aQuestion('symptom', { label: '水有什么异样', type: 'choice', options: ['发黄', '有异味'] }),
];
const category = { code: '0901', path: ['供水'] };

function show(answers: Record<string, string> = {}, part: Partial<Parameters<typeof QuestionFields>[0]> = {}) {
  const onAnswer = jest.fn();
  const draft = { ...emptyDraft('k'), category, answers };
  render(<QuestionFields questions={QUESTIONS} draft={draft} errors={{}} onAnswer={onAnswer} {...part} />);
  return onAnswer;
}

it('each type has its own field, and what may be left out says so', () => {
  show();
  expect(screen.getByLabelText('停水开始的日期').getAttribute('type')).toBe('date');
  expect(screen.getByLabelText('拖欠几个月（可不填）').getAttribute('inputmode')).toBe('decimal');
  expect(screen.getByLabelText('工地名称（可不填）').getAttribute('type')).toBe('text');
  const choice = within(screen.getByRole('radiogroup', { name: '水有什么异样（可不填）' }));
  expect(choice.getAllByRole('radio').map((chip) => chip.textContent)).toEqual(['发黄', '有异味']);
});

it('an answer travels by the key of its question', () => {
  const onAnswer = show();
  fireEvent.change(screen.getByLabelText('停水开始的日期'), { target: { value: '2026-11-18' } });
  fireEvent.click(screen.getByRole('radio', { name: '发黄' }));
  expect(onAnswer.mock.calls).toEqual([
    ['since', '2026-11-18'],
    ['symptom', '发黄'],
  ]);
});

it.each([
  ['that may be left out is taken back by a second press', false, ''],
  ['that is required stays', true, '发黄'],
])('a choice %s', (_, required, value) => {
  const questions = [aQuestion('symptom', { label: '水有什么异样', type: 'choice', options: ['发黄'], required })];
  const onAnswer = show({ '0901.symptom': '发黄' }, { questions });
  fireEvent.click(screen.getByRole('radio', { name: '✓ 发黄' }));
  expect(onAnswer).toHaveBeenCalledWith('symptom', value);
});

it('an error stands under its question, and the field is described by it', () => {
  show({}, { errors: { 'answer-since': '请选择：停水开始的日期。' } });
  const field = screen.getByLabelText('停水开始的日期');
  expect(document.getElementById(field.getAttribute('aria-describedby') ?? '')?.textContent).toBe('请选择：停水开始的日期。');
});

it('a type that this build does not know is a text', () => {
  show({}, { questions: [aQuestion('plate', { label: '车牌号', type: 'plate' as never, required: true })] });
  expect(screen.getByLabelText('车牌号').getAttribute('type')).toBe('text');
});
