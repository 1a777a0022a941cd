import type {} from '../page-api.ts';
import { answerCall, tapPointOf } from './automation/protocol.ts';
import { App, background, foreground, getApp, launch, type LaunchOptions } from './app.ts';
import { fromNode } from './bridge.ts';
import { setClockShift } from './clock.ts';
import { addStyle, createComponents, definitions } from './components.ts';
import { createDialogLayer } from './dialogs.ts';
import { nameThePage, watchWindow } from './failures.ts';
import { createFrame } from './frame.ts';
import { watchGestures } from './gestures.ts';
import { enableLog, provideModules, runModule } from './modules.ts';
import pageStyle from './page.css';
import { homePath, pageOrigin, pagePaths, pathInSight, preparePages, pullDown, stack } from './pages.ts';
import { followNavigator, navigateBack, readAddress, reLaunch, tapTab } from './router.ts';
import type { Boot, Json } from './types.ts';
import { defineChoices, nameByLabels } from './widgets/choices.ts';
import { defineForms } from './widgets/forms.ts';
import { defineImages } from './widgets/image.ts';
import { defineOthers } from './widgets/others.ts';
import { definePicker } from './widgets/pickers.ts';
import { defineScrollView, defineSwiper } from './widgets/scrolling.ts';
import { defineSlider } from './widgets/slider.ts';
import { defineTextFields } from './widgets/text-fields.ts';
import { prepareNetwork, setOnline } from './wx/network.ts';
import { createWx, wx } from './wx/wx.ts';

let launchOptions: LaunchOptions;

async function start(): Promise<void> {
  const [boot, templates] = await Promise.all([read<Boot>('/weapp/program.json'), readTemplates()]);
  setClockShift(boot.settings.clockShift);
  prepareNetwork(!boot.settings.isOffline);
  if (boot.settings.isLogWanted) enableLog();
  nameThePage(pathInSight);
  watchWindow();
  drawPhone(boot);
  preparePages(boot);
  defineWidgets();
  createComponents(boot, templates);
  const { launchUrl, launchScene } = boot.settings;
  const url = launchUrl || `/${homePath()}`;
  launchOptions = { ...readAddress(url), scene: launchScene, referrerInfo: {} };
  createWx(boot, launchOptions);
  provideModules(boot.modules, {
    wx,
    App,
    getApp,
    ...definitions,
    getCurrentPages: () => stack.map(({ instance }) => instance),
    __wxConfig: { pages: pagePaths() },
  });
  runModule('app.js');
  launch(launchOptions);
  reLaunch({ url });
}

const read = async <T>(address: string): Promise<T> => (await (await fetch(address)).json()) as T;

async function readTemplates(): Promise<Json> {
  const source = await (await fetch('/weapp/templates.js')).text();
  // The compiler answers an expression.
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  return (new Function(`return ${source}`) as () => Json)();
}

function drawPhone({ configs, styles }: Boot): void {
  addStyle(pageStyle);
  addStyle(styles['app'] ?? '');
  const phone = document.createElement('div');
  phone.id = 'weapp';
  const pages = document.createElement('main');
  pages.id = 'weapp-pages';
  phone.append(pages);
  document.body.append(phone);
  nameByLabels(pages);
  createFrame(configs.app, phone, {
    back: () => navigateBack({}),
    home: () => reLaunch({ url: `/${homePath()}` }),
    switchTab: (index) => {
      const item = configs.app.tabBar?.list[index];
      if (item) tapTab(index, item);
    },
  });
  createDialogLayer(document.body);
  watchGestures({ origin: pageOrigin, pull: pullDown });
}

function defineWidgets(): void {
  defineTextFields();
  defineChoices();
  defineSlider();
  defineImages();
  defineScrollView();
  defineSwiper();
  definePicker();
  defineForms();
  defineOthers(followNavigator);
}

window.weapp = {
  start,
  answerCall,
  tapPointOf,
  fromNode,
  setClockShift,
  setOnline,
  background,
  foreground: () => foreground(launchOptions),
};
