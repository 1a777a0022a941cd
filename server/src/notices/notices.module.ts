import { Module } from '@nestjs/common';
import { PeopleModule } from '../people/people.module.js';
import { NoticeDeliverer } from './notice.delivery.js';
import { NoticesController } from './notices.controller.js';
import { NoticesRepository } from './notices.repository.js';
import { NoticesService } from './notices.service.js';
import { OutsideMessages } from './outside-messages.js';

@Module({
  imports: [PeopleModule],
  controllers: [NoticesController],
  providers: [NoticesRepository, NoticesService, NoticeDeliverer, OutsideMessages],
  exports: [NoticesService],
})
export class NoticesModule {}
