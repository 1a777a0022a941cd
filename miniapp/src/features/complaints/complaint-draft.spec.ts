import { aQuestion } from '../../../test/factories';
import { memoryStore } from '../../../test/memory-store';
import {
  answerOf,
  draftErrors,
  emptyDraft,
  errorsFrom,
  firstFieldOf,
  keepDraft,
  keptDraft,
  withAnswer,
  toForecast,
  toRequest,
  type ComplaintDraft,
} from './complaint-draft';

const whole = (part: Partial<ComplaintDraft> = {}): ComplaintDraft => ({
  ...emptyDraft('key-1'),
  text: ' 路灯坏了三盏 ',
  address: ' 潇湘大道 ',
  category: { code: '0101', path: ['市政设施', '路灯'] },
  ...part,
});

it('a whole draft has no errors', () => {
  expect(draftErrors(whole(), [])).toEqual({});
});

it.each<[string, Partial<ComplaintDraft>, string[]]>([
  ['four characters are too few', { text: '路灯坏了' }, ['text']],
  ['blanks are no words', { text: '          ' }, ['text']],
  ['a place needs words', { address: ' ' }, ['address']],
  ['a district alone is no place', { address: '', districtCode: '430104' }, ['address']],
  ['a point alone is no place', { address: '', point: { lng: 112.9, lat: 28.2, system: 'wgs84' } }, ['address']],
  ['a category is needed', { category: null }, ['category']],
  ['another contact needs a name and a mobile', { hasOtherContact: true }, ['contactName', 'contactPhone']],
  ['a landline is no mobile', { hasOtherContact: true, contactName: '李', contactPhone: '0731-88881234' }, ['contactPhone']],
  ['a pasted +86 and blanks are taken', { hasOtherContact: true, contactName: '李', contactPhone: '+86 138 0013 8001' }, []],
])('%s', (_, part, fields) => {
  expect(Object.keys(draftErrors(whole(part), []))).toEqual(fields);
});

it('the request is trimmed, and the phone of the login serves unless another contact was named', () => {
  expect(toRequest(whole(), [])).toMatchObject({ clientKey: 'key-1', text: '路灯坏了三盏', place: { address: '潇湘大道' }, contact: null });
  const other = toRequest(whole({ hasOtherContact: true, contactName: ' 李 ', contactPhone: '+86 138-0013-8001' }), []);
  expect(other.contact).toEqual({ name: '李', phone: '13800138001' });
});

it('a contact that was typed and then switched off is not sent', () => {
  expect(toRequest(whole({ hasOtherContact: false, contactName: '李', contactPhone: '13800138001' }), []).contact).toBeNull();
});

it('the point decides over a district chosen earlier', () => {
  const point = { lng: 112.9, lat: 28.2, system: 'wgs84' } as const;
  expect(toRequest(whole({ point, districtCode: '430102' }), []).place).toEqual({ address: '潇湘大道', point, districtCode: null });
});

it('there is nothing to forecast before there is a category and a place', () => {
  expect(toForecast(whole({ category: null }))).toBeNull();
  expect(toForecast(whole({ address: ' ' }))).toBeNull();
  expect(toForecast(whole())?.categoryCode).toBe('0101');
});

it.each([
  ['text', 'text'],
  ['photoIds[2]', 'photos'],
  ['place.point.lng', 'address'],
  ['categoryCode', 'category'],
  ['contact.name', 'contactName'],
  ['contact.phone', 'contactPhone'],
])('a problem of %s is shown under %s', (path, field) => {
  expect(Object.keys(errorsFrom([{ field: path, reason: 'format' }], []))).toEqual([field]);
});

it('the first error in the order of the page is the one to go to', () => {
  expect(firstFieldOf({ contactPhone: 'x', address: 'y' })).toBe('address');
  expect(firstFieldOf({ contactPhone: 'x', 'answer-since': 'y' })).toBe('answer-since');
  expect(firstFieldOf({ 'answer-since': 'y', category: 'z' })).toBe('category');
  expect(firstFieldOf({})).toBeNull();
});

it('a draft of an older build is completed, not thrown away', () => {
  const store = memoryStore();
  store.write('draft.complaint', JSON.stringify({ clientKey: 'old', text: '旧的内容' }));
  expect(keptDraft(store)).toEqual({ ...emptyDraft('old'), text: '旧的内容' });
});

it('a draft reads back as it was kept', () => {
  const store = memoryStore();
  keepDraft(store, whole({ hideName: true, kind: 'snapshot' }));
  expect(keptDraft(store)).toEqual(whole({ hideName: true, kind: 'snapshot' }));
});

const SINCE = aQuestion('since', { label: '停水开始的日期', type: 'date', required: true });
const MONTHS = aQuestion('months', { label: '拖欠几个月', type: 'number' });
const PERIOD = aQuestion('period', { label: '大多在什么时段', type: 'choice', required: true, options: ['白天', '夜间'] });
const QUESTIONS = [SINCE, MONTHS, PERIOD];
const answered = (answers: Record<string, string>) =>
  whole({ answers: Object.entries(answers).reduce((all, [key, value]) => withAnswer(whole({ answers: all }), key, value), {}) });

it.each([
  ['nothing was answered', {}, { 'answer-since': '请选择：停水开始的日期。', 'answer-period': '请选择：大多在什么时段。' }],
  ['an answer is blank', { since: '2026-11-18', period: ' ' }, { 'answer-period': '请选择：大多在什么时段。' }],
  ['a choice is no longer offered', { since: '2026-11-18', period: '凌晨' }, { 'answer-period': '请选择：大多在什么时段。' }],
  ['only the optional one is missing', { since: '2026-11-18', period: '夜间' }, {}],
])('required questions are asked for before sending: %s', (_, answers, errors) => {
  expect(draftErrors(answered(answers as Record<string, string>), QUESTIONS)).toEqual(errors);
});

it('answers go out by their keys, trimmed, digits plain; what is empty or no longer offered stays behind', () => {
  const { answers } = toRequest(answered({ since: ' 2026-11-18 ', months: '３', period: '凌晨' }), QUESTIONS);
  expect(answers).toEqual([
    { key: 'since', value: '2026-11-18' },
    { key: 'months', value: '3' },
  ]);
});

it('another category has its own answers, and the first one keeps its own', () => {
  const draft = answered({ since: '2026-11-18' });
  const other = { ...draft, category: { code: '0902', path: ['供气'] } };
  expect(answerOf(other, 'since')).toBe('');
  expect(answerOf({ ...other, category: draft.category }, 'since')).toBe('2026-11-18');
});

it.each([
  ['answers.since', 'required', 'answer-since', '请选择：停水开始的日期。'],
  ['answers.months', 'format', 'answer-months', '请填写数字，例如 3。'],
  ['answers.since', 'format', 'answer-since', '停水开始的日期的格式不对，请检查。'],
  ['answers[2].key', 'unknown', 'category', '分类已失效，请重新选择或添加。'],
  ['answers.newest', 'required', 'category', '这个分类刚刚更新了要填的内容，请重新选一次分类。'],
] as const)("the server's %s (%s) is shown under %s", (field, reason, shownUnder, sentence) => {
  expect(errorsFrom([{ field, reason }], QUESTIONS)).toEqual({ [shownUnder]: sentence });
});
