import { Injectable } from '@nestjs/common';
import type { FileComplaintRequest, ForecastRequest } from '@zsb/shared/complaint-requests';
import type { ForecastView } from '@zsb/shared/complaint-views';
import { DomainError } from '@zsb/shared/errors';
import { caseNumber, type ComplaintId } from '@zsb/shared/ids';
import { officeCalendar } from '../calendar/default-calendars.js';
import { compactLocalDate } from '../calendar/local-date.js';
import { CatalogueService, type Leaf, type LocatedPlace } from '../catalogue/catalogue.service.js';
import { CaseChanges } from '../live/case-changes.service.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { PhotosService } from '../photos/photos.service.js';
import { AuditTrail } from '../platform/audit/audit.trail.js';
import type { Citizen } from '../platform/auth/principal.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { isDuplicateKey } from '../platform/database/duplicate-key.js';
import { newId, randomBase32 } from '../platform/ids.js';
import { JobsQueue } from '../platform/jobs/jobs.queue.js';
import { CaseClocks } from './case-clocks.js';
import type { ComplaintEvent } from './complaint-event.entity.js';
import type { Complaint } from './complaint.entity.js';
import { ComplaintIdentity } from './complaint.identity.js';
import { ComplaintsRepository, type CaseRecord } from './complaints.repository.js';
import { answerProblems } from './domain/field-answers.js';
import { route, type RoutingSuggestion } from './domain/routing.js';
import { untouched } from './new-case.js';
import { ReportFiling } from './report-filing.service.js';

export interface ForwardPayload {
  complaintId: ComplaintId;
}
export const FORWARD_TOPIC = 'complaint.forward';

/** Six random characters over a day's cases collide once in millions: a few new throws are plenty. */
const NUMBER_TRIES = 5;

interface Routed {
  leaf: Leaf;
  located: LocatedPlace;
  suggestion: RoutingSuggestion;
}

/** From what somebody typed to a stored case with an owner. */
@Injectable()
export class FilingService {
  constructor(
    private readonly db: Database,
    private readonly complaints: ComplaintsRepository,
    private readonly catalogue: CatalogueService,
    private readonly clocks: CaseClocks,
    private readonly organisations: OrganisationsService,
    private readonly identity: ComplaintIdentity,
    private readonly photos: PhotosService,
    private readonly jobs: JobsQueue,
    private readonly audit: AuditTrail,
    private readonly reports: ReportFiling,
    private readonly changes: CaseChanges,
    private readonly clock: Clock,
  ) {}

  /** Who would work it and by when, if it were filed now. */
  async forecast(request: ForecastRequest): Promise<ForecastView> {
    const { leaf, located, suggestion } = this.route({ ...request, kind: 'complaint' });
    const tree = await this.organisations.load();
    const terms = { categoryCode: leaf.code, urgency: leaf.urgency, filedAt: this.clock.now(), automatic: suggestion.automatic };
    const due = this.clocks.promise(terms);
    return {
      organisation: tree.withCode(suggestion.organisationCode).name,
      district: this.catalogue.districtName(located.districtCode),
      dueAt: due.toISOString(),
    };
  }

  /**
   * Files once per client key, however often it is sent.
   * @throws `platform.key-reused` when the key carried another complaint before; `platform.invalid-request` for an unknown
   * category, a place outside the city, a photo that is not the person's
   */
  async file(me: Citizen, request: FileComplaintRequest): Promise<CaseRecord> {
    await this.reports.check(me, request);
    const routed = this.route(request);
    const problems = answerProblems(routed.leaf.questions, request.answers ?? []);
    if (problems.length > 0) throw new DomainError('platform.invalid-request', {}, problems);
    for (let tries = 1; tries <= NUMBER_TRIES; tries++) {
      const filed = await this.draft(me, request, routed);
      try {
        await this.db.transaction(() => this.store(me, filed, request), { carriesKey: true });
        return filed;
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
        const known = await this.complaints.findByClientKey(me.personId, request.clientKey);
        if (known) return this.repeated(known, filed.complaint);
      }
    }
    throw new Error('no free case number');
  }

