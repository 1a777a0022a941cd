import { Command } from 'commander';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Readable, Writable } from 'node:stream';
import { parseDay } from '../calendar/local-date.js';
import { check, registerIdentity } from './identity.js';
import { temporaryFolder } from '../../test/database.js';
import { answerRows } from './json-lines.js';

const today = parseDay('2026-11-20') ?? NaN;

async function run(...lines: string[]): Promise<{ failed: number; answers: unknown[] }> {
  let text = '';
  const output = new Writable({
    decodeStrings: false,
    write(chunk: string, _encoding, done) {
      text += chunk;
      done();
    },
  });
  const input = Readable.from([Buffer.from(lines.join('\n'))], { objectMode: false });
  const failed = await answerRows((row) => check(row, today), input, output);
  return { failed, answers: text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as unknown])) };
}

it('answers every row in its order; an invalid number is an answer and no failure', async () => {
  const { failed, answers } = await run(
    '{"id":1,"kind":"resident-id","value":"110101199003077774"}',
    '{"id":"b","kind":"resident-id","value":"110101199003077770"}',
    '{"id":3,"kind":"uscc","value":"9144030071526726XG"}',
    '{"id":4,"kind":"mobile","value":"+86 138-0013 8000"}',
    '{"id":5,"kind":"permanent-resident","value":"911124198108030024"}',
    '{"id":6,"kind":"hk-mo-permit","value":"A12345678"}',
    '{"id":7,"kind":"tw-permit","value":"1234567"}',
    '{"id":8,"kind":"passport","value":""}',
    '{"kind":"resident-id","value":"110101202611210017"}',
  );
  expect(failed).toBe(0);
  expect(answers).toEqual([
    { id: 1, valid: true, reason: null },
    { id: 'b', valid: false, reason: 'check-digit' },
    { id: 3, valid: true, reason: null },
    { id: 4, valid: true, reason: null },
    { id: 5, valid: true, reason: null },
    { id: 6, valid: false, reason: 'prefix' },
    { id: 7, valid: false, reason: 'length' },
    { id: 8, valid: false, reason: 'empty' },
    { id: null, valid: false, reason: 'birth-date' },
  ]);
});

it('goes on after broken rows and counts them', async () => {
  const { failed, answers } = await run(
    '{"id":1,"kind":"driving-licence","value":"1"}',
    '{"id":2,"value":"1"}',
    '{"id":3,"kind":"toString","value":"1"}',
    '{"id":4,"kind":"mobile"}',
    '{"id":5,"kind":"mobile","value":13800138000}',
    '{"id":6,"kind":"mobile","value":null}',
    '{"id":7,"kind":"mobile","value":"13800138000","name":"张三"}',
    '{"id":8,',
    '{"id":9,"kind":"mobile","value":"13800138000"}',
  );
  expect(failed).toBe(8);
  expect(answers).toEqual([
    expect.objectContaining({ id: 1, error: 'bad-kind' }),
    expect.objectContaining({ id: 2, error: 'bad-kind' }),
    expect.objectContaining({ id: 3, error: 'bad-kind' }),
    expect.objectContaining({ id: 4, error: 'bad-value' }),
    expect.objectContaining({ id: 5, error: 'bad-value' }),
    expect.objectContaining({ id: 6, error: 'bad-value' }),
    expect.objectContaining({ id: 7, error: 'unknown-key' }),
    expect.objectContaining({ id: null, line: 8, error: 'bad-row' }),
    { id: 9, valid: true, reason: null },
  ]);
});

it.each([
  ['all rows were answered', '{"id":1,"kind":"mobile","value":"1"}\n', undefined],
  ['a row failed', '{"id":1,"kind":"mobile","value":"1"}\n{"id":2,"kind":"x","value":"1"}\n', 1],
])('sets the exit status when %s', async (_, rows, status) => {
  const { stdin, stdout, exitCode } = process;
  const stream = (value: unknown) => ({ value, configurable: true });
  Object.defineProperty(process, 'stdin', stream(Readable.from([Buffer.from(rows)], { objectMode: false })));
  Object.defineProperty(process, 'stdout', stream(new Writable({ write: (_chunk, _encoding, done) => done() })));
  const program = new Command('zsb');
  registerIdentity(program);
  try {
    process.exitCode = undefined;
    await program.parseAsync(['identity', 'check'], { from: 'user' });
    expect(process.exitCode).toBe(status);
  } finally {
    process.exitCode = exitCode;
    Object.defineProperty(process, 'stdin', stream(stdin));
    Object.defineProperty(process, 'stdout', stream(stdout));
  }
});

it.each([
  [['identity', '--help'], 0],
  [['identity', 'check', '--help'], 0],
  [['identity'], 2],
  [['identity', 'verify'], 2],
  [['identity', 'check', '--all'], 2],
  [['identity', 'check', 'numbers.jsonl'], 2],
])('zsb %j exits with status %i', async (words, status) => {
  const { exit } = process;
  process.exit = (code) => {
    throw new Error(`exit ${code}`);
  };
  const program = new Command('zsb').configureOutput({ writeOut: () => undefined, writeErr: () => undefined });
  registerIdentity(program);
  try {
    await expect(program.parseAsync(words, { from: 'user' })).rejects.toThrow(`exit ${status}`);
  } finally {
    process.exit = exit;
  }
});

it('counts the days by the clock of the test, as the server does', async () => {
  const folder = temporaryFolder();
  const file = path.join(folder, 'clock');
  // Two hundred years on, somebody born in 2127 can have a number.
  writeFileSync(file, String(200 * 365 * 86_400_000));
  const { env, stdin, stdout } = process;
  const stream = (value: unknown) => ({ value, configurable: true });
  let answer = '';
  Object.defineProperty(
    process,
    'stdin',
    stream(Readable.from([Buffer.from('{"id":1,"kind":"resident-id","value":"110101212701010014"}')])),
  );
  Object.defineProperty(process, 'stdout', stream(new Writable({ write: (chunk, _, done) => done(void (answer += String(chunk))) })));
  process.env = { ...env, NODE_ENV: 'test', CLOCK_FILE: file };
  const program = new Command('zsb');
  registerIdentity(program);
  try {
    await program.parseAsync(['identity', 'check'], { from: 'user' });
  } finally {
    process.env = env;
    Object.defineProperty(process, 'stdin', stream(stdin));
    Object.defineProperty(process, 'stdout', stream(stdout));
    rmSync(folder, { recursive: true });
  }
  expect(JSON.parse(answer)).toMatchObject({ id: 1, reason: 'check-digit' });
});
