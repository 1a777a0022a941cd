import { Injectable } from '@nestjs/common';
import type { ComplaintState } from '@zsb/shared/complaints';
import type { ClientKey, CommandKey, ComplaintId, PersonId } from '@zsb/shared/ids';
import { In, MoreThan } from 'typeorm';
import { Database, toSqlInstant } from '../platform/database/database.js';
import { ComplaintAnswer, ComplaintRating } from './complaint-answer.entity.js';
import { ComplaintClock } from './complaint-clock.entity.js';
import { ComplaintEvent } from './complaint-event.entity.js';
import { ComplaintMessage, ComplaintRejection } from './complaint-message.entity.js';
import { Complaint } from './complaint.entity.js';

/** Everything stored about one case. */
export interface CaseRecord {
  complaint: Complaint;
  events: ComplaintEvent[];
  clocks: ComplaintClock[];
  /** The last approved one: drafts are for colleagues. */
  answer: ComplaintAnswer | null;
  rating: ComplaintRating | null;
  messages: ComplaintMessage[];
  rejection: ComplaintRejection | null;
}

/** One case, found by its id, by key, or as somebody's own; and the rows that belong to it. */
@Injectable()
export class ComplaintsRepository {
  constructor(private readonly db: Database) {}

  insert(complaint: Complaint): Promise<void> {
    return this.db.insert(Complaint, complaint);
  }

  find(id: ComplaintId): Promise<Complaint | null> {
    return this.db.repo(Complaint).findOneBy({ id });
  }

  /** Nobody else moves the case before the open unit ends. */
  async lock(id: ComplaintId): Promise<void> {
    await this.db.sql(`SELECT id FROM complaint WHERE id = ? ${this.db.dialect.forUpdate}`, [id]);
  }

  findOwned(id: ComplaintId, personId: PersonId): Promise<Complaint | null> {
    return this.db.repo(Complaint).findOneBy({ id, personId });
  }

  findByClientKey(personId: PersonId, clientKey: ClientKey): Promise<Complaint | null> {
    return this.db.repo(Complaint).findOneBy({ personId, clientKey });
  }

  findByNumber(caseNumber: string): Promise<Complaint | null> {
    return this.db.repo(Complaint).findOneBy({ caseNumber });
  }

  /** Merged into a case and still waiting for its answer; at most `limit`. */
  waitingFor(mergedInto: ComplaintId, limit: number): Promise<Complaint[]> {
    return this.db.repo(Complaint).find({ where: { mergedInto, state: 'merged' }, order: { id: 'ASC' }, take: limit });
  }

  /** Whether any case was ever merged into this one. */
  async hasMerged(mergedInto: ComplaintId): Promise<boolean> {
    return (await this.db.sql(`SELECT id FROM complaint WHERE merged_into = ? LIMIT 1`, [mergedInto])).length > 0;
  }

  /** Merged into a case and in one of these states, from behind `after`; at most `limit`. */
  mergedIn(mergedInto: ComplaintId, states: readonly ComplaintState[], after: string, limit: number): Promise<Complaint[]> {
    const where = { mergedInto, state: In(states), id: MoreThan(after as ComplaintId) };
    return this.db.repo(Complaint).find({ where, order: { id: 'ASC' }, take: limit });
  }

  /** What waits for one case waits for another from now on. */
  async redirectMerged(from: ComplaintId, to: ComplaintId): Promise<void> {
    await this.db.change(`UPDATE complaint SET merged_into = ? WHERE merged_into = ? AND state = 'merged'`, [to, from]);
  }

  /** A person's own, newest first, from behind `after`. */
  pageOwned(personId: PersonId, after: Complaint | null, limit: number): Promise<Complaint[]> {
    const query = this.db.repo(Complaint).createQueryBuilder('c').where('c.personId = :personId', { personId });
    if (after) query.andWhere('(c.filedAt < :at OR (c.filedAt = :at AND c.id < :id))', { at: toSqlInstant(after.filedAt), id: after.id });
    return query.orderBy('c.filedAt', 'DESC').addOrderBy('c.id', 'DESC').take(limit).getMany();
  }

  async record(complaint: Complaint): Promise<CaseRecord> {
    const complaintId = complaint.id;
    const events = await this.db.repo(ComplaintEvent).find({ where: { complaintId }, order: { version: 'ASC' } });
    const [answer] = await this.db
      .repo(ComplaintAnswer)
      .find({ where: { complaintId, state: 'approved' }, order: { at: 'DESC' }, take: 1 });
    const [rating] = await this.db.repo(ComplaintRating).find({ where: { complaintId }, order: { at: 'DESC' }, take: 1 });
    const messages = await this.db.repo(ComplaintMessage).find({ where: { complaintId }, order: { version: 'ASC' } });
    const [rejection] = await this.db.repo(ComplaintRejection).find({ where: { complaintId }, order: { version: 'DESC' }, take: 1 });
    const latest = { answer: answer ?? null, rating: rating ?? null, rejection: rejection ?? null };
    return { complaint, events, clocks: await this.clocksOf(complaintId), messages, ...latest };
  }

  /** Newest first, without drafts. */
  answersOf(complaintId: ComplaintId): Promise<ComplaintAnswer[]> {
    return this.db.repo(ComplaintAnswer).find({ where: { complaintId, state: 'approved' }, order: { at: 'DESC' } });
  }

  clocksOf(complaintId: ComplaintId): Promise<ComplaintClock[]> {
    return this.db.repo(ComplaintClock).find({ where: { complaintId }, order: { startedAt: 'ASC', id: 'ASC' } });
  }

  /** The clocks of a page of cases, in one question. */
  async clocksOfEach(ids: ComplaintId[]): Promise<Map<ComplaintId, ComplaintClock[]>> {
    const clocks = await this.db.repo(ComplaintClock).find({ where: { complaintId: In(ids) }, order: { startedAt: 'ASC', id: 'ASC' } });
    return Map.groupBy(clocks, ({ complaintId }) => complaintId);
  }

  /** The step that a command has made already, or null. */
  findByCommand(complaintId: ComplaintId, commandKey: CommandKey): Promise<ComplaintEvent | null> {
    return this.db.repo(ComplaintEvent).findOneBy({ complaintId, commandKey });
  }

  /** Writes what a step changed; false when another step was first. */
  async update(complaint: Complaint, fromVersion: number): Promise<boolean> {
    const { id, personId: _person, clientKey: _key, ...changed } = complaint;
    const { affected } = await this.db.repo(Complaint).update({ id, version: fromVersion }, changed);
    return affected === 1;
  }

  appendEvent(event: ComplaintEvent): Promise<void> {
    return this.db.insert(ComplaintEvent, event);
  }

  insertMessage(message: ComplaintMessage): Promise<void> {
    return this.db.insert(ComplaintMessage, message);
  }

  insertRejection(rejection: ComplaintRejection): Promise<void> {
    return this.db.insert(ComplaintRejection, rejection);
  }

  insertAnswer(answer: ComplaintAnswer): Promise<void> {
    return this.db.insert(ComplaintAnswer, answer);
  }

  insertRating(rating: ComplaintRating): Promise<void> {
    return this.db.insert(ComplaintRating, rating);
  }
}
