import { Module } from '@nestjs/common';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { SecondFactor } from './second-factor.service.js';
import { RosterService } from './roster.service.js';
import { StaffController } from './staff.controller.js';
import { StaffRepository } from './staff.repository.js';
import { StaffRegistry, StaffService } from './staff.service.js';

@Module({
  imports: [OrganisationsModule],
  controllers: [StaffController],
  providers: [StaffRepository, SecondFactor, StaffService, StaffRegistry, RosterService],
  exports: [StaffService, StaffRegistry, RosterService],
})
export class StaffModule {}
