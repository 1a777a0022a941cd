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
import { StaffNoticeRetention } from './staff-notice-retention.service.js';
import { StaffNoticesController } from './staff-notices.controller.js';
import { StaffNoticesRepository } from './staff-notices.repository.js';
import { StaffNotices } from './staff-notices.service.js';
import { WechatEventsController } from './wechat-events.controller.js';
import { WechatEvents } from './wechat-events.service.js';

@Module({
  imports: [CalendarModule, CatalogueModule, PeopleModule, StaffModule],
  controllers: [NoticesController, StaffNoticesController, WechatEventsController],
  providers: [
    NoticesRepository,
    NoticesService,
    NoticeDeliverer,
    OutsideMessages,
    StaffNotices,
    StaffNoticeRetention,
    StaffNoticesRepository,
    WechatEvents,
  ],
  exports: [NoticesService, StaffNoticeRetention, StaffNotices],
})
export class NoticesModule {}
