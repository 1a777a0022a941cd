import { randomUUID } from 'node:crypto';
import { catalogueApi } from '@zsb/shared/catalogue';
import { caseworkApi } from '@zsb/shared/casework';
import type { CaseRowView, CaseView } from '@zsb/shared/case-views';
import type { FileComplaintRequest } from '@zsb/shared/complaint-requests';
import type { ComplaintView } from '@zsb/shared/complaint-views';
import type { CaseTab } from '@zsb/shared/complaints';
import { casesApi, complaintsApi } from '@zsb/shared/complaints-api';
import { ProblemError } from '@zsb/shared/errors';
import type { ComplaintId, OrganisationId, StaffId } from '@zsb/shared/ids';
import { staffLoginsApi } from '@zsb/shared/logins';
import { aCommand, aDispatch } from './factories/a-command.js';
import { aFiling, aPlace } from './factories/a-filing.js';
import type { Caller, TestHttp } from './http.js';

/** Words that occur in a report alone: where they are seen, the report is. */
export const REPORT_TEXT = '植入举报正文：有人收钱放行违规摊位。';
export const REPORT_ADDRESS = '植入举报地点四百四十四号';

export const YUELU_OFFICE = '岳麓区城管局 · 市容科';
export const SUPERVISION_OFFICE = '市督查室 · 督办科';

const STAFF = {
  dispatcher: 'paidan01',
  clerk: 'yuelu01',
  head: 'yuelu02',
  otherOffice: 'gongshui01',
  supervisor: 'ducha01',
  supervisionHead: 'ducha02',
  supervisionClerk: 'ducha03',
} as const;
export type Who = keyof typeof STAFF;

/** Reports 举报 as everybody who could come upon one meets them. */
export class Reports {
  private constructor(
    private readonly http: TestHttp,
    readonly staff: Record<Who, Caller>,
    readonly citizen: Caller,
    private readonly organisations: Map<string, OrganisationId>,
  ) {}

  /** Everybody logs in. @param phone of the citizen who reports */
  static async open(http: TestHttp, phone: string): Promise<Reports> {
    const entries = Object.entries(STAFF).map(async ([who, userName]) => [who, await http.staff(userName)] as const);
    const staff = Object.fromEntries(await Promise.all(entries)) as Record<Who, Caller>;
    const list = await http.anonymous.call(catalogueApi.organisations, {});
    return new Reports(http, staff, await http.citizen(phone), new Map(list.map(({ id, name }) => [name, id])));
  }

  /** By its full name. */
  organisation(name: string): OrganisationId {
    return this.organisations.get(name) ?? (randomUUID() as OrganisationId);
  }

  async file(overrides: Partial<FileComplaintRequest> = {}): Promise<ComplaintView> {
    const body = aFiling({ kind: 'report', text: REPORT_TEXT, place: aPlace({ address: REPORT_ADDRESS }), ...overrides });
    const { id } = await this.citizen.call(complaintsApi.file, { body });
    await this.http.runJobs();
    return this.citizen.call(complaintsApi.get, { params: { id } });
  }

  get(who: Who, id: ComplaintId): Promise<CaseView> {
    return this.staff[who].call(casesApi.get, { params: { id } });
  }

  async dispatch(who: Who, id: ComplaintId, to: string): Promise<CaseView> {
    const { version } = await this.get(who, id);
    return this.staff[who].call(casesApi.dispatch, { params: { id }, body: aDispatch(version, this.organisation(to)) });
  }

  /** A report that the office in 岳麓区 has. */
  async dispatched(overrides: Partial<FileComplaintRequest> = {}): Promise<ComplaintId> {
    const { id } = await this.file(overrides);
    await this.dispatch('dispatcher', id, YUELU_OFFICE);
    return id;
  }

  async staffId(who: Who): Promise<StaffId> {
    return (await this.staff[who].call(staffLoginsApi.me, {})).id;
  }

  /** By the office's head. */
  async name(id: ComplaintId, ...who: Who[]): Promise<CaseView> {
    const staffIds = await Promise.all(who.map((one) => this.staffId(one)));
    const { version } = await this.get('head', id);
    return this.staff.head.call(caseworkApi.nameHandlers, { params: { id }, body: { ...aCommand(version), staffIds } });
  }

  /** What they see of it: all, that it is there, or nothing. */
  async sight(who: Who, id: ComplaintId): Promise<'all' | 'outline' | 'nothing'> {
    try {
      const { confidentiality, text } = await this.get(who, id);
      if ((text !== '') !== confidentiality?.isReadable)
        throw new Error('the view says that it is withheld and shows it, or the other way round');
      return confidentiality?.isReadable ? 'all' : 'outline';
    } catch (error) {
      if (error instanceof ProblemError && error.problem.code === 'complaint.not-found') return 'nothing';
      throw error;
    }
  }

  async sights(id: ComplaintId): Promise<Record<Who, string>> {
    const entries = (Object.keys(STAFF) as Who[]).map(async (who) => [who, await this.sight(who, id)] as const);
    return Object.fromEntries(await Promise.all(entries)) as Record<Who, string>;
  }

  async listed(who: Who, query: { tab: CaseTab; search?: string }): Promise<CaseRowView[]> {
    return (await this.staff[who].call(casesApi.list, { query: { ...query, limit: 100 } })).items;
  }

  async inList(who: Who, id: ComplaintId, tab: CaseTab): Promise<CaseRowView | undefined> {
    return (await this.listed(who, { tab })).find((row) => row.id === id);
  }
}
