import { Body, Get, HttpCode, Param, Post } from '@nestjs/common';
import { DomainError } from '@zsb/shared/errors';
import { CALENDAR_NAMES, type CalendarName, type CalendarView, type PoliciesView } from '@zsb/shared/sla';
import { Allow, Me } from '../platform/auth/access.decorators.js';
import type { Staff } from '../platform/auth/principal.js';
import { StaffRoutes } from '../platform/http/routes.js';
import { CalendarsAdmin } from './calendars-admin.service.js';
import { PoliciesAdmin } from './policies-admin.service.js';
import { PublishYearDto, SaveHoursDto, SavePoliciesDto } from './sla.dto.js';

/** Calendars and time limits: an administrator changes them, supervision reads them. */
@StaffRoutes('staff')
export class SlaController {
  constructor(
    private readonly calendars: CalendarsAdmin,
    private readonly policies: PoliciesAdmin,
  ) {}

  @Allow('administrator', 'supervisor')
  @Get('calendars')
  allCalendars(): Promise<CalendarView[]> {
    return this.calendars.all();
  }

  @Allow('administrator')
  @Post('calendars/:name/years')
  @HttpCode(200)
  publishYear(@Me() me: Staff, @Param('name') name: string, @Body() body: PublishYearDto): Promise<CalendarView> {
    return this.calendars.publishYear(me, calendarNamed(name), body);
  }

  @Allow('administrator')
  @Post('calendars/:name/hours')
  @HttpCode(200)
  saveHours(@Me() me: Staff, @Param('name') name: string, @Body() body: SaveHoursDto): Promise<CalendarView> {
    return this.calendars.saveHours(me, calendarNamed(name), body);
  }

  @Allow('administrator', 'supervisor')
  @Get('sla-policies')
  allPolicies(): Promise<PoliciesView[]> {
    return this.policies.all();
  }

  @Allow('administrator')
  @Post('sla-policies')
  @HttpCode(200)
  savePolicies(@Me() me: Staff, @Body() body: SavePoliciesDto): Promise<PoliciesView[]> {
    return this.policies.save(me, body);
  }
}

function calendarNamed(text: string): CalendarName {
  const name = CALENDAR_NAMES.find((known) => known === text);
  if (!name) throw new DomainError('platform.not-found');
  return name;
}
