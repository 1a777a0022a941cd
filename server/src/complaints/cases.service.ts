import { Injectable } from '@nestjs/common';
import type { Page } from '@zsb/shared/api';
import type { CaseCountsView, CaseQuery, CaseRowView, CaseTab, CaseView, ContactView } from '@zsb/shared/complaints';
import { CASE_TABS } from '@zsb/shared/complaints';
import { DomainError } from '@zsb/shared/errors';
import { isCaseNumber, type CommandKey, type ComplaintId } from '@zsb/shared/ids';
import { isMobile, normaliseMobile } from '@zsb/shared/phone';
import { AuditTrail } from '../platform/audit/audit.trail.js';
import type { Staff } from '../platform/auth/principal.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { CaseAccess } from './case-access.js';
import { CaseViews } from './case.view.js';
import { ComplaintIdentity, isIdentityShown } from './complaint.identity.js';
import { ComplaintsRepository } from './complaints.repository.js';
import { maskNumbers } from './domain/wording.js';
import { InboxRepository, type CaseSearch } from './inbox.repository.js';

/** What staff read: their lists, one case, and a citizen's contact as an audited act. */
@Injectable()
export class CasesService {
  constructor(
    private readonly db: Database,
    private readonly complaints: ComplaintsRepository,
    private readonly inbox: InboxRepository,
    private readonly access: CaseAccess,
    private readonly identity: ComplaintIdentity,
    private readonly views: CaseViews,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async list(me: Staff, { tab, search, after, limit = 20 }: CaseQuery): Promise<Page<CaseRowView>> {
    const filter = { reach: await this.access.reachOf(me), tab, search: this.readSearch(search), now: this.clock.now() };
    const from = after === undefined ? null : await this.complaints.find(after as ComplaintId);
    const rows = await this.inbox.page(filter, from, limit + 1);
    const items = await Promise.all(rows.slice(0, limit).map((row) => this.views.row(me, row)));
    return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
  }

  async counts(me: Staff): Promise<CaseCountsView> {
    const [reach, now] = [await this.access.reachOf(me), this.clock.now()];
    const count = async (tab: CaseTab) => [tab, await this.inbox.count({ reach, tab, search: null, now })] as const;
    return Object.fromEntries(await Promise.all(CASE_TABS.map(count))) as CaseCountsView;
  }

  async get(me: Staff, id: ComplaintId): Promise<CaseView> {
    const { complaint } = await this.access.ofStaff(me, id);
    return this.views.whole(me, await this.complaints.record(complaint));
  }

  /** The case after a step of one's own, also where the step took it out of one's reach: a return, a dispatch elsewhere. */
  async afterStep(me: Staff, id: ComplaintId, commandKey: CommandKey): Promise<CaseView> {
    const step = await this.complaints.findByCommand(id, commandKey);
    const complaint = step?.actorId === me.staffId ? await this.complaints.find(id) : null;
    return complaint ? this.views.whole(me, await this.complaints.record(complaint)) : this.get(me, id);
  }

  /**
   * The contact in clear. The act is in the audit trail with its reason before anybody sees a digit; numbers that somebody
   * wrote into the reason are masked, because the trail holds no values.
   * @throws `platform.forbidden` where the citizen hid their name
   */
  async revealContact(me: Staff, id: ComplaintId, reason: string): Promise<ContactView> {
    const { complaint } = await this.access.ofStaff(me, id);
    if (!isIdentityShown(complaint)) throw new DomainError('platform.forbidden');
    await this.db.transaction(() =>
      this.audit.record({
        actorKind: 'staff',
        actorId: me.staffId,
        action: 'complaint.reveal-contact',
        subjectKind: 'complaint',
        subjectId: id,
        details: { reason: maskNumbers(reason.trim()) },
      }),
    );
    return this.identity.contact(complaint);
  }

  private readSearch(search: string | undefined): CaseSearch | null {
    const text = search?.trim() ?? '';
    if (text === '') return null;
    if (isCaseNumber(text)) return { caseNumber: hyphenated(text) };
    const phone = normaliseMobile(text);
    if (isMobile(phone)) return { phoneHash: this.identity.phoneHash(phone) };
    if (/^\d{4}$/.test(phone)) return { tailHash: this.identity.tailHash(phone) };
    return { text };
  }
}

const hyphenated = (text: string): string =>
  text
    .toUpperCase()
    .replaceAll('-', '')
    .replace(/^(TS\d{8})(.{6})(.)$/, '$1-$2-$3');
