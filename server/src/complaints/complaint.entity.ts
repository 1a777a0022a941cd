import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { FieldAnswer } from '@zsb/shared/complaint-requests';
import type { ClockKind, ComplaintKind, ComplaintState } from '@zsb/shared/complaints';
import type { ClientKey, ComplaintId, OrganisationId, PersonId, StaffId } from '@zsb/shared/ids';

export type Urgency = 'normal' | 'urgent';
export type ReviewStage = 'head' | 'centre';

/** One complaint 诉求, whatever the way it came in. Typed identity fields are cipher text of the person's data key. */
@Entity('complaint')
export class Complaint {
  @PrimaryColumn('text') id: ComplaintId;
  @Column('text', { name: 'case_number' }) caseNumber: string;
  @Column('text', { name: 'person_id' }) personId: PersonId;
  @Column('text', { name: 'client_key' }) clientKey: ClientKey;
  /** Keyed hash of the filing: the same key with other contents is a mistake of the client. */
  @Column('text', { name: 'request_hash' }) requestHash: string;
  @Column('text') kind: ComplaintKind;
  @Column('text') state: ComplaintState;
  @Column('text', { name: 'category_code' }) categoryCode: string;
  @Column('text') text: string;
  @Column('text', { name: 'address_cipher' }) addressCipher: string;
  /** GCJ-02. */
  @Column('double', { nullable: true }) lng: number | null;
  @Column('double', { nullable: true }) lat: number | null;
  @Column('text', { name: 'district_code', nullable: true }) districtCode: string | null;
  /** Within 100 m of a border: the dispatcher decides whose it is. */
  @Column('boolean', { name: 'near_border' }) nearBorder: boolean;
  @Column('text', { name: 'contact_name_cipher', nullable: true }) contactNameCipher: string | null;
  @Column('text', { name: 'contact_phone_cipher' }) contactPhoneCipher: string;
  @Column('text', { name: 'contact_phone_hash' }) contactPhoneHash: string;
  @Column('text', { name: 'contact_tail_hash' }) contactTailHash: string;
  @Column('boolean', { name: 'hide_name' }) hideName: boolean;
  @Column('text', { name: 'lead_organisation_id', nullable: true }) leadOrganisationId: OrganisationId | null;
  @Column('text', { name: 'suggested_organisation_id' }) suggestedOrganisationId: OrganisationId;
  @Column('text', { name: 'suggestion_reason' }) suggestionReason: string;
  /** The rule is certain enough to dispatch without a dispatcher. */
  @Column('boolean', { name: 'suggestion_automatic' }) suggestionAutomatic: boolean;
  @Column('text', { name: 'sla_policy' }) slaPolicy: string;
  @Column('text') urgency: Urgency;
  @Column('datetime', { name: 'filed_at', precision: 3 }) filedAt: Date;
  @Column('datetime', { name: 'answered_at', precision: 3, nullable: true }) answeredAt: Date | null;
  @Column('datetime', { name: 'rate_by', precision: 3, nullable: true }) rateBy: Date | null;
  /** Answers to the extra questions of the category. */
  @Column('json', { nullable: true }) answers: FieldAnswer[] | null;
  @Column('integer', { name: 'return_count' }) returnCount: number;
  /** Until when the office may return it; null where it may not (any more). */
  @Column('datetime', { name: 'return_by', precision: 3, nullable: true }) returnBy: Date | null;
  @Column('integer', { name: 'ask_count' }) askCount: number;
  /** When the last fifth of the resolution time begins: asking then takes the head. */
  @Column('datetime', { name: 'last_fifth_at', precision: 3, nullable: true }) lastFifthAt: Date | null;
  /** Until when the citizen's addition is waited for. */
  @Column('datetime', { name: 'supply_by', precision: 3, nullable: true }) supplyBy: Date | null;
  @Column('integer', { name: 'reopen_count' }) reopenCount: number;
  /** The centre has decided 复核 once: its word is the last. */
  @Column('boolean', { name: 'was_rechecked' }) wasRechecked: boolean;
  /** Who rejected it: an appeal is decided by somebody else. */
  @Column('text', { name: 'rejected_by', nullable: true }) rejectedBy: StaffId | null;
  @Column('integer', { name: 'appeal_count' }) appealCount: number;
  /** An answer is still owed: copied from the state, so that lists find what is open by an index. */
  @Column('boolean', { name: 'is_open' }) isOpen: boolean;
  /** The clerk who accepted it: whose desk it is on. */
  @Column('text', { name: 'handler_id', nullable: true }) handlerId: StaffId | null;
  /** The case this one was split from. */
  @Column('text', { name: 'split_from', nullable: true }) splitFrom: ComplaintId | null;
  /** The case whose answer this one waits for. */
  @Column('text', { name: 'merged_into', nullable: true }) mergedInto: ComplaintId | null;
  /** Whom a report is about: neither they nor their offices ever decide it 回避. */
  @Column('text', { name: 'about_organisation_id', nullable: true }) aboutOrganisationId: OrganisationId | null;
  @Column('boolean', { name: 'is_anonymous' }) isAnonymous: boolean;
  /** Granted extensions. */
  @Column('integer', { name: 'extension_count' }) extensionCount: number;
  /** Until when an extension can be applied for: the due time of the office's running clock. */
  @Column('datetime', { name: 'extend_by', precision: 3, nullable: true }) extendBy: Date | null;
  /** Tries to reach the citizen that failed, without those too soon after the last one counted. */
  @Column('integer', { name: 'contact_tries' }) contactTries: number;
  /** When the last failed try was counted. */
  @Column('datetime', { name: 'contact_tried_at', precision: 3, nullable: true }) contactTriedAt: Date | null;
  @Column('datetime', { name: 'contacted_at', precision: 3, nullable: true }) contactedAt: Date | null;
  /** Who has to look at the drafted answer next; null where none waits. */
  @Column('text', { name: 'review_stage', nullable: true }) reviewStage: ReviewStage | null;
  /** Applications for 改派: one at most. */
  @Column('integer', { name: 'redispatch_count' }) redispatchCount: number;
  @Column('integer', { name: 'urge_count' }) urgeCount: number;
  /** When the citizen may urge again: the next working day. */
  @Column('datetime', { name: 'urge_again_at', precision: 3, nullable: true }) urgeAgainAt: Date | null;
  @Column('integer', { name: 'call_back_tries' }) callBackTries: number;
  /** Local date of the first failed call: the last must be on another day. */
  @Column('text', { name: 'call_back_tried_on', nullable: true }) callBackTriedOn: string | null;
  @Column('boolean', { name: 'needs_call_back' }) needsCallBack: boolean;
  @Column('boolean', { name: 'needs_rectification' }) needsRectification: boolean;
  /** 列入计划: the office has not said yet what became of it. */
  @Column('boolean', { name: 'needs_plan_report' }) needsPlanReport: boolean;
  /** A supervision order 督办 waits for the office's report. */
  @Column('boolean', { name: 'is_supervised' }) isSupervised: boolean;
  /** Left out of the rates 剔除, by a supervisor's decision. */
  @Column('boolean', { name: 'is_excluded' }) isExcluded: boolean;
  /** A contested rating was taken out of the rates. */
  @Column('boolean', { name: 'is_rating_void' }) isRatingVoid: boolean;
  /** Kinds of applications that wait for a decision: `extension,exclusion`; empty where none does. */
  @Column('text', { name: 'open_applications' }) openApplications: string;
  /** The open clock that falls due first, copied here so that lists sort by it. */
  @Column('text', { name: 'due_clock', nullable: true }) dueClock: ClockKind | null;
  @Column('datetime', { name: 'warn_at', precision: 3, nullable: true }) warnAt: Date | null;
  @Column('datetime', { name: 'due_at', precision: 3, nullable: true }) dueAt: Date | null;
  /** Raised by every action; commands carry the one their page showed. */
  @Column('integer') version: number;
}
