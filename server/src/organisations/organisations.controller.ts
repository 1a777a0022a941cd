import { Get, Header } from '@nestjs/common';
import type { OfficeChoiceView } from '@zsb/shared/catalogue';
import { Public } from '../platform/auth/access.decorators.js';
import { CitizenRoutes } from '../platform/http/routes.js';
import { OrganisationsService } from './organisations.service.js';

@CitizenRoutes('organisations')
export class OrganisationsController {
  constructor(private readonly organisations: OrganisationsService) {}

  /** Whom a report can be about. */
  @Public()
  @Get()
  @Header('cache-control', 'public, max-age=300')
  async list(): Promise<OfficeChoiceView[]> {
    return (await this.organisations.load()).recusable().map(({ id, name }) => ({ id, name }));
  }
}
