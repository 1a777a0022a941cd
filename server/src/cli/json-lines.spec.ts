import { Readable, Writable } from 'node:stream';
import { answerRows, onlyKeys, RowError, type Row } from './json-lines.js';

/** Collects what is written; slow like a reader that asks for a pause after every write. */
class Collected extends Writable {
  text = '';
  constructor() {
    super({ highWaterMark: 1, decodeStrings: false });
  }
  override _write(chunk: string, _encoding: string, done: () => void): void {
    this.text += chunk;
    setImmediate(done);
  }
}

function double(row: Row): object {
  onlyKeys(row, ['id', 'n']);
  if (typeof row['n'] !== 'number') throw new RowError('bad-number', 'n is no number');
  if (row['n'] < 0) throw new TypeError('a fault');
  return { twice: row['n'] * 2 };
}

async function run(chunks: (string | Buffer)[]): Promise<{ failed: number; lines: unknown[] }> {
  const output = new Collected();
  const failed = await answerRows(
    double,
    Readable.from(
      chunks.map((chunk) => Buffer.from(chunk)),
      { objectMode: false },
    ),
    output,
  );
  const lines = output.text.split('\n').filter((line) => line !== '');
  return { failed, lines: lines.map((line) => JSON.parse(line) as unknown) };
}

it('answers rows in order, across the borders of chunks and with or without a last line break', async () => {
  const { failed, lines } = await run(['{"id":1,"n":1}\n{"id":"two",', '"n":2}\r\n{"id":null,"n":', '3}']);
  expect(lines).toEqual([
    { id: 1, twice: 2 },
    { id: 'two', twice: 4 },
    { id: null, twice: 6 },
  ]);
  expect(failed).toBe(0);
});

it('goes on after a row that fails, and counts it', async () => {
  const { failed, lines } = await run(['{"id":1,"n":"x"}\n{"id":2,"n":2}\n{"id":3,"n":-1}\n{"id":4,"n":1,"m":2}\n']);
  expect(lines).toEqual([
    { id: 1, error: 'bad-number', message: 'n is no number' },
    { id: 2, twice: 4 },
    { id: 3, error: 'internal', message: 'TypeError: a fault' },
    { id: 4, error: 'unknown-key', message: 'unknown key "m", expected id, n' },
  ]);
  expect(failed).toBe(3);
});

it('names the line of a row that cannot be read; empty lines are no rows but count', async () => {
  const { failed, lines } = await run(['{"id":1,\n\n[1]\n"x"\nnull\n  \n{"n":1}\n']);
  expect(lines).toEqual([
    expect.objectContaining({ id: null, line: 1, error: 'bad-row' }),
    { id: null, line: 3, error: 'bad-row', message: 'not a JSON object' },
    { id: null, line: 4, error: 'bad-row', message: 'not a JSON object' },
    { id: null, line: 5, error: 'bad-row', message: 'not a JSON object' },
    { id: null, twice: 2 },
  ]);
  expect(failed).toBe(4);
});

it('reads a byte order mark and characters that are cut between chunks', async () => {
  const bytes = Buffer.from('\uFEFF{"id":"办","n":1}\n');
  expect((await run([bytes.subarray(0, 11), bytes.subarray(11)])).lines).toEqual([{ id: '办', twice: 2 }]);
});

it('refuses a line that is too long without keeping it, and reads on', async () => {
  const { lines } = await run([`{"id":"${'x'.repeat(800_000)}`, 'x'.repeat(800_000), '","n":1}\n{"id":2,"n":1}\n']);
  expect(lines).toEqual([
    { id: null, line: 1, error: 'bad-row', message: 'longer than 1000000 characters' },
    { id: 2, twice: 2 },
  ]);
});

it('stops quietly once nobody reads the answers any more', async () => {
  const closed = new Writable({ write: (_chunk, _encoding, done) => done(Object.assign(new Error('closed'), { code: 'EPIPE' })) });
  await expect(answerRows(double, Readable.from([Buffer.from('{"id":1,"n":1}\n{"id":2,"n":1}\n')]), closed)).resolves.toBe(0);
});

it('fails where the answers cannot be kept', async () => {
  const full = new Writable({ write: (_chunk, _encoding, done) => done(Object.assign(new Error('disk full'), { code: 'ENOSPC' })) });
  await expect(answerRows(double, Readable.from([Buffer.from('{"id":1,"n":1}\n')]), full)).rejects.toThrow('disk full');
});
