import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { DomainError } from '@zsb/shared/errors';
import type { OrganisationId, StaffId } from '@zsb/shared/ids';
import type { StaffLoginRequest, StaffMeView, StaffRole, StaffSessionView, TotpSetupView } from '@zsb/shared/logins';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { AuditTrail } from '../platform/audit/audit.trail.js';
import type { Staff } from '../platform/auth/principal.js';
import { Sessions } from '../platform/auth/sessions.service.js';
import { Throttle } from '../platform/auth/throttle.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { newId } from '../platform/ids.js';
import { SecondFactor } from './second-factor.service.js';
import type { StaffMember } from './staff.entity.js';
import { StaffRepository } from './staff.repository.js';

export interface NewStaff {
  userName: string;
  name: string;
  password: string;
  roles: StaffRole[];
  organisationCode: string;
}

/** Staff, their roles and their logins by user name and password. */
@Injectable()
export class StaffService {
  /** Compared against when the user name is unknown, so that an answer takes as long as for a known one. */
  private readonly nobody = hash('nobody has this password');

  constructor(
    private readonly db: Database,
    private readonly staff: StaffRepository,
    private readonly organisations: OrganisationsService,
    private readonly sessions: Sessions,
    private readonly throttle: Throttle,
    private readonly secondFactor: SecondFactor,
  ) {}

  /** @throws `login.wrong-password` for an unknown name too; `login.totp-required`, `login.totp-wrong` after a right password; `platform.too-many-requests` after repeated failures */
  async login({ userName, password, totp }: StaffLoginRequest, address: string): Promise<StaffSessionView> {
    const name = userName.trim().toLowerCase();
    const subjects = [`staff:${name}`, `staff-address:${address}`];
    await this.throttle.require(...subjects);
    const member = await this.staff.findByUserName(name);
    const isRight = await verify(member?.passwordHash ?? (await this.nobody), password);
    if (!member || !isRight || member.disabledAt !== null) {
      await this.db.transaction(() => this.throttle.failed(...subjects));
      throw new DomainError('login.wrong-password');
    }
    const entered = await this.db.transaction(async () => {
      const refusal = await this.secondFactor.refusalOf(member.id, totp);
      // Asking for the code is no failure; guessing at it is slowed like guessing at a password.
      if (refusal === 'login.totp-wrong') await this.throttle.failed(...subjects);
      if (refusal !== null) return { refusal };
      await this.throttle.succeeded(subjects[0]!);
      return { tokens: await this.sessions.open('staff', member.id, 'L1') };
    });
    if (entered.refusal) throw new DomainError(entered.refusal, {}, [{ field: 'totp', reason: 'required' }]);
    return { ...entered.tokens, staff: await this.view(member) };
  }

  async refresh(refreshToken: string): Promise<StaffSessionView> {
    const { session, tokens } = await this.sessions.refresh('staff', refreshToken);
    return { ...tokens, staff: await this.me(session.ownerId as StaffId) };
  }

  async me(id: StaffId): Promise<StaffMeView> {
    const member = await this.staff.find(id);
    if (!member || member.disabledAt !== null) throw new DomainError('platform.unauthenticated');
    return this.view(member);
  }

  async beginTotp(id: StaffId): Promise<TotpSetupView> {
    const { userName } = await this.me(id);
    return this.secondFactor.begin(id, userName);
  }

  async confirmTotp(id: StaffId, code: string): Promise<StaffMeView> {
    await this.secondFactor.confirm(id, code);
    return this.me(id);
  }

  /** Null for somebody without any role: who has no organisation sees nothing. */
  async principal(staffId: StaffId, sessionId: string): Promise<Staff | null> {
    const memberships = await this.staff.memberships(staffId);
    return memberships.length === 0 ? null : { kind: 'staff', staffId, sessionId, memberships };
  }

  /** Name of a colleague for a case's history. */
  async nameOf(id: StaffId): Promise<string> {
    return (await this.staff.find(id))?.name ?? '';
  }

  /** Those who work cases in an office: its clerks and heads, and supervisors of the body that it belongs to. In the order of their ids. */
  async workingIn(office: OrganisationId): Promise<{ id: StaffId; name: string }[]> {
    const line = (await this.organisations.load()).lineOf(office);
    const found = (await this.staff.everyMembership(line)).filter(({ role, organisationId }) =>
      role === 'supervisor' ? line.includes(organisationId) : organisationId === office && (role === 'clerk' || role === 'head'),
    );
    const ids = [...new Set(found.map(({ staffId }) => staffId))];
    return Promise.all(ids.map(async (id) => ({ id, name: await this.nameOf(id) })));
  }

  private async view(member: StaffMember): Promise<StaffMeView> {
    const memberships = await this.staff.memberships(member.id);
    const tree = await this.organisations.load();
    const first = memberships[0] && tree.find(memberships[0].organisationId);
    return {
      id: member.id,
      name: member.name,
      userName: member.userName,
      roles: [...new Set(memberships.map(({ role }) => role))],
      hasTotp: (await this.staff.findTotp(member.id))?.confirmedAt != null,
      organisation: first ? { id: first.id, name: first.name } : null,
    };
  }
}

/** NIST SP 800-63B §3.1.1.2 asks for 8 at least with a second factor, 15 without one. */
const PASSWORD_MIN = 12;

/** Adds staff that is not there yet. Used by seeding and, later, by the administrator's console page. */
@Injectable()
export class StaffRegistry {
  constructor(
    private readonly db: Database,
    private readonly staff: StaffRepository,
    private readonly organisations: OrganisationsService,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async add(people: NewStaff[]): Promise<void> {
    const tree = await this.organisations.load();
    for (const person of people) {
      if (await this.staff.findByUserName(person.userName)) continue;
      const passwordHash = await hash(person.password);
      const { id: organisationId } = tree.withCode(person.organisationCode);
      const id = newId<StaffId>();
      const member: StaffMember = {
        id,
        userName: person.userName,
        name: person.name,
        passwordHash,
        createdAt: this.clock.now(),
        disabledAt: null,
      };
      await this.db.transaction(async () => {
        await this.staff.insert(
          member,
          person.roles.map((role) => ({ staffId: id, organisationId, role })),
        );
        await this.audit.record({
          actorKind: 'system',
          actorId: null,
          action: 'staff.add',
          subjectKind: 'staff',
          subjectId: id,
          details: { roles: person.roles, organisationId },
        });
      });
    }
  }

  /** Somebody has lost their phone: they log in by password until they set up another app. @throws when nobody has the name */
  async resetTotp(userName: string): Promise<void> {
    await this.change(userName, 'staff.totp-reset', (id) => this.staff.deleteTotp(id));
  }

  /** Their open logins end. @throws when nobody has the name, or the password is shorter than `PASSWORD_MIN` */
  async setPassword(userName: string, password: string): Promise<void> {
    if (password.length < PASSWORD_MIN) throw new Error(`a password has at least ${PASSWORD_MIN} characters`);
    const passwordHash = await hash(password);
    await this.change(userName, 'staff.password-set', (id) => this.staff.setPassword(id, passwordHash, this.clock.now()));
  }

  private async change(userName: string, action: string, work: (id: StaffId) => Promise<void>): Promise<void> {
    const member = await this.staff.findByUserName(userName);
    if (!member) throw new Error(`nobody has the user name ${userName}`);
    await this.db.transaction(async () => {
      await work(member.id);
      await this.audit.record({ actorKind: 'system', actorId: null, action, subjectKind: 'staff', subjectId: member.id });
    });
  }
}
