/** Which colleagues hear of a step of a case, and in which words. */
import type { ComplaintAction, ComplaintKind, ComplaintState } from '@zsb/shared/complaints';
import type { ComplaintId, OrganisationId, StaffId } from '@zsb/shared/ids';
import type { StaffRole } from '@zsb/shared/logins';
import type { StaffNoticeKind } from '@zsb/shared/sla';

/** A case after the step. */
export interface ChangedCase {
  id: ComplaintId;
  caseNumber: string;
  version: number;
  kind: ComplaintKind;
  state: ComplaintState;
  leadOrganisationId: OrganisationId | null;
  suggestedOrganisationId: OrganisationId;
  aboutOrganisationId: OrganisationId | null;
  handlerId: StaffId | null;
  /** Who turned it down before an appeal: it is not theirs to decide. */
  rejectedBy: StaffId | null;
  /** Who has to look at a drafted answer. */
  reviewStage: 'head' | 'centre' | null;
}

/** What the history keeps of the step. */
export interface StepDetails {
  organisationId?: string;
  /** Of a granted redispatch: who had it, and who applied. */
  fromOrganisationId?: OrganisationId;
  requestedBy?: StaffId;
}

/** Who holds which role: see `Roster`. */
export interface Staffing {
  has(staffId: StaffId): boolean;
  nearest(role: StaffRole, organisationId: OrganisationId): StaffId[];
  inReach(role: StaffRole, organisationId: OrganisationId): StaffId[];
}

export interface Told {
  /** Where they are; null where there is nobody. */
  organisationId: OrganisationId | null;
  people: (roster: Staffing, organisationId: OrganisationId) => StaffId[];
  kind: StaffNoticeKind;
  title: string;
  text: (caseNumber: string) => string;
  /** Not theirs, whoever else is told or stands in. */
  except?: StaffId | null;
  /** They do not have it any more: the message opens nothing. */
  isGone?: true;
}

/** The same, for where the case is. */
type Here = Omit<Told, 'organisationId'>;
type Audience = Told['people'];

const clerks: Audience = (roster, office) => orElse(roster.nearest('clerk', office), () => roster.nearest('head', office));
const heads: Audience = (roster, office) => orElse(roster.nearest('head', office), () => supervisors(roster, office));
const dispatchers: Audience = (roster, office) => roster.inReach('dispatcher', office);
const supervisors: Audience = (roster, office) => roster.inReach('supervisor', office);

const orElse = (found: StaffId[], others: () => StaffId[]): StaffId[] => (found.length > 0 ? found : others());

/** The organisation a step concerns; null where there is none. */
function officeOf(complaint: ChangedCase, action: ComplaintAction, { organisationId }: StepDetails): OrganisationId | null {
  if (action === 'addCoHandler') return (organisationId as OrganisationId | undefined) ?? null;
  return complaint.leadOrganisationId ?? complaint.suggestedOrganisationId;
}

/** Who hears of the step, in this order: whoever is among several hears it once. */
export function audiencesOf(complaint: ChangedCase, action: ComplaintAction, details: StepDetails): Told[] {
  const found = TOLD[action];
  const told = typeof found === 'function' ? found(complaint) : (found ?? null);
  const here = told === null ? [] : [{ ...told, organisationId: officeOf(complaint, action, details) }];
  return action === 'grantRedispatch' ? [...here, ...leftBehind(details)] : here;
}

/** 改派: whoever had the case looks for it no more. */
function leftBehind({ fromOrganisationId, requestedBy }: StepDetails): Told[] {
  const applicant: Audience = (roster) => (requestedBy && roster.has(requestedBy) ? [requestedBy] : []);
  return [
    {
      organisationId: fromOrganisationId ?? null,
      people: (roster, office) => [...applicant(roster, office), ...roster.nearest('head', office)],
      kind: 'decision',
      title: '改派已同意',
      text: (caseNumber) => `诉求 ${caseNumber} 已同意改派，由其他单位办理，您的单位不再办理。`,
      isGone: true,
    },
  ];
}

/** Whose desk it is on, else the whole office. The text of a report is for those whom the head names. */
const desk =
  ({ handlerId, kind }: ChangedCase): Audience =>
  (roster, office) => {
    if (handlerId !== null && roster.has(handlerId)) return [handlerId];
    return (kind === 'report' ? heads : clerks)(roster, office);
  };

