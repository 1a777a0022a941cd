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

/** What WeChat alone understands. */
const weappOnly: Parameters<typeof defineAppConfig>[0] = {
  tabBar,
  sitemapLocation: 'sitemap.json',
  lazyCodeLoading: 'requiredComponents',
  requiredPrivateInfos: ['chooseLocation'],
  permission: { 'scope.userLocation': { desc: '用于在地图上选地点，判断由哪个区办理' } },
  // The privacy agreement is asked for by ui/privacy-sheet.weapp.tsx, at the moment of use.
  __usePrivacyCheck__: true,
  // Fetched while the person reads the tab page that leads there.
  preloadRule: {
    'features/home/pages/home/index': { network: 'all', packages: ['features/complaints'] },
    'features/affairs/pages/list/index': { network: 'all', packages: ['features/complaints'] },
    'features/people/pages/me/index': { network: 'all', packages: ['features/logins'] },
  },
};

export default defineAppConfig({
  // Pages of the tab bar must be in the main package; every other feature is a subpackage.
  pages: tabBar.list.map(({ pagePath }) => pagePath),
  subPackages: [
    {
      root: 'features/complaints',
      pages: ['pages/file/index', 'pages/result/index', 'pages/detail/index', 'pages/query-code/index', 'pages/report-query/index'],
    },
    { root: 'features/logins', pages: ['pages/login/index', 'pages/phone/index', 'pages/real-name/index', 'pages/sessions/index'] },
  ],
  window: {
    navigationBarTitleText: '掌上办',
    navigationBarBackgroundColor: '#FFFFFF',
    navigationBarTextStyle: 'black',
    backgroundColor: '#F5F7FA',
    // A browser has our own title bar with a real button and a heading (ui/page.tsx); WeChat draws its own.
    ...(isWeapp ? {} : { navigationStyle: 'custom' }),
  },
  ...(isWeapp ? weappOnly : { animation: false }),
});
