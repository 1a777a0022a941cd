const isWeapp = process.env.TARO_ENV === 'weapp';

const tab = (page: string, text: string, icon: string) => ({
  pagePath: page,
  text,
  iconPath: `assets/tabs/${icon}.png`,
  selectedIconPath: `assets/tabs/${icon}-selected.png`,
});

const tabBar = {
  color: '#4E5969',
  selectedColor: '#0B5CAD',
  backgroundColor: '#FFFFFF',
  borderStyle: 'black' as const,
  list: [
    tab('features/home/pages/home/index', '首页', 'home'),
    tab('features/affairs/pages/list/index', '办件', 'affairs'),
    tab('features/notices/pages/inbox/index', '消息', 'notices'),
    tab('features/people/pages/me/index', '我的', 'me'),
  ],
};

export default defineAppConfig({
  // Pages of the tab bar must be in the main package; every other feature is a subpackage.
  pages: tabBar.list.map(({ pagePath }) => pagePath),
  subPackages: [
    { root: 'features/complaints', pages: ['pages/file/index', 'pages/result/index', 'pages/detail/index'] },
    { root: 'features/logins', pages: ['pages/login/index', 'pages/phone/index'] },
  ],
  window: {
    navigationBarTitleText: '掌上办',
    navigationBarBackgroundColor: '#FFFFFF',
    navigationBarTextStyle: 'black',
    backgroundColor: '#F5F7FA',
    // A browser has our own title bar with a real button and a heading (ui/page.tsx); WeChat draws its own.
    ...(isWeapp ? {} : { navigationStyle: 'custom' }),
  },
  ...(isWeapp ? { tabBar, requiredPrivateInfos: ['chooseLocation'], lazyCodeLoading: 'requiredComponents' } : { animation: false }),
});
