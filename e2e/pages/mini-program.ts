import assert from 'node:assert/strict';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { ComplaintId } from '@zsb/shared/ids';
import type Element from 'miniprogram-automator/out/Element.js';
import type Page from 'miniprogram-automator/out/Page.js';
import { openMiniProgram, type OpenedMiniProgram } from '../weapp-runtime/journey.ts';
import type { StartOptions } from '../weapp-runtime/runtime.ts';
import { root, until, type World } from '../world.ts';

/** The address that `miniapp/config` writes into a build that nobody told another. */
const BUILT_ORIGIN = 'http://127.0.0.1:3000';

/** A page that is not in the tab bar by the end of its path. */
type PageName = 'file' | 'result' | 'detail' | 'query-code' | 'report-query' | 'login' | 'phone' | 'real-name' | 'sessions';

const TABS = {
  home: '/features/home/pages/home/index',
  affairs: '/features/affairs/pages/list/index',
  notices: '/features/notices/pages/inbox/index',
  me: '/features/people/pages/me/index',
} as const;

/** A photo and a place as WeChat's choosers answer them; the photo is a file that every build carries. */
const CHOSEN_PHOTO = { tempFilePath: '/assets/tabs/home.png', size: 600, fileType: 'image' };
export const CHOSEN_PLACE = { name: '麓山南路 123 号', address: '湖南省长沙市岳麓区', latitude: 28.187, longitude: 112.936 };

/** The mini-program as WeChat would get it, in the hands of one person. Driven by the automator alone wherever a phone could be. */
export class MiniProgram {
  /** What escaped from the mini-program since it was opened. */
  readonly exceptions: string[] = [];
  private readonly opened: OpenedMiniProgram;

  private constructor(opened: OpenedMiniProgram) {
    this.opened = opened;
    opened.mp.on('exception', ({ message }: { message: string }) => this.exceptions.push(message));
  }

  /** @param login the name that `wx.login` stands for in the sandbox; the phone is the one WeChat vouches for */
  static async open(world: World, person: { login: string; phone: string }, options: Partial<StartOptions> = {}): Promise<MiniProgram> {
    return new MiniProgram(
      await openMiniProgram({
        dist: path.join(root, 'miniapp/dist/weapp'),
        origins: { [BUILT_ORIGIN]: world.origin },
        clockFile: world.clockFile,
        codes: { login: `demo-${person.login}`, phone: `phone-${person.phone}` },
        ...options,
      }),
    );
  }

  /** As `open`, of a person whose phone number WeChat has vouched for: what is filed with it is theirs. */
  static async ofKnown(world: World, person: { login: string; phone: string }): Promise<MiniProgram> {
    const phone = await MiniProgram.open(world, person);
    await phone.goTo('me');
    await phone.press('核验手机号');
    await phone.isAt('phone');
    await phone.givePhoneNumber();
    await phone.says('已核验手机号');
    return phone;
  }

  close(): Promise<void> {
    return this.opened.close();
  }

  /** What only this runtime can do: windows of WeChat, the network, closing WeChat. */
  get runtime(): NonNullable<OpenedMiniProgram['runtime']> {
    assert.ok(this.opened.runtime, 'this step needs the runtime of this repository');
    return this.opened.runtime;
  }

  async page(): Promise<Page.default> {
    const page = await this.opened.mp.currentPage();
    assert.ok(page, 'no page is open');
    return page;
  }

  /** Waits until the page on the screen is this one. */
  async isAt(name: PageName): Promise<void> {
    await this.sayingWhy(until(`the page ${name} opens`, async () => (await this.page()).path.endsWith(`pages/${name}/index`)));
  }

  /** The case whose page is on the screen. */
  async shownCase(): Promise<ComplaintId> {
    return ((await this.page()).query as { id: ComplaintId }).id;
  }

  /** All words on the page, in reading order; what is typed into fields is not among them. */
  async words(): Promise<string> {
    return whileItChanges(async () => (await (await this.page()).$('.page'))?.text() ?? '');
  }

  /** Waits until the page says each of these. */
  async says(...expected: (string | RegExp)[]): Promise<void> {
    for (const one of expected) {
      const isSaid = (words: string): boolean => (typeof one === 'string' ? words.includes(one) : one.test(words));
      await this.sayingWhy(until(`the page says ${String(one)}`, async () => isSaid(await this.words())));
    }
  }

  /** Waits for a photo that the server has: it can be pressed to be enlarged. */
  async showsPhoto(number: number): Promise<void> {
    await this.find(`//button[@aria-label="放大照片第 ${number} 张"]`);
  }

  /** Opens the case with these words from 办件. */
  async openFromAffairs(words: string): Promise<void> {
    await this.goTo('affairs');
    await this.tap(`//button[contains(., "${words}")]`);
    await this.isAt('detail');
  }

  /** Presses the button with this name, or whose words begin so, once there is one. @param within the id of an element around it */
  async press(name: string, within?: string): Promise<void> {
    const inside = within === undefined ? '' : `//*[@id="${within}"]`;
    await this.tap(`${inside}//button[@aria-label="${name}" or ${BEGINS_WITH(name)}]`);
  }

