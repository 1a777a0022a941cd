import { newId } from './ids.js';

it('ids are of version 7, and each of ten thousand is greater than the one before it', () => {
  const ids = Array.from({ length: 10_000 }, () => newId<string>());
  expect(ids.filter((id) => !/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id))).toEqual([]);
  expect(ids.filter((id, index) => index > 0 && id <= ids[index - 1]!)).toEqual([]);
});
