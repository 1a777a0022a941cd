import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { StaffId } from '@zsb/shared/ids';
import { CALENDAR_NAMES, type CalendarName } from '@zsb/shared/sla';
import { deliveredCalendar, readyCalendar, type StoredCalendar } from './calendar-document.js';
import { CalendarsRepository } from './calendars.repository.js';
import type { WorkingCalendar } from './working-calendar.js';

/** Another process follows a change within two seconds: one of waiting, one of reading at the worst. */
const REREAD_MS = 1000;

export interface CurrentCalendar {
  calendar: WorkingCalendar;
  /** 0: as delivered. */
  version: number;
}

interface Known extends CurrentCalendar {
  document: StoredCalendar;
}

/**
 * The calendars that hold now, from memory: a unit of work may ask at any time. One object per version is kept, because what
 * was computed about its years is remembered with it.
 */
@Injectable()
export class Calendars implements OnModuleInit, OnApplicationShutdown {
  private readonly known = new Map<string, Known>();
  private readonly newest = new Map<CalendarName, Known>();
  private timer: NodeJS.Timeout | undefined;
  private reading: Promise<void> = Promise.resolve();

  constructor(private readonly repository: CalendarsRepository) {
    for (const name of CALENDAR_NAMES) this.newest.set(name, this.keep(name, 0, deliveredCalendar(name)));
  }

  async onModuleInit(): Promise<void> {
    await this.refresh();
    // A round that fails is followed by the next one; whoever writes meanwhile meets the same database and says so.
    this.timer = setInterval(() => {
      this.reading = this.refresh().catch(() => undefined);
    }, REREAD_MS).unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.reading;
  }

  current(name: CalendarName): CurrentCalendar {
    return this.newest.get(name)!;
  }

  /** The current calendar as data. */
  document(name: CalendarName): StoredCalendar {
    return this.newest.get(name)!.document;
  }

  /** Who made the current version, and when; null for the delivered one. */
  async lastChange(name: CalendarName): Promise<{ by: StaffId | null; at: Date } | null> {
    const { version } = this.current(name);
    const stored = version === 0 ? null : await this.repository.find(name, version);
    return stored && { by: stored.createdBy, at: stored.createdAt };
  }

  /** The calendar as it was in a version: what stopped clocks were computed by. */
  async ofVersion(name: CalendarName, version: number): Promise<WorkingCalendar> {
    return (await this.version(name, version)).calendar;
  }

  /** Reads what other processes have changed. */
  async refresh(): Promise<void> {
    const versions = await this.repository.newest();
    for (const name of CALENDAR_NAMES) this.take(name, await this.version(name, versions.get(name) ?? 0));
  }

  /** A version that this process has just stored holds here at once. */
  adopt(name: CalendarName, version: number, document: StoredCalendar): void {
    this.take(name, this.keep(name, version, document));
  }

  /** Never back to an older one: a slow reading may end after a newer version was adopted. */
  private take(name: CalendarName, known: Known): void {
    if (known.version > this.current(name).version) this.newest.set(name, known);
  }

  private async version(name: CalendarName, version: number): Promise<Known> {
    const known = this.known.get(`${name} ${version}`);
    if (known) return known;
    const stored = await this.repository.find(name, version);
    if (!stored) throw new Error(`calendar ${name} has no version ${version}`);
    return this.keep(name, version, stored.document);
  }

  private keep(name: CalendarName, version: number, document: StoredCalendar): Known {
    const known = this.known.get(`${name} ${version}`) ?? { calendar: readyCalendar(document), version, document };
    this.known.set(`${name} ${version}`, known);
    return known;
  }
}
