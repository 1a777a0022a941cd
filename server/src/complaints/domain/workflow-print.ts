import { COMPLAINT_STATES, type ComplaintAction, type ComplaintState } from '@zsb/shared/complaints';
import { type ActorRole, type Step, WORKFLOW } from './workflow.js';

export interface WorkflowLine {
  state: ComplaintState;
  action: ComplaintAction;
  to: ComplaintState;
  roles: readonly ActorRole[];
}

/** The workflow table, one line per cell, in the order of the states. */
export const workflowLines = (): WorkflowLine[] =>
  COMPLAINT_STATES.flatMap((state) =>
    (Object.entries(WORKFLOW[state]) as [ComplaintAction, Step][]).map(([action, { to, by }]) => ({ state, action, to, roles: by })),
  );
