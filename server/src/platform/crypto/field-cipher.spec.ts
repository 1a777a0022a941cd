import { createSecretKey, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { FieldCipher, type FieldPlace } from './field-cipher.js';
import type { Keys } from './keys.js';

const key = () => createSecretKey(randomBytes(32));
const keys = (fields: Keys['fields']): Keys => ({ tokens: [], fields, lookup: key(), links: key() });
const first = { id: 'f1', key: key() };
const second = { id: 'f2', key: key() };
const cipher = new FieldCipher(keys([first]));
const wrapped = cipher.newDataKey('person-1');
const dataKey = cipher.openDataKey(wrapped, 'person-1');
const place: FieldPlace = { table: 'complaint', column: 'contact_phone', row: 'row-1' };

describe('a sealed field', () => {
  it('opens to what was sealed, whatever people type', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        expect(cipher.decrypt(dataKey, place, cipher.encrypt(dataKey, place, value))).toBe(value);
      }),
    );
  });

  it.each<[string, FieldPlace]>([
    ['row', { ...place, row: 'row-2' }],
    ['column', { ...place, column: 'contact_name' }],
    ['table', { ...place, table: 'login' }],
    ['cut between table and column', { table: 'complaint\u0000contact', column: 'phone', row: 'row-1' }],
  ])('does not open in another %s', (_, elsewhere) => {
    const sealed = cipher.encrypt(dataKey, place, '13800138000');
    expect(() => cipher.decrypt(dataKey, elsewhere, sealed)).toThrow('authenticate');
  });

  it('does not open with the key of another person', () => {
    const other = cipher.openDataKey(cipher.newDataKey('person-2'), 'person-2');
    expect(() => cipher.decrypt(other, place, cipher.encrypt(dataKey, place, '13800138000'))).toThrow('authenticate');
  });

  it('does not open after any one byte was changed, nonce and tag included', () => {
    const sealed = Buffer.from(cipher.encrypt(dataKey, place, '13800138000'), 'base64');
    for (let index = 0; index < sealed.length; index++) {
      const tampered = Buffer.from(sealed);
      tampered[index]! ^= 1;
      expect(() => cipher.decrypt(dataKey, place, tampered.toString('base64'))).toThrow();
    }
    expect(sealed.length).toBe(12 + 16 + 11);
  });

  it.each([0, 1, 12, 15, 27])('does not open when cut to %d bytes', (length) => {
    const sealed = Buffer.from(cipher.encrypt(dataKey, place, '13800138000'), 'base64').subarray(0, length);
    expect(() => cipher.decrypt(dataKey, place, sealed.toString('base64'))).toThrow();
  });

  it('looks different each time, so that equal values do not show', () => {
    expect(cipher.encrypt(dataKey, place, 'same')).not.toBe(cipher.encrypt(dataKey, place, 'same'));
  });
});

describe('the data key of a person', () => {
  it('does not open for another person', () => {
    expect(() => cipher.openDataKey(wrapped, 'person-2')).toThrow('authenticate');
  });

  it('still opens after a new key was put first, and new ones are wrapped by the new key', () => {
    const rotated = new FieldCipher(keys([second, first]));
    const sealed = cipher.encrypt(dataKey, place, '王小明');
    expect(rotated.decrypt(rotated.openDataKey(wrapped, 'person-1'), place, sealed)).toBe('王小明');
    expect([wrapped, rotated.newDataKey('person-3')].map((text) => text.split(':')[0])).toEqual(['f1', 'f2']);
  });

  it('does not open when its key is no longer in the file, and says which is missing', () => {
    expect(() => new FieldCipher(keys([second])).openDataKey(wrapped, 'person-1')).toThrow('field key f1');
  });
});

describe('a look-up hash', () => {
  it('is the same for the same value and purpose, and different for another of either or another key', () => {
    const elsewhere = new FieldCipher(keys([first]));
    const hashes = [
      cipher.lookupHash('login.phone', '13800138000'),
      cipher.lookupHash('complaint.phone', '13800138000'),
      cipher.lookupHash('login.phone', '13800138001'),
      elsewhere.lookupHash('login.phone', '13800138000'),
    ];
    expect(cipher.lookupHash('login.phone', '13800138000')).toBe(hashes[0]);
    expect(new Set(hashes).size).toBe(4);
  });
});
