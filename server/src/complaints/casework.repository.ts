import { Injectable } from '@nestjs/common';
import type { ApplicationId, ComplaintId, OrganisationId, StaffId } from '@zsb/shared/ids';
import { In, IsNull } from 'typeorm';
import { Database } from '../platform/database/database.js';
import { ComplaintAnswer } from './complaint-answer.entity.js';
import { ComplaintApplication, ComplaintCoHandler } from './complaint-application.entity.js';
import { Complaint } from './complaint.entity.js';

/** How an application or a draft was decided. */
interface Decision {
  decision: 'granted' | 'refused';
  /** Null: it lapsed by itself. */
  decidedBy: StaffId | null;
  decidedAt: Date;
  decisionReason: string;
}

/** More than a page can show. */
const MOST_RELATED = 100;

/** The rows of the side tracks of a case: applications, drafted answers, helpers, split and merged cases. */
@Injectable()
export class CaseworkRepository {
  constructor(private readonly db: Database) {}

  /** Nobody is named to read this report any more. */
  async forgetHandlers(complaintId: ComplaintId): Promise<void> {
    await this.db.change(`DELETE FROM report_handler WHERE complaint_id = ?`, [complaintId]);
  }

  insertApplication(application: ComplaintApplication): Promise<void> {
    return this.db.insert(ComplaintApplication, application);
  }

  findApplication(id: ApplicationId): Promise<ComplaintApplication | null> {
    return this.db.repo(ComplaintApplication).findOneBy({ id });
  }

  /** Newest first. */
  applicationsOf(complaintId: ComplaintId): Promise<ComplaintApplication[]> {
    return this.db.repo(ComplaintApplication).find({ where: { complaintId }, order: { requestedAt: 'DESC', id: 'DESC' } });
  }

  /** Of one that waits; false when it was decided meanwhile. */
  async decideApplication(id: ApplicationId, decision: Decision): Promise<boolean> {
    const { affected } = await this.db.repo(ComplaintApplication).update({ id, decision: IsNull() }, { ...decision, openKey: null });
    return affected === 1;
  }

  coHandlersOf(complaintId: ComplaintId): Promise<ComplaintCoHandler[]> {
    return this.db.repo(ComplaintCoHandler).find({ where: { complaintId }, order: { addedAt: 'ASC', clockId: 'ASC' } });
  }

  findCoHandler(complaintId: ComplaintId, organisationId: OrganisationId): Promise<ComplaintCoHandler | null> {
    return this.db.repo(ComplaintCoHandler).findOneBy({ complaintId, organisationId });
  }

  insertCoHandler(row: ComplaintCoHandler): Promise<void> {
    return this.db.insert(ComplaintCoHandler, row);
  }

  /** Asked once more, or answered. */
  async updateCoHandler({ complaintId, organisationId, ...changed }: ComplaintCoHandler): Promise<void> {
    await this.db.repo(ComplaintCoHandler).update({ complaintId, organisationId }, changed);
  }

  /** Which of these offices have been asked to help with a case. */
  async helpersAmong(complaintId: ComplaintId, organisations: OrganisationId[]): Promise<ComplaintCoHandler[]> {
    if (organisations.length === 0) return [];
    return this.db.repo(ComplaintCoHandler).findBy({ complaintId, organisationId: In(organisations) });
  }

  /** The drafted answer that waits for its review. */
  draftOf(complaintId: ComplaintId): Promise<ComplaintAnswer | null> {
    return this.db.repo(ComplaintAnswer).findOneBy({ complaintId, state: 'draft' });
  }

  async updateAnswer(
    id: string,
    changed: Pick<ComplaintAnswer, 'state' | 'reviewedBy'> & Partial<Pick<ComplaintAnswer, 'at'>>,
  ): Promise<void> {
    await this.db.repo(ComplaintAnswer).update({ id }, changed);
  }

  /** Split off from it, oldest first. */
  splitOff(splitFrom: ComplaintId): Promise<Complaint[]> {
    return this.db.repo(Complaint).find({ where: { splitFrom }, order: { filedAt: 'ASC', id: 'ASC' }, take: MOST_RELATED });
  }

  /** Merged into it, oldest first. */
  mergedInto(mergedInto: ComplaintId): Promise<Complaint[]> {
    return this.db.repo(Complaint).find({ where: { mergedInto }, order: { filedAt: 'ASC', id: 'ASC' }, take: MOST_RELATED });
  }
}
