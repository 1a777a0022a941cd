import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ClockKind, ComplaintKind, ComplaintState, FieldAnswer } from '@zsb/shared/complaints';
import type { ClientKey, ComplaintId, OrganisationId, PersonId, StaffId } from '@zsb/shared/ids';

export type Urgency = 'normal' | 'urgent';

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
  /** The open clock that falls due first, copied here so that lists sort by it. */
  @Column('text', { name: 'due_clock', nullable: true }) dueClock: ClockKind | null;
  @Column('datetime', { name: 'warn_at', precision: 3, nullable: true }) warnAt: Date | null;
  @Column('datetime', { name: 'due_at', precision: 3, nullable: true }) dueAt: Date | null;
  /** Raised by every action; commands carry the one their page showed. */
  @Column('integer') version: number;
}
