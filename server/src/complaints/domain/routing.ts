/**
 * Where a case goes: the first matching rule over category, district and kind; else the office of the department that
 * the category names; else the fallback owner 兜底. No case is ever without an owner.
 */
import type { ComplaintKind } from '@zsb/shared/complaints';

export interface RoutingRule {
  categoryPrefix: string;
  /** Null matches every district, and none. */
  districtCode: string | null;
  kind: ComplaintKind | null;
  organisationCode: string;
  automatic: boolean;
  /** What the rule covers: `市容环境 · 岳麓区`. */
  note: string;
}
export interface RoutingTable {
  rules: readonly RoutingRule[];
  fallback: string;
}
export interface RoutingFacts {
  categoryCode: string;
  /** Null where the place is unknown or outside the city. */
  districtCode: string | null;
  kind: ComplaintKind;
  nearBorder: boolean;
}
export interface RoutingSuggestion {
  organisationCode: string;
  /** Whether the case may be dispatched without a dispatcher looking. */
  automatic: boolean;
  /** A short sentence for the dispatcher. */
  reason: string;
}

/**
 * Suggests the owner of a case. Only a rule marked so is automatic; never a report 举报, a place near a border, or a
 * category whose rules ask for a district that is not known.
 * @param leafDepartmentOffice office of the department that the category names, or null
 */
export function route(facts: RoutingFacts, { rules, fallback }: RoutingTable, leafDepartmentOffice: string | null): RoutingSuggestion {
  const position = rules.findIndex((rule) => matches(rule, facts) && isHere(rule, facts));
  const rule = rules[position];
  // What stands above the match and fails on the district alone would have decided, had the place been known.
  const above = rule ? rules.slice(0, position) : rules;
  const needsDistrict = facts.districtCode === null && above.some((earlier) => matches(earlier, facts) && !isHere(earlier, facts));
  const doubts = doubtsOf(facts, needsDistrict);
  const { organisationCode, basis } = rule
    ? { organisationCode: rule.organisationCode, basis: `${rule.note} → 规则第${position + 1}条` }
    : ownerWithoutRule(leafDepartmentOffice, fallback);
  return {
    organisationCode,
    automatic: rule !== undefined && rule.automatic && doubts.length === 0,
    reason: [basis, ...doubts].join('；'),
  };
}

const matches = (rule: RoutingRule, { categoryCode, kind }: RoutingFacts): boolean =>
  categoryCode.startsWith(rule.categoryPrefix) && (rule.kind === null || rule.kind === kind);

const isHere = (rule: RoutingRule, { districtCode }: RoutingFacts): boolean =>
  rule.districtCode === null || rule.districtCode === districtCode;

const ownerWithoutRule = (departmentOffice: string | null, fallback: string): { organisationCode: string; basis: string } =>
  departmentOffice === null
    ? { organisationCode: fallback, basis: '没有匹配的规则和责任部门 → 兜底单位' }
    : { organisationCode: departmentOffice, basis: '没有匹配的规则 → 该分类的责任部门' };

function doubtsOf({ kind, nearBorder }: RoutingFacts, needsDistrict: boolean): string[] {
  return [
    ...(kind === 'report' ? ['举报件，须人工派单'] : []),
    ...(nearBorder ? ['靠近区界，请核对属地'] : []),
    ...(needsDistrict ? ['属地不明，请核对地点'] : []),
  ];
}
