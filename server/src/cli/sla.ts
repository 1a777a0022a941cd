/** `zsb sla …`: deadlines and working time by the same functions as the server, and what it has stored of them. */
import type { Command } from 'commander';
import { readFileSync } from 'node:fs';
import { CalendarError } from '../calendar/calendar-error.js';
import { officeCalendar } from '../calendar/default-calendars.js';
import { dueAt } from '../calendar/due.js';
import { elapsed } from '../calendar/elapsed.js';
import { parseInstant } from '../calendar/instant.js';
import { isoLocal } from '../calendar/local-date.js';
import type { Pause } from '../calendar/pauses.js';
import { parseCalendar, type WorkingCalendar } from '../calendar/working-calendar.js';
import { answerStandardInput, exitOnWrongUsage, onlyKeys, RowError, type Row } from './json-lines.js';

export function registerSla(program: Command): void {
  const sla = exitOnWrongUsage(program.command('sla').description('deadlines and working time by a calendar'));
  register(sla, 'due', 'when a time limit is due: {"id","from","target":"15wd","pauses":[{"from","to"}]}', due);
  register(sla, 'elapsed', 'working time that has passed: {"id","from","to","pauses":[]}', elapsedBetween);
  sla
    .command('verify')
    .description('compute every clock from its events and compare: one JSON line per difference, then the totals; exit status 1 if any')
    .option('--fix', 'write what the events say')
    .action(({ fix = false }: { fix?: boolean }) => verify(fix));
}

async function verify(fix: boolean): Promise<void> {
  const { withServices } = await import('./with-services.js');
  const { ClockVerify } = await import('../complaints/clock-verify.service.js');
  await withServices(async (app) => {
    const totals = await app.get(ClockVerify, { strict: false }).run(fix, (found) => console.log(JSON.stringify(found)));
    console.log(JSON.stringify(totals));
    if (totals.differences > 0) process.exitCode = 1;
  });
}

type Question = (row: Row, calendar: WorkingCalendar) => object;

function register(sla: Command, name: string, description: string, answer: Question): void {
  sla
    .command(name)
    .description(`${description} per line on standard input`)
    .option('--calendar <file>', 'calendar file (JSON); the office calendar of the city unless given')
    .action(async ({ calendar: file }: { calendar?: string }, command: Command) => {
      const calendar = file === undefined ? officeCalendar : readCalendar(file, command);
      await answerStandardInput((row) => asRowError(() => answer(row, calendar)));
    });
}

/** Answers one row of `sla due`. */
export function due(row: Row, calendar: WorkingCalendar): object {
  onlyKeys(row, ['id', 'from', 'target', 'pauses']);
  const from = parseInstant(row['from']);
  const deadline = dueAt({ from, target: row['target'] as string, pauses: pausesOf(row) }, calendar);
  return {
    due: isoLocal(deadline.due, calendar.zone),
    warn: isoLocal(deadline.warn, calendar.zone),
    calendarComplete: deadline.calendarComplete,
  };
}

/** Answers one row of `sla elapsed`. */
export function elapsedBetween(row: Row, calendar: WorkingCalendar): object {
  onlyKeys(row, ['id', 'from', 'to', 'pauses']);
  return elapsed({ from: parseInstant(row['from']), to: parseInstant(row['to']), pauses: pausesOf(row) }, calendar);
}

function pausesOf({ pauses = [] }: Row): Pause[] {
  if (!Array.isArray(pauses)) throw new CalendarError('bad-pause', 'pauses is not a list');
  return pauses.map((pause: unknown) => {
    if (typeof pause !== 'object' || pause === null || !('from' in pause && 'to' in pause)) {
      throw new CalendarError('bad-pause', 'a pause needs from and to');
    }
    onlyKeys(pause, ['from', 'to']);
    return { from: parseInstant(pause.from), to: parseInstant(pause.to) };
  });
}

function asRowError(answer: () => object): object {
  try {
    return answer();
  } catch (error) {
    throw error instanceof CalendarError ? new RowError(error.code, error.message) : error;
  }
}

function readCalendar(file: string, command: Command): WorkingCalendar {
  try {
    return parseCalendar(JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, '')));
  } catch (error) {
    return command.error(`bad-calendar: ${file}: ${error instanceof Error ? error.message : String(error)}`, { exitCode: 2 });
  }
}
