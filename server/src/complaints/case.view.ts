import { Injectable } from '@nestjs/common';
import type { CaseEventView, CaseRowView, CaseView, ClockView } from '@zsb/shared/complaints';
import type { StaffId } from '@zsb/shared/ids';
import { CatalogueService } from '../catalogue/catalogue.service.js';
import { OrganisationsService, type OrganisationTree } from '../organisations/organisations.service.js';
import { PhotosService } from '../photos/photos.service.js';
import type { Staff } from '../platform/auth/principal.js';
import { Clock } from '../platform/clock.js';
import { StaffService } from '../staff/staff.service.js';
import { CaseAccess, factsOf } from './case-access.js';
import type { ComplaintClock } from './complaint-clock.entity.js';
import type { ComplaintEvent } from './complaint-event.entity.js';
import type { Complaint } from './complaint.entity.js';
import { ComplaintIdentity } from './complaint.identity.js';
import { toAnswerView, toMessageView, toRatingView, toRejectionView } from './complaint.view.js';
import type { CaseRecord } from './complaints.repository.js';
import { lightOf } from './domain/clocks.js';
import { answerViews } from './domain/field-answers.js';
import { allowedActions } from './domain/workflow.js';
import { clockRule, excerpt, maskNumbers, STAFF_STATE_TEXTS, staffLine } from './domain/wording.js';

const ACTOR_NAMES = { citizen: '市民', system: '系统', anonymous: '匿名', staff: '' };

/** A case as staff see it, masked: every field that leaves the building is listed here. */
@Injectable()
export class CaseViews {
  constructor(
    private readonly catalogue: CatalogueService,
    private readonly organisations: OrganisationsService,
    private readonly identity: ComplaintIdentity,
    private readonly photos: PhotosService,
    private readonly staff: StaffService,
    private readonly access: CaseAccess,
    private readonly clock: Clock,
  ) {}

  async row(me: Staff, complaint: Complaint): Promise<CaseRowView> {
    const tree = await this.organisations.load();
    const now = this.clock.now();
    const { dueClock, dueAt, warnAt } = complaint;
    const facts = factsOf({ complaint, actorId: me.staffId }, this.catalogue.limits());
    return {
      id: complaint.id,
      caseNumber: complaint.caseNumber,
      state: complaint.state,
      stateText: STAFF_STATE_TEXTS[complaint.state],
      excerpt: maskNumbers(excerpt(complaint.text)),
      category: this.catalogue.pathOf(complaint.categoryCode).at(-1) ?? '',
      district: this.catalogue.districtName(complaint.districtCode),
      office: tree.toOfficeView(complaint.leadOrganisationId)?.name ?? null,
      filedAt: complaint.filedAt.toISOString(),
      clock: dueClock,
      dueAt: dueAt?.toISOString() ?? null,
      slaStatus:
        complaint.state === 'awaiting_citizen'
          ? 'paused'
          : dueAt && warnAt && lightOf({ dueAt, warnAt, pausedAt: null, stoppedAt: null }, now),
      allowedActions: allowedActions(facts, await this.access.rolesFor(me, complaint), now),
      version: complaint.version,
    };
  }

  async whole(me: Staff, { complaint, events, clocks, answer, rating, messages, rejection }: CaseRecord): Promise<CaseView> {
    const tree = await this.organisations.load();
    const row = await this.row(me, complaint);
    return {
      ...row,
      kind: complaint.kind,
      text: complaint.text,
      categoryCode: complaint.categoryCode,
      categoryPath: this.catalogue.pathOf(complaint.categoryCode),
      place: await this.place(complaint),
      photos: await this.photos.ofComplaint(complaint.id),
      contact: await this.identity.maskedContact(complaint),
      hideName: complaint.hideName,
      ...this.suggestion(complaint, tree),
      leadOffice: tree.toOfficeView(complaint.leadOrganisationId),
      clocks: clocks.map((clock) => this.clockView(clock)),
      history: await this.history(events),
      fields: answerViews(this.catalogue.questionsOf(complaint.categoryCode), complaint.answers ?? []),
      messages: messages.map(toMessageView),
      rejection: rejection && toRejectionView(rejection, this.catalogue.rejections()),
      answer: answer && toAnswerView(answer, tree),
      rating: rating && toRatingView(rating),
    };
  }

  private async place(complaint: Complaint): Promise<CaseView['place']> {
    const { lng, lat, nearBorder, districtCode } = complaint;
    return {
      address: await this.identity.address(complaint),
      district: this.catalogue.districtName(districtCode),
      point: lng === null || lat === null ? null : { lng, lat, system: 'gcj02' },
      nearBorder,
    };
  }

  /** Where the rules would send it; of interest until it has been sent. */
  private suggestion(complaint: Complaint, tree: OrganisationTree): Pick<CaseView, 'suggestedOffice' | 'suggestionReason'> {
    if (complaint.state !== 'submitted') return { suggestedOffice: null, suggestionReason: null };
    return { suggestedOffice: tree.toOfficeView(complaint.suggestedOrganisationId), suggestionReason: complaint.suggestionReason };
  }

  private clockView(clock: ComplaintClock): ClockView {
    return {
      kind: clock.kind,
      target: clock.target,
      startedAt: clock.startedAt.toISOString(),
      dueAt: clock.dueAt.toISOString(),
      stoppedAt: clock.stoppedAt?.toISOString() ?? null,
      pausedAt: clock.pausedAt?.toISOString() ?? null,
      outcome: clock.outcome,
      slaStatus: lightOf(clock, this.clock.now()),
      rule: clockRule(clock),
    };
  }

  private async history(events: ComplaintEvent[]): Promise<CaseEventView[]> {
    const ids = [...new Set(events.filter(({ actorKind }) => actorKind === 'staff').map(({ actorId }) => actorId as StaffId))];
    const names = new Map(await Promise.all(ids.map(async (id) => [id, await this.staff.nameOf(id)] as const)));
    return events
      .map((event) => ({
        at: event.at.toISOString(),
        action: event.action,
        text: staffLine(event),
        actor: names.get(event.actorId as StaffId) ?? ACTOR_NAMES[event.actorKind],
      }))
      .reverse();
  }
}
