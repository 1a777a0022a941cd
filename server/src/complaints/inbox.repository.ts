import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { COUNT_LIMIT } from '@zsb/shared/case-views';
import type { CaseQuery } from '@zsb/shared/complaint-requests';
import type { ComplaintId, OrganisationId } from '@zsb/shared/ids';
import { Database, fromSqlInstant } from '../platform/database/database.js';
import type { SqlValue } from '../platform/database/engine.js';
import { Complaint } from './complaint.entity.js';
import type { ListShape } from './inbox-branches.js';
import type { Desk, Scope } from './inbox-desk.js';
import type { Branch } from './inbox-stretches.js';

/** What a list is narrowed by, beside its tab. */
export type RowFilter = Pick<CaseQuery, 'category' | 'district' | 'urgency' | 'kind'>;

/** What a search text turned out to be. */
export type CaseSearch = { caseNumber: string } | { phoneHash: string } | { tailHash: string } | { text: string };

/** Where a list goes on: behind this instant and id, wherever the case that stood there has gone meanwhile. */
interface Position {
  at: Date | null;
  id: ComplaintId;
}
/** As `next` and `after` of a page carry it: `1763976600000.<id>`, `-` where nothing is due. */
export const formatPosition = ({ at, id }: Position): string => `${at === null ? '-' : at.getTime()}.${id}`;
export function parsePosition(text: string): Position {
  const [at = '-', id = ''] = text.split('.');
  return { at: at === '-' ? null : new Date(Number(at)), id: id as ComplaintId };
}

interface PageAsk {
  after: Position | null;
  limit: number;
}
interface InboxPage {
  rows: Complaint[];
  /** Behind the last row; null where the list is at its end. */
  next: Position | null;
}

interface Clause {
  where: string;
  params: SqlValue[];
}
/** A clause with the order of its rows: where one instant is fixed, MariaDB takes them from the index only when it is left out. */
interface Stretch extends Clause {
  order: string;
}
const BY_DUE = 'c.due_at, c.id';
const BY_FILED = 'c.filed_at DESC, c.id DESC';

interface Found {
  id: ComplaintId;
  at: string | Date | null;
}

/** The lists of the console. SQL of our own: merged stretches of indexes, which a query builder cannot write. */
@Injectable()
export class InboxRepository {
  constructor(private readonly db: Database) {}

  async page(list: ListShape, desk: Desk, filter: RowFilter, { after, limit }: PageAsk): Promise<InboxPage> {
    const [ranges, sifted] = [rangesOf(list, after), siftedBy(desk, filter)];
    const parts = list.branches.flatMap((branch) =>
      ranges.map((range) => this.part(list, branch, [range, ...sifted], { order: range.order, limit: limit + 1 })),
    );
    return this.merged(list, parts, limit);
  }

  /** Up to `COUNT_LIMIT`. */
  async count(list: ListShape, desk: Desk): Promise<number> {
    if (list.branches.length === 0) return 0;
    const sifted = [...boundsOf(list), ...siftedBy(desk, {})];
    const parts = list.branches.map((branch) => this.part(list, branch, sifted, { order: null, limit: COUNT_LIMIT }));
    const [row] = await this.db.sql<{ n: number }>(
      `SELECT COUNT(*) AS n FROM (SELECT id FROM (${union(list, parts)}) u LIMIT ${COUNT_LIMIT}) t`,
      parts.flatMap(({ params }) => params),
    );
    return Number(row!.n);
  }

  /** Whether there is any report about these organisations. */
  async isAnyAbout(organisations: readonly OrganisationId[]): Promise<boolean> {
    if (organisations.length === 0) return false;
    const marks = organisations.map(() => '?').join(', ');
    const found = await this.db.sql(`SELECT id FROM complaint WHERE about_organisation_id IN (${marks}) LIMIT 1`, [...organisations]);
    return found.length > 0;
  }

  /** Everywhere in reach, newest first: whoever has a number does not know the tab. */
  async search(desk: Desk, search: CaseSearch, filter: RowFilter, { after, limit }: PageAsk): Promise<InboxPage> {
    const list: ListShape = { branches: [], order: 'filed', overlaps: false };
    const clauses = [reachOf(desk, 'text' in search), matching(search, desk), ...siftedBy(desk, filter), ...(after ? [behind(after)] : [])];
    const part = this.part(list, { index: '', where: '1 = 1', params: [] }, clauses, { order: BY_FILED, limit: limit + 1 });
    return this.merged(list, [part], limit);
  }

