import type { FieldProblem } from '@zsb/shared/errors';
import { policiesDocumentProblems } from '@zsb/shared/sla-rules';

/**
 * Everything that is wrong with time limits somebody wants to save, by path below `document`; empty where they can be.
 * The rule is the one that the console runs; what only the catalogue knows is added.
 * @param used policies that categories name
 */
export function policyProblems(document: unknown, used: readonly string[]): FieldProblem[] {
  const policies = (document as { policies?: unknown } | null)?.policies;
  const isMap = typeof policies === 'object' && policies !== null && !Array.isArray(policies);
  const gone = isMap ? used.filter((name) => !Object.hasOwn(policies, name)) : [];
  return [
    ...policiesDocumentProblems(document),
    ...gone.map((name): FieldProblem => ({ field: `document.policies.${name}`, reason: 'required' })),
  ];
}
