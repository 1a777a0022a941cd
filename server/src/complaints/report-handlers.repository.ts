import { Injectable } from '@nestjs/common';
import type { ComplaintId, StaffId } from '@zsb/shared/ids';
import { Database } from '../platform/database/database.js';
import { ReportHandler } from './complaint-application.entity.js';

@Injectable()
export class ReportHandlersRepository {
  constructor(private readonly db: Database) {}

  async isNamed(complaintId: ComplaintId, staffId: StaffId): Promise<boolean> {
    return this.db.repo(ReportHandler).existsBy({ complaintId, staffId });
  }

  /** In the order in which they were named. */
  async namedFor(complaintId: ComplaintId): Promise<StaffId[]> {
    const rows = await this.db.repo(ReportHandler).find({ where: { complaintId }, order: { namedAt: 'ASC', staffId: 'ASC' } });
    return rows.map(({ staffId }) => staffId);
  }

  /** These and no others. */
  async replace(complaintId: ComplaintId, handlers: ReportHandler[]): Promise<void> {
    await this.db.change(`DELETE FROM report_handler WHERE complaint_id = ?`, [complaintId]);
    for (const handler of handlers) await this.db.insert(ReportHandler, handler);
  }
}
