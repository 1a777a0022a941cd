import type { GeneralComponent } from 'glass-easel';

export type Json = Record<string, unknown>;
export type Callback = (...args: unknown[]) => unknown;

/** The one argument of most `wx` functions. */
export interface Options extends Json {
  success?: Callback;
  fail?: Callback;
  complete?: Callback;
}

export interface TabItem {
  pagePath: string;
  text: string;
  iconPath?: string;
  selectedIconPath?: string;
}

export interface WindowConfig {
  navigationBarTitleText?: string;
  navigationBarBackgroundColor?: string;
  navigationBarTextStyle?: string;
  navigationStyle?: string;
  backgroundColor?: string;
  enablePullDownRefresh?: boolean;
  onReachBottomDistance?: number;
}

export interface AppConfig {
  pages: string[];
  entryPagePath?: string;
  subPackages?: { root: string; pages: string[] }[];
  subpackages?: { root: string; pages: string[] }[];
  window?: WindowConfig;
  tabBar?: { list: TabItem[]; color?: string; selectedColor?: string; backgroundColor?: string; custom?: boolean };
  requiredPrivateInfos?: string[];
  __usePrivacyCheck__?: boolean;
  usingComponents?: Record<string, string>;
}

export interface ComponentConfig extends WindowConfig {
  component?: boolean;
  usingComponents?: Record<string, string>;
}

/** What Node sends when the page starts. */
export interface Boot {
  modules: Record<string, string>;
  configs: Record<string, ComponentConfig> & { app: AppConfig };
  styles: Record<string, string>;
  scopes: Record<string, string>;
  settings: Settings;
}

export interface Settings {
  width: number;
  height: number;
  appId: string;
  privacy: 'agreed' | 'ask';
  loginCode: string;
  phoneCode: string;
  /** Address of the first page, empty for the app's own. */
  launchUrl: string;
  /** The automator remembers pages by their number: a restart must not use one again. */
  firstPageId: number;
  /** Why WeChat opened the mini-program: 1001 from its list, 1014 from a subscription message. */
  launchScene: number;
  clockShift: number;
  isOffline: boolean;
  /** An automator listens to the console already. */
  isLogWanted: boolean;
}

export type PageInstance = Record<string, unknown> & {
  data: Json;
  setData(data: Json, done?: () => void): void;
  route?: string;
};

export type AnyComponent = GeneralComponent;
