import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { eventually, find, startBench, type Bench, type MpPage } from './bench.ts';

let bench: Bench;
let page: MpPage;
before(async () => {
  bench = await startBench();
});
after(() => bench.stop());

const said = (count: number): Promise<string[]> =>
  eventually<string[]>(
    () => page.data('log'),
    ({ length }) => length >= count,
  );
const home = async (): Promise<void> => {
  page = await bench.open('/pages/home/index');
};

describe('fingers', () => {
  it('tap: the event rises through the page with its target', async () => {
    await home();
    await (await find(page, '#inner')).tap();
    assert.deepEqual(await said(2), ['tap number', 'outer inner outer']);
  });
  it('rest: a long press is told, does not rise when caught, and is no tap any more', async () => {
    await home();
    const box = await bench.runtime.page.locator('#inner').boundingBox();
    const { mouse } = bench.runtime.page;
    await mouse.move(box!.x + 5, box!.y + 5);
    await mouse.down();
    await eventually(
      () => page.data('log') as Promise<string[]>,
      ({ length }) => length > 0,
    );
    await mouse.up();
    assert.deepEqual(await said(1), ['longpress']);
  });
  it('rest, by the automator', async () => {
    await home();
    await (await find(page, '#inner')).longpress();
    assert.deepEqual(await said(1), ['longpress']);
  });
  it('touch: start, move and end carry their touches', async () => {
    await home();
    const element = await find(page, '#touch');
    const touch = { identifier: 1, pageX: 10, pageY: 20 };
    await element.touchstart({ touches: [touch], changeTouches: [touch] });
    await element.touchmove({ touches: [touch], changeTouches: [touch] });
    await element.touchend({ changeTouches: [touch] });
    assert.deepEqual(await said(3), ['touchstart 1 1 {}', 'touchmove 1 1 {}', 'touchend 0 1 {}']);
  });
  it('press: the pressed look comes and goes', async () => {
    await home();
    const element = await find(page, '#inner');
    await element.touchstart({ touches: [{ identifier: 1 }] });
    assert.equal(await element.style('opacity'), '0.5');
    await element.touchend();
    assert.equal(
      await eventually(
        () => element.style('opacity'),
        (opacity) => opacity === '1',
      ),
      '1',
    );
  });
  it('cannot use a disabled button', async () => {
    await home();
    await (await find(page, '#off')).tap();
    assert.deepEqual(await page.data('log'), []);
  });
  it('cannot reach what lies below something else', async () => {
    await home();
    await page.setData({ covering: true });
    await assert.rejects((await find(page, '#covered')).tap(), {
      message: '<view id="covered"> cannot be tapped: <view id="cover" class="cover"> lies above it (page pages/home/index)',
    });
  });
  it('cannot touch an element that the page has dropped', async () => {
    await home();
    await page.setData({ covering: true });
    const cover = await find(page, '#cover');
    await page.setData({ covering: false });
    await assert.rejects(cover.tap(), { message: /^the element <view id="cover" class="cover"> is no longer on the page/ });
  });
});

describe('custom components', () => {
  it('tell the page of their events', async () => {
    await home();
    await (await find(page, '.more')).tap();
    assert.deepEqual(await said(1), ['counted 1']);
    assert.match(await (await find(page, '#card')).text(), /^卡片：1\n?内容/);
  });
  for (const [what, selector, style, value] of [
    ['a page takes styles of the app by import', '#title', 'color', 'rgb(1, 2, 3)'],
    ['a page keeps its own size', '#title', 'font-size', '22px'],
    ['an id is styled', '#title', 'letter-spacing', '2px'],
    ['rpx follow the screen in styles', '#wide', 'width', '187.5px'],
    ['rpx follow the screen in the template', '#wide', 'height', '50px'],
    ['an isolated component has its own class of the same name', '#card .title', 'font-size', '30px'],
    ['an isolated component does not take the app’s classes', '#card .title', 'color', 'rgb(31, 35, 41)'],
    ['an apply-shared component takes the app’s classes', '.own', 'color', 'rgb(1, 2, 3)'],
    ['an apply-shared component has its own classes too', '.own', 'padding-left', '10px'],
    ['the page selector colours the page', '#title', 'background-color', 'rgba(0, 0, 0, 0)'],
  ] as const) {
    it(`have styles as on a phone: ${what}`, async () => {
      await home();
      assert.equal(await (await find(page, selector)).style(style), value);
    });
  }
});

