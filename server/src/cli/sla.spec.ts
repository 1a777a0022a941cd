import { Command } from 'commander';
import { officeCalendar } from '../calendar/default-calendars.js';
import { due, elapsedBetween, registerSla } from './sla.js';

const from = '2026-11-20T16:00:00+08:00';

it('answers when a limit is due, in the zone of the calendar', () => {
  expect(due({ id: 1, from: '2026-11-20T08:00:00Z', target: '1wd' }, officeCalendar)).toEqual({
    due: '2026-11-23T17:30:00+08:00',
    warn: '2026-11-23T14:00:00+08:00',
    calendarComplete: true,
  });
});

it('answers how much working time has passed, without pauses', () => {
  const pauses = [{ from: '2026-11-23T09:00:00+08:00', to: '2026-11-23T12:00:00+08:00' }];
  expect(elapsedBetween({ id: 1, from, to: '2026-11-24T17:30:00+08:00', pauses }, officeCalendar)).toEqual({
    workingMinutes: 750,
    workingDays: 1,
  });
});

it.each([
  ['no start', { target: '1wd' }, 'bad-time'],
  ['a start without offset', { from: '2026-11-20T16:00:00', target: '1wd' }, 'bad-time'],
  ['30 February', { from: '2026-02-30T16:00:00+08:00', target: '1wd' }, 'bad-time'],
  ['no target', { from }, 'bad-target'],
  ['a target of zero', { from, target: '0wd' }, 'bad-target'],
  ['a target that is a number', { from, target: 5 }, 'bad-target'],
  ['pauses that are no list', { from, target: '1wd', pauses: {} }, 'bad-pause'],
  ['a pause that is no object', { from, target: '1wd', pauses: [null] }, 'bad-pause'],
  ['a pause without end', { from, target: '1wd', pauses: [{ from }] }, 'bad-pause'],
  ['a pause that ends before it begins', { from, target: '1wd', pauses: [{ from, to: '2026-11-20T15:00:00+08:00' }] }, 'bad-pause'],
  ['a pause with an impossible time', { from, target: '1wd', pauses: [{ from, to: '2026-11-31T15:00:00+08:00' }] }, 'bad-time'],
  ['a pause with an unknown key', { from, target: '1wd', pauses: [{ from, to: from, why: '' }] }, 'unknown-key'],
  ['an unknown key', { from, target: '1wd', pause: [] }, 'unknown-key'],
])('refuses %s', (_, row, code) => expect(() => due(row, officeCalendar)).toThrow(expect.objectContaining({ code }) as Error));

it.each([
  ['an end before the start', { from, to: '2026-11-20T15:59:59+08:00' }, 'bad-time'],
  ['no end', { from }, 'bad-time'],
  ['a target, which it does not know', { from, to: from, target: '1wd' }, 'unknown-key'],
])('refuses %s', (_, row, code) => expect(() => elapsedBetween(row, officeCalendar)).toThrow(expect.objectContaining({ code }) as Error));

it.each([
  [['sla', 'due', '--help'], 0],
  [['sla', 'elapsed', '--help'], 0],
  [['sla', '--help'], 0],
  [['sla'], 2],
  [['sla', 'undue'], 2],
  [['sla', 'due', '--month'], 2],
  [['sla', 'due', 'rows.jsonl'], 2],
  [['sla', 'due', '--calendar'], 2],
  [['sla', 'due', '--calendar', 'no-such-file.json'], 2],
  [['sla', 'due', '--calendar', 'package.json'], 2],
])('zsb %j exits with status %i', async (words, status) => {
  const { exit } = process;
  process.exit = (code) => {
    throw new Error(`exit ${code}`);
  };
  const program = new Command('zsb').configureOutput({ writeOut: () => undefined, writeErr: () => undefined });
  registerSla(program);
  try {
    await expect(program.parseAsync(words, { from: 'user' })).rejects.toThrow(`exit ${status}`);
  } finally {
    process.exit = exit;
  }
});
