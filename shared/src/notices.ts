/** The in-app inbox 消息. */
import { endpoint, type Page, type PageQuery } from './api.js';
import type { ComplaintId, NoticeId } from './ids.js';

/** What a message tells of: a step of a case, in the words of the server. */
export type NoticeKind =
  | 'dispatched'
  | 'accepted'
  | 'contacted'
  | 'asked'
  | 'extended'
  | 'answered'
  | 'rejected'
  | 'merged'
  | 'split'
  | 'rectified'
  | 'planReported'
  | 'calledBack'
  | 'closed';

export interface NoticeView {
  id: NoticeId;
  at: string;
  title: string;
  text: string;
  /** What to open on a tap, or null. */
  complaintId: ComplaintId | null;
  readAt: string | null;
}

export interface UnreadView {
  unread: number;
}

/** What the person answered to `wx.requestSubscribeMessage`: one consent is one message. */
export interface SubscriptionConsentRequest {
  templateId: string;
}

export const noticesApi = {
  list: endpoint<{ query?: PageQuery }, Page<NoticeView>>('GET', '/api/v1/notices'),
  unread: endpoint<object, UnreadView>('GET', '/api/v1/notices/unread'),
  markAllRead: endpoint<object, UnreadView>('POST', '/api/v1/notices/read'),
  consent: endpoint<{ body: SubscriptionConsentRequest }, null>('POST', '/api/v1/notices/consents'),
};
