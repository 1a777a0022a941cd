import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compileWxss, resolveUnits } from '../wxss.ts';

const files: Record<string, string> = {
  'app.wxss': `@import "./lib/a.wxss"; @import url('/lib/b.wxss'); .c{width:10rpx}`,
  'lib/a.wxss': `/* .gone{} */ @import "b.wxss"; .a{margin:-7.5rpx 20rpx}`,
  'lib/b.wxss': `.b{color:red}`,
  'round.wxss': `@import "round.wxss"; .r{top:0}`,
  'broken.wxss': `@import "./none.wxss";`,
  'card.wxss': `.a .b-c:not(.d)>view{opacity:.5}@media (min-width:10px){.e{line-height:1.5}}@keyframes k{50.5%{top:.5em}}`,
};
const read = (file: string) => files[file];
const compile = (file: string, scope: string | null = null, width = 375) =>
  compileWxss(read, file, { width, scope }).replace(/\s+/g, ' ').trim();

describe('units of WXSS', () => {
  for (const [text, width, expected] of [
    ['width:750rpx', 375, 'width:375px'],
    ['width:750rpx', 414, 'width:414px'],
    ['margin:-7.5rpx auto', 375, 'margin:-3.75px auto'],
    ['--title:44rpx', 375, '--title:22px'],
    ['width:calc(100% - 20rpx)', 375, 'width:calc(100% - 10px)'],
    ['height:50vh', 375, 'height:calc(var(--weapp-window-height) * 0.5)'],
    ['content:"a1rpx"', 375, 'content:"a1rpx"'],
    ['width:10px', 375, 'width:10px'],
  ] as const) {
    it(`reads ${text} on a screen of ${width} px as ${expected}`, () => assert.equal(resolveUnits(text, width), expected));
  }
});

describe('compileWxss', () => {
  it('puts imported sheets in their place, by relative and absolute path', () => {
    assert.equal(compile('app.wxss'), '.b{color:red} .a{margin:-3.75px 10px} .b{color:red} .c{width:5px}');
  });
  it('reads a sheet that imports itself once', () => assert.equal(compile('round.wxss'), '.r{top:0}'));
  it('names the file that is missing and who wanted it', () => {
    assert.throws(() => compile('broken.wxss'), /none\.wxss is imported by broken\.wxss but does not exist/);
  });
  it('prefixes classes, and nothing that only looks like one, for an isolated component', () => {
    assert.equal(
      compile('card.wxss', 'card'),
      '.card--a .card--b-c:not(.card--d)>view{opacity:.5}@media (min-width:10px){.card--e{line-height:1.5}}@keyframes k{50.5%{top:.5em}}',
    );
  });
});
