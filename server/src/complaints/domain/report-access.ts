/**
 * Who reads a report 举报: whoever has to decide on it now, the heads of the office that leads it, and those whom they named.
 * Everybody else in whose reach it lies sees that there is one, and nothing that would tell whom or what it is about.
 */
import type { ApplicationKind, ComplaintState } from '@zsb/shared/complaints';
import type { ActorRole } from './case-facts.js';

export interface ReportFacts {
  state: ComplaintState;
  openApplications: string;
  appealCount: number;
  /** Who turned it down last; null where nobody has. */
  rejectedBy: string | null;
  reviewStage: 'head' | 'centre' | null;
  needsCallBack: boolean;
  /** The office that leads it has no head who could read it or name anybody. */
  isHeadless: boolean;
}

/** Of these roles, those in which the report is read and acted on; empty: it is only seen to be there. */
export function handlingRoles(report: ReportFacts, roles: readonly ActorRole[], isNamed: boolean): ActorRole[] {
  const handles: Record<ActorRole, boolean> = {
    citizen: true,
    system: true,
    head: true,
    clerk: isNamed,
    dispatcher: waitsForDispatcher(report),
    supervisor: isNamed || waitsForSupervisor(report),
    // Reports have no co-handlers, and nothing in them is for those who keep accounts or settings.
    coHandler: false,
    finance: false,
    administrator: false,
  };
  return roles.filter((role) => handles[role]);
}

/** The centre reads what it has to dispatch, to decide or to call back about; once that is done, no more. */
const waitsForDispatcher = (report: ReportFacts): boolean =>
  // Nobody there can accept it or give it back: the centre has to send it on.
  (report.state === 'assigned' && report.isHeadless) ||
  ['submitted', 'arbitrating', 'rechecking'].includes(report.state) ||
  (report.state === 'closed' && report.needsCallBack) ||
  report.reviewStage === 'centre' ||
  isOpen(report, 'redispatch') ||
  isOpen(report, 'rejection');

const waitsForSupervisor = (report: ReportFacts): boolean =>
  report.state === 'arbitrating' ||
  // An appeal, which whoever rejected it does not decide: the dispatcher may be the only one.
  (report.state === 'submitted' && report.appealCount > 0 && report.rejectedBy !== null) ||
  isOpen(report, 'extension') ||
  isOpen(report, 'exclusion') ||
  isOpen(report, 'ratingContest');

const isOpen = ({ openApplications }: ReportFacts, kind: ApplicationKind): boolean => openApplications.split(',').includes(kind);
