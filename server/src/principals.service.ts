import { Injectable } from '@nestjs/common';
import type { PersonId, StaffId } from '@zsb/shared/ids';
import { PeopleService } from './people/people.service.js';
import { Principals } from './platform/auth/access.guard.js';
import type { Principal } from './platform/auth/principal.js';
import { Sessions } from './platform/auth/sessions.service.js';
import type { AccessClaims } from './platform/auth/tokens.js';
import { StaffService } from './staff/staff.service.js';

/** Who a token speaks for: its session must be open, the person's account too, and staff must still hold a role. */
@Injectable()
export class CurrentPrincipals extends Principals {
  constructor(
    private readonly sessions: Sessions,
    private readonly people: PeopleService,
    private readonly staff: StaffService,
  ) {
    super();
  }

  async find({ audience, subject, sessionId, level }: AccessClaims): Promise<Principal | null> {
    if (!(await this.sessions.isOpen(sessionId, subject))) return null;
    if (audience === 'staff') return this.staff.principal(subject as StaffId, sessionId);
    const personId = subject as PersonId;
    const person = await this.people.findOpen(personId);
    return person && { kind: 'citizen', personId, sessionId, level, isAnonymous: person.isAnonymous };
  }
}
