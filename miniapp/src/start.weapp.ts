import './app.scss';
import { listenForPrivacy } from './platform/privacy.weapp';
import { offerUpdates } from './platform/update.weapp';

/** What WeChat wants set up before the first page; the pages themselves all come with the mini-program. */
export function preparePlatform(): void {
  listenForPrivacy();
  offerUpdates();
}
