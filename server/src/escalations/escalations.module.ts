import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { LiveModule } from '../live/live.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { SlaModule } from '../sla/sla.module.js';
import { StaffModule } from '../staff/staff.module.js';
import { Contacts } from './contacts.service.js';
import { EscalationMessages } from './escalation-sms.service.js';
import { EscalationsRepository } from './escalations.repository.js';
import { HoldDecisions } from './hold-decisions.service.js';
import { HoldReminders } from './hold-reminders.service.js';
import { HoldMessages } from './hold-sms.service.js';
import { HoldsController } from './holds.controller.js';
import { HoldsRepository } from './holds.repository.js';
import { Holds } from './holds.service.js';
import { Ladder } from './ladder.service.js';
import { LadderSweep } from './ladder.sweep.js';
import { StepMessages } from './step-messages.service.js';

@Module({
  imports: [CatalogueModule, LiveModule, NoticesModule, OrganisationsModule, SlaModule, StaffModule],
  controllers: [HoldsController],
  providers: [
    Contacts,
    EscalationMessages,
    EscalationsRepository,
    HoldDecisions,
    HoldMessages,
    HoldReminders,
    Holds,
    HoldsRepository,
    Ladder,
    LadderSweep,
    StepMessages,
  ],
})
export class EscalationsModule {}
