/**
 * Stands in for `@tarojs/components` on h5, where the pages draw plain HTML. Taro's entry file asks for this one name;
 * no page switches pull-down refresh on, so it is never drawn.
 */
export const PullDownRefresh = null;
