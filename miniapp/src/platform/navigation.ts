import Taro from '@tarojs/taro';

export const PAGES = {
  home: '/features/home/pages/home/index',
  affairs: '/features/affairs/pages/list/index',
  notices: '/features/notices/pages/inbox/index',
  me: '/features/people/pages/me/index',
  file: '/features/complaints/pages/file/index',
  result: '/features/complaints/pages/result/index',
  detail: '/features/complaints/pages/detail/index',
  queryCode: '/features/complaints/pages/query-code/index',
  reportQuery: '/features/complaints/pages/report-query/index',
  login: '/features/logins/pages/login/index',
  phone: '/features/logins/pages/phone/index',
  realName: '/features/logins/pages/real-name/index',
  sessions: '/features/logins/pages/sessions/index',
} as const;

export type PageName = keyof typeof PAGES;
export type TabName = 'home' | 'affairs' | 'notices' | 'me';

function address(page: PageName, params: Record<string, string>): string {
  const query = Object.entries(params).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return query.length === 0 ? PAGES[page] : `${PAGES[page]}?${query.join('&')}`;
}

// Taro rejects when a page is asked for twice in quick succession; the first press already did what was wanted.
const quietly = (going: Promise<unknown>): void => void going.catch(() => undefined);

export const openPage = (page: PageName, params: Record<string, string> = {}): void =>
  quietly(Taro.navigateTo({ url: address(page, params) }));

export const replacePage = (page: PageName, params: Record<string, string> = {}): void =>
  quietly(Taro.redirectTo({ url: address(page, params) }));

/** Back to where the person came from; to the home page when this page was opened by its address. */
export function goBack(): void {
  if (Taro.getCurrentPages().length > 1) quietly(Taro.navigateBack());
  else openTab('home');
}

/** h5 has no native tab bar (ui/tab-bar.tsx draws it): its tabs are ordinary pages that replace each other. */
export function openTab(tab: TabName): void {
  if (process.env.TARO_ENV === 'weapp') quietly(Taro.switchTab({ url: PAGES[tab] }));
  else quietly(Taro.reLaunch({ url: PAGES[tab] }));
}
