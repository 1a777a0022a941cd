/** Of whom and what figures are asked for, as far as somebody may see it. */
export interface RateScope {
  /** Null: of everybody, and of nobody. */
  organisations: readonly string[] | null;
  /** Whose reports must not even be counted for the one who asks 回避: they are about these. */
  recused: readonly string[];
  /** A leaf or a group. */
  category?: string | undefined;
  district?: string | undefined;
}

/** The columns that a scope looks at, as a table writes them. */
export interface ScopeColumns {
  organisation: string;
  category: string;
  district: string;
  about: string;
}

/** A scope in clauses and their values. */
export function scopeClauses(
  { organisations, recused, category, district }: RateScope,
  columns: ScopeColumns,
): { clauses: string[]; values: string[] } {
  const clauses: string[] = [];
  const values: string[] = [];
  const narrow = (clause: string, ...given: string[]) => void (clauses.push(clause), values.push(...given));
  if (organisations) narrow(`${columns.organisation} IN (${marks(organisations) || 'NULL'})`, ...organisations);
  if (recused.length > 0) narrow(`COALESCE(${columns.about}, '') NOT IN (${marks(recused)})`, ...recused);
  if (category !== undefined) narrow(`${columns.category} LIKE ?`, `${category}%`);
  if (district !== undefined) narrow(`${columns.district} = ?`, district);
  return { clauses, values };
}

export const marks = (list: readonly unknown[]): string => list.map(() => '?').join(', ');
