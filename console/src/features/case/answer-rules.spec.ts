import { answerGaps, EMPTY_ANSWER } from './answer-rules';

const today = '2026-11-20';
const whole = { text: '已到现场处理，商户撤回了桌椅。', outcome: 'solved', plannedDate: '' } as const;

it('finds nothing missing in a whole answer', () => {
  expect(answerGaps(whole, today)).toEqual({});
});

it('asks for text and outcome in the order of the form', () => {
  expect(Object.keys(answerGaps(EMPTY_ANSWER, today))).toEqual(['text', 'outcome']);
});

it.each(['', '   ', '\n\t'])('takes blanks for no text: “%s”', (text) => {
  expect(answerGaps({ ...whole, text }, today)).toHaveProperty('text');
});

it('says by how much a text is too long', () => {
  expect(answerGaps({ ...whole, text: '字'.repeat(4_000) }, today)).toEqual({});
  expect(answerGaps({ ...whole, text: '字'.repeat(4_012) }, today).text).toContain('多了 12 个');
});

it.each([
  ['', true],
  ['2026-11-19', true],
  ['2026-11-20', true],
  ['2026-11-21', false],
  ['2027-03-01', false],
])('a plan needs a date after today: “%s”', (plannedDate, isMissing) => {
  expect('plannedDate' in answerGaps({ ...whole, outcome: 'planned', plannedDate }, today)).toBe(isMissing);
});

it('asks for no date where nothing is planned', () => {
  expect(answerGaps({ ...whole, plannedDate: '2020-01-01' }, today)).toEqual({});
});
