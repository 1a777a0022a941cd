import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Outcome, Satisfaction, Solved } from '@zsb/shared/complaints';
import type { ComplaintId, OrganisationId, StaffId } from '@zsb/shared/ids';

@Entity('complaint_answer')
export class ComplaintAnswer {
  @PrimaryColumn('text') id: string;
  @Column('text', { name: 'complaint_id' }) complaintId: ComplaintId;
  @Column('text', { name: 'organisation_id' }) organisationId: OrganisationId;
  @Column('text', { name: 'staff_id' }) staffId: StaffId;
  @Column('datetime', { precision: 3 }) at: Date;
  @Column('text') text: string;
  @Column('text') outcome: Outcome;
  /** Civil date for 列入计划. */
  @Column('text', { name: 'planned_date', nullable: true }) plannedDate: string | null;
  /** A draft waits for its review; only what is approved reaches the citizen. */
  @Column('text') state: 'draft' | 'approved' | 'sentBack';
  @Column('text', { name: 'reviewed_by', nullable: true }) reviewedBy: StaffId | null;
}

/** One rating per answer 一事一评. */
@Entity('complaint_rating')
export class ComplaintRating {
  @PrimaryColumn('text') id: string;
  @Column('text', { name: 'complaint_id' }) complaintId: ComplaintId;
  @Column('text', { name: 'answer_id' }) answerId: string;
  @Column('datetime', { precision: 3 }) at: Date;
  @Column('boolean') contacted: boolean;
  @Column('text') solved: Solved;
  @Column('integer') satisfaction: Satisfaction;
  @Column('json') tags: string[];
  @Column('text') text: string;
}
