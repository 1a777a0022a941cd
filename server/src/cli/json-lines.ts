/** Rows of JSON lines in, answers out in the same order: the form of all operator commands that work row by row. */
import type { Command } from 'commander';
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';

export type Row = Record<string, unknown>;

/** Why one row cannot be answered. The run goes on with the next one. */
export class RowError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'RowError';
  }
}

/** Longer than any sensible row; a file without line breaks must not fill the memory. */
const LONGEST_LINE = 1_000_000;

/**
 * Answers every row of standard input on standard output. Sets exit status 1 if a row failed.
 * @param answer what is printed after the row's `id`; throws RowError for a row that cannot be answered
 */
export async function answerStandardInput(answer: (row: Row) => object): Promise<void> {
  const failed = await answerRows(answer, process.stdin, process.stdout);
  if (failed > 0) process.exitCode = 1;
}

/** Answers rows in order and in constant memory; resolves with the number of rows that failed. Empty lines are no rows. */
export async function answerRows(answer: (row: Row) => object, input: Readable, output: Writable): Promise<number> {
  let failed = 0;
  let number = 0;
  // An error between two writes is found by the next one; without a listener it would end the process with a stack trace.
  output.on('error', () => undefined);
  for await (const lines of linesOf(input)) {
    let answers = '';
    for (const line of lines) {
      number += 1;
      if (line.trim() === '') continue;
      const { id, ...rest } = answerLine(answer, line, number);
      if ('error' in rest) failed += 1;
      answers += `${JSON.stringify({ id, ...rest })}\n`;
    }
    if (!(await write(answers, output))) break;
  }
  return failed;
}

/** Refuses a row with keys that the command does not know. */
export function onlyKeys(row: object, known: readonly string[]): void {
  const unknown = Object.keys(row).find((key) => !known.includes(key));
  if (unknown !== undefined) throw new RowError('unknown-key', `unknown key ${JSON.stringify(unknown)}, expected ${known.join(', ')}`);
}

/** Makes wrong usage of a command and those below it exit with status 2 (commander's own is 1). */
export function exitOnWrongUsage(command: Command): Command {
  return command.exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));
}

type Answer = { id: unknown; line?: number; error?: string; message?: string };

function answerLine(answer: (row: Row) => object, line: string, number: number): Answer {
  const row = parseRow(line);
  if (typeof row === 'string') return { id: null, line: number, error: 'bad-row', message: row };
  const id = row['id'] ?? null;
  try {
    return { id, ...answer(row) };
  } catch (error) {
    if (error instanceof RowError) return { id, error: error.code, message: error.message };
    // A fault of ours must not cost the operator the other rows.
    return { id, error: 'internal', message: String(error) };
  }
}

/** The row, or what is wrong with the line. */
function parseRow(line: string): Row | string {
  if (line.length > LONGEST_LINE) return `longer than ${LONGEST_LINE} characters`;
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Row) : 'not a JSON object';
  } catch (error) {
    return String(error);
  }
}

/** Lines as they come, many at a time: one promise per line would cost more than the work on it. */
async function* linesOf(input: Readable): AsyncGenerator<string[]> {
  input.setEncoding('utf8');
  let rest = '';
  let isFirst = true;
  for await (const chunk of input as AsyncIterable<string>) {
    const lines = (rest + (isFirst ? chunk.replace(/^\uFEFF/, '') : chunk)).split('\n');
    isFirst = false;
    // One character more than allowed is enough to refuse the line at its end.
    rest = (lines.pop() ?? '').slice(0, LONGEST_LINE + 1);
    yield lines;
  }
  yield [rest];
}

/**
 * Writes and waits until the reader keeps up. False once nobody reads any more (`| head`).
 * @throws Error where the output cannot be written for another reason, for instance a full disk
 */
async function write(text: string, output: Writable): Promise<boolean> {
  try {
    if (text !== '' && !output.write(text) && !output.destroyed) await once(output, 'drain');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
  }
  if (output.errored && (output.errored as NodeJS.ErrnoException).code !== 'EPIPE') throw output.errored;
  return !output.destroyed;
}
