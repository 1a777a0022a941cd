import { createLog } from './log.js';

/** What one line of the log says. */
function logged(entry: object, level = 'info'): Record<string, unknown>[] {
  const lines: string[] = [];
  createLog(level, { write: (line) => void lines.push(line) }).info(entry, 'a message');
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

it('a line is JSON with its level as a word, its time in ISO and its message', () => {
  expect(logged({ requestId: 'r1' })).toMatchObject([
    { level: 'info', time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/), requestId: 'r1', msg: 'a message' },
  ]);
});

it.each([
  ['phone', { person: { phone: '13800138000' } }],
  ['password', { body: { password: 'planted-13800138000' } }],
  ['text', { complaint: { text: 'planted-13800138000' } }],
  ['authorization', { req: { headers: { authorization: 'Bearer 13800138000' } } }],
])('a %s that somebody logs by mistake is not written', (_, entry) => {
  expect(JSON.stringify(logged(entry))).not.toContain('13800138000');
  expect(JSON.stringify(logged(entry))).toContain('[Redacted]');
});

it('a level below the chosen one writes nothing', () => {
  expect(logged({ requestId: 'r1' }, 'warn')).toEqual([]);
});
