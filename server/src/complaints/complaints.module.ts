import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { LiveModule } from '../live/live.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { PeopleModule } from '../people/people.module.js';
import { PhotosModule } from '../photos/photos.module.js';
import { RateQueueModule } from '../rates/rate-queue.module.js';
import { SlaModule } from '../sla/sla.module.js';
import { StaffModule } from '../staff/staff.module.js';
import { TemplatesModule } from '../templates/templates.module.js';
import { BulkAcceptService } from './bulk-accept.service.js';
import { AnsweringService } from './answering.service.js';
import { ApplicationsService } from './applications.service.js';
import { CaseAccess } from './case-access.js';
import { CaseClocks } from './case-clocks.js';
import { CaseNotices } from './case-notices.js';
import { CaseOffices } from './case-offices.js';
import { CaseRules } from './case-rules.js';
import { CaseSteps } from './case-steps.js';
import { CaseTemplates } from './case-templates.service.js';
import { CaseViews } from './case.view.js';
import { CasesService } from './cases.service.js';
import { CaseworkController } from './casework.controller.js';
import { CaseworkRepository } from './casework.repository.js';
import { CaseworkService } from './casework.service.js';
import { CoHandlingService } from './co-handling.service.js';
import { DeskStaffController } from './desk.staff.controller.js';
import { DispatchingService } from './dispatching.service.js';
import { EvidenceService } from './evidence.service.js';
import { MergedCases } from './merged-cases.service.js';
import { MergedFollowers } from './merged-followers.js';
import { MergedPlans } from './merged-plans.service.js';
import { SplitCases } from './split-cases.service.js';
import { TriageService } from './triage.service.js';
import { ClockRecomputeJobs } from './clock-recompute.jobs.js';
import { ClockRecompute } from './clock-recompute.service.js';
import { ClockVerify } from './clock-verify.service.js';
import { ClockWalkRepository } from './clock-walk.repository.js';
import { ClocksRepository } from './clocks.repository.js';
import { ComplaintIdentity } from './complaint.identity.js';
import { ComplaintViews } from './complaint.view.js';
import { ComplaintsController } from './complaints.controller.js';
import { ComplaintsJobs } from './complaints.jobs.js';
import { ComplaintsReading } from './complaints.reading.js';
import { ComplaintsRepository } from './complaints.repository.js';
import { ComplaintsService } from './complaints.service.js';
import { ComplaintsStaffController } from './complaints.staff.controller.js';
import { FollowersRepository } from './followers.repository.js';
import { FollowingController } from './following.controller.js';
import { FollowingJobs } from './following.jobs.js';
import { FollowingService } from './following.service.js';
import { FilingService } from './filing.service.js';
import { FollowUpService } from './follow-up.service.js';
import { GrantingService } from './granting.service.js';
import { InboxRepository } from './inbox.repository.js';
import { LooseEnds } from './loose-ends.js';
import { ReportAccess } from './report-access.service.js';
import { ReportFiling } from './report-filing.service.js';
import { ReportHandlersRepository } from './report-handlers.repository.js';
import { ReportHandling } from './report-handling.service.js';
import { ReportsController } from './reports.controller.js';
import { ReportsStaffController } from './reports.staff.controller.js';
import { SideTrackViews } from './side-tracks.view.js';

@Module({
  imports: [
    CatalogueModule,
    LiveModule,
    NoticesModule,
    OrganisationsModule,
    PeopleModule,
    PhotosModule,
    RateQueueModule,
    SlaModule,
    StaffModule,
    TemplatesModule,
  ],
  controllers: [
    CaseworkController,
    ComplaintsController,
    ComplaintsStaffController,
    DeskStaffController,
    FollowingController,
    ReportsController,
    ReportsStaffController,
  ],
  providers: [
    BulkAcceptService,
    CaseTemplates,
    EvidenceService,
    MergedCases,
    MergedFollowers,
    MergedPlans,
    SplitCases,
    TriageService,
    AnsweringService,
    ApplicationsService,
    CaseAccess,
    CaseClocks,
    CaseNotices,
    CaseOffices,
    CaseRules,
    CaseSteps,
    CaseViews,
    CasesService,
    CaseworkRepository,
    CaseworkService,
    CoHandlingService,
    ClockRecompute,
    ClockRecomputeJobs,
    ClockVerify,
    ClockWalkRepository,
    ClocksRepository,
    DispatchingService,
    ComplaintIdentity,
    ComplaintViews,
    ComplaintsJobs,
    ComplaintsReading,
    ComplaintsRepository,
    ComplaintsService,
    FilingService,
    FollowersRepository,
    FollowingJobs,
    FollowingService,
    ReportAccess,
    ReportFiling,
    ReportHandlersRepository,
    ReportHandling,
    FollowUpService,
    GrantingService,
    LooseEnds,
    SideTrackViews,
    InboxRepository,
  ],
  exports: [CasesService, ClockRecompute],
})
export class ComplaintsModule {}
