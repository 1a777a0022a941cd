import { Global, Module } from '@nestjs/common';
import { CalendarChanges } from './calendar-changes.service.js';
import { Calendars } from './calendars.service.js';
import { CalendarsRepository } from './calendars.repository.js';
import { Recomputes } from './recomputes.service.js';

/** Working time is asked for everywhere: no module has to import it. */
@Global()
@Module({ providers: [CalendarChanges, Calendars, CalendarsRepository, Recomputes], exports: [CalendarChanges, Calendars, Recomputes] })
export class CalendarModule {}
