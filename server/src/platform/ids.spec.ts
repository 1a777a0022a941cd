import { newId } from './ids.js';

it('ids are of version 7, and ten thousand of them are ten thousand', () => {
  const ids = Array.from({ length: 10_000 }, () => newId<string>());
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((id) => !/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id))).toEqual([]);
});
