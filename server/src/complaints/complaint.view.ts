import { Injectable } from '@nestjs/common';
import type {
  AnswerView,
  ComplaintSummaryView,
  ComplaintView,
  MessageView,
  RatingView,
  RejectionView,
  TimelineEntryView,
} from '@zsb/shared/complaint-views';
import { Calendars } from '../calendar/calendars.service.js';
import type { Zone } from '../calendar/zone.js';
import { CatalogueService } from '../catalogue/catalogue.service.js';
import { OrganisationsService, type OrganisationTree } from '../organisations/organisations.service.js';
import { PhotosService } from '../photos/photos.service.js';
import { Clock } from '../platform/clock.js';
import type { ComplaintAnswer, ComplaintRating } from './complaint-answer.entity.js';
import type { ComplaintClock } from './complaint-clock.entity.js';
import type { ComplaintEvent } from './complaint-event.entity.js';
import type { ComplaintMessage, ComplaintRejection } from './complaint-message.entity.js';
import { CaseClocks } from './case-clocks.js';
import { CaseRules } from './case-rules.js';
import type { Complaint } from './complaint.entity.js';
import { ComplaintIdentity } from './complaint.identity.js';
import { ComplaintsRepository, type CaseRecord } from './complaints.repository.js';
import { lightOf } from './domain/clocks.js';
import { answerViews } from './domain/field-answers.js';
import type { ActorRole } from './domain/workflow.js';
import { citizenLine } from './domain/step-words.js';
import { excerpt, stateText } from './domain/wording.js';

const OWNER: ActorRole[] = ['citizen'];
/** States in which an answer is still owed. */
const AWAITING_ANSWER: Complaint['state'][] = ['submitted', 'assigned', 'arbitrating', 'accepted', 'awaiting_citizen', 'rechecking'];

/** The clocks that end with an answer or a decision for the citizen. */
const PROMISES: ComplaintClock['kind'][] = ['resolution', 'rework', 'recheck', 'appeal'];

type Promised = Pick<ComplaintClock, 'dueAt' | 'warnAt' | 'pausedAt' | 'stoppedAt'>;

/** A case as its citizen sees it: every field that leaves the building is listed here. */
@Injectable()
export class ComplaintViews {
  constructor(
    private readonly catalogue: CatalogueService,
    private readonly organisations: OrganisationsService,
    private readonly complaints: ComplaintsRepository,
    private readonly identity: ComplaintIdentity,
    private readonly photos: PhotosService,
    private readonly rules: CaseRules,
    private readonly caseClocks: CaseClocks,
    private readonly calendars: Calendars,
    private readonly clock: Clock,
  ) {}

  async summary(complaint: Complaint, clocks: ComplaintClock[]): Promise<ComplaintSummaryView> {
    return this.toSummary(complaint, await this.promised(complaint, clocks), await this.organisations.load());
  }

  async whole({ complaint, events, clocks, answer, rating, messages, rejection }: CaseRecord): Promise<ComplaintView> {
    const tree = await this.organisations.load();
    const { lng, lat } = complaint;
    return {
      ...this.toSummary(complaint, await this.promised(complaint, clocks), tree),
      text: complaint.text,
      categoryPath: this.catalogue.pathOf(complaint.categoryCode),
      place: {
        address: await this.identity.address(complaint),
        district: this.catalogue.districtName(complaint.districtCode),
        point: lng === null || lat === null ? null : { lng, lat, system: 'gcj02' },
      },
      photos: await this.photos.ofComplaint(complaint.id),
      hideName: complaint.hideName,
      office: tree.toOfficeView(complaint.leadOrganisationId),
      timeline: timeline(events, this.calendars.current('office').calendar.zone),
      fields: answerViews(this.catalogue.questionsOf(complaint.categoryCode), complaint.answers ?? []),
      messages: messages.map(toMessageView),
      rejection: rejection && toRejectionView(rejection, this.catalogue.rejections()),
      answer: answer && toAnswerView(answer, tree),
      // What belongs to a draft is not the citizen's to see yet.
      evidence: answer ? await this.photos.evidenceOf(complaint.id) : [],
      rating: rating && toRatingView(rating),
      rateBy: complaint.rateBy?.toISOString() ?? null,
      urgeAgainAt: this.urgeAgainAt(complaint),
      extensionCount: complaint.extensionCount,
      mergedInto: complaint.mergedInto === null ? null : ((await this.complaints.find(complaint.mergedInto))?.caseNumber ?? null),
      version: complaint.version,
    };
  }

