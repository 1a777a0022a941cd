import type { ApplicationDetails } from '@zsb/shared/complaint-requests';
import type { ApplicationKind, ComplaintAction } from '@zsb/shared/complaints';
import type { FieldProblem } from '@zsb/shared/errors';

/** The actions of the workflow table that an application of each kind is made of. */
export const DECISIONS: Record<ApplicationKind, { apply: ComplaintAction; grant: ComplaintAction; refuse: ComplaintAction }> = {
  extension: { apply: 'requestExtension', grant: 'grantExtension', refuse: 'refuseExtension' },
  redispatch: { apply: 'requestRedispatch', grant: 'grantRedispatch', refuse: 'refuseRedispatch' },
  rejection: { apply: 'requestRejection', grant: 'grantRejection', refuse: 'refuseRejection' },
  exclusion: { apply: 'requestExclusion', grant: 'grantExclusion', refuse: 'refuseExclusion' },
  ratingContest: { apply: 'contestRating', grant: 'grantContest', refuse: 'refuseContest' },
};

/** What each kind says beside its reason. */
const DETAILS: Record<ApplicationKind, { key: keyof ApplicationDetails; isNeeded: boolean } | null> = {
  extension: { key: 'extendBy', isNeeded: true },
  redispatch: { key: 'organisationId', isNeeded: false },
  rejection: { key: 'rejectReason', isNeeded: true },
  exclusion: null,
  ratingContest: null,
};

/** What is missing from the details of an application, or does not belong there; empty when all is well. */
export function detailProblems(kind: ApplicationKind, details: ApplicationDetails): FieldProblem[] {
  const own = DETAILS[kind];
  // A client may send null for what it leaves out.
  const given = (Object.keys(details) as (keyof ApplicationDetails)[]).filter((key) => (details[key] ?? null) !== null);
  const unexpected = given.filter((key) => key !== own?.key).map((key) => ({ field: `details.${key}`, reason: 'unexpected' as const }));
  const isMissing = own?.isNeeded === true && !given.includes(own.key);
  return isMissing ? [...unexpected, { field: `details.${own.key}`, reason: 'required' }] : unexpected;
}

/** The details as they are kept: the kind's own, and nothing beside. */
export function ownDetails(kind: ApplicationKind, details: ApplicationDetails): ApplicationDetails {
  const key = DETAILS[kind]?.key;
  const value = key && details[key];
  return key && value ? { [key]: value } : {};
}

/** `extension,exclusion` → its kinds. */
export const kindsOf = (openApplications: string): ApplicationKind[] =>
  openApplications.split(',').filter((kind) => kind !== '') as ApplicationKind[];
