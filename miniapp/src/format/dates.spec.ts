import { civilDate, fullDate, fullTime, remainingTime, shortTime, timelineTime } from './dates';

const NOW = new Date('2026-11-20T16:00:00+08:00');

it.each([
  ['in the afternoon', '2026-11-27T17:30:00+08:00', '11月27日 周五 17:30'],
  ['sent in UTC', '2026-11-27T09:30:00Z', '11月27日 周五 17:30'],
  ['just after midnight in China, the day before in UTC', '2026-11-28T16:05:00Z', '11月29日 周日 00:05'],
  ['in another year', '2027-01-04T09:00:00+08:00', '2027年1月4日 周一 09:00'],
])('a due date reads with weekday and time: %s', (_, at, words) => {
  expect(fullTime(at, NOW)).toBe(words);
  expect(fullDate(at, NOW)).toBe(words.slice(0, -' 17:30'.length));
});

it.each([
  ['today', '2026-11-20T10:32:00+08:00', '10:32'],
  ['today, yesterday in UTC', '2026-11-20T00:10:00+08:00', '00:10'],
  ['yesterday', '2026-11-19T23:59:00+08:00', '昨天 23:59'],
  ['the day before', '2026-11-18T09:00:00+08:00', '11月18日 09:00'],
  ['last year', '2025-12-31T09:00:00+08:00', '2025年12月31日 09:00'],
])('a time in a list is as short as it can be: %s', (_, at, words) => {
  expect(shortTime(at, NOW)).toBe(words);
});

it.each([
  ['2026-11-21T19:00:00+08:00', '还剩 1 天 3 小时'],
  ['2026-11-21T16:00:00+08:00', '还剩 1 天'],
  ['2026-11-20T17:30:00+08:00', '还剩 1 小时'],
  ['2026-11-20T16:25:00+08:00', '还剩 25 分钟'],
  ['2026-11-20T16:00:30+08:00', '还剩 不到 1 分钟'],
  ['2026-11-20T13:00:00+08:00', '已超 3 小时'],
  ['2026-11-18T16:00:00+08:00', '已超 2 天'],
])('what is left until %s reads %s', (dueAt, words) => {
  expect(remainingTime(dueAt, NOW)).toBe(words);
});

it('a planned date reads without leading zeros', () => {
  expect(civilDate('2026-12-05')).toBe('2026年12月5日');
});

it('agrees with the platform all through the century, whatever the hour', () => {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Asia/Shanghai',
    ...({ month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const),
  });
  // Every fifth day, each time at another hour and minute: leap days, ends of years and both sides of midnight are among them.
  const step = ((5 * 24 + 7) * 60 + 11) * 60_000;
  const end = Date.UTC(2100, 0, 1);
  for (let at = Date.UTC(2000, 0, 1); at < end; at += step) {
    const instant = new Date(at);
    const part = Object.fromEntries(parts.formatToParts(instant).map(({ type, value }) => [type, value]));
    expect(timelineTime(instant.toISOString())).toBe(`${part['month']}-${part['day']} ${part['hour']}:${part['minute']}`);
  }
});
