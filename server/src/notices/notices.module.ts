import { Module } from '@nestjs/common';
import { CalendarModule } from '../calendar/calendar.module.js';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { PeopleModule } from '../people/people.module.js';
import { StaffModule } from '../staff/staff.module.js';
import { NoticeDeliverer } from './notice.delivery.js';
import { NoticesController } from './notices.controller.js';
import { NoticesRepository } from './notices.repository.js';
import { NoticesService } from './notices.service.js';
import { OutsideMessages } from './outside-messages.js';
import { StaffNoticesController } from './staff-notices.controller.js';
import { StaffNoticesRepository } from './staff-notices.repository.js';
import { StaffNotices } from './staff-notices.service.js';

@Module({
  imports: [CalendarModule, CatalogueModule, PeopleModule, StaffModule],
  controllers: [NoticesController, StaffNoticesController],
  providers: [NoticesRepository, NoticesService, NoticeDeliverer, OutsideMessages, StaffNotices, StaffNoticesRepository],
  exports: [NoticesService, StaffNotices],
})
export class NoticesModule {}
