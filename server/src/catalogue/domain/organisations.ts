/** Who of an organisation works cases. */
import type { CategoryLeaf, Organisation } from './catalogue.js';

/**
 * The office that works for an organisation: itself where it is one, else the nearest below it, in the order of the
 * file. Null where there is none.
 */
export function officeOf(organisationCode: string, organisations: readonly Organisation[]): string | null {
  let level = organisations.filter(({ code }) => code === organisationCode);
  while (level.length > 0) {
    const office = level.find(({ isOffice }) => isOffice);
    if (office) return office.code;
    const parents = new Set(level.map(({ code }) => code));
    level = organisations.filter(({ parentCode }) => parentCode !== null && parents.has(parentCode));
  }
  return null;
}

/** The office of the department that a leaf names; null only where the catalogue was not checked. */
export const officeOfLeaf = (leaf: CategoryLeaf, organisations: readonly Organisation[]): string | null =>
  leaf.officeCode ?? officeOf(leaf.departmentCode, organisations);