  private async repeated(known: Complaint, sent: Complaint): Promise<CaseRecord> {
    if (known.requestHash !== sent.requestHash) throw new DomainError('platform.key-reused');
    return this.complaints.record(known);
  }

  private route(request: Pick<FileComplaintRequest, 'categoryCode' | 'place' | 'kind'>): Routed {
    const leaf = this.catalogue.leaf(request.categoryCode);
    const located = this.catalogue.locate(request.place);
    const { districtCode, nearBorder } = located;
    const facts = { categoryCode: leaf.code, kind: request.kind, districtCode, nearBorder };
    return { leaf, located, suggestion: route(facts, this.catalogue.routing(), leaf.departmentOffice) };
  }

  private async draft(me: Citizen, request: FileComplaintRequest, { leaf, located, suggestion }: Routed): Promise<CaseRecord> {
    const now = this.clock.now();
    const id = newId<ComplaintId>();
    const tree = await this.organisations.load();
    const clocked = { id, categoryCode: leaf.code, urgency: leaf.urgency, returnCount: 0 };
    const dispatchClock = this.clocks.prepare(clocked, 'dispatch', now);
    const { aboutOrganisationId = null } = request;
    const suggested = {
      suggestedOrganisationId: tree.withCode(suggestion.organisationCode).id,
      suggestionReason: suggestion.reason,
      suggestionAutomatic: suggestion.automatic,
    };
    const complaint: Complaint = {
      id,
      caseNumber: caseNumber(compactLocalDate(now, officeCalendar.zone), randomBase32(6)),
      personId: me.personId,
      clientKey: request.clientKey,
      kind: request.kind,
      ...untouched,
      categoryCode: leaf.code,
      text: request.text.trim(),
      lng: located.point?.lng ?? null,
      lat: located.point?.lat ?? null,
      districtCode: located.districtCode,
      nearBorder: located.nearBorder,
      hideName: request.hideName,
      aboutOrganisationId,
      isAnonymous: me.isAnonymous,
      ...(await this.reports.recuse(suggested, aboutOrganisationId)),
      slaPolicy: leaf.slaPolicy,
      urgency: leaf.urgency,
      filedAt: now,
      answers: request.answers?.length ? request.answers : null,
      dueClock: 'dispatch',
      warnAt: dispatchClock.warnAt,
      dueAt: dispatchClock.dueAt,
      ...(await this.identity.seal(id, me.personId, request)),
    };
    return {
      complaint,
      events: [filedEvent(complaint)],
      clocks: [dispatchClock],
      answer: null,
      rating: null,
      messages: [],
      rejection: null,
    };
  }

  /** The insert that carries the client key comes first: a repeat ends here and leaves nothing behind. */
  private async store(me: Citizen, { complaint, events, clocks }: CaseRecord, { photoIds }: FileComplaintRequest): Promise<void> {
    const { id, personId, clientKey } = complaint;
    await this.complaints.insert(complaint);
    await this.reports.requireOnlyOne(me);
    const isEvidence = this.catalogue.isEvidence(complaint.categoryCode);
    const originals = await this.photos.attach(photoIds, { personId, complaintId: id, isEvidence });
    await this.complaints.appendEvent({ ...events[0]!, data: originals.length > 0 ? { originals } : {} });
    await this.clocks.insert(clocks[0]!);
    await this.audit.record({ actorKind: 'citizen', actorId: personId, action: 'complaint.file', subjectKind: 'complaint', subjectId: id });
    // What a rule forwards at once is news then; what waits for a dispatcher is news now.
    if (!complaint.suggestionAutomatic) await this.changes.record(complaint, complaint.filedAt);
    const payload: ForwardPayload = { complaintId: id };
    await this.jobs.enqueue({ topic: FORWARD_TOPIC, dedupeKey: `forward:${personId}:${clientKey}`, payload });
  }
}

const filedEvent = ({ id, clientKey, personId, filedAt }: Complaint): ComplaintEvent => ({
  id: newId(),
  complaintId: id,
  version: 1,
  at: filedAt,
  action: 'file',
  fromState: null,
  toState: 'submitted',
  actorKind: 'citizen',
  actorId: personId,
  commandKey: clientKey,
  data: {},
});
