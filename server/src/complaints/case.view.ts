import { Injectable } from '@nestjs/common';
import type { CaseEventView, CaseRowView, CaseView } from '@zsb/shared/case-views';
import type { StaffId } from '@zsb/shared/ids';
import { Calendars } from '../calendar/calendars.service.js';
import { CatalogueService } from '../catalogue/catalogue.service.js';
import { OrganisationsService, type OrganisationTree } from '../organisations/organisations.service.js';
import { PhotosService } from '../photos/photos.service.js';
import type { Staff } from '../platform/auth/principal.js';
import { Clock } from '../platform/clock.js';
import { StaffService } from '../staff/staff.service.js';
import { CaseAccess } from './case-access.js';
import { CaseRules } from './case-rules.js';
import type { ComplaintEvent } from './complaint-event.entity.js';
import type { Complaint } from './complaint.entity.js';
import { ComplaintIdentity } from './complaint.identity.js';
import { toAnswerView, toMessageView, toRatingView, toRejectionView } from './complaint.view.js';
import type { CaseRecord } from './complaints.repository.js';
import { answerClocks, answerTimeOf, endingOf } from './domain/answer-time.js';
import { lightOf } from './domain/clocks.js';
import { answerViews } from './domain/field-answers.js';
import { staffLine } from './domain/step-words.js';
import type { ActorRole } from './domain/workflow.js';
import { excerpt, maskNumbers, STAFF_STATE_TEXTS } from './domain/wording.js';
import { withheldCase, withheldRow, withoutWords } from './report.view.js';
import { ReportHandlersRepository } from './report-handlers.repository.js';
import { SideTrackViews } from './side-tracks.view.js';

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
    private readonly rules: CaseRules,
    private readonly sideTracks: SideTrackViews,
    private readonly reportHandlers: ReportHandlersRepository,
    private readonly calendars: Calendars,
    private readonly clock: Clock,
  ) {}

  /** A page of a list: each colleague's name is asked for once. */
  async rows(me: Staff, complaints: readonly Complaint[]): Promise<CaseRowView[]> {
    const names = await this.namesOf(complaints.map(({ handlerId }) => handlerId));
    return Promise.all(
      complaints.map(async (one) => {
        const roles = await this.access.rolesFor(me, one);
        const row = await this.toRow(me, one, roles, names);
        return one.kind === 'report' && roles.length === 0 ? { ...withheldRow(row), allowedActions: await this.unread(me, one) } : row;
      }),
    );
  }

  /** Of a report 举报 without its words for those who do not handle it. */
  async whole(me: Staff, record: CaseRecord): Promise<CaseView> {
    const roles = await this.access.rolesOn(me, record.complaint);
    if (record.complaint.kind !== 'report') return this.build(me, record, roles);
    if (roles.length === 0) {
      const withheld = withheldCase(await this.build(me, withoutWords(record), roles));
      return { ...withheld, allowedActions: await this.unread(me, record.complaint) };
    }
    const handlers = [...(await this.namesOf(await this.reportHandlers.namedFor(record.complaint.id)))].map(([id, name]) => ({ id, name }));
    return { ...(await this.build(me, record, roles)), confidentiality: { isReadable: true, handlers } };
  }

  /** What can be done with a report that one does not read: supervision sees that it is late, and says so. */
  private async unread(me: Staff, complaint: Complaint): Promise<CaseView['allowedActions']> {
    if (!(await this.access.supervises(me, complaint))) return [];
    const offered = this.rules.allowed({ complaint, actorId: me.staffId }, ['supervisor'], this.clock.now());
    return offered.filter((action) => action === 'supervise');
  }

  private async build(me: Staff, record: CaseRecord, roles: readonly ActorRole[]): Promise<CaseView> {
    const { complaint, events, clocks, answer, rating, messages, rejection } = record;
    const tree = await this.organisations.load();
    const names = await this.namesOf([complaint.handlerId]);
    return {
      ...(await this.toRow(me, complaint, roles, names)),
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
      clocks: this.sideTracks.clocks(clocks, tree),
      answerTime: this.answerTime(record),
      history: await this.history(events),
      fields: answerViews(this.catalogue.questionsOf(complaint.categoryCode), complaint.answers ?? []),
      messages: messages.map(toMessageView),
      rejection: rejection && toRejectionView(rejection, this.catalogue.rejections()),
      answer: answer && toAnswerView(answer, tree),
      rating: rating && toRatingView(rating),
      evidence: await this.photos.evidenceOf(complaint.id),
      confidentiality: null,
      ...(await this.sideTracks.of(complaint, clocks, tree)),
    };
  }

  private answerTime({ complaint, events, clocks }: CaseRecord): CaseView['answerTime'] {
    const { filedAt, state } = complaint;
    return answerTimeOf({ filedAt, ...endingOf(events, state), clocks: answerClocks(clocks), now: this.clock.now() });
  }

  private async toRow(
    me: Staff,
    complaint: Complaint,
    roles: readonly ActorRole[],
    names: ReadonlyMap<StaffId, string>,
  ): Promise<CaseRowView> {
    const tree = await this.organisations.load();
    const now = this.clock.now();
    const { dueClock, dueAt, handlerId } = complaint;
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
      slaStatus: this.light(complaint, now),
      urgency: complaint.urgency,
      urgeCount: complaint.urgeCount,
      isConfidential: complaint.kind === 'report',
      handler: handlerId && (names.get(handlerId) ?? null),
      allowedActions: this.rules.allowed({ complaint, actorId: me.staffId }, roles, now),
      version: complaint.version,
    };
  }

  /** Grey while everything stands still; a helper's clock, or one that was late before the question, shows its own light. */
  private light({ state, dueAt, warnAt }: Complaint, now: Date): CaseRowView['slaStatus'] {
    if (dueAt && warnAt) return lightOf({ dueAt, warnAt, pausedAt: null, stoppedAt: null }, now);
    return state === 'awaiting_citizen' ? 'paused' : null;
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

  private async history(events: ComplaintEvent[]): Promise<CaseEventView[]> {
    const names = await this.namesOf(events.map(({ actorKind, actorId }) => (actorKind === 'staff' ? (actorId as StaffId) : null)));
    const { zone } = this.calendars.current('office').calendar;
    return events
      .map((event) => ({
        at: event.at.toISOString(),
        action: event.action,
        text: staffLine(event, zone),
        actor: names.get(event.actorId as StaffId) ?? ACTOR_NAMES[event.actorKind],
      }))
      .reverse();
  }

  private async namesOf(ids: readonly (StaffId | null)[]): Promise<Map<StaffId, string>> {
    const known = [...new Set(ids)].filter((id) => id !== null);
    return new Map(await Promise.all(known.map(async (id) => [id, await this.staff.nameOf(id)] as const)));
  }
}
