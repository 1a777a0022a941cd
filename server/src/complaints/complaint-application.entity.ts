import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ApplicationDetails } from '@zsb/shared/complaint-requests';
import type { ApplicationKind } from '@zsb/shared/complaints';
import type { ApplicationId, ComplaintId, OrganisationId, StaffId } from '@zsb/shared/ids';

/** What an office applies for and somebody else decides: more time, another office, a rejection, an exclusion, a rating. */
@Entity('complaint_application')
export class ComplaintApplication {
  @PrimaryColumn('text') id: ApplicationId;
  @Column('text', { name: 'complaint_id' }) complaintId: ComplaintId;
  @Column('text') kind: ApplicationKind;
  /** `<case>:<kind>` while it waits, so that a second of its kind is refused by the database; null once decided. */
  @Column('text', { name: 'open_key', nullable: true }) openKey: string | null;
  /** The case's version after the step it was made by. */
  @Column('integer') version: number;
  @Column('text', { name: 'requested_by' }) requestedBy: StaffId;
  @Column('datetime', { name: 'requested_at', precision: 3 }) requestedAt: Date;
  @Column('text') reason: string;
  @Column('json') details: ApplicationDetails;
  @Column('text', { nullable: true }) decision: 'granted' | 'refused' | null;
  @Column('text', { name: 'decided_by', nullable: true }) decidedBy: StaffId | null;
  @Column('datetime', { name: 'decided_at', precision: 3, nullable: true }) decidedAt: Date | null;
  @Column('text', { name: 'decision_reason', nullable: true }) decisionReason: string | null;
}

/** An office that helps 协办, with a due time of its own. */
@Entity('complaint_co_handler')
export class ComplaintCoHandler {
  @PrimaryColumn('text', { name: 'complaint_id' }) complaintId: ComplaintId;
  @PrimaryColumn('text', { name: 'organisation_id' }) organisationId: OrganisationId;
  @Column('text', { name: 'clock_id' }) clockId: string;
  @Column('text', { name: 'added_by' }) addedBy: StaffId;
  @Column('datetime', { name: 'added_at', precision: 3 }) addedAt: Date;
  @Column('text') request: string;
  @Column('datetime', { name: 'answered_at', precision: 3, nullable: true }) answeredAt: Date | null;
  @Column('text', { nullable: true }) answer: string | null;
}

/** Staff who may read the text of a report 举报; everybody else in its reach sees that there is one. */
@Entity('report_handler')
export class ReportHandler {
  @PrimaryColumn('text', { name: 'complaint_id' }) complaintId: ComplaintId;
  @PrimaryColumn('text', { name: 'staff_id' }) staffId: StaffId;
  @Column('text', { name: 'named_by' }) namedBy: StaffId;
  @Column('datetime', { name: 'named_at', precision: 3 }) namedAt: Date;
}
