import { Injectable } from '@nestjs/common';
import type { FilledTemplateView } from '@zsb/shared/casework';
import type { ComplaintId } from '@zsb/shared/ids';
import { Calendars } from '../calendar/calendars.service.js';
import { chineseDate, chineseDateTime } from '../calendar/local-date.js';
import { CatalogueService } from '../catalogue/catalogue.service.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import type { Staff } from '../platform/auth/principal.js';
import { Clock } from '../platform/clock.js';
import { TemplatesService } from '../templates/templates.service.js';
import { CaseAccess } from './case-access.js';
import { ClocksRepository } from './clocks.repository.js';
import type { Complaint } from './complaint.entity.js';
import { ComplaintIdentity } from './complaint.identity.js';

/** Who is spoken to where nobody may know who it is. */
const ANYBODY = '市民朋友';
const PROMISES = ['resolution', 'rework'] as const;

/** Ready words for one case. What a clerk may not read of it, no placeholder says. */
@Injectable()
export class CaseTemplates {
  constructor(
    private readonly templates: TemplatesService,
    private readonly access: CaseAccess,
    private readonly clocks: ClocksRepository,
    private readonly identity: ComplaintIdentity,
    private readonly catalogue: CatalogueService,
    private readonly organisations: OrganisationsService,
    private readonly calendars: Calendars,
    private readonly clock: Clock,
  ) {}

  async filled(me: Staff, id: ComplaintId): Promise<FilledTemplateView[]> {
    const { complaint } = await this.access.toRead(me, id);
    const values = await this.valuesOf(complaint);
    return (await this.templates.list(me)).map((template) => ({ ...template, filled: this.templates.fill(template.text, values) }));
  }

  private async valuesOf(complaint: Complaint) {
    const { zone } = this.calendars.current('office').calendar;
    const office = (await this.organisations.load()).toOfficeView(complaint.leadOrganisationId);
    const promise = (await this.clocks.openOf(complaint.id)).find(({ kind }) => PROMISES.some((one) => one === kind));
    return {
      称呼: await this.addressee(complaint),
      编号: complaint.caseNumber,
      分类: this.catalogue.pathOf(complaint.categoryCode).at(-1) ?? '',
      单位: office?.name ?? '',
      单位电话: office?.phone ?? this.catalogue.city().hotline,
      提交日期: chineseDate(complaint.filedAt, zone),
      今天: chineseDate(this.clock.now(), zone),
      办结期限: promise ? chineseDateTime(promise.dueAt, zone) : '另行告知的日期',
    };
  }

  /** Masked, as everywhere: `李*`. */
  private async addressee(complaint: Complaint): Promise<string> {
    const contact = complaint.isAnonymous ? null : await this.identity.maskedContact(complaint);
    return contact === null || contact.name === '' ? ANYBODY : contact.name;
  }
}
