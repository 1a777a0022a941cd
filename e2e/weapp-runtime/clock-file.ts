import { readFileSync } from 'node:fs';

/** Milliseconds that the file shifts the clock by; an absent or unreadable file shifts by none. */
export function readShift(file: string): number {
  try {
    const shift = Number(readFileSync(file, 'utf8').trim());
    return Number.isFinite(shift) ? shift : 0;
  } catch {
    return 0;
  }
}

/** Looks at the file ten times a second and tells of every change. Answers how to stop. */
export function followClock(file: string, tell: (shift: number) => void): () => void {
  let known = readShift(file);
  const timer = setInterval(() => {
    const shift = readShift(file);
    if (shift === known) return;
    known = shift;
    tell(shift);
  }, 100);
  return () => clearInterval(timer);
}
