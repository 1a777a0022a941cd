/** What the files of the catalogue say about one another: every code that is named must exist and be fit for its use. */
import type { Catalogue, Category, CategoryLeaf, Organisation, RoutingRule } from './catalogue.js';
import { isLeaf, walkCategories } from './categories.js';
import { officeOf } from './organisations.js';

/** All broken references, one sentence each; empty for a catalogue that holds together. Takes files of the right shape. */
export function brokenReferences(catalogue: Catalogue): string[] {
  return [
    ...organisationProblems(catalogue),
    ...categoryProblems(catalogue),
    ...routingProblems(catalogue),
    ...districtProblems(catalogue),
    ...demoProblems(catalogue),
  ];
}

function organisationProblems({ organisations, districts, city }: Catalogue): string[] {
  const byCode = new Map(organisations.map((organisation) => [organisation.code, organisation]));
  const regions = new Set([city.code, ...districts.map(({ code }) => code)]);
  const roots = organisations.filter(({ parentCode }) => parentCode === null);
  return [
    ...duplicates(organisations.map(({ code }) => code)).map((code) => `organisation ${code}: is there twice`),
    ...(roots.length === 1 ? [] : [`organisations: need one root, found ${roots.length}`]),
    ...organisations.flatMap((organisation) => [
      ...(organisation.parentCode !== null && !byCode.has(organisation.parentCode)
        ? [`organisation ${organisation.code}: parent ${organisation.parentCode} is unknown`]
        : []),
      ...(isInCircle(organisation, byCode) ? [`organisation ${organisation.code}: is above itself`] : []),
      ...(organisation.districtCode !== undefined && !regions.has(organisation.districtCode)
        ? [`organisation ${organisation.code}: district ${organisation.districtCode} is unknown`]
        : []),
    ]),
  ];
}

function isInCircle(organisation: Organisation, byCode: ReadonlyMap<string, Organisation>): boolean {
  const seen = new Set<string>();
  let above = organisation.parentCode;
  while (above !== null && !seen.has(above)) {
    if (above === organisation.code) return true;
    seen.add(above);
    above = byCode.get(above)?.parentCode ?? null;
  }
  return false;
}

function categoryProblems(catalogue: Catalogue): string[] {
  const all = [...walkCategories(catalogue.categories)].map(({ category }) => category);
  return [
    ...duplicates(all.map(({ code }) => code)).map((code) => `category ${code}: is there twice`),
    ...misplaced(catalogue.categories, ''),
    ...siblingsOfOneName(catalogue.categories),
    ...all.filter(isLeaf).flatMap((leaf) => leafProblems(leaf, catalogue)),
  ];
}

function misplaced(categories: readonly Category[], above: string): string[] {
  return categories.flatMap(({ code, children }) => [
    ...(code.startsWith(above) && code.length === above.length + 2
      ? []
      : [`category ${code}: is not one level below ${above || 'the top'}`]),
    ...misplaced(children, code),
  ]);
}

function siblingsOfOneName(categories: readonly Category[]): string[] {
  return [
    ...duplicates(categories.map(({ name }) => name)).map((name) => `category ${name}: two of this name stand side by side`),
    ...categories.flatMap(({ children }) => siblingsOfOneName(children)),
  ];
}

function leafProblems({ code, ...leaf }: CategoryLeaf, { organisations, slaPolicies }: Catalogue): string[] {
  const office = organisations.find((organisation) => organisation.code === leaf.officeCode);
  return [
    ...(Object.hasOwn(slaPolicies.policies, leaf.slaPolicy) ? [] : [`category ${code}: policy ${leaf.slaPolicy} is unknown`]),
    ...(officeOf(leaf.departmentCode, organisations) === null
      ? [`category ${code}: department ${leaf.departmentCode} is unknown or has no office`]
      : []),
    ...(leaf.officeCode === undefined || (office?.isOffice && office.parentCode === leaf.departmentCode)
      ? []
      : [`category ${code}: ${leaf.officeCode} is not an office of ${leaf.departmentCode}`]),
  ];
}

function routingProblems({ routing, organisations, categories, districts }: Catalogue): string[] {
  const offices = new Set(organisations.filter(({ isOffice }) => isOffice).map(({ code }) => code));
  const prefixes = new Set([...walkCategories(categories)].map(({ category }) => category.code));
  const regions = new Set(districts.map(({ code }) => code));
  return [
    ...(offices.has(routing.fallback) ? [] : [`routing fallback: ${routing.fallback} is not an office`]),
    ...routing.rules.flatMap((rule, index) => {
      const where = `routing rule ${index + 1}`;
      const earlier = routing.rules.slice(0, index).findIndex((above) => covers(above, rule));
      return [
        ...(offices.has(rule.organisationCode) ? [] : [`${where}: ${rule.organisationCode} is not an office`]),
        ...(prefixes.has(rule.categoryPrefix) ? [] : [`${where}: category ${rule.categoryPrefix} is unknown`]),
        ...(rule.districtCode === null || regions.has(rule.districtCode) ? [] : [`${where}: district ${rule.districtCode} is unknown`]),
        ...(rule.kind === 'report' && rule.automatic ? [`${where}: a report is never dispatched automatically`] : []),
        ...(earlier === -1 ? [] : [`${where}: never applies, rule ${earlier + 1} matches first`]),
      ];
    }),
  ];
}

const covers = (above: RoutingRule, rule: RoutingRule): boolean =>
  rule.categoryPrefix.startsWith(above.categoryPrefix) &&
  (above.districtCode === null || above.districtCode === rule.districtCode) &&
  (above.kind === null || above.kind === rule.kind);

const districtProblems = ({ districts }: Catalogue): string[] =>
  duplicates(districts.map(({ code }) => code)).map((code) => `district ${code}: is there twice`);

function demoProblems({ demo, organisations }: Catalogue): string[] {
  const byCode = new Map(organisations.map((organisation) => [organisation.code, organisation]));
  return [
    ...duplicates(demo.citizens.map(({ phone }) => phone)).map((phone) => `demo citizen ${phone}: is there twice`),
    ...duplicates(demo.staff.map(({ userName }) => userName)).map((userName) => `demo staff ${userName}: is there twice`),
    ...demo.staff.flatMap(({ userName, roles, organisationCode }) => {
      const organisation = byCode.get(organisationCode);
      if (!organisation) return [`demo staff ${userName}: organisation ${organisationCode} is unknown`];
      const needsOffice = roles.includes('clerk') || roles.includes('head');
      return needsOffice && !organisation.isOffice ? [`demo staff ${userName}: ${organisationCode} is not an office`] : [];
    }),
  ];
}

function duplicates(values: readonly string[]): string[] {
  const seen = new Set<string>();
  return values.filter((value) => seen.has(value) || !seen.add(value));
}
