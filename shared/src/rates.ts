/** How offices keep their time 考核: what is counted, the rates made of it, and how they are asked for. Counting itself is the server's. */
import { endpoint, type Page, type PageQuery } from './api.js';
import type { CaseRowView } from './case-views.js';
import type { OrganisationId } from './ids.js';

/** What is counted of a case, each on the day it happened, for the office that answers for it. */
export const RATE_MEASURES = [
  /** Dispatched to an office, by whatever way. */
  'assigned',
  'returned',
  'acceptanceMet',
  'acceptanceMissed',
  'contactMet',
  'contactMissed',
  'resolutionMet',
  'resolutionMissed',
  /** Answers given, those after a reopen included. */
  'answered',
  /** Worked again 重办: reopened by the citizen, or by the centre after 复核. */
  'reworked',
  /** Answers on which the citizen said nothing. */
  'closedSilent',
  'rated',
  /** 基本满意 and above. */
  'satisfied',
  /** “已解决” in the citizen's own words; partly is not. */
  'solved',
  /** The others of them, whom one wants to look at. */
  'dissatisfied',
  'unsolved',
  'asked',
  /** Asks in the last fifth of the time. */
  'askedLate',
  /** Answers within an hour before the clock was due. */
  'answeredNearDue',
  /** Answers of an office that never spoke to the person, though it could. */
  'answeredUncontacted',
  /** Answers that say 已解决. */
  'answeredSolved',
  /** … and were reopened by the citizen. */
  'reopenedSolved',
] as const;
export type RateMeasure = (typeof RATE_MEASURES)[number];

/** A rate: its cases among which. `opens` are the cases one wants to see behind it: of a promise, those that broke it. */
export interface RateRule {
  name: string;
  /** One sentence for whoever asks what it means. */
  meaning: string;
  part: readonly RateMeasure[];
  whole: readonly RateMeasure[];
  opens: RateMeasure;
  /** Open clocks that are overdue count among the whole, so that nothing is gained by never ending them. */
  overdue?: OverdueClock;
}
export const OVERDUE_CLOCKS = ['acceptance', 'firstContact', 'resolution'] as const;
export type OverdueClock = (typeof OVERDUE_CLOCKS)[number];

/** The rates of §6, and below them what would game them. */
export const RATES = {
  acceptance: {
    name: '签收及时率',
    meaning: '按时签收或退回的次数 ÷（按时 + 超时 + 仍超时未签收）',
    part: ['acceptanceMet'],
    whole: ['acceptanceMet', 'acceptanceMissed'],
    opens: 'acceptanceMissed',
    overdue: 'acceptance',
  },
  firstContact: {
    name: '首次联系率',
    meaning: '按时联系市民的次数 ÷（按时 + 超时 + 仍超时未联系）',
    part: ['contactMet'],
    whole: ['contactMet', 'contactMissed'],
    opens: 'contactMissed',
    overdue: 'firstContact',
  },
  resolution: {
    name: '按时办结率',
    meaning: '按时答复的件数 ÷（按时 + 超时 + 仍超时未答复）',
    part: ['resolutionMet'],
    whole: ['resolutionMet', 'resolutionMissed'],
    opens: 'resolutionMissed',
    overdue: 'resolution',
  },
  satisfied: {
    name: '满意率',
    meaning: '评价为基本满意及以上的次数 ÷ 市民作出的评价；没有评价的不算满意',
    part: ['satisfied'],
    whole: ['rated'],
    opens: 'dissatisfied',
  },
  solved: {
    name: '解决率',
    meaning: '市民认为已解决的次数 ÷ 市民作出的评价；部分解决不算解决',
    part: ['solved'],
    whole: ['rated'],
    opens: 'unsolved',
  },
  rated: {
    name: '参评率',
    meaning: '市民作出评价的答复 ÷（作出评价 + 到期未评价）',
    part: ['rated'],
    whole: ['rated', 'closedSilent'],
    opens: 'closedSilent',
  },
  returned: { name: '退回率', meaning: '退回的次数 ÷ 转交到单位的次数', part: ['returned'], whole: ['assigned'], opens: 'returned' },
  reworked: { name: '重办率', meaning: '重新办理的次数 ÷ 答复的次数', part: ['reworked'], whole: ['answered'], opens: 'reworked' },
  askedLate: {
    name: '临期要求补充',
    meaning: '在办理时限最后五分之一内要求市民补充的次数 ÷ 要求补充的次数',
    part: ['askedLate'],
    whole: ['asked'],
    opens: 'askedLate',
  },
  answeredNearDue: {
    name: '踩点答复',
    meaning: '到期前一小时内的答复 ÷ 答复的次数',
    part: ['answeredNearDue'],
    whole: ['answered'],
    opens: 'answeredNearDue',
  },
  answeredUncontacted: {
    name: '未联系就答复',
    meaning: '可以联系市民却没有联系就作出的答复 ÷ 答复的次数',
    part: ['answeredUncontacted'],
    whole: ['answered'],
    opens: 'answeredUncontacted',
  },
  reopenedSolved: {
    name: '“已解决”又重办',
    meaning: '答复为已解决、市民又要求重新办理的次数 ÷ 答复为已解决的次数',
    part: ['reopenedSolved'],
    whole: ['answeredSolved'],
    opens: 'reopenedSolved',
  },
} as const satisfies Record<string, RateRule>;
export type RateName = keyof typeof RATES;
export const RATE_NAMES = Object.keys(RATES) as RateName[];
/** Those that show how the others are gamed. */
export const GAMING_RATES = [
  'askedLate',
  'answeredNearDue',
  'answeredUncontacted',
  'reopenedSolved',
] as const satisfies readonly RateName[];

