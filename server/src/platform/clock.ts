import { readFileSync } from 'node:fs';

/** The only source of the current time. Everything else takes `now: Date` or asks this. */
export abstract class Clock {
  abstract now(): Date;
}

export class SystemClock extends Clock {
  now(): Date {
    return new Date();
  }
}

/** For tests: stands still until it is moved. */
export class FixedClock extends Clock {
  constructor(private instant: Date) {
    super();
  }

  now(): Date {
    return new Date(this.instant);
  }

  set(instant: Date): void {
    this.instant = instant;
  }

  advance(milliseconds: number): void {
    this.instant = new Date(this.instant.getTime() + milliseconds);
  }
}

/**
 * Real time plus an offset in milliseconds that a test writes into a file, so that several processes move together.
 * `readConfig` refuses it outside NODE_ENV=test on loopback.
 */
export class FileClock extends Clock {
  constructor(private readonly file: string) {
    super();
  }

  now(): Date {
    return new Date(Date.now() + Number(readFileSync(this.file, 'utf8')));
  }
}

/** The clock of a process: the machine's, or the one of a test's file. Server and operator commands follow the same. */
export const clockOf = (clockFile: string | null): Clock => (clockFile === null ? new SystemClock() : new FileClock(clockFile));
