import type { SuggestCategoriesRequest } from '@zsb/shared/catalogue';
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
} from '@zsb/shared/complaints';
import type {
  BindPhoneRequest,
  RealNameRequest,
  RefreshRequest,
  SmsCodeRequest,
  SmsLoginRequest,
  StaffLoginRequest,
  WechatLoginRequest,
} from '@zsb/shared/logins';
import type { SubscriptionConsentRequest } from '@zsb/shared/notices';
import type { SuggestCategoriesDto } from './catalogue/catalogue.dto.js';
import type {
  AcceptDto,
  AnswerDto,
  CaseQueryDto,
  DispatchDto,
  FileComplaintDto,
  ForecastDto,
  RateDto,
  RevealDto,
} from './complaints/complaint.dto.js';
import type { SubscriptionConsentDto } from './notices/notices.dto.js';
import type { BindPhoneDto, RealNameDto, RefreshDto, SmsCodeDto, SmsLoginDto, WechatLoginDto } from './people/people.dto.js';
import type { PageDto } from './platform/http/page.dto.js';
import type { StaffLoginDto, StaffRefreshDto } from './staff/staff.dto.js';

/** A class and an interface of the same fields are one type here, with their options and nulls, all the way down. */
type Shape<T> = T extends object ? (T extends (infer Item)[] ? Shape<Item>[] : { [K in keyof T]: Shape<T[K]> }) : T;
type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
/** `implements` accepts a class that lacks an optional field; this does not. Drift stops the compiler on its line. */
type Same<Dto, Request> = Equal<Shape<Dto>, Shape<Request>>;

const same: {
  SuggestCategories: Same<SuggestCategoriesDto, SuggestCategoriesRequest>;
  Page: Same<PageDto, PageQuery>;
  FileComplaint: Same<FileComplaintDto, FileComplaintRequest>;
  Forecast: Same<ForecastDto, ForecastRequest>;
  Rate: Same<RateDto, RateRequest>;
  Dispatch: Same<DispatchDto, DispatchRequest>;
  Accept: Same<AcceptDto, AcceptRequest>;
  Answer: Same<AnswerDto, AnswerRequest>;
  Reveal: Same<RevealDto, RevealRequest>;
  CaseQuery: Same<CaseQueryDto, CaseQuery>;
  SubscriptionConsent: Same<SubscriptionConsentDto, SubscriptionConsentRequest>;
  BindPhone: Same<BindPhoneDto, BindPhoneRequest>;
  RealName: Same<RealNameDto, RealNameRequest>;
  Refresh: Same<RefreshDto, RefreshRequest>;
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
  CaseQuery: true,
  SubscriptionConsent: true,
  BindPhone: true,
  RealName: true,
  Refresh: true,
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
