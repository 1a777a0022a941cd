import { memoryStore } from '../../../test/memory-store';
import {
  draftErrors,
  emptyDraft,
  errorsFrom,
  firstFieldOf,
  keepDraft,
  keptDraft,
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
  expect(draftErrors(whole())).toEqual({});
});

it.each<[string, Partial<ComplaintDraft>, string[]]>([
  ['four characters are too few', { text: '路灯坏了' }, ['text']],
  ['blanks are no words', { text: '          ' }, ['text']],
  ['a place needs words, a point or a district', { address: ' ' }, ['address']],
  ['a district alone is a place', { address: '', districtCode: '430104' }, []],
  ['a point alone is a place', { address: '', point: { lng: 112.9, lat: 28.2, system: 'wgs84' } }, []],
  ['a category is needed', { category: null }, ['category']],
  ['another contact needs a name and a mobile', { hasOtherContact: true }, ['contactName', 'contactPhone']],
  ['a landline is no mobile', { hasOtherContact: true, contactName: '李', contactPhone: '0731-88881234' }, ['contactPhone']],
  ['a pasted +86 and blanks are taken', { hasOtherContact: true, contactName: '李', contactPhone: '+86 138 0013 8001' }, []],
])('%s', (_, part, fields) => {
  expect(Object.keys(draftErrors(whole(part)))).toEqual(fields);
});

it('the request is trimmed, and the phone of the login serves unless another contact was named', () => {
  expect(toRequest(whole())).toMatchObject({ clientKey: 'key-1', text: '路灯坏了三盏', place: { address: '潇湘大道' }, contact: null });
  const other = toRequest(whole({ hasOtherContact: true, contactName: ' 李 ', contactPhone: '+86 138-0013-8001' }));
  expect(other.contact).toEqual({ name: '李', phone: '13800138001' });
});

it('a contact that was typed and then switched off is not sent', () => {
  expect(toRequest(whole({ hasOtherContact: false, contactName: '李', contactPhone: '13800138001' })).contact).toBeNull();
});

it('the point decides over a district chosen earlier', () => {
  const point = { lng: 112.9, lat: 28.2, system: 'wgs84' } as const;
  expect(toRequest(whole({ point, districtCode: '430102' })).place).toEqual({ address: '潇湘大道', point, districtCode: null });
});

it('there is nothing to forecast before there is a category', () => {
  expect(toForecast(whole({ category: null }))).toBeNull();
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
  expect(Object.keys(errorsFrom([{ field: path, reason: 'format' }]))).toEqual([field]);
});

it('the first error in the order of the page is the one to go to', () => {
  expect(firstFieldOf({ contactPhone: 'x', address: 'y' })).toBe('address');
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
