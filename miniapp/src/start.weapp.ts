import './app.scss';

/** Nothing to prepare: the mini-program brings all its pages with it. */
export const prepareBrowser = (): void => undefined;
