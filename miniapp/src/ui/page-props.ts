import type { ReactNode } from 'react';
import type { TabName } from '../platform/navigation';

export interface PageProps {
  title: string;
  /** Set on the four pages of the tab bar. */
  tab?: TabName;
  /** Something has to be done first: the title bar offers no way back. WeChat's own asks (platform/leaving). */
  withoutBack?: boolean;
  /** Stands in place of the title bar (it then holds the heading). */
  header?: ReactNode;
  /** Stays at the bottom of the screen: the one main action. */
  footer?: ReactNode;
  /** Above a page: dialogs. */
  overlay?: ReactNode;
  /** The person has scrolled near the end. */
  onNearEnd?: () => void;
  children?: ReactNode;
}