  /** Combinations of open applications that wait now. Each step of the loop is one look into the index. */
  async applied(): Promise<string[]> {
    const found: string[] = [];
    for (;;) {
      const [next] = await this.db.sql<{ kinds: string }>(
        `SELECT c.open_applications AS kinds FROM complaint c ${this.db.dialect.useIndex('complaint_applied')}
         WHERE c.open_applications > ? AND c.open_applications <> '' ORDER BY c.open_applications LIMIT 1`,
        [found.at(-1) ?? ''],
      );
      if (!next) return found;
      found.push(next.kinds);
    }
  }

  private part(list: ListShape, branch: Branch, clauses: Clause[], { order, limit }: { order: string | null; limit: number }): Clause {
    const from = branch.join ?? `complaint c ${branch.index === '' ? '' : this.db.dialect.useIndex(branch.index)}`;
    const where = [branch.where, ...clauses.map((clause) => clause.where)].join(' AND ');
    const at = list.order === 'filed' ? 'c.filed_at' : 'c.due_at';
    const sorted = order === null ? '' : `ORDER BY ${order} `;
    return {
      where: `SELECT * FROM (SELECT c.id AS id, ${at} AS at FROM ${from} WHERE ${where} ${sorted}LIMIT ${limit}) b`,
      params: [...branch.params, ...clauses.flatMap(({ params }) => params)],
    };
  }

  private async merged(list: ListShape, parts: Clause[], limit: number): Promise<InboxPage> {
    if (parts.length === 0) return { rows: [], next: null };
    const order = list.order === 'filed' ? 'at DESC, id DESC' : 'at IS NULL, at, id';
    const found = await this.db.sql<Found>(
      `SELECT id, at FROM (${union(list, parts)}) u ORDER BY ${order} LIMIT ${limit + 1}`,
      parts.flatMap(({ params }) => params),
    );
    const shown = found.slice(0, limit);
    const complaints = await this.db.repo(Complaint).findBy({ id: In(shown.map(({ id }) => id)) });
    const byId = new Map(complaints.map((complaint) => [complaint.id, complaint]));
    const last = found.length > limit ? shown.at(-1)! : null;
    return {
      rows: shown.flatMap(({ id }) => byId.get(id) ?? []),
      next: last && { id: last.id, at: last.at === null ? null : fromSqlInstant(last.at) },
    };
  }
}

const union = ({ overlaps }: ListShape, parts: Clause[]): string =>
  parts.map(({ where }) => where).join(overlaps ? ' UNION ' : ' UNION ALL ');

/** The due times a list holds. */
function boundsOf({ due }: ListShape): Clause[] {
  return [
    ...(due?.from ? [{ where: 'c.due_at >= ?', params: [due.from] }] : []),
    ...(due?.before ? [{ where: 'c.due_at < ?', params: [due.before] }] : []),
  ];
}

/**
 * What comes behind a position, in stretches that an index can run through: first what shares its instant, then what is
 * later; cases without a due time (they wait for the citizen) come last.
 */
function rangesOf(list: ListShape, after: Position | null): Stretch[] {
  if (list.order === 'filed') return filedRanges(after);
  // One lower bound in each stretch: SQLite begins at whichever it meets first.
  const before = boundsOf(list).filter(({ where }) => where.includes('<'));
  const within = (order: string, where: string, ...params: SqlValue[]): Stretch => ({
    where: [where, ...before.map((bound) => bound.where)].join(' AND '),
    params: [...params, ...before.flatMap((bound) => bound.params)],
    order,
  });
  const rest: Stretch[] = list.due ? [] : [{ where: 'c.due_at IS NULL', params: [], order: 'c.id' }];
  const from = list.due?.from ?? new Date(0);
  if (after === null) return [within(BY_DUE, 'c.due_at >= ?', from), ...rest];
  if (after.at === null) return rest.map((one) => ({ ...one, where: `${one.where} AND c.id > ?`, params: [after.id] }));
  if (after.at < from) return [within(BY_DUE, 'c.due_at >= ?', from), ...rest];
  return [within('c.id', 'c.due_at = ? AND c.id > ?', after.at, after.id), within(BY_DUE, 'c.due_at > ?', after.at), ...rest];
}

