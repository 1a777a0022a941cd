import type { QueryRunner } from 'typeorm';
import { columnTypes } from './column-types.js';
import { brandOfVersion } from './mariadb.engine.js';

const typesOf = (type: string) => columnTypes({ connection: { options: { type } } } as unknown as QueryRunner);

it.each([
  ['10.11.14-MariaDB-0+deb12u2', 'mariadb'],
  ['11.8.3-MariaDB-ubu2404-log', 'mariadb'],
  ['8.0.44', 'mysql'],
  ['8.4.3-standard', 'mysql'],
  ['9.5.0', 'mysql'],
])('knows who answers by the version it tells: %s', (version, brand) => expect(brandOfVersion(version)).toBe(brand));

it.each([
  ['mariadb', 'nopad'],
  ['mysql', '0900_bin'],
])('keys and texts on %s tell blanks at the end apart', (type, collation) => {
  expect(typesOf(type).key).toContain(collation);
  expect(typesOf(type).table).toContain(collation);
});

it('JSON is kept as it was written on every database: seals are made over its text', () => {
  expect(typesOf('mysql').json).toMatch(/^longtext/);
});

it('refuses a database nobody has written types for', () => {
  expect(() => typesOf('postgres')).toThrow('no column types for postgres');
});
