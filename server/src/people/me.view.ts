import { Injectable } from '@nestjs/common';
import type { PersonId } from '@zsb/shared/ids';
import { ASSURANCE_LEVELS, type AssuranceLevel, type MeView, type SessionView } from '@zsb/shared/logins';
import { maskMobile } from '@zsb/shared/phone';
import type { Session } from '../platform/auth/session.entity.js';
import { maskDocument, maskName } from './domain/document-text.js';
import { IdentityDocuments } from './identity-documents.service.js';
import { PeopleService } from './people.service.js';

/** What people see of themselves. */
@Injectable()
export class MeViews {
  constructor(
    private readonly people: PeopleService,
    private readonly documents: IdentityDocuments,
  ) {}

  /** Name and document only in sessions that have proved them: a phone's next owner gets into the person's L2, and no further. */
  async me(id: PersonId, assuranceLevel: AssuranceLevel): Promise<MeView> {
    const phone = await this.people.subject(id, 'phone');
    const isProved = ASSURANCE_LEVELS.indexOf(assuranceLevel) >= ASSURANCE_LEVELS.indexOf('L3');
    const shown = isProved ? await this.documents.shown(id) : null;
    return {
      id,
      phone: phone && maskMobile(phone),
      assuranceLevel,
      name: shown && maskName(shown.name),
      document: shown && maskDocument(shown.number),
    };
  }
}

/** Sessions of before 0.2 do not know their way in; nearly all came by phone. */
export const toSessionView = ({ id, way, level, createdAt, refreshedAt }: Session, currentId: string): SessionView => ({
  id,
  way: way ?? 'phone',
  assuranceLevel: level,
  startedAt: createdAt.toISOString(),
  lastUsedAt: refreshedAt.toISOString(),
  isCurrent: id === currentId,
});
