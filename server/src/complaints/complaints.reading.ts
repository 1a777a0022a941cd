import { Injectable } from '@nestjs/common';
import type { Page, PageQuery } from '@zsb/shared/api';
import type { ComplaintSummaryView, ComplaintView } from '@zsb/shared/complaint-views';
import type { ComplaintId } from '@zsb/shared/ids';
import type { Citizen } from '../platform/auth/principal.js';
import { CaseAccess } from './case-access.js';
import { ComplaintViews } from './complaint.view.js';
import { ComplaintsRepository } from './complaints.repository.js';

/** What citizens read: their own cases. */
@Injectable()
export class ComplaintsReading {
  constructor(
    private readonly complaints: ComplaintsRepository,
    private readonly access: CaseAccess,
    private readonly views: ComplaintViews,
  ) {}

  async list({ personId }: Citizen, { after, limit = 20 }: PageQuery): Promise<Page<ComplaintSummaryView>> {
    const from = after === undefined ? null : await this.complaints.findOwned(after as ComplaintId, personId);
    const rows = await this.complaints.pageOwned(personId, from, limit + 1);
    const clocks = await this.complaints.clocksOfEach(rows.map(({ id }) => id));
    const items = await Promise.all(rows.slice(0, limit).map((row) => this.views.summary(row, clocks.get(row.id) ?? [])));
    return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
  }

  async get(me: Citizen, id: ComplaintId): Promise<ComplaintView> {
    const { complaint } = await this.access.ofCitizen(me, id);
    return this.views.whole(await this.complaints.record(complaint));
  }
}
