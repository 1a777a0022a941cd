import { Injectable } from '@nestjs/common';
import type { SaveTemplateRequest, TemplateView } from '@zsb/shared/casework';
import { DomainError } from '@zsb/shared/errors';
import type { OrganisationId } from '@zsb/shared/ids';
import type { StaffRole } from '@zsb/shared/logins';
import { CatalogueService } from '../catalogue/catalogue.service.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { AuditTrail } from '../platform/audit/audit.trail.js';
import type { Staff } from '../platform/auth/principal.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { newId } from '../platform/ids.js';
import { fill, unknownPlaceholders, type PlaceholderValues } from './domain/placeholders.js';
import type { ReplyTemplate } from './reply-template.entity.js';
import { TemplatesRepository } from './templates.repository.js';

/** More than anybody finds their way in. */
const MOST_OF_AN_OFFICE = 100;
const WORKERS: readonly StaffRole[] = ['clerk', 'head'];

/** Ready words for answers, questions and calls: the city's, and what an office has written down. Heads keep them, clerks use them. */
@Injectable()
export class TemplatesService {
  constructor(
    private readonly db: Database,
    private readonly templates: TemplatesRepository,
    private readonly catalogue: CatalogueService,
    private readonly organisations: OrganisationsService,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** The city's first, then those of one's office and of what it belongs to. */
  async list(me: Staff): Promise<TemplateView[]> {
    const tree = await this.organisations.load();
    const own = placesOf(me, WORKERS);
    const known = await this.templates.of([...new Set(own.flatMap((id) => tree.lineOf(id)))]);
    return [
      ...this.catalogue.replyTemplates().map((template) => ({ ...template, isOwn: false })),
      ...known.map((template) => toView(template, own)),
    ];
  }

  /** @throws `platform.invalid-request` naming a placeholder that nobody can fill in */
  async create(me: Staff, request: SaveTemplateRequest): Promise<TemplateView> {
    const [organisationId] = placesOf(me, ['head']);
    if (organisationId === undefined) throw new DomainError('platform.forbidden');
    const template = this.read(me, request, newId(), organisationId);
    await this.db.transaction(async () => {
      if ((await this.templates.of([organisationId])).length >= MOST_OF_AN_OFFICE) {
        throw new DomainError('platform.invalid-request', {}, [{ field: 'name', reason: 'too-many', limit: MOST_OF_AN_OFFICE }]);
      }
      await this.templates.insert(template);
      await this.remember(me, 'create', template.id);
    });
    return toView(template, [organisationId]);
  }

  /** @throws `platform.not-found` for the city's and other offices'; as `create` */
  async change(me: Staff, id: string, request: SaveTemplateRequest): Promise<TemplateView> {
    const places = placesOf(me, ['head']);
    const template = this.read(me, request, id, places[0] ?? ('' as OrganisationId));
    await this.db.transaction(async () => {
      if (!(await this.templates.update(template, places))) throw new DomainError('platform.not-found');
      await this.remember(me, 'change', id);
    });
    return toView(template, places);
  }

  /** @throws `platform.not-found` for the city's and other offices' */
  async remove(me: Staff, id: string): Promise<void> {
    await this.db.transaction(async () => {
      if (!(await this.templates.delete(id, placesOf(me, ['head'])))) throw new DomainError('platform.not-found');
      await this.remember(me, 'remove', id);
    });
  }

  fill(text: string, values: PlaceholderValues): string {
    return fill(text, values);
  }

  private read(me: Staff, { kind, name, text }: SaveTemplateRequest, id: string, organisationId: OrganisationId): ReplyTemplate {
    const fields = unknownPlaceholders(text).map((limit) => ({ field: 'text', reason: 'unknown' as const, limit }));
    if (fields.length > 0) throw new DomainError('platform.invalid-request', {}, fields);
    return { id, organisationId, kind, name: name.trim(), text: text.trim(), changedBy: me.staffId, changedAt: this.clock.now() };
  }

  private remember(me: Staff, act: 'create' | 'change' | 'remove', id: string): Promise<void> {
    return this.audit.record({
      actorKind: 'staff',
      actorId: me.staffId,
      action: `template.${act}`,
      subjectKind: 'template',
      subjectId: id,
    });
  }
}

const placesOf = ({ memberships }: Staff, roles: readonly StaffRole[]): OrganisationId[] => [
  ...new Set(memberships.filter(({ role }) => roles.includes(role)).map(({ organisationId }) => organisationId)),
];

const toView = ({ id, kind, name, text, organisationId }: ReplyTemplate, own: readonly OrganisationId[]): TemplateView => ({
  id,
  kind,
  name,
  text,
  isOwn: own.includes(organisationId),
});
