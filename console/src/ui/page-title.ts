/** The heading of a page beside the cases: where reading starts. */
export const PAGE_TITLE_ID = 'page-title';

/** Puts the focus there after something was done, so that what is said about it is in sight and is read next. */
export const focusPageTitle = (): void => document.getElementById(PAGE_TITLE_ID)?.focus();
