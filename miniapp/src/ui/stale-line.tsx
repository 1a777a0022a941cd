import { shortTime } from '../format/dates';
import { serverNow } from '../platform/clock';
import { Message } from './message';

/** Says that there is no network and how old the content is; nothing while the content is fresh. */
export const StaleLine = ({ since }: { since: string | null }) =>
  since === null ? null : <Message kind="info">网络不可用，内容为 {shortTime(since, serverNow())} 的。</Message>;
