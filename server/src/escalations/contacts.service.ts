import { Injectable } from '@nestjs/common';
import type { OrganisationId } from '@zsb/shared/ids';
import { CatalogueService } from '../catalogue/catalogue.service.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import type { ContactRole } from './domain/recipients.js';

export interface Contact {
  /** Of the organisation that names the contact: those below it inherit it. */
  organisationCode: string;
  role: ContactRole;
  name: string;
  phone: string;
}

/** Who is on duty, and which leader is in charge, in each organisation: data of the city, not of the console. */
@Injectable()
export class Contacts {
  constructor(
    private readonly catalogue: CatalogueService,
    private readonly organisations: OrganisationsService,
  ) {}

  /** The organisation's own, or the one it inherits; null where the city has named none. */
  async find(role: ContactRole, organisationId: OrganisationId): Promise<Contact | null> {
    const tree = await this.organisations.load();
    for (const id of tree.lineOf(organisationId)) {
      const contact = this.ofCode(role, tree.find(id)!.code);
      if (contact) return contact;
    }
    return null;
  }

  /** As the data files name it now. */
  ofCode(role: ContactRole, organisationCode: string): Contact | null {
    const person = this.catalogue.data.organisations.find(({ code }) => code === organisationCode)?.[role];
    return person ? { organisationCode, role, ...person } : null;
  }
}
