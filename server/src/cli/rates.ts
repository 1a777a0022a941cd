/** `zsb rates …`: the figures of §6 computed a second way, and computed anew. */
import { InvalidArgumentError, type Command } from 'commander';
import { parseDay } from '../calendar/local-date.js';
import { exitOnWrongUsage } from './json-lines.js';

/** Progress is worth a line to somebody who has been waiting for this long (milliseconds). */
const PROGRESS_MS = 1000;

export function registerRates(program: Command): void {
  const rates = exitOnWrongUsage(program.command('rates').description('how offices keep their time: the figures behind the rates'));
  rates
    .command('verify')
    .description(
      'compute every figure from the rows of the cases and compare: one JSON line per difference, then the totals; exit status 1 if any',
    )
    .requiredOption('--from <day>', 'first day, 2026-11-01', civilDate)
    .requiredOption('--to <day>', 'last day, 2026-11-30', civilDate)
    .action(({ from, to }: { from: string; to: string }, command: Command) =>
      to < from ? command.error('the last day is before the first one', { exitCode: 2 }) : verify(from, to),
    );
  rates.command('recount').description('forget all sums and count every case again').action(recount);
}

function civilDate(text: string): string {
  if (parseDay(text) === undefined) throw new InvalidArgumentError('no such date');
  return text;
}

async function verify(from: string, to: string): Promise<void> {
  const { withServices } = await import('./with-services.js');
  const { RatesVerify } = await import('../rates/rates-verify.service.js');
  await withServices(async (app) => {
    const { figures, differences } = await app.get(RatesVerify, { strict: false }).compare(from, to);
    for (const difference of differences) console.log(JSON.stringify(difference));
    console.log(JSON.stringify({ figures, differences: differences.length }));
    if (differences.length > 0) process.exitCode = 1;
  });
}

async function recount(): Promise<void> {
  const { withServices } = await import('./with-services.js');
  const { RatesVerify } = await import('../rates/rates-verify.service.js');
  await withServices(async (app) => {
    let shown = performance.now();
    const counted = await app.get(RatesVerify, { strict: false }).recount((soFar) => {
      if (performance.now() - shown < PROGRESS_MS) return;
      shown = performance.now();
      console.error(`${soFar} counted`);
    });
    console.log(JSON.stringify({ counted }));
  });
}
