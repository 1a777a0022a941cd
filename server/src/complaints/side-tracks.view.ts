import { Injectable } from '@nestjs/common';
import type { ApplicationView, CaseView, ClockView, CoHandlerView, RelatedCaseView } from '@zsb/shared/case-views';
import type { ApplicationDetails } from '@zsb/shared/complaint-requests';
import type { ApplicationKind } from '@zsb/shared/complaints';
import type { ComplaintId } from '@zsb/shared/ids';
import { Calendars } from '../calendar/calendars.service.js';
import { standsStill } from '../calendar/sla-status.js';
import { CatalogueService } from '../catalogue/catalogue.service.js';
import type { OrganisationTree } from '../organisations/organisations.service.js';
import { Clock } from '../platform/clock.js';
import { StaffService } from '../staff/staff.service.js';
import { CaseworkRepository } from './casework.repository.js';
import type { ComplaintApplication, ComplaintCoHandler } from './complaint-application.entity.js';
import type { ComplaintClock } from './complaint-clock.entity.js';
import type { Complaint } from './complaint.entity.js';
import { toAnswerView } from './complaint.view.js';
import { ComplaintsRepository } from './complaints.repository.js';
import { lightOf, remainingMinutes } from './domain/clocks.js';
import { clockRule, STAFF_STATE_TEXTS, targetText } from './domain/wording.js';

type SideTracks = Pick<CaseView, 'applications' | 'coHandlers' | 'draft' | 'related'>;

/** What runs beside the states of a case, as staff see it: clocks, applications, helpers, a drafted answer, related cases. */
@Injectable()
export class SideTrackViews {
  constructor(
    private readonly casework: CaseworkRepository,
    private readonly complaints: ComplaintsRepository,
    private readonly staff: StaffService,
    private readonly catalogue: CatalogueService,
    private readonly calendars: Calendars,
    private readonly clock: Clock,
  ) {}

  async of(complaint: Complaint, clocks: readonly ComplaintClock[], tree: OrganisationTree): Promise<SideTracks> {
    const applications = await this.casework.applicationsOf(complaint.id);
    const parts = await this.casework.coHandlersOf(complaint.id);
    return {
      applications: await Promise.all(applications.map((one) => this.application(one, tree))),
      coHandlers: parts.map((part) => toCoHandlerView(part, clocks, tree)),
      draft: await this.draft(complaint, tree),
      related: await this.related(complaint),
    };
  }

  clocks(clocks: readonly ComplaintClock[], tree: OrganisationTree): ClockView[] {
    const now = this.clock.now();
    return clocks.map((clock) => ({
      kind: clock.kind,
      target: clock.target,
      startedAt: clock.startedAt.toISOString(),
      dueAt: clock.dueAt.toISOString(),
      stoppedAt: clock.stoppedAt?.toISOString() ?? null,
      pausedAt: standsStill(clock) ? clock.pausedAt!.toISOString() : null,
      outcome: clock.outcome,
      slaStatus: lightOf(clock, now),
      rule: clockRule(clock, this.calendars.document(clock.calendar).weekly),
      organisation: tree.toOfficeView(clock.organisationId)?.name ?? null,
      remainingMinutes: remainingMinutes(clock, now, this.calendars.current(clock.calendar).calendar),
      calendarComplete: clock.calendarComplete,
    }));
  }

  private async application(one: ComplaintApplication, tree: OrganisationTree): Promise<ApplicationView> {
    return {
      id: one.id,
      kind: one.kind,
      reason: one.reason,
      details: one.details,
      detailsText: this.detailsText(one.kind, one.details, tree),
      requestedBy: await this.staff.nameOf(one.requestedBy),
      requestedAt: one.requestedAt.toISOString(),
      decision: one.decision,
      decidedBy: one.decidedBy && (await this.staff.nameOf(one.decidedBy)),
      decidedAt: one.decidedAt?.toISOString() ?? null,
      decisionReason: one.decisionReason,
    };
  }

  private detailsText(kind: ApplicationKind, details: ApplicationDetails, tree: OrganisationTree): string {
    const { extendBy, organisationId, rejectReason } = details;
    switch (kind) {
      case 'extension':
        return `延长 ${targetText(extendBy!)}`;
      case 'redispatch':
        return organisationId ? `建议改派给${tree.toOfficeView(organisationId)?.name ?? ''}` : '请派单员确认责任单位';
      case 'rejection':
        return this.catalogue.rejections().find(({ reason }) => reason === rejectReason)?.name ?? '';
      case 'exclusion':
        return '不计入考核指标';
      case 'ratingContest':
        return '请求认定评价不成立';
    }
  }

  private async draft(complaint: Complaint, tree: OrganisationTree): Promise<CaseView['draft']> {
    if (complaint.reviewStage === null) return null;
    const draft = await this.casework.draftOf(complaint.id);
    return draft && { ...toAnswerView(draft, tree), stage: complaint.reviewStage, author: await this.staff.nameOf(draft.staffId) };
  }

  private async related(complaint: Complaint): Promise<RelatedCaseView[]> {
    const one = async (id: ComplaintId | null, relation: RelatedCaseView['relation']) => {
      const found = id && (await this.complaints.find(id));
      return found ? [toRelatedView(found, relation)] : [];
    };
    return [
      ...(await one(complaint.splitFrom, 'splitFrom')),
      ...(await one(complaint.mergedInto, 'mergedInto')),
      ...(await this.casework.splitOff(complaint.id)).map((child) => toRelatedView(child, 'splitOff')),
      ...(await this.casework.mergedInto(complaint.id)).map((child) => toRelatedView(child, 'mergedFrom')),
    ];
  }
}

const toRelatedView = ({ id, caseNumber, state }: Complaint, relation: RelatedCaseView['relation']): RelatedCaseView => ({
  id,
  caseNumber,
  relation,
  stateText: STAFF_STATE_TEXTS[state],
});

function toCoHandlerView(part: ComplaintCoHandler, clocks: readonly ComplaintClock[], tree: OrganisationTree): CoHandlerView {
  const clock = clocks.find(({ id }) => id === part.clockId);
  return {
    organisationId: part.organisationId,
    organisation: tree.toOfficeView(part.organisationId)?.name ?? '',
    request: part.request,
    addedAt: part.addedAt.toISOString(),
    dueAt: (clock?.dueAt ?? part.addedAt).toISOString(),
    answeredAt: part.answeredAt?.toISOString() ?? null,
    answer: part.answer,
  };
}
