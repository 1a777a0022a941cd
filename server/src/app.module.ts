import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { CalendarModule } from './calendar/calendar.module.js';
import { CatalogueModule } from './catalogue/catalogue.module.js';
import { ComplaintsModule } from './complaints/complaints.module.js';
import { DemoModule } from './demo/demo.module.js';
import { EscalationsModule } from './escalations/escalations.module.js';
import { HealthController } from './health.controller.js';
import { Housekeeping } from './housekeeping.js';
import { LiveModule } from './live/live.module.js';
import { NoticesModule } from './notices/notices.module.js';
import { OrganisationsModule } from './organisations/organisations.module.js';
import { PeopleModule } from './people/people.module.js';
import { PhotosModule } from './photos/photos.module.js';
import { AccessGuard, Principals } from './platform/auth/access.guard.js';
import { ProblemFilter } from './platform/http/problem.filter.js';
import { LOG, type Log } from './platform/log.js';
import { PlatformModule, type Foundations } from './platform/platform.module.js';
import { CurrentPrincipals } from './principals.service.js';
import { RatesModule } from './rates/rates.module.js';
import { SlaConsoleModule } from './sla/sla-console.module.js';
import { StaffModule } from './staff/staff.module.js';

@Module({})
export class AppModule {
  static with(foundations: Foundations): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.with(foundations),
        CalendarModule,
        OrganisationsModule,
        StaffModule,
        PeopleModule,
        CatalogueModule,
        PhotosModule,
        NoticesModule,
        LiveModule,
        EscalationsModule,
        ComplaintsModule,
        SlaConsoleModule,
        RatesModule,
        DemoModule,
      ],
      controllers: [HealthController],
      providers: [
        Housekeeping,
        { provide: Principals, useClass: CurrentPrincipals },
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_FILTER, inject: [LOG], useFactory: (log: Log) => new ProblemFilter(log) },
      ],
    };
  }
}
