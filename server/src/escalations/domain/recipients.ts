/** Who hears of a step of the ladder: decided by whose clock it is, and by who holds which role where. */
import type { ClockKind } from '@zsb/shared/complaints';
import type { OrganisationId, StaffId } from '@zsb/shared/ids';
import type { StaffRole } from '@zsb/shared/logins';

/** Whose time it is that runs: an office's, the dispatch centre's, or supervision's. */
export type ClockOwner = 'office' | 'centre' | 'supervision';

const NOT_THE_OFFICE: Partial<Record<ClockKind, ClockOwner>> = {
  dispatch: 'centre',
  appeal: 'centre',
  recheck: 'centre',
  callBack: 'centre',
  arbitration: 'supervision',
};
export const ownerOf = (kind: ClockKind): ClockOwner => NOT_THE_OFFICE[kind] ?? 'office';

export interface LateClock {
  kind: ClockKind;
  /** The co-handler, else the leading office, else the one it would go to. */
  organisationId: OrganisationId;
  /** On whose desk it is; null where nobody has it yet. */
  handlerId: StaffId | null;
  isReport: boolean;
  /** Of hours or minutes of the wall clock. */
  isWall: boolean;
  /** Whom a report is about. */
  aboutOrganisationId: OrganisationId | null;
}

/** Who holds which role: see `Roster`. */
export interface Staffing {
  has(staffId: StaffId): boolean;
  nearest(role: StaffRole, organisationId: OrganisationId): StaffId[];
  inReach(role: StaffRole, organisationId: OrganisationId): StaffId[];
  ofCentre(role: StaffRole, organisationId: OrganisationId): StaffId[];
  everyone(role: StaffRole): StaffId[];
  without(people: readonly StaffId[], organisationId: OrganisationId | null): StaffId[];
}

/** People outside the console, named by the city for each organisation: who is on duty, and the leader in charge 分管领导. */
export const CONTACT_ROLES = ['duty', 'leader'] as const;
export type ContactRole = (typeof CONTACT_ROLES)[number];

export interface Recipients {
  staff: StaffId[];
  contacts: ContactRole[];
}

const SUPERVISION = 2;
const LEADER = 3;

/**
 * Everybody who has to hear of a step, each once; with those of the steps below it that were missed and collapsed into it.
 * @param named whom the city has named and the case is not about: without a leader the last step stays with supervision
 */
export function recipientsOf(
  clock: LateClock,
  steps: { from: number; to: number },
  roster: Staffing,
  named: Record<ContactRole, boolean>,
): Recipients {
  const staff: StaffId[] = [];
  for (let step = steps.from; step <= steps.to; step++) staff.push(...staffOf(clock, step, roster, named.leader));
  const impartial = roster.without([...new Set(staff)], clock.aboutOrganisationId);
  const contacts: ContactRole[] = [];
  if (clock.isWall && steps.to >= 1 && named.duty) contacts.push('duty');
  if (steps.to >= LEADER && named.leader) contacts.push('leader');
  // Nobody there at all: then supervision, wherever it is, rather than nobody.
  const isUnheard = impartial.length === 0 && contacts.length === 0;
  return { staff: isUnheard ? roster.without(roster.everyone('supervisor'), clock.aboutOrganisationId) : impartial, contacts };
}

function staffOf(clock: LateClock, step: number, roster: Staffing, hasLeader: boolean): StaffId[] {
  const supervisors = roster.inReach('supervisor', clock.organisationId);
  if (step === LEADER) return hasLeader ? [] : supervisors;
  if (step === SUPERVISION || ownerOf(clock.kind) === 'supervision') return supervisors;
  const [workers, heads] = ownerOf(clock.kind) === 'centre' ? centre(clock, roster) : office(clock, roster);
  const orSupervision = heads.length > 0 ? heads : supervisors;
  if (step === 1) return [...orSupervision, ...workers];
  return workers.length > 0 ? workers : orSupervision;
}

const centre = ({ organisationId }: LateClock, roster: Staffing): [workers: StaffId[], heads: StaffId[]] => [
  roster.inReach('dispatcher', organisationId),
  roster.ofCentre('head', organisationId),
];

/** Whoever has it on the desk. Nobody does before it is accepted, or once that person has left; and a helper's clock is not the handler's. */
function office({ kind, organisationId, handlerId, isReport }: LateClock, roster: Staffing): [workers: StaffId[], heads: StaffId[]] {
  const heads = roster.nearest('head', organisationId);
  const isOnDesk = handlerId !== null && roster.has(handlerId) && kind !== 'acceptance' && kind !== 'coHandling';
  if (isOnDesk) return [[handlerId], heads];
  // A report is only for those whom the head names.
  return [isReport ? heads : roster.nearest('clerk', organisationId), heads];
}