function filedRanges(after: Position | null): Stretch[] {
  if (after === null) return [{ where: '1 = 1', params: [], order: BY_FILED }];
  return [
    { where: 'c.filed_at = ? AND c.id < ?', params: [after.at, after.id], order: 'c.id DESC' },
    { where: 'c.filed_at < ?', params: [after.at], order: BY_FILED },
  ];
}
const behind = ({ at, id }: Position): Clause => ({ where: '(c.filed_at < ? OR (c.filed_at = ? AND c.id < ?))', params: [at, at, id] });

/** Looked at row by row: what a filter asks for, and what is never shown. */
function siftedBy(desk: Desk, { category, district, urgency, kind }: RowFilter): Clause[] {
  const { recused } = desk;
  const clauses: Clause[] = [];
  // What is withheld in a row cannot be asked for either.
  if (category !== undefined || district !== undefined) clauses.push(readable(desk));
  if (category !== undefined) clauses.push({ where: 'c.category_code LIKE ?', params: [`${category}%`] });
  if (district !== undefined) clauses.push({ where: 'c.district_code = ?', params: [district] });
  if (urgency !== undefined) clauses.push({ where: 'c.urgency = ?', params: [urgency] });
  if (kind !== undefined) clauses.push({ where: 'c.kind = ?', params: [kind] });
  if (recused.length > 0) {
    const where = `(c.about_organisation_id IS NULL OR c.about_organisation_id NOT IN (${recused.map(() => '?').join(', ')}))`;
    clauses.push({ where, params: [...recused] });
  }
  return clauses;
}

/** A search by number also finds what one's office helps with. */
function reachOf(desk: Desk, isText: boolean): Clause {
  const [led, undispatched] = [desk.scope(), desk.undispatched()];
  if (led === 'city' && undispatched === 'city') return { where: '1 = 1', params: [] };
  const either = [
    within('c.lead_organisation_id', led),
    within('c.lead_organisation_id IS NULL AND c.suggested_organisation_id', undispatched),
  ];
  if (!isText) {
    const { where, params } = within('k.organisation_id', led);
    either.push({ where: `EXISTS (SELECT 1 FROM complaint_co_handler k WHERE k.complaint_id = c.id AND ${where})`, params });
  }
  return { where: `(${either.map(({ where }) => `(${where})`).join(' OR ')})`, params: either.flatMap(({ params }) => params) };
}

const within = (column: string, scope: Scope): Clause =>
  scope === 'city'
    ? { where: `${column} IS NOT NULL`, params: [] }
    : { where: `${column} IN (${scope.map(() => '?').join(', ') || 'NULL'})`, params: [...scope] };

function matching(search: CaseSearch, desk: Desk): Clause {
  if ('caseNumber' in search) return { where: 'c.case_number = ?', params: [search.caseNumber] };
  // Finding a case by a phone tells whose it is: never for those whom `isIdentityShown` hides.
  const identityShown = `c.hide_name = 0 AND c.kind <> 'report'`;
  if ('phoneHash' in search) return { where: `${identityShown} AND c.contact_phone_hash = ?`, params: [search.phoneHash] };
  if ('tailHash' in search) return { where: `${identityShown} AND c.contact_tail_hash = ?`, params: [search.tailHash] };
  // Finding a report by its words tells what it says.
  const { where, params } = readable(desk);
  // MariaDB's LIKE follows the column, which tells capitals from small letters.
  const pattern = `%${search.text.replace(/[!%_]/g, '!$&')}%`;
  return { where: `${where} AND LOWER(c.text) LIKE LOWER(?) ESCAPE '!'`, params: [...params, pattern] };
}

/** No report 举报, unless this person reads it as its named handler, as head of its office, or to dispatch it. */
function readable(desk: Desk): Clause {
  const named = { where: 'EXISTS (SELECT 1 FROM report_handler h WHERE h.complaint_id = c.id AND h.staff_id = ?)', params: [desk.staffId] };
  const either: Clause[] = [{ where: `c.kind <> 'report'`, params: [] }, named];
  if (desk.has(['head'])) either.push(within('c.lead_organisation_id', desk.scope(['head'])));
  if (desk.has(['dispatcher']))
    either.push({ where: `c.lead_organisation_id IS NULL AND c.state IN ('submitted', 'arbitrating')`, params: [] });
  return { where: `(${either.map((one) => `(${one.where})`).join(' OR ')})`, params: either.flatMap((one) => one.params) };
}
