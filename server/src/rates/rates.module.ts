import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { ComplaintsModule } from '../complaints/complaints.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { CountedCasesRepository } from './counted-cases.repository.js';
import { RateCounting } from './counting.service.js';
import { CountingSweep } from './counting.sweep.js';
import { OverdueRepository } from './overdue.repository.js';
import { RateCases } from './rate-cases.service.js';
import { RateCountsRepository } from './rate-counts.repository.js';
import { RateFactsRepository } from './rate-facts.repository.js';
import { RateQueueModule } from './rate-queue.module.js';
import { RateReach } from './rate-reach.service.js';
import { RateTalliesRepository } from './rate-tallies.repository.js';
import { RateSums } from './rate-sums.service.js';
import { RatesController } from './rates.controller.js';
import { RatesService } from './rates.service.js';
import { RatesVerify } from './rates-verify.service.js';

@Module({
  imports: [CatalogueModule, ComplaintsModule, OrganisationsModule, RateQueueModule],
  controllers: [RatesController],
  providers: [
    CountedCasesRepository,
    CountingSweep,
    OverdueRepository,
    RateCases,
    RateCounting,
    RateCountsRepository,
    RateFactsRepository,
    RateReach,
    RateSums,
    RateTalliesRepository,
    RatesService,
    RatesVerify,
  ],
})
export class RatesModule {}
