import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { SlaPoliciesRepository } from './sla-policies.repository.js';
import { SlaService } from './sla.service.js';

@Module({
  imports: [CatalogueModule],
  providers: [SlaPoliciesRepository, SlaService],
  exports: [SlaPoliciesRepository, SlaService],
})
export class SlaModule {}
