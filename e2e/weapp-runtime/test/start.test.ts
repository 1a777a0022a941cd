import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { openMiniProgram } from '../journey.ts';
import { start } from '../runtime.ts';
import { eventually, fixture, reasonOf, startBench, top } from './bench.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'weapp-start-'));
after(() => rmSync(folder, { recursive: true }));

function changed(file: string, text: string): string {
  const copy = mkdtempSync(path.join(folder, 'copy-'));
  cpSync(fixture, copy, { recursive: true });
  writeFileSync(path.join(copy, file), text);
  return copy;
}

describe('start()', () => {
  it('is ready within three seconds once its caches are filled', async () => {
    await (await start({ dist: fixture })).close();
    const before = performance.now();
    const runtime = await start({ dist: fixture });
    const seconds = (performance.now() - before) / 1000;
    await runtime.close();
    assert.ok(seconds < 3, `it took ${seconds} s`);
  });
  for (const [what, file, text, sentence] of [
    ['the app fails', 'app.js', `throw new Error('坏了');`, /^the mini-program did not start: 坏了$/],
    ['the app needs a file that is not there', 'app.js', `require('./none');`, /module 'none\.js' is not defined/],
    ['the first page fails', 'pages/home/index.js', `null.x;`, /Cannot read properties of null/],
    ['the first page defines nothing', 'pages/home/index.js', `/* empty */`, /pages\/home\/index/],
  ] as const) {
    it(`fails with a sentence when ${what}`, async () => {
      assert.match(await reasonOf(start({ dist: changed(file, text) })), sentence);
    });
  }
  it('fails when its port is taken, and leaves nothing running', async () => {
    const first = await start({ dist: fixture });
    assert.match(await reasonOf(start({ dist: fixture, port: Number(new URL(first.wsEndpoint).port) })), /EADDRINUSE/);
    await first.close();
  });
  it('fails with a sentence where there is no build', async () => {
    assert.match(await reasonOf(start({ dist: folder })), /holds no app\.json: build the mini-program first/);
  });
});

describe('restart()', () => {
  it('opens the page of a message, from where the bar leads home', async () => {
    const bench = await startBench({ launch: { url: '/packages/more/pages/detail/index?id=1', scene: 1014 } });
    const launched = await bench.mp.callWxMethod('getLaunchOptionsSync');
    assert.deepEqual((await top(bench.mp)).query, { id: '1' });
    assert.partialDeepStrictEqual(launched, { path: 'packages/more/pages/detail/index', query: { id: '1' }, scene: 1014 });
    await bench.runtime.restart({ url: '/packages/more/pages/detail/index?id=2' });
    assert.deepEqual((await top(bench.mp)).query, { id: '2' });
    await bench.runtime.page.getByRole('button', { name: '回到首页' }).click();
    assert.equal((await top(bench.mp)).path, 'pages/home/index');
    await bench.stop();
  });
  it('begins offline when the phone is, and tells the console as before', async () => {
    const bench = await startBench();
    const heard: unknown[] = [];
    bench.mp.on('console', ({ args }: { args: unknown[] }) => heard.push(args[1]));
    await bench.runtime.setOffline(true);
    await bench.runtime.restart();
    assert.equal((await bench.mp.callWxMethod('getNetworkType')).networkType, 'none');
    const page = await bench.open('/pages/home/index');
    await page.callMethod('say', '还在');
    assert.deepEqual(
      await eventually(
        async () => heard,
        ({ length }) => length > 0,
      ),
      ['还在'],
    );
    await bench.stop();
  });
});

describe('openMiniProgram()', () => {
  it('takes the tools that WEAPP_WS names, and this runtime without it', async () => {
    const here = await openMiniProgram({ dist: fixture });
    process.env['WEAPP_WS'] = here.runtime?.wsEndpoint;
    const there = await openMiniProgram({ dist: folder });
    delete process.env['WEAPP_WS'];
    assert.equal(there.runtime, null);
    assert.equal((await there.mp.currentPage())?.path, 'pages/home/index');
    await there.close();
    await here.close();
  });
});
