import { Injectable } from '@nestjs/common';
import type { ComplaintAction } from '@zsb/shared/complaints';
import { Calendars } from '../calendar/calendars.service.js';
import { localDate } from '../calendar/local-date.js';
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import { workingTimeBetween } from '../calendar/working-time.js';
import { CatalogueService } from '../catalogue/catalogue.service.js';
import { SlaService } from '../sla/sla.service.js';
import type { Complaint } from './complaint.entity.js';
import { allowedActions, type ActorRole, type CaseFacts } from './domain/workflow.js';

/** A case as somebody looks at it. */
interface Asked {
  complaint: Complaint;
  /** Null for a timer. */
  actorId: string | null;
}

/** What the workflow table looks at: the case, the one who asks, and the city's rules of today. */
@Injectable()
export class CaseRules {
  constructor(
    private readonly catalogue: CatalogueService,
    private readonly sla: SlaService,
    private readonly calendars: Calendars,
  ) {}

  factsOf({ complaint, actorId }: Asked, now: Date): CaseFacts {
    const { calendar } = this.calendars.current('office');
    return {
      ...complaint,
      isOwnRejection: actorId !== null && complaint.rejectedBy === actorId,
      review: this.catalogue.reviewOf(complaint.categoryCode),
      today: localDate(now, calendar.zone),
      isWorkingTime: isWithinHours(now, calendar),
      limits: this.sla.limits(),
    };
  }

  /** What these roles may do with it now, in the order of the table. */
  allowed(asked: Asked, roles: readonly ActorRole[], now: Date): ComplaintAction[] {
    return allowedActions(this.factsOf(asked, now), roles, now);
  }
}

/** Opening and closing included, as whatever is due at the close of business is in time at that very instant. */
const isWithinHours = (now: Date, calendar: WorkingCalendar): boolean =>
  workingTimeBetween(now.getTime() - 1, now.getTime() + 1, calendar) > 0;
