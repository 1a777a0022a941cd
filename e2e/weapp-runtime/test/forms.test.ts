import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { eventually, find, startBench, type Bench, type MpElement, type MpPage } from './bench.ts';

type Typing = MpElement & { input(text: string): Promise<void> };
type Sliding = MpElement & { slideTo(value: number): Promise<void> };

let bench: Bench;
let page: MpPage;
before(async () => {
  bench = await startBench();
});
after(() => bench.stop());
beforeEach(async () => {
  page = await bench.open('/pages/form/index');
});

const last = async (type: string): Promise<unknown> =>
  JSON.parse(
    await eventually(
      async () => page.data('last') as Promise<string>,
      (text) => text.includes(`"type":"${type}"`),
    ),
  );
const tap = async (selector: string): Promise<void> => (await find(page, selector)).tap();
const dialog = () => bench.runtime.page.getByRole('dialog');

describe('fields', () => {
  it('tell what is typed, with the place of the cursor', async () => {
    await (await find<Typing>(page, '#name')).input('张三');
    assert.deepEqual(await last('input'), { type: 'input', value: '张三', cursor: 2, keyCode: 19977 });
    assert.equal(await page.data('name'), '张三');
  });
  it('hold their limit, and none where it is -1', async () => {
    const name = await find<Typing>(page, '#name');
    await name.input('一二三四五六七八');
    assert.equal(await name.value(), '一二三四五六');
    const text = await find<Typing>(page, '#text');
    await text.input('长'.repeat(500));
    assert.equal(String(await text.value()).length, 500);
  });
  it('show what the listener of bindinput answers', async () => {
    const upper = await find<Typing>(page, '#upper');
    await upper.input('abc');
    assert.equal(await upper.value(), 'ABC');
  });
  it('are focused through their label, and confirm with the Enter key', async () => {
    await tap('label');
    assert.deepEqual(await last('focus'), { type: 'focus', value: '', height: 0 });
    await bench.runtime.page.keyboard.type('李');
    await bench.runtime.page.keyboard.press('Enter');
    await last('blur');
    const events = (await page.data('events')) as { type: string; value: string }[];
    assert.deepEqual(
      events.map(({ type, value }) => `${type} ${value}`),
      ['focus ', 'input 李', 'confirm 李', 'blur 李'],
    );
  });
  it('of numbers show the keyboard of numbers, of passwords nothing', async () => {
    const number = bench.runtime.page.locator('#number');
    assert.deepEqual([await number.getAttribute('inputmode'), await number.getAttribute('type')], ['numeric', 'password']);
  });
});

describe('choices', () => {
  for (const [selector, type, value] of [
    ['#agree', 'change', true],
    ['#pear', 'change', ['apple', 'pear']],
    ['#apple', 'change', []],
    ['#female', 'change', 'female'],
  ] as const) {
    it(`tell of a tap on ${selector}`, async () => {
      await tap(selector);
      assert.deepEqual(await last(type), { type, value });
    });
  }
  it('are pressed once by a tap on the label around them', async () => {
    await bench.runtime.page.getByText('梨').click({ position: { x: 30, y: 10 } });
    assert.deepEqual(await last('change'), { type: 'change', value: ['apple', 'pear'] });
  });
  it('say what they are to a screen reader', async () => {
    const { page: browser } = bench.runtime;
    assert.equal(await browser.getByRole('checkbox', { name: '苹果' }).getAttribute('aria-checked'), 'true');
    assert.equal(await browser.getByRole('radio', { name: '女' }).getAttribute('aria-checked'), 'false');
  });
  it('slide within their limits and steps', async () => {
    const level = await find<Sliding>(page, '#level');
    assert.equal(await level.value(), 20);
    await level.slideTo(33);
    assert.deepEqual(await last('change'), { type: 'change', value: 35 });
    await level.slideTo(999);
    assert.equal(await level.value(), 50);
  });
});

describe('pickers', () => {
  it('show their list and tell what was chosen', async () => {
    await tap('#kind');
    await dialog().getByRole('listbox').selectOption('投诉');
    await dialog().getByText('确定').click();
    assert.deepEqual(await last('change'), { type: 'change', value: 0 });
    assert.equal(await (await find(page, '#kind')).text(), '投诉');
  });
  it('tell when they are closed without a choice', async () => {
    await tap('#kind');
    await dialog().getByText('取消').click();
    assert.deepEqual(await last('cancel'), { type: 'cancel' });
  });
  it('take a date within their limits', async () => {
    await tap('#day');
    await dialog().getByLabel('日期').fill('2026-11-30');
    await dialog().getByText('确定').click();
    assert.deepEqual(await last('change'), { type: 'change', value: '2026-11-30' });
  });
  it('tell of every column that changes', async () => {
    await tap('#pair');
    await dialog().getByLabel('第 2 列').selectOption('二');
    assert.deepEqual(await last('columnchange'), { type: 'columnchange', column: 1, value: 1 });
    await dialog().getByText('确定').click();
    assert.deepEqual(await last('change'), { type: 'change', value: [0, 1] });
  });
  it('that are not supported say so', async () => {
    bench.exceptions.splice(0);
    await tap('#area');
    assert.deepEqual(
      await eventually(
        async () => bench.exceptions,
        ({ length }) => length > 0,
      ),
      ['<picker mode="region"> is not supported by this runtime (page pages/form/index)'],
    );
  });
});

describe('forms', () => {
  it('submit the value of every control that has a name', async () => {
    await (await find<Typing>(page, '#name')).input('王五');
    await (await find<Typing>(page, '#text')).input('路灯不亮');
    await tap('#agree');
    await tap('#submit');
    assert.deepEqual(await last('submit'), {
      ...{ type: 'submit', name: '王五', text: '路灯不亮', agree: true, fruit: ['apple'], sex: 'male', level: 20, kind: 1 },
      day: '2026-11-20',
    });
  });
  it('reset what was typed', async () => {
    await (await find<Typing>(page, '#text')).input('不要了');
    await tap('#reset');
    assert.deepEqual(await last('reset'), { type: 'reset' });
    assert.equal(await (await find(page, '#text')).value(), '');
  });
});

describe('buttons of WeChat', () => {
  it('give a code for the phone number when it is allowed', async () => {
    await tap('#phone');
    await bench.mp.native().authorizeAllow();
    const { type, errMsg, code } = (await last('getphonenumber')) as Record<string, string>;
    assert.deepEqual([type, errMsg], ['getphonenumber', 'getPhoneNumber:ok']);
    assert.match(code ?? '', /^phone-13800138000\.\w+$/);
  });
  it('give none when it is refused', async () => {
    await tap('#phone');
    await bench.mp.native().authorizeCancel();
    assert.deepEqual(await last('getphonenumber'), { type: 'getphonenumber', errMsg: 'getPhoneNumber:fail user deny' });
  });
  it('ask the page what is shared', async () => {
    await tap('#share');
    assert.equal(await dialog().getByText('分享自 button').count(), 1);
    await bench.mp.native().shareConfirm();
    assert.equal(await dialog().count(), 0);
  });
  it('that are not supported say so', async () => {
    bench.exceptions.splice(0);
    await tap('#odd');
    assert.deepEqual(
      await eventually(
        async () => bench.exceptions,
        ({ length }) => length > 0,
      ),
      ['<button open-type="liveActivity"> is not supported by this runtime (page pages/form/index)'],
    );
  });
});
