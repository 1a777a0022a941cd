import { Injectable } from '@nestjs/common';
import { DomainError, type FieldProblem } from '@zsb/shared/errors';
import { CALENDAR_NAMES, type CalendarName, type CalendarView, type PublishYearRequest, type SaveHoursRequest } from '@zsb/shared/sla';
import { CalendarChanges, type CalendarChange } from '../calendar/calendar-changes.service.js';
import { CalendarError } from '../calendar/calendar-error.js';
import { Calendars } from '../calendar/calendars.service.js';
import { parseDay } from '../calendar/local-date.js';
import { Recomputes } from '../calendar/recomputes.service.js';
import { ClockRecompute, type FlaggedClocks } from '../complaints/clock-recompute.service.js';
import type { Staff } from '../platform/auth/principal.js';
import { StaffService } from '../staff/staff.service.js';

/** The calendars as an administrator sees and changes them. */
@Injectable()
export class CalendarsAdmin {
  constructor(
    private readonly calendars: Calendars,
    private readonly recomputes: Recomputes,
    private readonly changes: CalendarChanges,
    private readonly recompute: ClockRecompute,
    private readonly staff: StaffService,
  ) {}

  async all(): Promise<CalendarView[]> {
    await this.calendars.refresh();
    const flagged = await this.recompute.flagged();
    return Promise.all(CALENDAR_NAMES.map((name) => this.view(name, flagged[name])));
  }

  /**
   * The arrangement of one year; no other year changes.
   * @throws `sla.bad-calendar` with the fields, `platform.changed-meanwhile`
   */
  async publishYear(
    me: Staff,
    calendar: CalendarName,
    { version, year, holidays, workdays, note }: PublishYearRequest,
  ): Promise<CalendarView> {
    const problems = yearProblems(year, holidays, workdays);
    if (problems.length > 0) throw new DomainError('sla.bad-calendar', {}, problems);
    const arrangement = { holidays, workdays, completeYears: [year] };
    return this.enter({ calendar, arrangement, basedOn: version, note: note.trim(), by: me.staffId });
  }

  /** Opening hours from now on, for clocks that run as well. @throws `sla.bad-calendar`, `platform.changed-meanwhile` */
  async saveHours(me: Staff, calendar: CalendarName, { version, weekly, note }: SaveHoursRequest): Promise<CalendarView> {
    return this.enter({ calendar, arrangement: { weekly }, basedOn: version, note: note.trim(), by: me.staffId });
  }

  private async enter(change: CalendarChange): Promise<CalendarView> {
    try {
      await this.changes.enter(change);
    } catch (error) {
      if (!(error instanceof CalendarError)) throw error;
      throw new DomainError('sla.bad-calendar', {}, [{ field: error.place ?? '', reason: 'format' }]);
    }
    return this.view(change.calendar, (await this.recompute.flagged())[change.calendar]);
  }

  private async view(name: CalendarName, { clocks, missingYears }: FlaggedClocks): Promise<CalendarView> {
    const { version } = this.calendars.current(name);
    const { timeZone, weekly, holidays, workdays, completeYears } = this.calendars.document(name);
    const change = await this.calendars.lastChange(name);
    const recompute = await this.recomputes.last(name);
    return {
      name,
      version,
      document: { timeZone, weekly, holidays, workdays, completeYears },
      changedBy: change?.by ? await this.staff.nameOf(change.by) : null,
      changedAt: change?.at.toISOString() ?? null,
      incompleteClocks: clocks,
      missingYears,
      recompute: recompute && {
        seen: recompute.seen,
        moved: recompute.moved,
        finishedAt: recompute.finishedAt?.toISOString() ?? null,
      },
    };
  }
}

/** Dates that are none, of another year, or in both lists. */
function yearProblems(year: number, holidays: readonly string[], workdays: readonly string[]): FieldProblem[] {
  const problem = (list: string, index: number, reason: FieldProblem['reason']): FieldProblem => ({ field: `${list}[${index}]`, reason });
  const inList = (list: string, dates: readonly string[]): FieldProblem[] =>
    dates.flatMap((date, index) => {
      if (parseDay(date) === undefined) return [problem(list, index, 'format')];
      return date.startsWith(`${year}-`) ? [] : [problem(list, index, 'unexpected')];
    });
  const both = workdays.flatMap((date, index) => (holidays.includes(date) ? [problem('workdays', index, 'duplicate')] : []));
  return [...inList('holidays', holidays), ...inList('workdays', workdays), ...both];
}
