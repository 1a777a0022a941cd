import { Injectable } from '@nestjs/common';
import type {
  AnswerView,
  ComplaintSummaryView,
  ComplaintView,
  MessageView,
  RatingView,
  RejectionView,
  TimelineEntryView,
} from '@zsb/shared/complaints';
import { CatalogueService } from '../catalogue/catalogue.service.js';
import { OrganisationsService, type OrganisationTree } from '../organisations/organisations.service.js';
import { PhotosService } from '../photos/photos.service.js';
import { Clock } from '../platform/clock.js';
import type { ComplaintAnswer, ComplaintRating } from './complaint-answer.entity.js';
import type { ComplaintClock } from './complaint-clock.entity.js';
import type { ComplaintEvent } from './complaint-event.entity.js';
import type { ComplaintMessage, ComplaintRejection } from './complaint-message.entity.js';
import { factsOf } from './case-access.js';
import type { Complaint } from './complaint.entity.js';
import { ComplaintIdentity } from './complaint.identity.js';
import type { CaseRecord } from './complaints.repository.js';
import { lightOf, promisedBy } from './domain/clocks.js';
import { answerViews } from './domain/field-answers.js';
import { allowedActions, type ActorRole } from './domain/workflow.js';
import { citizenLine, excerpt, stateText } from './domain/wording.js';

const OWNER: ActorRole[] = ['citizen'];
/** States in which an answer is still owed. */
const AWAITING_ANSWER: Complaint['state'][] = ['submitted', 'assigned', 'arbitrating', 'accepted', 'awaiting_citizen', 'rechecking'];

/** The clocks that end with an answer or a decision for the citizen. */
const PROMISES: ComplaintClock['kind'][] = ['resolution', 'rework', 'recheck', 'appeal'];

/** A case as its citizen sees it: every field that leaves the building is listed here. */
@Injectable()
export class ComplaintViews {
  constructor(
    private readonly catalogue: CatalogueService,
    private readonly organisations: OrganisationsService,
    private readonly identity: ComplaintIdentity,
    private readonly photos: PhotosService,
    private readonly clock: Clock,
  ) {}

  async summary(complaint: Complaint, clocks: ComplaintClock[]): Promise<ComplaintSummaryView> {
    return this.toSummary(complaint, clocks, await this.organisations.load());
  }

  async whole({ complaint, events, clocks, answer, rating, messages, rejection }: CaseRecord): Promise<ComplaintView> {
    const tree = await this.organisations.load();
    const { lng, lat } = complaint;
    return {
      ...this.toSummary(complaint, clocks, tree),
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
      timeline: timeline(events),
      fields: answerViews(this.catalogue.questionsOf(complaint.categoryCode), complaint.answers ?? []),
      messages: messages.map(toMessageView),
      supplyBy: complaint.supplyBy?.toISOString() ?? null,
      rejection: rejection && toRejectionView(rejection, this.catalogue.rejections()),
      answer: answer && toAnswerView(answer, tree),
      rating: rating && toRatingView(rating),
      rateBy: complaint.rateBy?.toISOString() ?? null,
      version: complaint.version,
    };
  }

  private toSummary(complaint: Complaint, clocks: ComplaintClock[], tree: OrganisationTree): ComplaintSummaryView {
    const now = this.clock.now();
    const office = tree.toOfficeView(complaint.leadOrganisationId);
    const path = this.catalogue.pathOf(complaint.categoryCode);
    const promise = this.promise(complaint, clocks, now);
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
      allowedActions: allowedActions(factsOf({ complaint, actorId: complaint.personId }, this.catalogue.limits()), OWNER, now),
    };
  }

  /** The clock the citizen cares about: when an answer comes. Before the dispatch it is what the policy promises. */
  private promise(
    complaint: Complaint,
    clocks: ComplaintClock[],
    now: Date,
  ): Pick<ComplaintClock, 'dueAt' | 'warnAt' | 'pausedAt' | 'stoppedAt'> | null {
    if (!AWAITING_ANSWER.includes(complaint.state)) return null;
    const owed = clocks.find(({ kind, stoppedAt }) => PROMISES.includes(kind) && stoppedAt === null);
    if (owed) return owed;
    const { targets } = this.catalogue.leaf(complaint.categoryCode);
    const dueAt = promisedBy({ filedAt: complaint.filedAt, automatic: complaint.suggestionAutomatic, targets });
    return { dueAt, warnAt: dueAt > now ? dueAt : now, pausedAt: null, stoppedAt: null };
  }
}

const timeline = (events: ComplaintEvent[]): TimelineEntryView[] =>
  events
    .map((event) => ({ at: event.at.toISOString(), text: citizenLine(event) }))
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
