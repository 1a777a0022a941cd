import { Injectable } from '@nestjs/common';
import type { SimilarRequest } from '@zsb/shared/complaint-requests';
import type { FollowedCaseView, SimilarCaseView } from '@zsb/shared/complaint-views';
import type { ComplaintState } from '@zsb/shared/complaints';
import { DomainError } from '@zsb/shared/errors';
import type { ComplaintId, PersonId } from '@zsb/shared/ids';
import { CatalogueService } from '../catalogue/catalogue.service.js';
import { NoticesService } from '../notices/notices.service.js';
import type { Citizen } from '../platform/auth/principal.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import type { FollowersPayload } from './case-notices.js';
import { ComplaintViews } from './complaint.view.js';
import { ComplaintsRepository } from './complaints.repository.js';
import { boxOfTold, toldMetres } from './domain/nearby.js';
import { followedStateText, toldToFollowers } from './domain/told.js';
import { FollowersRepository } from './followers.repository.js';

const NEAR_METRES = 500;
const RECENT_DAYS = 30;
const MOST_OFFERED = 5;
/** Notices in one unit of work. */
const BATCH = 100;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Cases of others about the same thing close by: found before one files again, and followed instead. */
@Injectable()
export class FollowingService {
  constructor(
    private readonly db: Database,
    private readonly complaints: ComplaintsRepository,
    private readonly followers: FollowersRepository,
    private readonly catalogue: CatalogueService,
    private readonly views: ComplaintViews,
    private readonly notices: NoticesService,
    private readonly clock: Clock,
  ) {}

  /** The newest first, at most five. */
  async similar({ personId }: Citizen, { categoryCode, point }: SimilarRequest): Promise<SimilarCaseView[]> {
    const here = this.catalogue.locate({ address: '', point }).point!;
    const found = await this.followers.nearby(personId, {
      categoryCodes: this.catalogue.leavesBeside(categoryCode),
      box: boxOfTold(here, NEAR_METRES),
      filedSince: new Date(this.clock.now().getTime() - RECENT_DAYS * DAY_MS),
    });
    // What is offered at all is decided by the told distance too: being offered or not would tell the exact one.
    const near = found.map((one) => ({ ...one, metres: toldMetres(here, one) })).filter(({ metres }) => metres <= NEAR_METRES);
    return Promise.all(near.slice(0, MOST_OFFERED).map(async ({ metres, ...one }) => ({ ...(await this.view(personId, one)), metres })));
  }

  /** Follows once, however often it is pressed. @throws `complaint.not-found` for one's own, a report, and what is over */
  async follow(me: Citizen, id: ComplaintId): Promise<FollowedCaseView> {
    await this.db.transaction(async () => {
      if (!(await this.followers.isFollowable(id, me.personId))) throw new DomainError('complaint.not-found');
      await this.followers.add(id, me.personId, this.clock.now());
    });
    return this.followedCase(me.personId, id);
  }

  /** What is not followed stays so. */
  async unfollow({ personId }: Citizen, id: ComplaintId): Promise<void> {
    await this.db.transaction(() => this.followers.remove(id, personId));
  }

  async followed({ personId }: Citizen): Promise<FollowedCaseView[]> {
    const ids = await this.followers.followedBy(personId);
    return Promise.all(ids.map((id) => this.followedCase(personId, id)));
  }

  /** The job behind a step of a followed case. A job done twice tells nobody twice: a notice's key is the step's and the person's. */
  async tell({ complaintId, version, action, state }: FollowersPayload): Promise<void> {
    const complaint = await this.complaints.find(complaintId);
    const words = complaint && toldToFollowers(action, state, this.categoryName(complaint.categoryCode));
    if (!words) return;
    let people: PersonId[];
    let after = '';
    do {
      people = await this.followers.page(complaintId, after, BATCH);
      await this.db.transaction(async () => {
        for (const personId of people) await this.notices.notifyFollower({ personId, complaintId, version, ...words });
      });
      after = people.at(-1) ?? after;
    } while (people.length === BATCH);
  }

  private async followedCase(personId: PersonId, id: ComplaintId): Promise<FollowedCaseView> {
    const complaint = (await this.complaints.find(id))!;
    const { dueAt } = await this.views.summary(complaint, await this.complaints.clocksOf(id));
    return { ...(await this.view(personId, complaint)), dueAt, answeredAt: complaint.answeredAt?.toISOString() ?? null };
  }

  private async view(personId: PersonId, { id, categoryCode, state, filedAt }: Shown): Promise<Omit<SimilarCaseView, 'metres'>> {
    return {
      id,
      category: this.categoryName(categoryCode),
      stateText: followedStateText(state),
      filedAt: filedAt.toISOString(),
      followers: await this.followers.count(id),
      isFollowed: await this.followers.isFollowing(id, personId),
    };
  }

  private categoryName(code: string): string {
    return this.catalogue.pathOf(code).at(-1) ?? '';
  }
}

interface Shown {
  id: ComplaintId;
  categoryCode: string;
  state: ComplaintState;
  filedAt: Date;
}
