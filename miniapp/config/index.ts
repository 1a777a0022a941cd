import path from 'node:path';
import { defineConfig, type UserConfigExport } from '@tarojs/cli';
import { Precompress } from './h5/precompress';
import { scssTokens } from './scss-tokens';

// h5 is served by the server itself; the mini-program has no page address to be relative to.
const apiOrigin = process.env.TARO_ENV === 'h5' ? '' : (process.env.ZSB_API_ORIGIN ?? 'http://127.0.0.1:3000');

const isWeapp = process.env.TARO_ENV === 'weapp';

const ownCode = /[\\/]miniapp[\\/]src[\\/](api|format|platform|ui)[\\/]/;

export default defineConfig<'webpack5'>((merge) => {
  const base: UserConfigExport<'webpack5'> = {
    projectName: 'zsb',
    designWidth: () => 375,
    deviceRatio: { 640: 2.34 / 2, 750: 1, 375: 2, 828: 1.81 / 2 },
    sourceRoot: 'src',
    outputRoot: `dist/${process.env.TARO_ENV}`,
    plugins: [path.resolve(__dirname, 'aria/index.js')],
    // Not process.env.X: a variable that is unset at build time stays in the bundle, and the mini-program has no `process`.
    defineConstants: { API_ORIGIN_FROM_BUILD: JSON.stringify(apiOrigin) },
    sass: { data: scssTokens() },
    framework: 'react',
    copy: { patterns: isWeapp ? [{ from: 'src/sitemap.json', to: 'dist/weapp/sitemap.json' }] : [], options: {} },
    compiler: { type: 'webpack5', prebundle: { enable: false } },
    cache: { enable: false },
    mini: {
      optimizeMainPackage: { enable: true },
      // Stylesheets belong to one component each; in which order they come does not matter.
      miniCssExtractPluginOption: { ignoreOrder: true },
      // Lengths become rpx: the mini-program scales with the phone's width.
      postcss: { pxtransform: { enable: true, config: {} } },
    },
    h5: {
      publicPath: '/h5/',
      staticDirectory: 'static',
      router: { mode: 'hash' },
      output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
      miniCssExtractPluginOption: {
        ignoreOrder: true,
        filename: 'css/[name].[contenthash:8].css',
        chunkFilename: 'css/[name].[contenthash:8].css',
      },
      // 16px stays 16 CSS pixels at every width: browsers zoom, and a desktop shows a centred column.
      postcss: { autoprefixer: { enable: true, config: {} }, pxtransform: { enable: false, config: {} } },
      // Pages draw plain HTML elements (ui/elements.tsx), so Taro's web components (140 kB) stay out of the bundle.
      useHtmlComponents: true,
      webpackChain(chain) {
        chain.resolve.alias.set('@tarojs/components$', path.resolve(__dirname, 'h5/no-components.ts'));
        chain.resolve.alias.set('@tarojs/components-react/dist/index.css$', path.resolve(__dirname, 'h5/empty.css'));
        if (process.env.NODE_ENV === 'production') chain.plugin('precompress').use(Precompress);
        // What several pages draw is loaded once, styles included: a stylesheet loaded twice would change which rule wins.
        chain.merge({
          optimization: {
            splitChunks: { cacheGroups: { own: { name: 'own', test: ownCode, minChunks: 2, chunks: 'async', priority: 20 } } },
          },
        });
      },
    },
  };
  return merge({}, base);
});
