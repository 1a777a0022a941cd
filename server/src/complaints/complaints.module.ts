import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { PeopleModule } from '../people/people.module.js';
import { PhotosModule } from '../photos/photos.module.js';
import { StaffModule } from '../staff/staff.module.js';
import { CaseAccess } from './case-access.js';
import { CaseClocks } from './case-clocks.js';
import { CaseNotices } from './case-notices.js';
import { CaseSteps } from './case-steps.js';
import { CaseViews } from './case.view.js';
import { CasesService } from './cases.service.js';
import { CaseworkService } from './casework.service.js';
import { DispatchingService } from './dispatching.service.js';
import { ComplaintIdentity } from './complaint.identity.js';
import { ComplaintViews } from './complaint.view.js';
import { ComplaintsController } from './complaints.controller.js';
import { ComplaintsJobs } from './complaints.jobs.js';
import { ComplaintsReading } from './complaints.reading.js';
import { ComplaintsRepository } from './complaints.repository.js';
import { ComplaintsService } from './complaints.service.js';
import { ComplaintsStaffController } from './complaints.staff.controller.js';
import { FilingService } from './filing.service.js';
import { InboxRepository } from './inbox.repository.js';

@Module({
  imports: [CatalogueModule, NoticesModule, OrganisationsModule, PeopleModule, PhotosModule, StaffModule],
  controllers: [ComplaintsController, ComplaintsStaffController],
  providers: [
    CaseAccess,
    CaseClocks,
    CaseNotices,
    CaseSteps,
    CaseViews,
    CasesService,
    CaseworkService,
    DispatchingService,
    ComplaintIdentity,
    ComplaintViews,
    ComplaintsJobs,
    ComplaintsReading,
    ComplaintsRepository,
    ComplaintsService,
    FilingService,
    InboxRepository,
  ],
})
export class ComplaintsModule {}
