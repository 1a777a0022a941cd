import assert from 'node:assert/strict';
import path from 'node:path';
import type { ComplaintId } from '@zsb/shared/ids';
import { openMiniProgram, type OpenedMiniProgram } from '../weapp-runtime/journey.ts';
import type { StartOptions } from '../weapp-runtime/runtime.ts';
import { root, until, type World } from '../world.ts';
import { MiniScreen } from './mini-screen.ts';
import { WechatWindows } from './wechat-windows.ts';

/** The address that `miniapp/config` writes into a build that nobody told another. */
const BUILT_ORIGIN = 'http://127.0.0.1:3000';

const TABS = {
  home: '/features/home/pages/home/index',
  affairs: '/features/affairs/pages/list/index',
  notices: '/features/notices/pages/inbox/index',
  me: '/features/people/pages/me/index',
} as const;

/** The mini-program as WeChat would get it, in the hands of one person. Driven by the automator alone wherever a phone could be. */
export class MiniProgram extends MiniScreen {
  /** What escaped from the mini-program since it was opened. */
  readonly exceptions: string[] = [];
  private readonly windows: WechatWindows;

  private constructor(opened: OpenedMiniProgram) {
    super(opened);
    this.windows = new WechatWindows(opened.mp);
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
    await this.opened.runtime?.background();
    await this.opened.runtime?.foreground();
  }

  /** Opens the case with these words from 办件. */
  async openFromAffairs(words: string): Promise<void> {
    await this.goTo('affairs');
    await this.tap(`//button[contains(., "${words}")]`);
    await this.isAt('detail');
  }

  /** The case whose page is on the screen. */
  async shownCase(): Promise<ComplaintId> {
    return ((await this.page()).query as { id: ComplaintId }).id;
  }

  /**
   * Files a case of 占道经营 by the form, up to the page that gives its number. @param isOnMap without a place on the map no rule is
   * certain of its office
   */
  async file(text: string, { isOnMap = true } = {}): Promise<void> {
    await this.goTo('home');
    await this.press('提诉求');
    await this.isAt('file');
    await this.write('text', text);
    if (isOnMap) await this.choosePlace();
    else await this.write('address', '小区门口，靠近河边');
    await this.choose('category', '占道经营');
    await this.press('提交诉求');
    await this.isAt('result');
  }

  /** Opens the case that was just filed. */
  async openFiled(): Promise<ComplaintId> {
    await this.press('查看详情');
    await this.isAt('detail');
    return this.shownCase();
  }

  /** Adds a photo, through WeChat's chooser. */
  async addPhoto(): Promise<void> {
    await this.windows.choosingPhoto(() => this.press('添加照片'));
  }

  /** Chooses a place on WeChat's map. */
  async choosePlace(): Promise<void> {
    await this.windows.choosingPlace(() => this.press('在地图上选'));
  }

  /** Gives the phone number that WeChat vouches for, on the page that asks for it. */
  async givePhoneNumber(): Promise<void> {
    await this.press('用微信手机号');
    await this.windows.allow('the phone number');
  }

  /** Agrees to one message in WeChat, on the page that offers it. */
  async subscribe(): Promise<void> {
    await this.press('订阅进度提醒');
    await this.windows.allow('a message');
  }

  /** Answers the end question. @param isReopened where it went badly: once more, or leave it */
  async rate({ contacted, solved, satisfaction, isReopened }: Rated): Promise<void> {
    await this.choose('question-contacted', contacted ? '联系过' : '没有');
    await this.choose('question-solved', solved);
    await this.choose('question-satisfaction', satisfaction);
    if (isReopened !== undefined) await this.choose('question-reopen', isReopened ? '请重新办理' : '就到这里');
    await this.press('提交评价');
  }
}

interface Rated {
  contacted: boolean;
  solved: string;
  satisfaction: string;
  isReopened?: boolean;
}
