import type { CaseRowView, CaseView } from '@zsb/shared/case-views';
import type { ComplaintEvent } from './complaint-event.entity.js';
import type { CaseRecord } from './complaints.repository.js';

/** What they see of a report 举报 who do not handle it: that there is one, whose it is, and how it stands with its time limits. */

export const withheldRow = (row: CaseRowView): CaseRowView => ({
  ...row,
  excerpt: '',
  category: '举报',
  district: null,
  allowedActions: [],
});

/** Without a word of anybody. */
export const withoutWords = (record: CaseRecord): CaseRecord => ({
  ...record,
  events: record.events.map(bareEvent),
  messages: [],
  answer: null,
  rating: null,
  rejection: null,
});

const bareEvent = (event: ComplaintEvent): ComplaintEvent => {
  const { organisation, organisationId } = event.data;
  return { ...event, data: { ...(organisation && { organisation }), ...(organisationId && { organisationId }) } };
};

export const withheldCase = (view: CaseView): CaseView => ({
  ...view,
  ...withheldRow(view),
  text: '',
  categoryCode: '',
  categoryPath: ['举报'],
  place: { address: '', district: null, point: null, nearBorder: false },
  photos: [],
  contact: null,
  suggestionReason: null,
  fields: [],
  messages: [],
  rejection: null,
  answer: null,
  rating: null,
  applications: [],
  coHandlers: [],
  draft: null,
  evidence: [],
  related: [],
  confidentiality: { isReadable: false, handlers: [] },
});