  private toSummary(complaint: Complaint, promise: Promised | null, tree: OrganisationTree): ComplaintSummaryView {
    const now = this.clock.now();
    const office = tree.toOfficeView(complaint.leadOrganisationId);
    const path = this.catalogue.pathOf(complaint.categoryCode);
    return {
      id: complaint.id,
      caseNumber: complaint.caseNumber,
      kind: complaint.kind,
      state: complaint.state,
      stateText: stateText(complaint.state, office?.name ?? null),
      excerpt: excerpt(complaint.text),
      category: path.at(-1) ?? '',
      filedAt: complaint.filedAt.toISOString(),
      dueAt: promise?.dueAt.toISOString() ?? null,
      slaStatus: promise && lightOf(promise, now),
      supplyBy: complaint.supplyBy?.toISOString() ?? null,
      allowedActions: this.rules.allowed({ complaint, actorId: complaint.personId }, OWNER, now),
    };
  }

  /** From when the case can be urged again, where it has been urged already and still owes its answer. */
  private urgeAgainAt({ isOpen, urgeAgainAt }: Complaint): string | null {
    return isOpen && urgeAgainAt !== null && urgeAgainAt > this.clock.now() ? urgeAgainAt.toISOString() : null;
  }

  /** A merged case is promised what the case is promised whose answer it waits for. */
  private async promised(complaint: Complaint, clocks: ComplaintClock[]): Promise<Promised | null> {
    const { state, mergedInto } = complaint;
    const lead = state === 'merged' && mergedInto !== null ? await this.complaints.find(mergedInto) : null;
    const now = this.clock.now();
    return lead ? this.promise(lead, await this.complaints.clocksOf(lead.id), now) : this.promise(complaint, clocks, now);
  }

  /** The clock the citizen cares about: when an answer comes. Before the dispatch it is what the policy promises. */
  private promise(complaint: Complaint, clocks: ComplaintClock[], now: Date): Promised | null {
    if (!AWAITING_ANSWER.includes(complaint.state)) return null;
    const owed = clocks.find(({ kind, stoppedAt }) => PROMISES.includes(kind) && stoppedAt === null);
    if (owed) return owed;
    const dueAt = this.caseClocks.promise({ ...complaint, automatic: complaint.suggestionAutomatic });
    return { dueAt, warnAt: dueAt > now ? dueAt : now, pausedAt: null, stoppedAt: null };
  }
}

const timeline = (events: ComplaintEvent[], zone: Zone): TimelineEntryView[] =>
  events
    .map((event) => ({ at: event.at.toISOString(), text: citizenLine(event, zone) }))
    .filter((entry): entry is TimelineEntryView => entry.text !== null)
    .reverse();

export const toAnswerView = ({ text, outcome, plannedDate, at, organisationId }: ComplaintAnswer, tree: OrganisationTree): AnswerView => ({
  text,
  outcome,
  plannedDate,
  at: at.toISOString(),
  office: tree.toOfficeView(organisationId)?.name ?? '',
});

export const toMessageView = ({ kind, at, text, author }: ComplaintMessage): MessageView => ({
  kind,
  at: at.toISOString(),
  text,
  from: author,
});

export function toRejectionView({ reason, text, at }: ComplaintRejection, ways: readonly RejectionWay[]): RejectionView {
  const way = ways.find((one) => one.reason === reason);
  return { reason, reasonText: way?.name ?? '', text, advice: way?.advice ?? '', phone: way?.phone ?? null, at: at.toISOString() };
}

/** A reason of the city's list. */
type RejectionWay = ReturnType<CatalogueService['rejections']>[number];

export const toRatingView = ({ contacted, solved, satisfaction, tags, text, at }: ComplaintRating): RatingView => ({
  contacted,
  solved,
  satisfaction,
  tags,
  text,
  at: at.toISOString(),
});
