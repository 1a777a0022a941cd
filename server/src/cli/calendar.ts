/** `zsb calendar import` and `zsb calendar check`: the years' arrangements, by the same services as the console. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Option, type Command } from 'commander';
import type { INestApplicationContext } from '@nestjs/common';
import { CALENDAR_NAMES, type CalendarName } from '@zsb/shared/sla';
import { CalendarError } from '../calendar/calendar-error.js';
import type { Arrangement } from '../calendar/calendar-document.js';
import type { Recompute } from '../calendar/recomputes.service.js';
import { exitOnWrongUsage } from './json-lines.js';

/** Progress is worth a line to somebody who has been waiting for this long (milliseconds). */
const PROGRESS_MS = 1000;

export function registerCalendar(program: Command): void {
  const calendar = exitOnWrongUsage(program.command('calendar').description('working time of the city, year by year'));
  calendar
    .command('import')
    .description('enter a year’s arrangement (a calendar file) and compute the open clocks anew')
    .argument('<file>', 'JSON: holidays, workdays, completeYears; also weekly, to change the hours')
    .addOption(new Option('--calendar <name>', 'whose').choices(CALENDAR_NAMES).default('office'))
    .action((file: string, options: { calendar: CalendarName }, command: Command) => importFile(file, options.calendar, command));
  calendar
    .command('check')
    .description('which years are complete, which are missing, and what waits for them: one JSON line per calendar')
    .action(check);
}

async function importFile(file: string, calendar: CalendarName, command: Command): Promise<void> {
  const arrangement = readArrangement(file, command);
  await withCalendarServices(async (app, { CalendarChanges, Calendars, ClockRecompute, Recomputes }) => {
    const changes = app.get(CalendarChanges, { strict: false });
    const entered = await changes
      .enter({ calendar, arrangement, basedOn: null, note: path.basename(file).slice(0, 200), by: null })
      .catch((error: unknown) => {
        if (error instanceof CalendarError) return command.error(`${error.code}: ${file}: ${error.message}`, { exitCode: 2 });
        throw error;
      });
    // One that was ended halfway, by this command or a server, is ended now.
    const last = await app.get(Recomputes, { strict: false }).last(calendar);
    const isWaiting = entered.isNew || (last !== null && last.finishedAt === null);
    const done = isWaiting ? await app.get(ClockRecompute, { strict: false }).runToEnd(calendar, last!.version, progress()) : null;
    const { completeYears } = app.get(Calendars, { strict: false }).document(calendar);
    const { seen = 0, moved = 0 } = done ?? {};
    console.log(JSON.stringify({ calendar, version: entered.version, changed: entered.isNew, completeYears, recomputed: seen, moved }));
  });
}

function readArrangement(file: string, command: Command): Arrangement {
  try {
    return JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, '')) as Arrangement;
  } catch (error) {
    return command.error(`bad-calendar: ${file}: ${error instanceof Error ? error.message : String(error)}`, { exitCode: 2 });
  }
}

function progress(): (state: Recompute) => void {
  let next = performance.now() + PROGRESS_MS;
  return ({ seen, moved }) => {
    if (performance.now() < next) return;
    next += PROGRESS_MS;
    console.error(`${seen} open clocks computed anew, ${moved} moved …`);
  };
}

async function check(): Promise<void> {
  await withCalendarServices(async (app, { Calendars, ClockRecompute, Recomputes }) => {
    const calendars = app.get(Calendars, { strict: false });
    const recomputes = app.get(Recomputes, { strict: false });
    const flagged = await app.get(ClockRecompute, { strict: false }).flagged();
    for (const calendar of CALENDAR_NAMES) {
      const { version } = calendars.current(calendar);
      const { completeYears } = calendars.document(calendar);
      const { clocks, missingYears } = flagged[calendar];
      const last = await recomputes.last(calendar);
      const recompute = last && {
        version: last.version,
        seen: last.seen,
        moved: last.moved,
        startedAt: last.startedAt,
        finishedAt: last.finishedAt,
      };
      console.log(JSON.stringify({ calendar, version, completeYears, missingYears, flaggedClocks: clocks, recompute }));
    }
  });
}

/** Loaded when they are needed: other commands start in milliseconds. */
async function withCalendarServices(
  work: (app: INestApplicationContext, classes: Awaited<ReturnType<typeof calendarServices>>) => Promise<void>,
): Promise<void> {
  const { withServices } = await import('./with-services.js');
  const classes = await calendarServices();
  await withServices((app) => work(app, classes));
}

async function calendarServices() {
  const { CalendarChanges } = await import('../calendar/calendar-changes.service.js');
  const { Calendars } = await import('../calendar/calendars.service.js');
  const { Recomputes } = await import('../calendar/recomputes.service.js');
  const { ClockRecompute } = await import('../complaints/clock-recompute.service.js');
  return { CalendarChanges, Calendars, ClockRecompute, Recomputes };
}
