import sharp from 'sharp';
import { aPhoto } from '../../test/factories/a-photo.js';
import { processPhoto } from './photo-processing.js';

/** The colour of one point of a picture, as the nearest pure one: JPEG blurs a little. */
async function colourAt(picture: Buffer, x: number, y: number): Promise<string> {
  const { data, info } = await sharp(picture).raw().toBuffer({ resolveWithObject: true });
  const start = (y * info.width + x) * info.channels;
  return [...data.subarray(start, start + 3)].map((value) => (value > 127 ? 'f' : '0')).join('');
}
const RED = 'f00';
const BLUE = '00f';

it.each(['jpeg', 'png', 'webp'] as const)('takes a %s and makes a JPEG with a thumbnail of it', async (format) => {
  const { full, thumbnail, width, height } = await processPhoto(await aPhoto({ format, width: 800, height: 600 }));
  expect([width, height]).toEqual([800, 600]);
  expect(await sharp(full).metadata()).toMatchObject({ format: 'jpeg', width: 800, height: 600 });
  expect(await sharp(thumbnail).metadata()).toMatchObject({ format: 'jpeg', width: 320, height: 240 });
  expect([await colourAt(full, 10, 10), await colourAt(full, 790, 590)]).toEqual([RED, BLUE]);
});

it('takes place, camera and every other note out of the file', async () => {
  const original = await aPhoto({ exif: true, width: 400, height: 300 });
  expect(original.includes('PLANTED-CAMERA')).toBe(true);
  expect((await sharp(original).metadata()).exif?.length).toBeGreaterThan(100);
  const { full, thumbnail } = await processPhoto(original);
  for (const made of [full, thumbnail]) {
    const { exif, xmp, iptc, icc } = await sharp(made).metadata();
    expect([exif, xmp, iptc, icc]).toEqual([undefined, undefined, undefined, undefined]);
    expect(made.includes('PLANTED-CAMERA') || made.includes('Exif')).toBe(false);
  }
});

// Red is on the left of the stored picture; the tag says how a viewer turns it.
it.each([
  [1, 64, 48, RED, BLUE],
  [2, 64, 48, BLUE, RED],
  [3, 64, 48, BLUE, RED],
  [6, 48, 64, RED, BLUE],
  [8, 48, 64, BLUE, RED],
])('turns a picture of orientation %d upright', async (orientation, width, height, first, last) => {
  const made = await processPhoto(await aPhoto({ orientation }));
  expect([made.width, made.height]).toEqual([width, height]);
  expect([await colourAt(made.full, 3, 3), await colourAt(made.full, width - 4, height - 4)]).toEqual([first, last]);
  expect((await sharp(made.full).metadata()).orientation).toBeUndefined();
});

it.each([
  [4000, 1000, 2048, 512],
  [1000, 4000, 512, 2048],
  [2048, 2048, 2048, 2048],
  [30, 20, 30, 20],
])('%d × %d becomes %d × %d: the longer side is bounded, nothing is enlarged', async (width, height, wide, high) => {
  const made = await processPhoto(await aPhoto({ width, height }));
  expect([made.width, made.height]).toEqual([wide, high]);
});

it('draws transparent parts white', async () => {
  const clear = await sharp({ create: { width: 20, height: 20, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } })
    .png()
    .toBuffer();
  expect(await colourAt((await processPhoto(clear)).full, 10, 10)).toBe('fff');
});

it('leaves behind what hides after the picture: a picture that is also an archive or a page becomes a picture', async () => {
  const hidden = Buffer.from('PK\u0003\u0004<script>alert(1)</script>');
  const { full, thumbnail } = await processPhoto(Buffer.concat([await aPhoto(), hidden]));
  for (const made of [full, thumbnail]) expect(made.includes('PK\u0003\u0004') || made.includes('<script>')).toBe(false);
});

it.each<[string, Buffer]>([
  ['a page', Buffer.from('<!doctype html><script>alert(1)</script>')],
  ['a vector picture, which can hold scripts', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
  ['a GIF', Buffer.from('GIF89a\u0001\u0000\u0001\u0000\u0000\u0000\u0000;')],
  ['a PDF', Buffer.from('%PDF-1.7\n')],
  ['a program', Buffer.from('\u007fELF')],
  ['a RIFF that is sound', Buffer.from('RIFF\u0010\u0000\u0000\u0000WAVEfmt ')],
  ['nothing', Buffer.alloc(0)],
  ['two bytes of a JPEG', Buffer.from([0xff, 0xd8])],
])('refuses %s, whatever it is called', async (_, bytes) => {
  await expect(processPhoto(bytes)).rejects.toMatchObject({
    code: 'upload.type-not-allowed',
    fields: [{ field: 'file', reason: 'not-one-of', limit: 'image/jpeg image/png image/webp' }],
  });
});

it.each<[string, () => Promise<Buffer>]>([
  ['half a JPEG', async () => (await aPhoto({ width: 600, height: 600 })).subarray(0, 2000)],
  ['half a PNG', async () => (await aPhoto({ width: 600, height: 600, format: 'png' })).subarray(0, 800)],
  [
    'a page behind the first bytes of a JPEG',
    async () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from('<html>'.repeat(50))]),
  ],
  ['the first bytes of a PNG alone', async () => Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
])('refuses %s as unreadable', async (_, bytes) => {
  await expect(processPhoto(await bytes())).rejects.toMatchObject({
    code: 'upload.unreadable',
    fields: [{ field: 'file', reason: 'format' }],
  });
});

it('refuses a small file that unpacks to too many pixels, before it unpacks it', async () => {
  const bomb = await sharp({ create: { width: 8000, height: 7501, channels: 3, background: '#000' } })
    .png({ compressionLevel: 9 })
    .toBuffer();
  expect(bomb.length).toBeLessThan(1_000_000);
  await expect(processPhoto(bomb)).rejects.toMatchObject({ code: 'upload.too-large', fields: [{ limit: 60_000_000 }] });
});
