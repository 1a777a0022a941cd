import type { ArgumentMetadata } from '@nestjs/common';
import fc from 'fast-check';
import { DomainError, ERRORS, type FieldProblem } from '@zsb/shared/errors';
import { aFiling, aPlace } from '../../../test/factories/a-filing.js';
import { AnswerDto, FileComplaintDto, RateDto } from '../../complaints/complaint.dto.js';
import { CaseQueryDto } from '../../complaints/inbox.dto.js';
import { SmsLoginDto } from '../../people/people.dto.js';
import { RequestPipe } from './request.pipe.js';

const ID = '01a1f771-c6de-7371-975e-c310df6c6060';
const body = (metatype: ArgumentMetadata['metatype']): ArgumentMetadata => ({ type: 'body', metatype });
const file = (overrides: object, pipe = new RequestPipe('drop')) => pipe.transform({ ...aFiling(), ...overrides }, body(FileComplaintDto));
const answer = { commandKey: ID, version: 1, text: '已经清理完毕，今后每天巡查。', outcome: 'solved', plannedDate: null };
const rating = { commandKey: ID, version: 1, contacted: true, solved: 'yes', satisfaction: 5, tags: [], text: '' };

async function fieldsOf(request: Promise<unknown>): Promise<FieldProblem[]> {
  const error: unknown = await request.catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ name: 'DomainError', code: 'platform.invalid-request' });
  return (error as DomainError).fields;
}

describe('a filing is refused, and the answer names field, reason and bound, when', () => {
  it.each<[string, object, FieldProblem]>([
    ['the key is missing', { clientKey: undefined }, { field: 'clientKey', reason: 'required' }],
    ['the key is no UUID', { clientKey: 'abc' }, { field: 'clientKey', reason: 'format' }],
    ['the key is a number', { clientKey: 5 }, { field: 'clientKey', reason: 'type' }],
    [
      'the kind is unknown',
      { kind: 'gossip' },
      { field: 'kind', reason: 'not-one-of', limit: 'complaint report help enquiry suggestion snapshot' },
    ],
    ['the text is missing', { text: undefined }, { field: 'text', reason: 'required' }],
    ['the text is a list', { text: ['a'] }, { field: 'text', reason: 'type' }],
    ['the text is null', { text: null }, { field: 'text', reason: 'type' }],
    ['the text is 4 long', { text: '四个字啊' }, { field: 'text', reason: 'too-short', limit: 5 }],
    ['the text is 4 long and padded with blanks', { text: '  四个字啊  ' }, { field: 'text', reason: 'too-short', limit: 5 }],
    ['the text is blank', { text: '          ' }, { field: 'text', reason: 'too-short', limit: 5 }],
    ['the text is 2001 long', { text: '长'.repeat(2001) }, { field: 'text', reason: 'too-long', limit: 2000 }],
    ['the text holds NUL', { text: 'a\u0000bcdefg' }, { field: 'text', reason: 'bad-character' }],
    ['the text holds half a character', { text: 'abcdef\ud83d' }, { field: 'text', reason: 'bad-character' }],
    ['the category is no number', { categoryCode: '02a1' }, { field: 'categoryCode', reason: 'format' }],
    ['the place is missing', { place: undefined }, { field: 'place', reason: 'required' }],
    ['the place is null', { place: null }, { field: 'place', reason: 'required' }],
    ['the place is text', { place: 'here' }, { field: 'place', reason: 'type' }],
    ['the address is blank', { place: aPlace({ address: ' ' }) }, { field: 'place.address', reason: 'too-short', limit: 1 }],
    [
      'the address is 201 long',
      { place: aPlace({ address: '路'.repeat(201) }) },
      { field: 'place.address', reason: 'too-long', limit: 200 },
    ],
    [
      'the point is too far west',
      { place: aPlace({ point: { lng: -181, lat: 0, system: 'gcj02' } }) },
      { field: 'place.point.lng', reason: 'too-small', limit: -180 },
    ],
    [
      'the point is too far north',
      { place: aPlace({ point: { lng: 0, lat: 91, system: 'gcj02' } }) },
      { field: 'place.point.lat', reason: 'too-large', limit: 90 },
    ],
    [
      'the point is text',
      { place: { address: 'a', point: { lng: '112', lat: 28, system: 'gcj02' } } },
      { field: 'place.point.lng', reason: 'type' },
    ],
    [
      'the system of the point is unknown',
      { place: { address: 'a', point: { lng: 112, lat: 28, system: 'bd09' } } },
      { field: 'place.point.system', reason: 'not-one-of', limit: 'gcj02 wgs84' },
    ],
    [
      'there are ten photos',
      { photoIds: Array.from({ length: 10 }, (_, index) => ID.replace(/..$/, `1${index}`)) },
      { field: 'photoIds', reason: 'too-many', limit: 9 },
    ],
    ['a photo is named twice', { photoIds: [ID, ID] }, { field: 'photoIds', reason: 'duplicate' }],
    ['the photos are no list', { photoIds: ID }, { field: 'photoIds', reason: 'type' }],
    ['the contact is left out', { contact: undefined }, { field: 'contact', reason: 'required' }],
    ['the contact has no name', { contact: { phone: '13800138000' } }, { field: 'contact.name', reason: 'required' }],
    ['the contact has a landline', { contact: { name: '李', phone: '0731-88880000' } }, { field: 'contact.phone', reason: 'format' }],
    ['hideName is the text “true”', { hideName: 'true' }, { field: 'hideName', reason: 'type' }],
  ])('%s', async (_, overrides, problem) => {
    expect(await fieldsOf(file(overrides))).toEqual([problem]);
  });
});

