import { Module } from '@nestjs/common';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { StaffModule } from '../staff/staff.module.js';
import { CaseChanges } from './case-changes.service.js';
import { LiveController } from './live.controller.js';
import { LiveStreams } from './live-streams.service.js';

@Module({
  imports: [OrganisationsModule, StaffModule],
  controllers: [LiveController],
  providers: [CaseChanges, LiveStreams],
  exports: [CaseChanges],
})
export class LiveModule {}
