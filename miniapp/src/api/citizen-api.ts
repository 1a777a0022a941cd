import { call, type PageQuery, type Transport } from '@zsb/shared/api';
import { catalogueApi } from '@zsb/shared/catalogue';
import type {
  AppealRequest,
  FileComplaintRequest,
  ForecastRequest,
  RateRequest,
  SimilarRequest,
  SupplementRequest,
  SupplyRequest,
  UrgeRequest,
  WithdrawRequest,
} from '@zsb/shared/complaint-requests';
import { complaintsApi } from '@zsb/shared/complaints-api';
import type { ComplaintId } from '@zsb/shared/ids';
import { loginsApi, type QueryCodeLoginRequest, type RealNameRequest, type SmsLoginRequest } from '@zsb/shared/logins';
import { noticesApi } from '@zsb/shared/notices';

/** Every route this client uses, as functions. All reject with `ProblemError` or `OfflineError`. */
export function createCitizenApi(transport: Transport) {
  return {
    city: () => call(transport, catalogueApi.city, {}),
    categories: () => call(transport, catalogueApi.categories, {}),
    districts: () => call(transport, catalogueApi.districts, {}),
    organisations: () => call(transport, catalogueApi.organisations, {}),
    suggestCategories: (text: string) => call(transport, catalogueApi.suggestCategories, { body: { text } }),
    forecast: (body: ForecastRequest) => call(transport, complaintsApi.forecast, { body }),
    file: (body: FileComplaintRequest) => call(transport, complaintsApi.file, { body }),
    complaints: (query: PageQuery) => call(transport, complaintsApi.list, { query }),
    complaint: (id: ComplaintId) => call(transport, complaintsApi.get, { params: { id } }),
    rate: (id: ComplaintId, body: RateRequest) => call(transport, complaintsApi.rate, { params: { id }, body }),
    supply: (id: ComplaintId, body: SupplyRequest) => call(transport, complaintsApi.supply, { params: { id }, body }),
    withdraw: (id: ComplaintId, body: WithdrawRequest) => call(transport, complaintsApi.withdraw, { params: { id }, body }),
    appeal: (id: ComplaintId, body: AppealRequest) => call(transport, complaintsApi.appeal, { params: { id }, body }),
    urge: (id: ComplaintId, body: UrgeRequest) => call(transport, complaintsApi.urge, { params: { id }, body }),
    supplement: (id: ComplaintId, body: SupplementRequest) => call(transport, complaintsApi.supplement, { params: { id }, body }),
    similar: (body: SimilarRequest) => call(transport, complaintsApi.similar, { body }),
    follow: (id: ComplaintId) => call(transport, complaintsApi.follow, { params: { id } }),
    unfollow: (id: ComplaintId) => call(transport, complaintsApi.unfollow, { params: { id } }),
    followed: () => call(transport, complaintsApi.followed, {}),
    queryCode: (id: ComplaintId) => call(transport, complaintsApi.queryCode, { params: { id } }),
    notices: (query: PageQuery) => call(transport, noticesApi.list, { query }),
    unread: () => call(transport, noticesApi.unread, {}),
    markAllRead: () => call(transport, noticesApi.markAllRead, {}),
    consent: (templateId: string) => call(transport, noticesApi.consent, { body: { templateId } }),
    sendSmsCode: (phone: string) => call(transport, loginsApi.sendSmsCode, { body: { phone } }),
    smsLogin: (body: SmsLoginRequest) => call(transport, loginsApi.sms, { body }),
    wechatLogin: (code: string) => call(transport, loginsApi.wechat, { body: { code } }),
    anonymousLogin: () => call(transport, loginsApi.anonymous, {}),
    queryCodeLogin: (body: QueryCodeLoginRequest) => call(transport, loginsApi.queryCode, { body }),
    bindPhone: (code: string) => call(transport, loginsApi.bindPhone, { body: { code } }),
    confirmRealName: (body: RealNameRequest) => call(transport, loginsApi.confirmRealName, { body }),
    sessions: () => call(transport, loginsApi.sessions, {}),
    endSession: (id: string) => call(transport, loginsApi.endSession, { params: { id } }),
    endLogin: () => call(transport, loginsApi.end, {}),
    me: () => call(transport, loginsApi.me, {}),
    demoPersonas: () => call(transport, loginsApi.demoPersonas, {}),
  };
}

export type CitizenApi = ReturnType<typeof createCitizenApi>;
