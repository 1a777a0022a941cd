import type {
  ContactRequest,
  NoteRequest,
  ApplyRequest,
  DecideApplicationRequest,
  ReviewAnswerRequest,
  AddCoHandlerRequest,
  AnswerCoHandlingRequest,
  SuperviseRequest,
  ReportRequest,
  PlanReportRequest,
  CallBackRequest,
  NameHandlersRequest,
} from '@zsb/shared/casework';
import type { SuggestCategoriesRequest } from '@zsb/shared/catalogue';
import type { AcceptManyRequest, MarkUrgentRequest, MergeRequest, SaveTemplateRequest, SplitRequest } from '@zsb/shared/casework';
import type { PageQuery } from '@zsb/shared/api';
import type {
  AcceptRequest,
  AnswerRequest,
  CaseQuery,
  DispatchRequest,
  FileComplaintRequest,
  ForecastRequest,
  RateRequest,
  RevealRequest,
  SupplementRequest,
  UrgeRequest,
  SimilarRequest,
} from '@zsb/shared/complaint-requests';
import type {
  BindPhoneRequest,
  RealNameRequest,
  QueryCodeLoginRequest,
  RefreshRequest,
  SmsCodeRequest,
  SmsLoginRequest,
  StaffLoginRequest,
  WechatLoginRequest,
} from '@zsb/shared/logins';
import type { SubscriptionConsentRequest } from '@zsb/shared/notices';
import type { RateCasesQuery, RatesQuery } from '@zsb/shared/rates';
import type { PublishYearRequest, ReleaseHoldRequest, SaveHoursRequest, SavePoliciesRequest } from '@zsb/shared/sla';
import type { SuggestCategoriesDto } from './catalogue/catalogue.dto.js';
import type { AcceptDto, AnswerDto, DispatchDto, FileComplaintDto, ForecastDto, RateDto, RevealDto } from './complaints/complaint.dto.js';
import type { AcceptManyDto, MarkUrgentDto, MergeDto, SplitDto } from './complaints/desk.dto.js';
import type { SupplementDto, UrgeDto } from './complaints/urging.dto.js';
import type { SaveTemplateDto } from './templates/templates.dto.js';
import type { CaseQueryDto } from './complaints/inbox.dto.js';
import type {
  ContactCitizenDto,
  NoteDto,
  ApplyDto,
  DecideApplicationDto,
  ReviewAnswerDto,
  AddCoHandlerDto,
  AnswerCoHandlingDto,
  SuperviseDto,
  PlanReportDto,
  ReportDto,
  CallBackDto,
} from './complaints/casework.dto.js';
import type { SimilarDto } from './complaints/following.dto.js';
import type { NameHandlersDto } from './complaints/report.dto.js';
import type { RateCasesQueryDto, RatesQueryDto } from './rates/rates.dto.js';
import type { ReleaseHoldDto } from './escalations/holds.dto.js';
import type { SubscriptionConsentDto } from './notices/notices.dto.js';
import type {
  BindPhoneDto,
  QueryCodeLoginDto,
  RealNameDto,
  RefreshDto,
  SmsCodeDto,
  SmsLoginDto,
  WechatLoginDto,
} from './people/people.dto.js';
import type { PageDto } from './platform/http/page.dto.js';
import type { PublishYearDto, SaveHoursDto, SavePoliciesDto } from './sla/sla.dto.js';
import type { StaffLoginDto, StaffRefreshDto } from './staff/staff.dto.js';

/** A class and an interface of the same fields are one type here, with their options and nulls, all the way down. */
type Shape<T> = T extends object ? (T extends (infer Item)[] ? Shape<Item>[] : { [K in keyof T]: Shape<T[K]> }) : T;
type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
/** `implements` accepts a class that lacks an optional field; this does not. Drift stops the compiler on its line. */
type Same<Dto, Request> = Equal<Shape<Dto>, Shape<Request>>;

