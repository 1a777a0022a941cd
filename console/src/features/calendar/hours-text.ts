/** Opening hours of a day as they are typed: `09:00–12:00 13:30–17:30`; empty for a day of rest. */
export type Segments = [opens: string, closes: string][];

export const formatHours = (segments: Segments | undefined): string =>
  (segments ?? []).map(([opens, closes]) => `${opens}–${closes}`).join(' ');

/** The typed hours, or a sentence on what is wrong with them. */
export function readHours(text: string): Segments | string {
  const parts = text
    .normalize('NFKC')
    .replace(/\s*[-–—~至到]\s*/g, '-')
    .split(/[\s,;、]+/)
    .filter(Boolean);
  const segments: Segments = [];
  for (const part of parts) {
    const [, opens, closes] = /^(\d{1,2}:\d{2})-(\d{1,2}:\d{2})$/.exec(part) ?? [];
    const from = timeOf(opens);
    const to = timeOf(closes);
    if (from === null || to === null) return `“${part}”看不懂，请写成 09:00–12:00。`;
    if (from >= to) return `${from}–${to} 的结束要在开始之后。`;
    const before = segments.at(-1);
    if (before && before[1] > from) return '时段要按先后写，不能重叠。';
    segments.push([from, to]);
  }
  return segments;
}

/** `9:00` as `09:00`, up to `24:00`; null where it is no time of day. */
function timeOf(text: string | undefined): string | null {
  const [hours = '', minutes = ''] = text?.split(':') ?? [];
  const isTime = hours !== '' && Number(minutes) < 60 && (Number(hours) < 24 || (Number(hours) === 24 && Number(minutes) === 0));
  return isTime ? `${hours.padStart(2, '0')}:${minutes}` : null;
}
