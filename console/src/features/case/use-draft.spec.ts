import { draftKey, withStored } from './use-draft';

const initial = { text: '', outcome: null as string | null };

it.each([
  [null, initial],
  ['broken', initial],
  [{ text: '写了一半' }, { text: '写了一半', outcome: null }],
  [
    { text: '写了一半', outcome: 'solved' },
    { text: '写了一半', outcome: 'solved' },
  ],
  [
    { text: '旧版', removedField: 1 },
    { text: '旧版', outcome: null },
  ],
])('continues from what was stored: %o', (stored, draft) => {
  expect(withStored(initial, stored)).toEqual(draft);
});

it('belongs to one person, one case and one action', () => {
  const keys = [
    draftKey('answer', 's1', 'c1'),
    draftKey('answer', 's2', 'c1'),
    draftKey('answer', 's1', 'c2'),
    draftKey('dispatch', 's1', 'c1'),
  ];
  expect(new Set(keys).size).toBe(4);
});
