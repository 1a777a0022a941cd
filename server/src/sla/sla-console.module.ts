import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { ComplaintsModule } from '../complaints/complaints.module.js';
import { StaffModule } from '../staff/staff.module.js';
import { CalendarsAdmin } from './calendars-admin.service.js';
import { PoliciesAdmin } from './policies-admin.service.js';
import { SlaController } from './sla.controller.js';
import { SlaModule } from './sla.module.js';

/** The pages on which limits are changed. Apart from `SlaModule`, which the cases need: these pages need the cases. */
@Module({
  imports: [CatalogueModule, ComplaintsModule, SlaModule, StaffModule],
  controllers: [SlaController],
  providers: [CalendarsAdmin, PoliciesAdmin],
})
export class SlaConsoleModule {}
