import { Injectable } from '@nestjs/common';
import type { Page } from '@zsb/shared/api';
import type { CaseCountsView, CaseRowView, CaseView, ContactView } from '@zsb/shared/case-views';
import type { CaseQuery } from '@zsb/shared/complaint-requests';
import type { CaseTab } from '@zsb/shared/complaints';
import { CASE_TABS } from '@zsb/shared/complaints';
import { DomainError } from '@zsb/shared/errors';
import { isCaseNumber, type CommandKey, type ComplaintId, type OrganisationId } from '@zsb/shared/ids';
import { isMobile, normaliseMobile } from '@zsb/shared/phone';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { AuditTrail } from '../platform/audit/audit.trail.js';
import type { Staff } from '../platform/auth/principal.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { CaseAccess } from './case-access.js';
import { CaseViews } from './case.view.js';
import type { Complaint } from './complaint.entity.js';
import { ComplaintIdentity, isIdentityShown } from './complaint.identity.js';
import { ComplaintsRepository } from './complaints.repository.js';
import { maskNumbers } from './domain/wording.js';
import { branchesOf, type ListShape } from './inbox-branches.js';
import { Desk } from './inbox-desk.js';
import { formatPosition, InboxRepository, parsePosition, type CaseSearch } from './inbox.repository.js';
import { recusedFrom } from './report-access.service.js';

/** Long enough for an answer that was lost on its way to be asked for again. */
const SHOWN_AFTER_STEP_MS = 10 * 60_000;

/** What staff read: their lists, one case, and a citizen's contact as an audited act. */
@Injectable()
export class CasesService {
  constructor(
    private readonly db: Database,
    private readonly complaints: ComplaintsRepository,
    private readonly inbox: InboxRepository,
    private readonly access: CaseAccess,
    private readonly organisations: OrganisationsService,
    private readonly identity: ComplaintIdentity,
    private readonly views: CaseViews,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async list(me: Staff, query: CaseQuery): Promise<Page<CaseRowView>> {
    const { tab, after, limit = 20, organisationId } = query;
    const desk = await this.deskOf(me, organisationId);
    const ask = { after: after === undefined ? null : parsePosition(after), limit };
    const search = this.readSearch(query.search);
    const { rows, next } = search
      ? await this.inbox.search(desk, search, query, ask)
      : await this.inbox.page(await this.listOf(tab, desk), desk, query, ask);
    return { items: await this.views.rows(me, rows), next: next && formatPosition(next) };
  }

  /** Rows of these cases in their order; those out of reach are left out. */
  async rowsOf(me: Staff, ids: readonly ComplaintId[]): Promise<CaseRowView[]> {
    const found: Complaint[] = [];
    for (const id of ids) {
      const actor = await this.access.ofStaff(me, id).catch(nullIfOutOfReach);
      if (actor) found.push(actor.complaint);
    }
    return this.views.rows(me, found);
  }

  async counts(me: Staff): Promise<CaseCountsView> {
    const desk = await this.countingDeskOf(me);
    const counts = {} as CaseCountsView;
    for (const tab of CASE_TABS) counts[tab] = await this.inbox.count(await this.listOf(tab, desk), desk);
    return counts;
  }

  async get(me: Staff, id: ComplaintId): Promise<CaseView> {
    const { complaint } = await this.access.ofStaff(me, id);
    return this.shown(me, complaint);
  }

  /**
   * The case after a step of one's own, also where the step took it out of one's reach: a return, a dispatch elsewhere. Only
   * for a while: the same press once more must not show for ever what is somebody else's by now.
   */
  async afterStep(me: Staff, id: ComplaintId, commandKey: CommandKey): Promise<CaseView> {
    const step = await this.complaints.findByCommand(id, commandKey);
    const isOwn = step?.actorId === me.staffId && this.clock.now().getTime() - step.at.getTime() <= SHOWN_AFTER_STEP_MS;
    const complaint = isOwn ? await this.complaints.find(id) : null;
    return complaint ? this.shown(me, complaint) : this.get(me, id);
  }

  /**
   * The contact in clear. The act is in the audit trail with its reason before anybody sees a digit; numbers that somebody
   * wrote into the reason are masked, because the trail holds no values.
   * @throws `platform.forbidden` where the citizen hid their name, and to an office that only helps with the case
   */
  async revealContact(me: Staff, id: ComplaintId, reason: string): Promise<ContactView> {
    const { complaint, roles } = await this.access.ofStaff(me, id);
    const isOwnCase = roles.some((role) => role !== 'coHandler');
    if (!isOwnCase || !isIdentityShown(complaint)) throw new DomainError('platform.forbidden');
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

  /** Whoever is shown the whole of a report 举报 is in the audit trail before they see it. */
  private async shown(me: Staff, complaint: Complaint): Promise<CaseView> {
    const view = await this.views.whole(me, await this.complaints.record(complaint));
    if (!view.confidentiality?.isReadable) return view;
    const entry = { actorKind: 'staff', actorId: me.staffId, action: 'complaint.view-report', subjectKind: 'complaint' } as const;
    await this.db.transaction(() => this.audit.record({ ...entry, subjectId: complaint.id }));
    return view;
  }

  private async deskOf(me: Staff, below: OrganisationId | null = null): Promise<Desk> {
    const tree = await this.organisations.load();
    return new Desk(me, tree, below, recusedFrom(tree, me.memberships));
  }

  /** Mostly there is no report that this person must not know of: then a count need not look at the cases, the index is enough. */
  private async countingDeskOf(me: Staff): Promise<Desk> {
    const desk = await this.deskOf(me);
    return (await this.inbox.isAnyAbout(desk.recused)) ? desk : new Desk(me, await this.organisations.load());
  }

  private async listOf(tab: CaseTab, desk: Desk): Promise<ListShape> {
    const applied = tab === 'toDecide' && desk.has(['supervisor', 'dispatcher']) ? await this.inbox.applied() : [];
    return branchesOf(tab, desk, { now: this.clock.now(), applied });
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

function nullIfOutOfReach(error: unknown): null {
  if (error instanceof DomainError && error.code === 'complaint.not-found') return null;
  throw error;
}

const hyphenated = (text: string): string =>
  text
    .toUpperCase()
    .replaceAll('-', '')
    .replace(/^(TS\d{8})(.{6})(.)$/, '$1-$2-$3');
