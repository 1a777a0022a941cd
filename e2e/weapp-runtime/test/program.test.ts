import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { cached } from '../cache.ts';
import { checkWxml } from '../check-wxml.ts';
import { readProgram } from '../program.ts';
import { fixture } from './bench.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'weapp-program-'));
after(() => rmSync(folder, { recursive: true, force: true }));

let count = 0;

/** A copy of the sample with one file changed. */
function changed(file: string, text: string): string {
  const copy = path.join(folder, String((count += 1)));
  cpSync(fixture, copy, { recursive: true });
  writeFileSync(path.join(copy, file), text);
  return copy;
}
const readIn = (dist: string) => readProgram(dist, 375, path.join(folder, 'cache'));

describe('cached', () => {
  const names = () => readdirSync(path.join(folder, 'kept')).sort();
  const put = (name: string) => cached(path.join(folder, 'kept', name), () => name);

  it('makes a text once and keeps the six newest of a kind', () => {
    for (const [age, name] of ['a-1.js', 'a-2.js', 'a-3.js', 'a-4.js', 'a-5.js', 'a-6.js', 'b-1.js'].entries()) {
      put(name);
      utimesSync(path.join(folder, 'kept', name), 1000 + age, 1000 + age);
    }
    assert.equal(
      cached(path.join(folder, 'kept', 'a-1.js'), () => 'made again'),
      'a-1.js',
    );
    put('a-7.js');
    assert.deepEqual(names(), ['a-2.js', 'a-3.js', 'a-4.js', 'a-5.js', 'a-6.js', 'a-7.js', 'b-1.js']);
  });
});

describe('readProgram', () => {
  it('gives isolated and apply-shared components a prefix of their own, and pages none', () => {
    assert.deepEqual(readIn(fixture).scopes, {
      'components/card/index': 'components-card-index',
      'components/panel/index': 'components-panel-index',
    });
  });
  it('answers the same templates from the cache as from the compiler', () => {
    assert.equal(readIn(fixture).templates, readIn(fixture).templates);
  });
  it('refuses a folder that is no mini-program', () => {
    assert.throws(() => readIn(folder), /holds no app\.json: build the mini-program first/);
  });
  it('names the template that does not parse and its line', () => {
    assert.throws(() => readIn(changed('pages/apis/index.wxml', '<view>\n<text></view>')), /pages\/apis\/index\.wxml line \d/);
  });
  it('names the style file that is missing', () => {
    assert.throws(() => readIn(changed('app.wxss', '@import "gone.wxss";')), /gone\.wxss is imported by app\.wxss/);
  });
});

describe('checkWxml', () => {
  it('accepts the sample with the compilers of WeChat', () => {
    const { files, faults } = checkWxml(fixture);
    assert.deepEqual(faults, []);
    assert.ok(files.includes('pages/form/index.wxml') && files.includes('lib/words.wxs') && files.includes('app.wxss'));
  });
  for (const [file, text, fault] of [
    ['pages/apis/index.wxml', '<view><text></view>', /pages\/apis\/index\.wxml/],
    ['pages/apis/index.wxml', '<view wx:if="{{a b}}" />', /pages\/apis\/index\.wxml/],
    ['pages/apis/index.wxss', '.a { color: red; } } .b {', /pages\/apis\/index\.wxss/],
  ] as const) {
    it(`refuses ${text} in ${path.basename(file)}`, () => assert.match(checkWxml(changed(file, text)).faults.join('\n'), fault));
  }
});
