import { COMPLAINT_STATES, type ComplaintAction, type ComplaintState } from '@zsb/shared/complaints';
import { type ActorRole, type Step, WORKFLOW } from './workflow.js';

export interface WorkflowLine {
  state: ComplaintState;
  action: ComplaintAction;
  to: ComplaintState;
  roles: readonly ActorRole[];
}

/** Every step of the workflow table, in the order of the states. */
export const workflowSteps = (): { state: ComplaintState; action: ComplaintAction; step: Step }[] =>
  COMPLAINT_STATES.flatMap((state) =>
    (Object.entries(WORKFLOW[state]) as [ComplaintAction, readonly Step[]][]).flatMap(([action, cell]) =>
      cell.map((step) => ({ state, action, step })),
    ),
  );

/** The same as plain lines. */
export const workflowLines = (): WorkflowLine[] =>
  workflowSteps().map(({ state, action, step: { to, by } }) => ({ state, action, to, roles: by }));