  /** Presses one of several, and waits until it carries its tick: what stands below may have moved. */
  async choose(group: string, name: string): Promise<void> {
    await this.press(name, group);
    await this.find(`//*[@id="${group}"]//button[@aria-checked="true" and ${BEGINS_WITH(name)}]`);
  }

  async write(field: string, text: string): Promise<void> {
    await whileItChanges(async () => ((await this.find(`//*[@id="${field}"]`)) as Element.InputElement).input(text));
  }

  async written(field: string): Promise<string> {
    return whileItChanges(async () => String(await (await this.find(`//*[@id="${field}"]`)).value()));
  }

  /** Presses a tab of WeChat's bar. */
  async goTo(tab: keyof typeof TABS): Promise<void> {
    await this.opened.mp.native().switchTab({ url: TABS[tab] });
    await until(`the tab ${tab} opens`, async () => `/${(await this.page()).path}` === TABS[tab]);
  }

  /** Presses the way back in WeChat's title bar. */
  async goBack(): Promise<void> {
    await this.opened.mp.native().navigateLeft();
  }

  /** The person looks away and back: what has happened meanwhile is on the page. */
  async lookAgain(): Promise<void> {
    // Nobody looks away from what is not drawn yet; Taro 4 gives a page that is drawn after it the parameters of the app's start.
    await until('the page is drawn', async () => (await this.words()) !== '');
    await this.opened.runtime?.background();
    await this.opened.runtime?.foreground();
  }

  /** Adds a photo, through WeChat's chooser. */
  async addPhoto(): Promise<void> {
    await this.opened.mp.mockWxMethod('chooseMedia', { tempFiles: [CHOSEN_PHOTO], type: 'image', errMsg: 'chooseMedia:ok' });
    await this.press('添加照片');
    await this.opened.mp.restoreWxMethod('chooseMedia');
  }

  /** Chooses a place on WeChat's map. */
  async choosePlace(): Promise<void> {
    await this.opened.mp.mockWxMethod('chooseLocation', { ...CHOSEN_PLACE, errMsg: 'chooseLocation:ok' });
    await this.press('在地图上选');
    await this.opened.mp.restoreWxMethod('chooseLocation');
  }

  /** Gives the phone number that WeChat vouches for, on the page that asks for it. */
  async givePhoneNumber(): Promise<void> {
    await this.press('用微信手机号');
    await this.allow('the phone number');
  }

  /** Agrees to one message in WeChat, on the page that offers it. */
  async subscribe(): Promise<void> {
    await this.press('订阅进度提醒');
    await this.allow('a message');
  }

  /** Says yes in WeChat's own window, once it is there. */
  private async allow(what: string): Promise<void> {
    const { mp } = this.opened;
    await until(`WeChat asks for ${what}`, () => mp.native().authorizeAllow().then(yes, no));
  }

  /** Answers the end question. @param isReopened where it went badly: once more, or leave it */
  async rate({ contacted, solved, satisfaction, isReopened }: Rated): Promise<void> {
    await this.choose('question-contacted', contacted ? '联系过' : '没有');
    await this.choose('question-solved', solved);
    await this.choose('question-satisfaction', satisfaction);
    if (isReopened !== undefined) await this.choose('question-reopen', isReopened ? '请重新办理' : '就到这里');
    await this.press('提交评价');
  }

  /** Fails with every violation of WCAG 2.2 AA that a machine can see on the page that is shown. */
  async isAccessible(): Promise<void> {
    if (!this.opened.runtime) return;
    const found = (await this.opened.runtime.axe()).flatMap(({ rule, help, elements }) =>
      elements.map(({ html, summary }) => `${rule} (${help}): ${html} ${summary}`),
    );
    assert.deepEqual(found, [], `${(await this.page()).path} is not accessible`);
  }

  /** Presses what stands still: while something is drawn above it, a finger would meet something else. */
  private async tap(xpath: string): Promise<void> {
    let before: Place | null = null;
    await until(`${xpath} stands still`, async () => {
      const now: Place | null = await (await this.find(xpath)).offset().catch(() => null);
      const isStill = now !== null && now.top === before?.top && now.left === before.left;
      before = now;
      return isStill;
    });
    await whileItChanges(async () => (await this.find(xpath)).tap());
  }

  /** What the page says instead is most often why. */
  private sayingWhy(waiting: Promise<void>): Promise<void> {
    return waiting.catch(async (error: Error) => {
      throw new Error(`${error.message}; it says: ${await this.words()}`);
    });
  }

  private async find(xpath: string): Promise<Element.default> {
    let found: Element.default | null = null;
    await until(`there is ${xpath}`, async () => (found = await (await this.page()).xpath(xpath)) !== null);
    return found!;
  }
}

interface Place {
  left: number;
  top: number;
}

interface Rated {
  contacted: boolean;
  solved: string;
  satisfaction: string;
  isReopened?: boolean;
}

/** What is chosen carries a tick before its words. */
const BEGINS_WITH = (words: string): string => `starts-with(normalize-space(translate(., "✓", "")), "${words}")`;

/** Reads or does something on an element again when its page gave way to another between finding and using it. */
async function whileItChanges<T>(use: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await use();
    } catch (error) {
      if (attempt === 20 || !(error instanceof Error) || !error.message.includes('is no longer on the page')) throw error;
      await pause(50);
    }
  }
}

const yes = (): boolean => true;
const no = (): boolean => false;
