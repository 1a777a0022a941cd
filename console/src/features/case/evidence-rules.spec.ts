import { fileGap } from './evidence-rules';

const MB = 1024 * 1024;

it.each([
  ['a photo', { type: 'image/jpeg', size: 3 * MB }, 0, null],
  ['the ninth photo', { type: 'image/png', size: 10 * MB }, 8, null],
  ['the tenth photo', { type: 'image/png', size: MB }, 9, '最多 9 张。'],
  ['a document', { type: 'application/pdf', size: MB }, 0, '这种格式收不了，请换 JPG、PNG 或 WebP。'],
  ['a file without a type', { type: '', size: MB }, 0, '这种格式收不了，请换 JPG、PNG 或 WebP。'],
  ['a photo of more than 10 MB', { type: 'image/webp', size: 10 * MB + 1 }, 0, '超过 10 MB，请压缩后再传。'],
] as const)('%s: %s', (_, file, alreadySent, gap) => {
  expect(fileGap(file, alreadySent)).toBe(gap);
});