const newCase = (complaint: ChangedCase): Here => ({
  people: complaint.kind === 'report' ? heads : clerks,
  kind: 'dispatched',
  title: '新诉求待签收',
  text: (caseNumber) => `诉求 ${caseNumber} 已转交到您的单位，请及时签收。`,
});
const toDesk =
  (kind: StaffNoticeKind, title: string, what: string) =>
  (complaint: ChangedCase): Here => ({ people: desk(complaint), kind, title, text: (caseNumber) => `诉求 ${caseNumber} ${what}` });
const toDecide = (people: Audience, title: string, what: string): Here => ({
  people,
  kind: 'review',
  title,
  text: (caseNumber) => `诉求 ${caseNumber} ${what}`,
});
const decided = (what: string) => toDesk('decision', what, `${what}，请查看。`);

/** 督办 is an order to the office, not to a desk alone. */
const ordered = (complaint: ChangedCase): Here => ({
  people: (roster, office) => [...desk(complaint)(roster, office), ...heads(roster, office)],
  kind: 'decision',
  title: '督办：请按时限报告',
  text: (caseNumber) => `诉求 ${caseNumber} 已被督办，请按督办时限报告办理情况。`,
});
/**
 * Whoever turned it down does not decide on the appeal; supervision may as well, and hears where no other dispatcher is there. A
 * single supervisor who turned down a report about the centre hears of the appeal by the ladder: it is not theirs.
 */
const appealed = ({ rejectedBy }: ChangedCase): Here => {
  const people: Audience = (roster, office) => orElse(dispatchers(roster, office), () => supervisors(roster, office));
  return { ...toDecide(people, '市民申诉', '的市民对不予受理提出申诉，请您另行审看。'), except: rejectedBy };
};
const waitsForReview = ({ reviewStage }: ChangedCase): Here | null =>
  reviewStage === null ? null : toDecide(reviewStage === 'head' ? heads : dispatchers, '答复待审核', '的答复已拟好，请您审核。');

const TOLD: Partial<Record<ComplaintAction, Here | ((complaint: ChangedCase) => Here | null)>> = {
  dispatch: newCase,
  arbitrate: newCase,
  grantRedispatch: newCase,
  return: ({ state }) => (state === 'arbitrating' ? toDecide(supervisors, '待仲裁', '已多次被退回，请您确认责任单位。') : null),
  appeal: appealed,
  reopen: (complaint) =>
    complaint.state === 'rechecking'
      ? toDecide(dispatchers, '待复核', '的市民再次要求重新办理，请您复核。')
      : toDesk('dispatched', '重新办理', '的市民要求重新办理，请继续办理。')(complaint),
  grantRecheck: toDesk('dispatched', '复核同意，重新办理', '经复核需重新办理，请继续办理。'),
  rateLow: toDesk('dispatched', '需要整改', '的评价不满意，请整改并回告。'),
  supervise: ordered,
  answerSupervision: toDecide(supervisors, '督办已反馈', '的督办已有反馈，请查看。'),
  addCoHandler: { people: clerks, kind: 'dispatched', title: '请求协办', text: (caseNumber) => `诉求 ${caseNumber} 请您的单位协办。` },
  supply: toDesk('supplied', '市民已补充', '的市民已补充材料，办理时限继续计时。'),
  supplement: toDesk('supplied', '市民补充说明', '的市民补充了说明，请查看。'),
  urge: toDesk('urged', '市民催办', '的市民催办，请尽快办理。'),
  draftAnswer: waitsForReview,
  approveAnswer: (complaint) => waitsForReview(complaint) ?? decided('答复审核通过')(complaint),
  sendBackAnswer: decided('答复被退回修改'),
  requestExtension: toDecide(supervisors, '延期待审批', '申请延期，请您审批。'),
  requestExclusion: toDecide(supervisors, '剔除待审批', '申请从考核中剔除，请您审批。'),
  contestRating: toDecide(supervisors, '评价申诉待审批', '的责任单位对评价有异议，请您审批。'),
  requestRedispatch: toDecide(dispatchers, '改派待审批', '申请改派，请您审批。'),
  requestRejection: toDecide(dispatchers, '不予受理待审批', '申请不予受理，请您审批。'),
  grantExtension: decided('延期已同意'),
  refuseExtension: decided('延期未同意'),
  refuseRedispatch: decided('改派未同意'),
  grantRejection: decided('不予受理已同意'),
  refuseRejection: decided('不予受理未同意'),
  grantExclusion: decided('剔除已同意'),
  refuseExclusion: decided('剔除未同意'),
  grantContest: decided('评价申诉已采纳'),
  refuseContest: decided('评价申诉未采纳'),
};
