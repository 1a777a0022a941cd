import { EventCutter } from './sse';

const STREAM = 'event: change\ndata: {"a":1}\n\n: alive\n\nevent: change\ndata: {"a":2}\n\n';
const EVENTS = [
  { event: 'change', data: '{"a":1}' },
  { event: 'change', data: '{"a":2}' },
];

it('cuts a stream into events and leaves comments out', () => {
  expect(new EventCutter().push(STREAM)).toEqual(EVENTS);
});

it.each([1, 2, 3, 7, 19])('finds the same events whatever the pieces it comes in: %i characters', (size) => {
  const cutter = new EventCutter();
  const pieces = STREAM.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? [];
  expect(pieces.flatMap((piece) => cutter.push(piece))).toEqual(EVENTS);
});

it('reads the line ends of every system, also when one is cut in two', () => {
  const cutter = new EventCutter();
  expect(['event: change\r', '\ndata: x\r\n', '\r\n'].flatMap((piece) => cutter.push(piece))).toEqual([{ event: 'change', data: 'x' }]);
});

it('joins the lines of one event, and calls an event without a name a message', () => {
  expect(new EventCutter().push('data: one\ndata:two\n\n')).toEqual([{ event: 'message', data: 'one\ntwo' }]);
});

it('keeps an unfinished event until it is whole', () => {
  const cutter = new EventCutter();
  expect(cutter.push('event: change\ndata: x\n')).toEqual([]);
  expect(cutter.push('\n')).toEqual([{ event: 'change', data: 'x' }]);
});
