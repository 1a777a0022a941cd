/**
 * Instants as people read them. The console speaks the city's local time whatever the computer is set to; the zone is
 * that of the working calendar (operator-cli.md, `timeZone`).
 */
const ZONE = 'Asia/Shanghai';
const MINUTE = 60_000;
const WEEKDAYS: Record<string, string> = { Mon: '周一', Tue: '周二', Wed: '周三', Thu: '周四', Fri: '周五', Sat: '周六', Sun: '周日' };

const format = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  weekday: 'short',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

function localParts(instant: Date) {
  const parts = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]));
  const { year = '', month = '', day = '', weekday = '', hour = '', minute = '' } = parts;
  return { year, month, day, weekday: WEEKDAYS[weekday] ?? '', time: `${hour}:${minute}` };
}

/** Local civil date, `2026-11-20`. */
export function localDate(instant: Date): string {
  const { year, month, day } = localParts(instant);
  return `${year}-${month}-${day}`;
}

/** The civil date after this one: `2026-12-31` → `2027-01-01`. */
export const dayAfter = (date: string): string => new Date(Date.parse(`${date}T00:00:00Z`) + 24 * 60 * MINUTE).toISOString().slice(0, 10);

/** Local time of day, `10:32`. */
export const timeWords = (iso: string): string => localParts(new Date(iso)).time;

/** `今天 17:30`, `明天 09:00`, `11月27日 周五 17:30`, `2027年1月4日 周一 17:30`. */
export function instantWords(iso: string, now: Date): string {
  const { year, month, day, weekday, time } = localParts(new Date(iso));
  const near = nearDay(`${year}-${month}-${day}`, now);
  if (near) return `${near} ${time}`;
  const inYear = year === localParts(now).year ? '' : `${year}年`;
  return `${inYear}${Number(month)}月${Number(day)}日 ${weekday} ${time}`;
}

/** `2026年12月31日` for a civil date `2026-12-31`. */
export function dateWords(date: string): string {
  const [year = '', month = '', day = ''] = date.split('-');
  return `${year}年${Number(month)}月${Number(day)}日`;
}

function nearDay(date: string, now: Date): string | null {
  const days: [number, string][] = [
    [-1, '昨天'],
    [0, '今天'],
    [1, '明天'],
  ];
  return days.find(([offset]) => localDate(new Date(now.getTime() + offset * 24 * 60 * MINUTE)) === date)?.[1] ?? null;
}

/** Time to or past an instant, counted by the wall clock: `还剩 1 天 3 时`, `还剩 40 分`, `超时 3 时`. */
export function remainingWords(dueAt: string, now: Date): string {
  const milliseconds = new Date(dueAt).getTime() - now.getTime();
  const prefix = milliseconds >= 0 ? '还剩' : '超时';
  return `${prefix} ${durationWords(Math.abs(milliseconds))}`;
}

/**
 * Working time that is left or was overrun: `剩 5 时 20 分`, `超时 40 分`; from ten hours on only hours. Days are not said: how long
 * one is depends on the calendar.
 * @param minutes working minutes, negative once it is late
 */
export function workingWords(minutes: number): string {
  const whole = Math.abs(minutes);
  const hours = Math.floor(whole / 60);
  const words = hours === 0 ? durationWords(whole * MINUTE) : join(hours, '时', hours < 10 ? whole % 60 : 0, '分');
  return `${minutes >= 0 ? '剩' : '超时'} ${words}`;
}

/** The two largest units that matter, rounded down; from three days on only days. */
export function durationWords(milliseconds: number): string {
  const minutes = Math.floor(milliseconds / MINUTE);
  const hours = Math.floor(minutes / 60);
  const days = Math.floor(hours / 24);
  if (days >= 3) return `${days} 天`;
  if (days >= 1) return join(days, '天', hours % 24, '时');
  if (hours >= 1) return join(hours, '时', minutes % 60, '分');
  return minutes === 0 ? '不到 1 分' : `${minutes} 分`;
}

/**
 * How long something took, in whole words and the two largest units: `3 天 2 小时`, `5 小时 20 分钟`, `45 分钟`. A day has 24 hours.
 * @param minutes whole minutes by the wall clock
 */
export function spanWords(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  if (hours >= 24) return join(Math.floor(hours / 24), '天', hours % 24, '小时');
  if (hours >= 1) return join(hours, '小时', minutes % 60, '分钟');
  return minutes === 0 ? '不到 1 分钟' : `${minutes} 分钟`;
}

const join = (large: number, largeUnit: string, small: number, smallUnit: string) =>
  small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;