const same: {
  SuggestCategories: Same<SuggestCategoriesDto, SuggestCategoriesRequest>;
  Page: Same<PageDto, PageQuery>;
  PublishYear: Same<PublishYearDto, PublishYearRequest>;
  ReleaseHold: Same<ReleaseHoldDto, ReleaseHoldRequest>;
  SaveHours: Same<SaveHoursDto, SaveHoursRequest>;
  SavePolicies: Same<SavePoliciesDto, SavePoliciesRequest>;
  FileComplaint: Same<FileComplaintDto, FileComplaintRequest>;
  Forecast: Same<ForecastDto, ForecastRequest>;
  Rate: Same<RateDto, RateRequest>;
  Dispatch: Same<DispatchDto, DispatchRequest>;
  Accept: Same<AcceptDto, AcceptRequest>;
  Answer: Same<AnswerDto, AnswerRequest>;
  Reveal: Same<RevealDto, RevealRequest>;
  ContactCitizen: Same<ContactCitizenDto, ContactRequest>;
  Note: Same<NoteDto, NoteRequest>;
  Apply: Same<ApplyDto, ApplyRequest>;
  DecideApplication: Same<DecideApplicationDto, DecideApplicationRequest>;
  ReviewAnswer: Same<ReviewAnswerDto, ReviewAnswerRequest>;
  AddCoHandler: Same<AddCoHandlerDto, AddCoHandlerRequest>;
  AnswerCoHandling: Same<AnswerCoHandlingDto, AnswerCoHandlingRequest>;
  Supervise: Same<SuperviseDto, SuperviseRequest>;
  Report: Same<ReportDto, ReportRequest>;
  PlanReport: Same<PlanReportDto, PlanReportRequest>;
  CallBack: Same<CallBackDto, CallBackRequest>;
  CaseQuery: Same<CaseQueryDto, CaseQuery>;
  RateCasesQuery: Same<RateCasesQueryDto, RateCasesQuery>;
  RatesQuery: Same<RatesQueryDto, RatesQuery>;
  AcceptMany: Same<AcceptManyDto, AcceptManyRequest>;
  MarkUrgent: Same<MarkUrgentDto, MarkUrgentRequest>;
  Split: Same<SplitDto, SplitRequest>;
  Merge: Same<MergeDto, MergeRequest>;
  Urge: Same<UrgeDto, UrgeRequest>;
  Supplement: Same<SupplementDto, SupplementRequest>;
  SaveTemplate: Same<SaveTemplateDto, SaveTemplateRequest>;
  SubscriptionConsent: Same<SubscriptionConsentDto, SubscriptionConsentRequest>;
  BindPhone: Same<BindPhoneDto, BindPhoneRequest>;
  RealName: Same<RealNameDto, RealNameRequest>;
  Refresh: Same<RefreshDto, RefreshRequest>;
  QueryCodeLogin: Same<QueryCodeLoginDto, QueryCodeLoginRequest>;
  Similar: Same<SimilarDto, SimilarRequest>;
  NameHandlers: Same<NameHandlersDto, NameHandlersRequest>;
  SmsCode: Same<SmsCodeDto, SmsCodeRequest>;
  SmsLogin: Same<SmsLoginDto, SmsLoginRequest>;
  WechatLogin: Same<WechatLoginDto, WechatLoginRequest>;
  StaffLogin: Same<StaffLoginDto, StaffLoginRequest>;
  StaffRefresh: Same<StaffRefreshDto, RefreshRequest>;
} = {
  SuggestCategories: true,
  Page: true,
  FileComplaint: true,
  Forecast: true,
  Rate: true,
  Dispatch: true,
  Accept: true,
  Answer: true,
  Reveal: true,
  ContactCitizen: true,
  Note: true,
  Apply: true,
  DecideApplication: true,
  ReviewAnswer: true,
  AddCoHandler: true,
  AnswerCoHandling: true,
  Supervise: true,
  Report: true,
  PlanReport: true,
  CallBack: true,
  CaseQuery: true,
  RateCasesQuery: true,
  RatesQuery: true,
  PublishYear: true,
  ReleaseHold: true,
  SaveHours: true,
  SavePolicies: true,
  AcceptMany: true,
  MarkUrgent: true,
  Split: true,
  Merge: true,
  Urge: true,
  Supplement: true,
  SaveTemplate: true,
  SubscriptionConsent: true,
  BindPhone: true,
  RealName: true,
  Refresh: true,
  QueryCodeLogin: true,
  Similar: true,
  NameHandlers: true,
  SmsCode: true,
  SmsLogin: true,
  WechatLogin: true,
  StaffLogin: true,
  StaffRefresh: true,
};

/** Where the types differ, the assignment above does not compile; `tsc` is what proves it, this line only runs the file. */
it('every request class has the fields of its request in the contract', () => {
  expect(Object.values(same)).not.toContain(false);
});

const missesAnOption: Same<{ after?: string }, PageQuery> = false;
const allowsNoNull: Same<{ a: string }, { a: string | null }> = false;
it('a class that misses an option or a null is not the same', () => {
  expect([missesAnOption, allowsNoNull]).toEqual([false, false]);
});
