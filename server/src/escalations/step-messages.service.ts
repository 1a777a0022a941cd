import { Injectable } from '@nestjs/common';
import { officeCalendar } from '../calendar/default-calendars.js';
import { chineseDateTime } from '../calendar/local-date.js';
import { CaseChanges } from '../live/case-changes.service.js';
import { StaffNotices, type NewStaffNotice } from '../notices/staff-notices.service.js';
import { OrganisationsService, type OrganisationTree } from '../organisations/organisations.service.js';
import { SlaService } from '../sla/sla.service.js';
import { RosterService, type Roster } from '../staff/roster.service.js';
import { Contacts, type Contact } from './contacts.service.js';
import { isWallClock } from './domain/ladder.js';
import { ladderText, ladderTitle, type LadderFacts } from './domain/ladder-texts.js';
import { ownerOf, recipientsOf, type ContactRole, type LateClock } from './domain/recipients.js';
import { EscalationMessages } from './escalation-sms.service.js';
import { EscalationsRepository, type DueClock, type LateCase } from './escalations.repository.js';

/** Open pages show a light change at once; in a flood they find out when they next look. */
const MOST_HINTS = 20;

/** A step that a clock has just taken. */
export interface TakenStep {
  clock: DueClock;
  step: number;
  /** The first of those that were missed and collapsed into it. */
  from: number;
  collapsed: number;
  plannedAt: Date;
}

interface Circumstances {
  cases: ReadonlyMap<string, LateCase>;
  roster: Roster;
  tree: OrganisationTree;
}

interface Message {
  notices: NewStaffNotice[];
  contacts: Contact[];
  stepKey: string;
  facts: LadderFacts;
}

/** Tells everybody who has to hear of a step: in the console, and by message to those who are not in it. */
@Injectable()
export class StepMessages {
  constructor(
    private readonly repository: EscalationsRepository,
    private readonly notices: StaffNotices,
    private readonly sms: EscalationMessages,
    private readonly contacts: Contacts,
    private readonly roster: RosterService,
    private readonly organisations: OrganisationsService,
    private readonly sla: SlaService,
    private readonly changes: CaseChanges,
  ) {}

  /** Inside the unit of the steps; answers for each how many were told. Urgent ones first: digests begin with the last. */
  async tell(steps: readonly TakenStep[], now: Date): Promise<number[]> {
    if (steps.length === 0) return [];
    const ids = [...new Set(steps.map(({ clock }) => clock.complaintId))];
    const [cases, roster, tree] = [await this.repository.casesOf(ids), await this.roster.load(), await this.organisations.load()];
    const messages: Message[] = [];
    for (const step of steps) messages.push(await this.messageOf(step, { cases, roster, tree }));
    const { digestAbove } = this.sla.limits();
    await this.notices.notifyMany(
      messages.flatMap((message) => message.notices),
      digestAbove,
    );
    for (const { contacts, stepKey, facts } of messages) {
      const { caseNumber, kind, step, organisation } = facts;
      for (const contact of contacts) await this.sms.enqueue({ contact, stepKey, caseNumber, kind, step, organisation }, now, digestAbove);
    }
    if (steps.length <= MOST_HINTS) for (const complaint of cases.values()) await this.changes.record(complaint, now);
    return messages.map(({ notices, contacts }) => notices.length + contacts.length);
  }

  private async messageOf({ clock, step, from }: TakenStep, { cases, roster, tree }: Circumstances): Promise<Message> {
    const stepKey = `${clock.id}:${clock.round}:${step}`;
    const complaint = cases.get(clock.complaintId)!;
    const late = lateClock(clock, complaint);
    const contactsOf = contactOrganisation(late, tree);
    const found = { duty: await this.impartial('duty', late, contactsOf), leader: await this.impartial('leader', late, contactsOf) };
    const { staff, contacts: roles } = recipientsOf(late, { from, to: step }, roster, {
      duty: found.duty !== null,
      leader: found.leader !== null,
    });
    const contacts = roles.map((role) => found[role]).filter((contact) => contact !== null);
    const organisation = tree.find(contactsOf)?.name ?? '';
    const facts = {
      caseNumber: complaint.caseNumber,
      kind: clock.kind,
      step,
      due: chineseDateTime(clock.dueAt, officeCalendar.zone),
      organisation,
    };
    const notice = { kind: step === 0 ? ('warning' as const) : ('escalation' as const), complaintId: clock.complaintId };
    const words = { title: ladderTitle(facts), text: ladderText(facts) };
    const notices = staff.map((staffId) => ({ ...notice, ...words, staffId, dedupeKey: `ladder:${stepKey}:${staffId}` }));
    return { notices, contacts, stepKey, facts };
  }

  /** Nobody whom a report is about hears of it 回避, on the phone neither. */
  private async impartial(
    role: ContactRole,
    { aboutOrganisationId }: LateClock,
    organisationId: LateClock['organisationId'],
  ): Promise<Contact | null> {
    const contact = await this.contacts.find(role, organisationId);
    if (contact === null || aboutOrganisationId === null) return contact;
    const tree = await this.organisations.load();
    return tree.isWithin(tree.withCode(contact.organisationCode).id, aboutOrganisationId) ? null : contact;
  }
}

const lateClock = ({ kind, target, organisationId }: DueClock, complaint: LateCase): LateClock => ({
  kind,
  organisationId: organisationId ?? complaint.leadOrganisationId ?? complaint.suggestedOrganisationId,
  handlerId: complaint.handlerId,
  isReport: complaint.kind === 'report',
  isWall: isWallClock(target),
  aboutOrganisationId: complaint.aboutOrganisationId,
});

/** Whose duty and leader are meant: the office's, or those of the centre or the supervision that works for it. */
function contactOrganisation({ kind, organisationId }: LateClock, tree: OrganisationTree): LateClock['organisationId'] {
  const owner = ownerOf(kind);
  if (owner === 'office') return organisationId;
  const bodies = tree.ofKind(owner).filter(({ id }) => tree.reach(id).includes(organisationId));
  // The nearest: a district's own centre before the city's.
  const [nearest] = bodies.sort((a, b) => tree.lineOf(b.id).length - tree.lineOf(a.id).length);
  return nearest?.id ?? organisationId;
}
