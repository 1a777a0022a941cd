/**
 * Instants as people in China read them. `Intl` is missing or partial in mini-programs, and the phone may be set to another zone:
 * China has had one time, UTC+8 without summer time, since 1991-09-15.
 */
const CHINA_OFFSET_MS = 8 * 3_600_000;
const WEEKDAYS = '日一二三四五六';
const MINUTE_MS = 60_000;

const inChina = (at: string): Date => new Date(new Date(at).getTime() + CHINA_OFFSET_MS);
const two = (value: number): string => String(value).padStart(2, '0');
const clock = (local: Date): string => `${two(local.getUTCHours())}:${two(local.getUTCMinutes())}`;
const monthDay = (local: Date): string => `${local.getUTCMonth() + 1}月${local.getUTCDate()}日`;

/** `11月27日 周五 17:30`; with the year in front when it is not this year. */
export function fullTime(at: string, now: Date): string {
  return `${fullDate(at, now)} ${clock(inChina(at))}`;
}

/** `11月23日 周一`; with the year in front when it is not this year. */
export function fullDate(at: string, now: Date): string {
  const local = inChina(at);
  return `${yearIfOther(local, now)}${monthDay(local)} 周${WEEKDAYS.charAt(local.getUTCDay())}`;
}

/** `10:32` today, `昨天 10:32`, `11月20日 15:58`; with the year in front when it is not this year. */
export function shortTime(at: string, now: Date): string {
  const local = inChina(at);
  const days = dayNumber(inChina(now.toISOString())) - dayNumber(local);
  if (days === 0) return clock(local);
  if (days === 1) return `昨天 ${clock(local)}`;
  return `${yearIfOther(local, now)}${monthDay(local)} ${clock(local)}`;
}

/** `11-20 15:58`, for timelines. */
export function timelineTime(at: string): string {
  const local = inChina(at);
  return `${two(local.getUTCMonth() + 1)}-${two(local.getUTCDate())} ${clock(local)}`;
}

/** `2026-12-31` → `2026年12月31日`. */
export function civilDate(date: string): string {
  const [year = '', month = '', day = ''] = date.split('-');
  return `${year}年${Number(month)}月${Number(day)}日`;
}

/** Wall-clock time left or passed: `还剩 1 天 3 小时`, `还剩 25 分钟`, `已超 3 小时`. */
export function remainingTime(dueAt: string, now: Date): string {
  const left = new Date(dueAt).getTime() - now.getTime();
  return `${left >= 0 ? '还剩' : '已超'} ${span(Math.floor(Math.abs(left) / MINUTE_MS))}`;
}

function span(minutes: number): string {
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor((minutes % 1440) / 60);
  if (days > 0) return hours > 0 ? `${days} 天 ${hours} 小时` : `${days} 天`;
  if (hours > 0) return `${hours} 小时`;
  return minutes < 1 ? '不到 1 分钟' : `${minutes} 分钟`;
}

const dayNumber = (local: Date): number => Math.floor(local.getTime() / 86_400_000);
const yearIfOther = (local: Date, now: Date): string =>
  local.getUTCFullYear() === inChina(now.toISOString()).getUTCFullYear() ? '' : `${local.getUTCFullYear()}年`;