export const RATE_GROUPINGS = ['organisation', 'category', 'district', 'month'] as const;
export type RateGrouping = (typeof RATE_GROUPINGS)[number];

/** A share with its denominator: nobody reads a percentage without it. `whole` 0: there was nothing to measure. */
export interface ShareView {
  part: number;
  whole: number;
}
export interface FiguresView {
  rates: Record<RateName, ShareView>;
  /** Open clocks that were overdue at the end of the period, or are now. */
  overdue: Record<OverdueClock, number>;
  /** Mean wall-clock minutes of first answers: from the filing, and of those the office's own; null without an answer. */
  meanMinutes: { sinceFiling: number; office: number } | null;
}
export interface RateRowView {
  /** Organisation id, category or district code, `2026-11`; empty for what belongs to none. */
  key: string;
  name: string;
  /** The row whose figures contain this one's; null at the top. */
  parentKey: string | null;
  /** Without what was excluded 剔除 and ratings that were struck out. */
  adjusted: FiguresView;
  /** With everything. */
  all: FiguresView;
}

export interface RatesFilter {
  /** First and last day, `2026-11-01`, both included. */
  from: string;
  to: string;
  /** This organisation and all below it. */
  organisationId?: OrganisationId;
  /** A leaf or a group: `02`, `0201`. */
  category?: string;
  district?: string;
}
export interface RatesQuery extends RatesFilter {
  by: RateGrouping;
}
export interface RatesReportView {
  from: string;
  to: string;
  by: RateGrouping;
  /** 数据截至, ISO 8601: everything that happened before is counted. */
  countedUpTo: string;
  total: RateRowView;
  /** Parents before their children; without rows in which nothing was counted. */
  rows: RateRowView[];
}

export const RATE_FIGURES = [...RATE_NAMES, 'overdue'] as const;
/** The cases behind a figure: those its rule `opens`, or those whose resolution is overdue. */
export interface RateCasesQuery extends RatesFilter, PageQuery {
  figure: RateName | 'overdue';
}

export const ratesApi = {
  report: endpoint<{ query: RatesQuery }, RatesReportView>('GET', '/api/v1/staff/rates'),
  cases: endpoint<{ query: RateCasesQuery }, Page<CaseRowView>>('GET', '/api/v1/staff/rates/cases'),
};
