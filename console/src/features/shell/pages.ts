import type { StaffRole } from '@zsb/shared/logins';
import type { PageName } from '../../platform/address';
import { isOwnTab, TAB_GROUPS } from '../inbox/tabs';

export const PAGE_NAMES: Record<PageName, string> = {
  notices: '消息',
  rates: '考核',
  templates: '答复模板',
  calendar: '工作日历',
  policies: '时限策略',
  holds: '暂停升级',
};

/** Whom the server shows each page to. */
const OPEN_TO: Record<PageName, readonly StaffRole[] | 'everybody'> = {
  notices: 'everybody',
  rates: ['head', 'supervisor', 'administrator'],
  templates: ['head'],
  calendar: ['administrator', 'supervisor'],
  policies: ['administrator', 'supervisor'],
  holds: ['supervisor', 'administrator'],
};

export const mayOpen = (page: PageName, roles: readonly StaffRole[]): boolean => {
  const open = OPEN_TO[page];
  return open === 'everybody' || roles.some((role) => open.includes(role));
};

/** The pages of these roles, in the order of the top bar. */
export const pagesOf = (roles: readonly StaffRole[]): PageName[] =>
  (Object.keys(PAGE_NAMES) as PageName[]).filter((page) => mayOpen(page, roles));

/** Whether these roles work cases at all. */
export const worksCases = (roles: readonly StaffRole[]): boolean => TAB_GROUPS.flat().some((tab) => isOwnTab(tab, roles));

/** Where somebody starts who works no cases: null for everybody else, who start at the cases. */
export const landingPage = (roles: readonly StaffRole[]): PageName | null =>
  worksCases(roles) ? null : roles.includes('administrator') ? 'calendar' : 'notices';
