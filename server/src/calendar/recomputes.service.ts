import { Injectable } from '@nestjs/common';
import type { CalendarName } from '@zsb/shared/sla';
import { CalendarsRepository, type Recompute } from './calendars.repository.js';

export type { Recompute } from './calendars.repository.js';

/** Greater than every id. */
const AFTER_ALL = '~';

/** How far each version of a calendar has been applied to the open clocks: two walks, the second for what came in between. */
@Injectable()
export class Recomputes {
  constructor(private readonly repository: CalendarsRepository) {}

  /** The last one of a calendar; null where it was never changed. */
  last(calendar: CalendarName): Promise<Recompute | null> {
    return this.repository.lastRecompute(calendar);
  }

  /** Inside a unit: nobody else goes on with it before the unit ends. Null where that version was never entered. */
  lock(calendar: CalendarName, version: number): Promise<Recompute | null> {
    return this.repository.lockRecompute(calendar, version);
  }

  /** Inside the unit that holds it: keeps how far it has come. */
  advance(state: Recompute): Promise<void> {
    return this.repository.advanceRecompute(state);
  }
}

/** There is no clock behind the last one: the next walk begins, or it is over. */
export const walked = (state: Recompute, now: Date): Recompute =>
  state.finishedAt === null ? { ...state, afterId: '', finishedAt: now } : { ...state, afterId: AFTER_ALL };

export const isOver = ({ afterId }: Recompute): boolean => afterId === AFTER_ALL;

/** The first walk has ended and the second has not begun. */
export const isBetweenWalks = ({ afterId, finishedAt }: Recompute): boolean => afterId === '' && finishedAt !== null;
