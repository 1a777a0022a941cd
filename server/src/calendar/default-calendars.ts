import { statutoryHolidays } from './statutory-holidays.js';
import { parseCalendar, type CalendarFile, type WorkingCalendar } from './working-calendar.js';

const timeZone = 'Asia/Shanghai';

function everyWeekday(hours: [string, string][]): CalendarFile['weekly'] {
  return { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours };
}

/** Offices: Monday to Friday 09:00–12:00 and 13:30–17:30, statutory holidays and make-up workdays. */
export const officeDocument = (): CalendarFile => ({
  timeZone,
  weekly: everyWeekday([
    ['09:00', '12:00'],
    ['13:30', '17:30'],
  ]),
  ...statutoryHolidays(),
});

const aroundTheClock: [string, string][] = [['00:00', '24:00']];

/** The dispatch centre 12345: every day around the clock. It keeps no holidays. */
export const centreDocument: CalendarFile = {
  timeZone,
  weekly: { ...everyWeekday(aroundTheClock), sat: aroundTheClock, sun: aroundTheClock },
};

/** The office calendar as delivered, for what needs no more than the city's zone; deadlines are read from `Calendars`. */
export const officeCalendar: WorkingCalendar = parseCalendar(officeDocument());

/** As delivered. It keeps no holidays, so every year is complete. */
export const dispatchCentreCalendar: WorkingCalendar = { ...parseCalendar(centreDocument), isComplete: () => true };
