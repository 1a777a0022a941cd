import { useSyncExternalStore, type MouseEvent } from 'react';
import { openTab, PAGES, type TabName } from '../platform/navigation';
import { badgeText } from '../format/badge-text';
import { readBadge, subscribeToBadge } from '../platform/tab-badge';
import { Icon } from './icon';
import type { IconName } from './icon-paths';
import './tab-bar.scss';

const TABS: { tab: TabName; name: string; icon: IconName }[] = [
  { tab: 'home', name: '首页', icon: 'home' },
  { tab: 'affairs', name: '办件', icon: 'affairs' },
  { tab: 'notices', name: '消息', icon: 'notices' },
  { tab: 'me', name: '我的', icon: 'me' },
];

/** The tab bar of the browser build; the mini-program has WeChat's own (app.config.ts, with the same icons as PNG). */
export function TabBar({ current }: { current: TabName }) {
  const unread = useSyncExternalStore(subscribeToBadge, readBadge);
  const follow = (event: MouseEvent, tab: TabName): void => {
    event.preventDefault();
    if (tab !== current) openTab(tab);
  };
  return (
    <nav className="tab-bar" aria-label="主要页面">
      {TABS.map(({ tab, name, icon }) => (
        <a
          key={tab}
          className={tab === current ? 'tab tab-current' : 'tab'}
          href={`#${PAGES[tab]}`}
          aria-current={tab === current ? 'page' : undefined}
          onClick={(event) => follow(event, tab)}
        >
          <span className="tab-icon">
            <Icon name={tab === current ? (`${icon}Filled` as IconName) : icon} size={26} />
            {tab === 'notices' && unread > 0 && (
              <span className="tab-badge" aria-hidden>
                {badgeText(unread)}
              </span>
            )}
          </span>
          {name}
          {tab === 'notices' && unread > 0 && <span className="sr-only">，{unread} 条未读</span>}
        </a>
      ))}
    </nav>
  );
}
