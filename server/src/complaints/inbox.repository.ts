import { Injectable } from '@nestjs/common';
import { Brackets, type SelectQueryBuilder } from 'typeorm';
import type { CaseTab, ComplaintState } from '@zsb/shared/complaints';
import { Database, toSqlInstant } from '../platform/database/database.js';
import type { Reach } from './case-access.js';
import { Complaint } from './complaint.entity.js';

type Query = SelectQueryBuilder<Complaint>;

const OPEN: ComplaintState[] = ['submitted', 'assigned', 'arbitrating', 'accepted', 'awaiting_citizen', 'rechecking'];
const TAB_STATES: Record<CaseTab, ComplaintState[]> = {
  toDispatch: ['submitted', 'arbitrating'],
  toAccept: ['assigned'],
  inProgress: ['accepted', 'awaiting_citizen', 'rechecking'],
  dueSoon: OPEN,
  overdue: OPEN,
  answered: ['answered'],
  closed: ['closed', 'rejected', 'withdrawn', 'merged'],
};

export interface InboxFilter {
  reach: Reach;
  tab: CaseTab;
  search: CaseSearch | null;
  now: Date;
}

/** What a search text turned out to be. */
export type CaseSearch = { caseNumber: string } | { phoneHash: string } | { tailHash: string } | { text: string };

/** The lists of the console: filtered by reach first, then by tab and search, sorted by what is due. */
@Injectable()
export class InboxRepository {
  constructor(private readonly db: Database) {}

  page(filter: InboxFilter, after: Complaint | null, limit: number): Promise<Complaint[]> {
    const query = this.within(filter);
    if (filter.search || filter.tab === 'closed' || filter.tab === 'answered') return newestFirst(query, after).take(limit).getMany();
    return dueFirst(query, after).take(limit).getMany();
  }

  count(filter: InboxFilter): Promise<number> {
    return this.within(filter).getCount();
  }

  private within({ reach, tab, search, now }: InboxFilter): Query {
    const query = this.db.repo(Complaint).createQueryBuilder('c').where('1 = 1');
    query.andWhere(
      new Brackets((either) => {
        either.where('c.leadOrganisationId IN (:...leads)', { leads: ['', ...reach.leads] });
        either.orWhere('(c.leadOrganisationId IS NULL AND c.suggestedOrganisationId IN (:...undispatched))', {
          undispatched: ['', ...reach.undispatched],
        });
      }),
    );
    // A search looks everywhere: whoever has a number does not know the tab.
    if (search) return matching(query, search);
    query.andWhere('c.state IN (:...states)', { states: TAB_STATES[tab] });
    const instant = toSqlInstant(now);
    if (tab === 'overdue') query.andWhere('c.dueAt < :instant', { instant });
    if (tab === 'dueSoon') query.andWhere('c.warnAt < :instant AND c.dueAt >= :instant', { instant });
    return query;
  }
}

function matching(query: Query, search: CaseSearch): Query {
  if ('caseNumber' in search) return query.andWhere('c.caseNumber = :caseNumber', search);
  if ('phoneHash' in search) return identityShown(query).andWhere('c.contactPhoneHash = :phoneHash', search);
  if ('tailHash' in search) return identityShown(query).andWhere('c.contactTailHash = :tailHash', search);
  const pattern = `%${search.text.replace(/[!%_]/g, '!$&')}%`;
  // MariaDB's LIKE follows the column, which tells capitals from small letters.
  return query.andWhere(`LOWER(c.text) LIKE LOWER(:pattern) ESCAPE '!'`, { pattern });
}

/** Finding a case by a phone tells whose it is: never for those whom `isIdentityShown` hides. */
const identityShown = (query: Query): Query => query.andWhere(`c.hideName = 0 AND c.kind <> 'report'`);

function dueFirst(query: Query, after: Complaint | null): Query {
  // Both databases put what has no due time (it waits for the citizen) first.
  if (after && !after.dueAt) query.andWhere('(c.dueAt IS NOT NULL OR c.id > :id)', { id: after.id });
  if (after?.dueAt) {
    query.andWhere('(c.dueAt > :at OR (c.dueAt = :at AND c.id > :id))', { at: toSqlInstant(after.dueAt), id: after.id });
  }
  return query.orderBy('c.dueAt', 'ASC').addOrderBy('c.id', 'ASC');
}

function newestFirst(query: Query, after: Complaint | null): Query {
  if (after) query.andWhere('(c.filedAt < :at OR (c.filedAt = :at AND c.id < :id))', { at: toSqlInstant(after.filedAt), id: after.id });
  return query.orderBy('c.filedAt', 'DESC').addOrderBy('c.id', 'DESC');
}
