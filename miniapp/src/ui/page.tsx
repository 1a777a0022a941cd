import { useEffect, useRef } from 'react';
import { goBack } from '../platform/navigation';
import { useCareMode } from './care-mode';
import { Icon } from './icon';
import type { PageProps } from './page-props';
import { TabBar } from './tab-bar';
import './page.scss';

/** The frame of a page in a browser: title bar with a way back, content, the main action, the tab bar. */
export function Page({ title, tab, withoutBack = false, header, footer, overlay, onNearEnd, children }: PageProps) {
  const { careMode } = useCareMode();
  return (
    <div className={careMode ? 'page care' : 'page'}>
      {header ? (
        <header>{header}</header>
      ) : (
        <TitleBar title={title} isTab={tab !== undefined} withBack={tab === undefined && !withoutBack} />
      )}
      {/* The content scrolls between the bars: nothing to press ever lies half under them. */}
      <main className="page-main page-scroll" onScroll={(event) => isNearEnd(event.currentTarget) && onNearEnd?.()}>
        {children}
      </main>
      {footer && <div className="page-footer">{footer}</div>}
      {tab && <TabBar current={tab} />}
      {overlay}
    </div>
  );
}

const NEAR_PX = 120;
const isNearEnd = (scrolled: HTMLElement): boolean => scrolled.scrollHeight - scrolled.scrollTop - scrolled.clientHeight < NEAR_PX;

function TitleBar({ title, isTab, withBack }: { title: string; isTab: boolean; withBack: boolean }) {
  const heading = useRef<HTMLHeadingElement>(null);
  // A page change without a page load is silent: the focus moves to the heading, so that a screen reader reads it.
  useEffect(() => {
    if (!isTab) heading.current?.focus({ preventScroll: true });
  }, [isTab]);
  return (
    <header className="title-bar">
      {withBack && (
        <button type="button" className="button title-back" aria-label="返回" onClick={goBack}>
          <Icon name="back" size={24} />
        </button>
      )}
      <h1 className="h title-text" ref={heading} tabIndex={-1}>
        {title}
      </h1>
    </header>
  );
}
