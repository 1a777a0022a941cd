import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '@zsb/shared/errors';
import type { DemoPersonaView } from '@zsb/shared/logins';
import { CatalogueService } from '../catalogue/catalogue.service.js';
import { CONFIG, type Config } from '../config.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { StaffRegistry } from '../staff/staff.service.js';

/** The demonstration city: its organisations, its staff, and the personas of the login pages. */
@Injectable()
export class DemoService {
  constructor(
    private readonly catalogue: CatalogueService,
    private readonly organisations: OrganisationsService,
    private readonly staff: StaffRegistry,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Only while the sandbox is on: their password and codes are known to everybody. */
  personas(): DemoPersonaView[] {
    if (this.config.sandboxOrigin === null) throw new DomainError('platform.not-found');
    const { citizens, staff, password } = this.catalogue.data.demo;
    return [
      ...citizens.map(({ title, description, phone }) => ({
        kind: 'citizen' as const,
        title,
        description,
        phone,
        userName: null,
        password: null,
      })),
      ...staff.map(({ title, description, userName }) => ({ kind: 'staff' as const, title, description, phone: null, userName, password })),
    ];
  }

  /** Adds what is not there yet; running it again changes nothing. */
  async seed(): Promise<void> {
    const { organisations, demo } = this.catalogue.data;
    await this.organisations.seed(organisations);
    await this.staff.add(demo.staff.map((member) => ({ ...member, password: demo.password })));
  }
}
