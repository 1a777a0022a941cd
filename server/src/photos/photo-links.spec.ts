import { createSecretKey } from 'node:crypto';
import type { PhotoId } from '@zsb/shared/ids';
import { PhotoLinks } from './photo-links.js';

const links = new PhotoLinks(createSecretKey(Buffer.alloc(32, 1)));
const id = '01a1f771-c6de-7371-975e-c310df6c6060' as PhotoId;
const other = '01a1f771-c6de-7371-975e-c310df6c6061' as PhotoId;
const at = (text: string) => new Date(text);
const MADE = at('2026-11-20T08:20:00Z');

const query = new URL(links.url(id, 'full', MADE), 'http://any').searchParams;
const link = { ends: Number(query.get('ends')), signature: query.get('signature')! };

it.each([
  ['at once', '2026-11-20T08:20:00Z', true],
  ['an hour later', '2026-11-20T09:20:00Z', true],
  ['until the end of the next full hour', '2026-11-20T09:59:59.999Z', true],
  ['and not beyond', '2026-11-20T10:00:00.000Z', false],
])('an address of 08:20 opens %s (%s): %s', (_, now, opens) => {
  expect(links.isGood(id, 'full', link, at(now))).toBe(opens);
});

it('is the same address all through an hour, so that browsers keep the picture', () => {
  expect(links.url(id, 'full', at('2026-11-20T08:00:00Z'))).toBe(links.url(id, 'full', at('2026-11-20T08:59:59Z')));
  expect(links.url(id, 'full', at('2026-11-20T09:00:00Z'))).not.toBe(links.url(id, 'full', at('2026-11-20T08:59:59Z')));
});

it('is good for at least an hour whenever it is made', () => {
  for (let minute = 0; minute < 60; minute++) {
    const made = new Date(at('2026-11-20T08:00:00Z').getTime() + minute * 60_000);
    const ends = Number(new URL(links.url(id, 'full', made), 'http://any').searchParams.get('ends'));
    expect(ends * 1000 - made.getTime()).toBeGreaterThan(3_600_000);
  }
});

it.each<[string, () => boolean]>([
  ['another photo', () => links.isGood(other, 'full', link, MADE)],
  ['the other size', () => links.isGood(id, 'thumbnail', link, MADE)],
  ['a later end', () => links.isGood(id, 'full', { ...link, ends: link.ends + 3600 }, MADE)],
  ['a shorter signature', () => links.isGood(id, 'full', { ...link, signature: link.signature.slice(1) }, MADE)],
  ['no signature', () => links.isGood(id, 'full', { ...link, signature: '' }, MADE)],
  ['an installation with another key', () => new PhotoLinks(createSecretKey(Buffer.alloc(32, 2))).isGood(id, 'full', link, MADE)],
])('does not open %s', (_, isGood) => {
  expect(isGood()).toBe(false);
});
