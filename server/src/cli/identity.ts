/** `zsb identity check`: numbers of people and organisations, by the same functions as the server. */
import type { Command } from 'commander';
import { officeCalendar } from '../calendar/default-calendars.js';
import { dayOf, type DayNumber } from '../calendar/local-date.js';
import { checkIdentityNumber, IDENTITY_KINDS, type IdentityKind } from '../people/domain/identity-number.js';
import type { Verdict } from '../people/domain/verdict.js';
import { readClockFile } from '../config.js';
import { clockOf } from '../platform/clock.js';
import { answerStandardInput, exitOnWrongUsage, onlyKeys, RowError, type Row } from './json-lines.js';

const KINDS = IDENTITY_KINDS.join(' | ');

export function registerIdentity(program: Command): void {
  const identity = exitOnWrongUsage(program.command('identity').description('numbers of people and organisations'));
  identity
    .command('check')
    .description(`whether a number can exist: {"id","kind","value"} per line on standard input; kind: ${KINDS}`)
    .action(async () => {
      const today = dayOf(clockOf(readClockFile(process.env)).now().getTime(), officeCalendar.zone);
      await answerStandardInput((row) => check(row, today));
    });
}

/** Answers one row of `identity check`. A number that cannot exist is an answer; a row that asks nothing is a failure. */
export function check(row: Row, today: DayNumber): Verdict {
  onlyKeys(row, ['id', 'kind', 'value']);
  const { kind, value } = row;
  if (!isKind(kind)) throw new RowError('bad-kind', `unknown kind ${JSON.stringify(kind)}, expected ${KINDS}`);
  if (typeof value !== 'string') throw new RowError('bad-value', 'value is not a text');
  return checkIdentityNumber(kind, value, today);
}

const isKind = (kind: unknown): kind is IdentityKind => IDENTITY_KINDS.some((known) => known === kind);
