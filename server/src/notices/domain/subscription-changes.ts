/** What WeChat tells of subscription messages (微信开放文档, 小程序订阅消息 · 订阅消息事件推送). */

export interface SubscriptionChange {
  templateId: string;
  isAllowed: boolean;
}

interface SubscriptionChanges {
  openid: string;
  /** When somebody changed it, to the second. */
  at: Date;
  changes: SubscriptionChange[];
}

/** Somebody changed them in the settings of WeChat, or at a message that was sent. */
const CHANGED = 'subscribe_msg_change_event';
/** A mini-program has far fewer templates. */
const MOST = 100;

/**
 * What somebody changed in the settings; null for every other event. Those of the dialogue change nothing: the mini-program tells
 * us itself what was pressed. Those of a sent message neither: its answer has told us.
 */
export function subscriptionChanges(event: Record<string, unknown>): SubscriptionChanges | null {
  const { Event: name, FromUserName: openid, CreateTime: seconds } = event;
  if (name !== CHANGED || typeof openid !== 'string' || !Number.isSafeInteger(Number(seconds ?? Number.NaN))) return null;
  // One change comes as an object, several as a list; pages of the documentation call it by the one name or the other.
  const list = [event['List'] ?? event['SubscribeMsgChangeEvent'] ?? []].flat().slice(0, MOST);
  return { openid, at: new Date(Number(seconds) * 1000), changes: list.map(changeOf).filter((change) => change !== null) };
}

function changeOf(item: unknown): SubscriptionChange | null {
  const { TemplateId: templateId, SubscribeStatusString: status } = (item ?? {}) as Record<string, unknown>;
  if (typeof templateId !== 'string' || (status !== 'accept' && status !== 'reject')) return null;
  return { templateId, isAllowed: status === 'accept' };
}