describe('scrolling and moving', () => {
  const events = async (type: string, id: string) =>
    ((await page.data('events')) as { type: string; id: string }[]).filter((event) => event.type === type && event.id === id);
  const open = async (): Promise<void> => {
    page = await bench.open('/pages/long/index');
  };

  it('of the page: told as it goes, and once at its end', async () => {
    await open();
    await bench.mp.pageScrollTo(300);
    assert.equal(await page.scrollTop(), 300);
    assert.deepEqual(
      await eventually(
        () => events('pageScroll', 'page'),
        ({ length }) => length > 0,
      ),
      [{ type: 'pageScroll', id: 'page', scrollTop: 300 }],
    );
    assert.deepEqual(await events('reachBottom', 'page'), []);
    await bench.mp.pageScrollTo(99_999);
    assert.equal(
      (
        await eventually(
          () => events('reachBottom', 'page'),
          ({ length }) => length > 0,
        )
      ).length,
      1,
    );
  });
  it('down from the top refreshes a page that allows it', async () => {
    await open();
    const { mouse } = bench.runtime.page;
    await mouse.move(100, 80);
    await mouse.down();
    await mouse.move(100, 200, { steps: 3 });
    await mouse.up();
    assert.equal(
      (
        await eventually(
          () => events('pullDown', 'page'),
          ({ length }) => length > 0,
        )
      ).length,
      1,
    );
  });
  it('of a scroll-view: its place, its edge, and its refresher', async () => {
    await open();
    const rows = await find(page, '#rows');
    await (rows as unknown as { scrollTo(x: number, y: number): Promise<void> }).scrollTo(0, 200);
    assert.equal(await rows.property('scrollTop'), 200);
    const [end] = await eventually(
      () => events('scrolltolower', 'rows'),
      ({ length }) => length > 0,
    );
    assert.deepEqual(end, { type: 'scrolltolower', id: 'rows', direction: 'bottom' });
  });
  it('of a swiper: by the automator, and by a finger', async () => {
    await open();
    const swiper = await find(page, '#swiper');
    await (swiper as unknown as { swipeTo(index: number): Promise<void> }).swipeTo(1);
    assert.deepEqual(await events('change', 'swiper'), [{ type: 'change', id: 'swiper', current: 1, currentItemId: '', source: 'touch' }]);
    const box = await bench.runtime.page.locator('#swiper').boundingBox();
    const { mouse } = bench.runtime.page;
    await mouse.move(box!.x + 50, box!.y + 20);
    await mouse.down();
    await mouse.move(box!.x + 200, box!.y + 20, { steps: 3 });
    await mouse.up();
    assert.equal(
      (
        await eventually(
          () => events('change', 'swiper'),
          ({ length }) => length > 1,
        )
      ).length,
      2,
    );
  });
  it('of a swiper cannot go where there is no item', async () => {
    await open();
    const swiper = (await find(page, '#swiper')) as unknown as { swipeTo(index: number): Promise<void> };
    await assert.rejects(swiper.swipeTo(5), { message: 'the swiper has 2 items: there is no item 5' });
  });
  it('of a movable view: the edges of its area hold', async () => {
    await open();
    const movable = await find(page, '#movable');
    assert.equal(await movable.property('x'), 5);
    await (movable as unknown as { moveTo(x: number, y: number): Promise<void> }).moveTo(500, 20);
    assert.deepEqual([await movable.property('x'), await movable.property('y')], [150, 20]);
  });
  it('leaves fixed elements at the edge of the page’s own view', async () => {
    await open();
    const before = await (await find(page, '#fixed')).offset();
    await bench.mp.pageScrollTo(100);
    const box = await bench.runtime.page.locator('#fixed').boundingBox();
    assert.deepEqual([before.top, box!.y + box!.height], [603, 667]);
  });
});

describe('what is drawn', () => {
  it('an image tells its size, or that there is none', async () => {
    page = await bench.open('/pages/long/index');
    const events = await eventually<{ type: string; id: string }[]>(
      () => page.data('events'),
      (all) => all.some(({ type }) => type === 'load') && all.some(({ type }) => type === 'error'),
    );
    assert.deepEqual(
      events.filter(({ type }) => type === 'load' || type === 'error').sort((one, two) => one.id.localeCompare(two.id)),
      [
        { type: 'load', id: 'found', width: 8, height: 8 },
        { type: 'error', id: 'lost', errMsg: 'GET /assets/lost.png 404 (Not Found)' },
      ],
    );
    assert.deepEqual(await (await find(page, '#found')).size(), { width: 320, height: 320 });
  });
  it('rich text keeps its words and drops its scripts', async () => {
    page = await bench.open('/pages/long/index');
    assert.equal(await (await find(page, '#rich')).wxml(), '<p class="rich">富<b>文本</b></p>');
  });
  it('half of the height is half of the page’s own view', async () => {
    page = await bench.open('/pages/long/index');
    assert.deepEqual(await (await find(page, '#half')).size(), { width: 375, height: (667 - 44) / 2 + 0.5 });
  });
});
