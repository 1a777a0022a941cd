export type CalendarErrorCode = 'bad-time' | 'bad-pause' | 'bad-target' | 'bad-calendar';

/** A time, pause, target or calendar that cannot be computed with. The codes are those the operator command prints. */
export class CalendarError extends Error {
  constructor(
    readonly code: CalendarErrorCode,
    message: string,
    /** Where in a calendar file: `holidays[3]`, `weekly.mon[0][1]`. */
    readonly place?: string,
  ) {
    super(message);
    this.name = 'CalendarError';
  }
}
