/** The endpoints of complaints 诉求: the citizen’s, and those of staff; their side tracks are in `casework`. */
import { endpoint, type Page, type PageQuery } from './api.js';
import type { CaseCountsView, CaseRowView, CaseView, ContactView, OrganisationNodeView, RejectReasonView } from './case-views.js';
import type {
  AcceptRequest,
  AnswerRequest,
  AppealRequest,
  ArbitrateRequest,
  AskRequest,
  CaseQuery,
  DecideRecheckRequest,
  DispatchRequest,
  FileComplaintRequest,
  ForecastRequest,
  RateRequest,
  RejectRequest,
  ReturnRequest,
  RevealRequest,
  SimilarRequest,
  SupplementRequest,
  SupplyRequest,
  UrgeRequest,
  WithdrawRequest,
} from './complaint-requests.js';
import type {
  ComplaintSummaryView,
  ComplaintView,
  FollowedCaseView,
  ForecastView,
  QueryCodeView,
  SimilarCaseView,
} from './complaint-views.js';
import type { ComplaintId } from './ids.js';

export const complaintsApi = {
  forecast: endpoint<{ body: ForecastRequest }, ForecastView>('POST', '/api/v1/complaints/forecast'),
  file: endpoint<{ body: FileComplaintRequest }, ComplaintView>('POST', '/api/v1/complaints'),
  list: endpoint<{ query?: PageQuery }, Page<ComplaintSummaryView>>('GET', '/api/v1/complaints'),
  get: endpoint<{ params: { id: ComplaintId } }, ComplaintView>('GET', '/api/v1/complaints/:id'),
  rate: endpoint<{ params: { id: ComplaintId }; body: RateRequest }, ComplaintView>('POST', '/api/v1/complaints/:id/rate'),
  supply: endpoint<{ params: { id: ComplaintId }; body: SupplyRequest }, ComplaintView>('POST', '/api/v1/complaints/:id/supply'),
  withdraw: endpoint<{ params: { id: ComplaintId }; body: WithdrawRequest }, ComplaintView>('POST', '/api/v1/complaints/:id/withdraw'),
  appeal: endpoint<{ params: { id: ComplaintId }; body: AppealRequest }, ComplaintView>('POST', '/api/v1/complaints/:id/appeal'),
  urge: endpoint<{ params: { id: ComplaintId }; body: UrgeRequest }, ComplaintView>('POST', '/api/v1/complaints/:id/urge'),
  supplement: endpoint<{ params: { id: ComplaintId }; body: SupplementRequest }, ComplaintView>(
    'POST',
    '/api/v1/complaints/:id/supplement',
  ),
  similar: endpoint<{ body: SimilarRequest }, SimilarCaseView[]>('POST', '/api/v1/complaints/similar'),
  follow: endpoint<{ params: { id: ComplaintId } }, FollowedCaseView>('POST', '/api/v1/complaints/:id/follow'),
  unfollow: endpoint<{ params: { id: ComplaintId } }, null>('POST', '/api/v1/complaints/:id/unfollow'),
  followed: endpoint<object, FollowedCaseView[]>('GET', '/api/v1/followed-complaints'),
  /** The query code of a report filed anonymously, within ten minutes of the filing; asked again it is the same. */
  queryCode: endpoint<{ params: { id: ComplaintId } }, QueryCodeView>('POST', '/api/v1/complaints/:id/query-code'),
};

export const casesApi = {
  list: endpoint<{ query: CaseQuery }, Page<CaseRowView>>('GET', '/api/v1/staff/complaints'),
  counts: endpoint<object, CaseCountsView>('GET', '/api/v1/staff/complaints/counts'),
  get: endpoint<{ params: { id: ComplaintId } }, CaseView>('GET', '/api/v1/staff/complaints/:id'),
  dispatch: endpoint<{ params: { id: ComplaintId }; body: DispatchRequest }, CaseView>('POST', '/api/v1/staff/complaints/:id/dispatch'),
  accept: endpoint<{ params: { id: ComplaintId }; body: AcceptRequest }, CaseView>('POST', '/api/v1/staff/complaints/:id/accept'),
  return: endpoint<{ params: { id: ComplaintId }; body: ReturnRequest }, CaseView>('POST', '/api/v1/staff/complaints/:id/return'),
  ask: endpoint<{ params: { id: ComplaintId }; body: AskRequest }, CaseView>('POST', '/api/v1/staff/complaints/:id/ask'),
  reject: endpoint<{ params: { id: ComplaintId }; body: RejectRequest }, CaseView>('POST', '/api/v1/staff/complaints/:id/reject'),
  arbitrate: endpoint<{ params: { id: ComplaintId }; body: ArbitrateRequest }, CaseView>('POST', '/api/v1/staff/complaints/:id/arbitrate'),
  decideRecheck: endpoint<{ params: { id: ComplaintId }; body: DecideRecheckRequest }, CaseView>(
    'POST',
    '/api/v1/staff/complaints/:id/decide-recheck',
  ),
  rejectReasons: endpoint<object, RejectReasonView[]>('GET', '/api/v1/staff/reject-reasons'),
  answer: endpoint<{ params: { id: ComplaintId }; body: AnswerRequest }, CaseView>('POST', '/api/v1/staff/complaints/:id/answer'),
  revealContact: endpoint<{ params: { id: ComplaintId }; body: RevealRequest }, ContactView>(
    'POST',
    '/api/v1/staff/complaints/:id/contact',
  ),
  organisations: endpoint<object, OrganisationNodeView[]>('GET', '/api/v1/staff/organisations'),
};