it.each<[string, () => Promise<unknown>, FieldProblem]>([
  [
    'a date that does not exist',
    () => new RequestPipe('refuse').transform({ ...answer, plannedDate: '2026-02-30' }, body(AnswerDto)),
    { field: 'plannedDate', reason: 'format' },
  ],
  [
    'a date written otherwise',
    () => new RequestPipe('refuse').transform({ ...answer, plannedDate: '30.11.2026' }, body(AnswerDto)),
    { field: 'plannedDate', reason: 'format' },
  ],
  [
    'an answer of nine characters',
    () => new RequestPipe('refuse').transform({ ...answer, text: '一二三四五六七八九' }, body(AnswerDto)),
    { field: 'text', reason: 'too-short', limit: 10 },
  ],
  [
    'a version below one',
    () => new RequestPipe('refuse').transform({ ...answer, version: 0 }, body(AnswerDto)),
    { field: 'version', reason: 'too-small', limit: 1 },
  ],
  [
    'a version with a fraction',
    () => new RequestPipe('refuse').transform({ ...answer, version: 1.5 }, body(AnswerDto)),
    { field: 'version', reason: 'type' },
  ],
  [
    'a sixth level of satisfaction',
    () => new RequestPipe('drop').transform({ ...rating, satisfaction: 6 }, body(RateDto)),
    { field: 'satisfaction', reason: 'not-one-of', limit: '1 2 3 4 5' },
  ],
  [
    'a tag of its own',
    () => new RequestPipe('drop').transform({ ...rating, tags: ['好'] }, body(RateDto)),
    { field: 'tags', reason: 'not-one-of' },
  ],
  [
    'a code of five digits',
    () => new RequestPipe('drop').transform({ phone: '13800138000', code: '12345' }, body(SmsLoginDto)),
    { field: 'code', reason: 'format' },
  ],
  [
    'a page of 101',
    () => new RequestPipe('refuse').transform({ tab: 'toAccept', limit: '101' }, { type: 'query', metatype: CaseQueryDto }),
    { field: 'limit', reason: 'too-large', limit: 100 },
  ],
  [
    'a page size that is no number',
    () => new RequestPipe('refuse').transform({ tab: 'toAccept', limit: 'ten' }, { type: 'query', metatype: CaseQueryDto }),
    { field: 'limit', reason: 'type' },
  ],
])('%s is refused', async (_, request, problem) => {
  expect(await fieldsOf(request())).toMatchObject([problem]);
});

it('reports every broken field at once, one reason each', async () => {
  const fields = await fieldsOf(file({ text: '', kind: 'gossip', place: { address: '' } }));
  expect(fields.map(({ field }) => field).sort()).toEqual(['kind', 'place.address', 'text']);
});

it('takes a phone as people type it and hands it on normalised', async () => {
  const read = (await file({ contact: { name: '李', phone: '+86 138-0013 8000' } })) as FileComplaintDto;
  expect(read.contact).toEqual({ name: '李', phone: '13800138000' });
  expect(read).toBeInstanceOf(FileComplaintDto);
});

describe('unknown fields', () => {
  it('are refused on staff routes, nested ones too', async () => {
    const strict = new RequestPipe('refuse');
    expect(await fieldsOf(file({ extra: 1 }, strict))).toEqual([{ field: 'extra', reason: 'unexpected' }]);
    expect(await fieldsOf(file({ place: { ...aPlace(), floor: 3 } }, strict))).toEqual([{ field: 'place.floor', reason: 'unexpected' }]);
  });

  it('are dropped on citizen routes, and counted', async () => {
    let dropped = 0;
    const read = await file({ extra: 1, other: { deep: true } }, new RequestPipe('drop', (count) => (dropped += count)));
    expect([Object.keys(read as object).filter((key) => ['extra', 'other'].includes(key)), dropped]).toEqual([[], 2]);
  });

  it('are not counted where there are none', async () => {
    let dropped = 0;
    await file({}, new RequestPipe('drop', (count) => (dropped += count)));
    expect(dropped).toBe(0);
  });

  it('named __proto__ change no prototype', async () => {
    const sent = JSON.parse(`{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}`) as object;
    const read = (await new RequestPipe('drop').transform(Object.assign(sent, aFiling()), body(FileComplaintDto))) as object;
    expect([(read as { polluted?: boolean }).polluted, ({} as { polluted?: boolean }).polluted]).toEqual([undefined, undefined]);
  });
});

it('refuses a body that is no object, and one nested deeper than any request', async () => {
  const pipe = new RequestPipe('drop');
  for (const value of ['text', 5, null, true, [aFiling()]]) {
    expect(await fieldsOf(pipe.transform(value, body(FileComplaintDto)))).toEqual([{ field: '', reason: 'type' }]);
  }
  let bomb: unknown = 'x';
  for (let depth = 0; depth < 5000; depth++) bomb = { a: bomb };
  expect(await fieldsOf(file({ place: bomb }))).toMatchObject([{ reason: 'type' }]);
});

it('answers any JSON whatever with a refusal of the table, or takes it', async () => {
  const pipe = new RequestPipe('drop');
  await fc.assert(
    fc.asyncProperty(
      fc.record({ text: fc.jsonValue(), place: fc.jsonValue(), photoIds: fc.jsonValue(), contact: fc.jsonValue() }),
      async (wild) => {
        const outcome: unknown = await pipe.transform({ ...aFiling(), ...wild }, body(FileComplaintDto)).catch((error: unknown) => error);
        if (outcome instanceof FileComplaintDto) return;
        expect(Object.keys(ERRORS)).toContain((outcome as DomainError).code);
        expect((outcome as DomainError).fields.length).toBeGreaterThan(0);
      },
    ),
    { numRuns: 200 },
  );
});
