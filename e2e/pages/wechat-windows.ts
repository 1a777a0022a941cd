import type { OpenedMiniProgram } from '../weapp-runtime/journey.ts';
import { until } from '../world.ts';

/** A photo and a place as WeChat's choosers answer them; the photo is a file that every build carries. */
const CHOSEN_PHOTO = { tempFilePath: '/assets/tabs/home.png', size: 600, fileType: 'image' };
export const CHOSEN_PLACE = { name: '麓山南路 123 号', address: '湖南省长沙市岳麓区', latitude: 28.187, longitude: 112.936 };

/** Windows that WeChat draws over a mini-program: no page can press anything in them. */
export class WechatWindows {
  private readonly mp: OpenedMiniProgram['mp'];

  constructor(mp: OpenedMiniProgram['mp']) {
    this.mp = mp;
  }

  /** What the person does on the page opens the album, where a photo is chosen. */
  choosingPhoto(open: () => Promise<void>): Promise<void> {
    return this.answering('chooseMedia', { tempFiles: [CHOSEN_PHOTO], type: 'image' }, open);
  }

  /** … opens WeChat's map, where `CHOSEN_PLACE` is chosen. */
  choosingPlace(open: () => Promise<void>): Promise<void> {
    return this.answering('chooseLocation', CHOSEN_PLACE, open);
  }

  /** Says yes in the window that asks for something, once it is there. */
  async allow(what: string): Promise<void> {
    await until(`WeChat asks for ${what}`, () => this.mp.native().authorizeAllow().then(yes, no));
  }

  private async answering(method: string, answer: object, open: () => Promise<void>): Promise<void> {
    await this.mp.mockWxMethod(method, { ...answer, errMsg: `${method}:ok` });
    await open();
    await this.mp.restoreWxMethod(method);
  }
}

const yes = (): boolean => true;
const no = (): boolean => false;
