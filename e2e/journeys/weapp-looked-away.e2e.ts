import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import { openMiniProgram, type OpenedMiniProgram } from '../weapp-runtime/journey.ts';
import { root, until } from '../world.ts';

/** What the page says of a report alone, and what it is filled in with. */
const REPORT = '/features/complaints/pages/file/index?kind=report';
const SECRECY = '举报是保密的';

describe('a person who looks away while a page opens, before it is drawn', () => {
  let program: OpenedMiniProgram;
  const exceptions: string[] = [];
  before(async () => {
    // No server is needed: the page says what its address asks for before anything is loaded.
    const origins = { 'http://127.0.0.1:3000': 'http://127.0.0.1:9' };
    program = await openMiniProgram({ dist: path.join(root, 'miniapp/dist/weapp'), origins });
    program.mp.on('exception', ({ message }: { message: string }) => exceptions.push(message));
  });
  after(() => program.close());
  beforeEach(async () => {
    exceptions.length = 0;
    await program.mp.callWxMethod('reLaunch', { url: '/features/home/pages/home/index' });
    await until('home is drawn', async () => (await words()).includes('举报'));
  });

  const words = async (): Promise<string> => (await (await program.mp.currentPage())?.$('.page'))?.text() ?? '';

  /** All in one turn of the phone's clockwork, which draws in the next one. */
  const openAndLookAway = (url: string, isBackAtOnce: boolean): Promise<void> =>
    program.runtime!.page.evaluate(
      async ([address, isBack]) => {
        const opening = window.weapp.answerCall('App.callWxMethod', { method: 'navigateTo', args: [{ url: address }] });
        for (let step = 0; step < 20; step++) await Promise.resolve();
        window.weapp.background();
        if (isBack) window.weapp.foreground();
        await opening;
      },
      [url, isBackAtOnce] as const,
    );

  it('finds the page they had opened, not the one that the app was started with', async () => {
    await openAndLookAway(REPORT, true);
    await until('the page is that of a report', async () => (await words()).includes(SECRECY));
    assert.deepEqual(exceptions, []);
  });

  it('finds it as well when they come back later', async () => {
    await openAndLookAway(REPORT, false);
    await program.runtime!.foreground();
    await until('the page is that of a report', async () => (await words()).includes(SECRECY));
    assert.deepEqual(exceptions, []);
  });
});
