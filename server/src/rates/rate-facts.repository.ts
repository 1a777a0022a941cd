import { Injectable } from '@nestjs/common';
import type { OverdueClock } from '@zsb/shared/rates';
import { Database } from '../platform/database/database.js';
import type { SqlValue } from '../platform/database/engine.js';
import { LEAST_SATISFIED, NEAR_DUE, type Measure } from './domain/measures.js';

/** From this instant on, and before that one. */
export interface Between {
  from: Date;
  to: Date;
}

/** How much of a measure happened, by whom it is counted for. */
export interface Fact {
  measure: Measure;
  organisationId: string;
  categoryCode: string;
  districtCode: string;
  aboutOrganisationId: string;
  total: number;
  excluded: number;
}

/** Clocks of one kind that one office let fall due. */
export interface OverdueFact {
  clock: OverdueClock;
  organisationId: string;
  total: number;
  excluded: number;
}

interface Row {
  measure: Measure;
  organisationId: string | null;
  /** Of a step or the end of a clock: the words of its event, which name the office. */
  data?: string | { organisationId?: string | null } | null;
  leadOrganisationId: string | null;
  categoryCode: string;
  districtCode: string | null;
  aboutOrganisationId: string | null;
  amount: number;
  isExcluded: number | boolean;
}

/** Of a case, beside what is counted. */
const CASE = `c.category_code AS categoryCode, c.district_code AS districtCode, c.lead_organisation_id AS leadOrganisationId,
  c.about_organisation_id AS aboutOrganisationId,   c.is_excluded AS isExcluded`;
/** The approved answer that the citizen had before them at an event. */
const ANSWERER = `(SELECT a.organisation_id FROM complaint_answer a WHERE a.complaint_id = e.complaint_id AND a.state = 'approved' AND a.at <= e.at
  ORDER BY a.at DESC, a.id DESC LIMIT 1)`;
const ANSWER_OUTCOME = ANSWERER.replace('a.organisation_id', 'a.outcome');
/** An answer of one's own: what a merged case got is a copy of another one's. */
const IS_OWN = `a.state = 'approved' AND NOT EXISTS (SELECT 1 FROM complaint_event m WHERE m.complaint_id = a.complaint_id AND m.action = 'endMerged' AND m.at = a.at)`;
const STOP = `(SELECT e.data FROM clock_event e WHERE e.clock_id = k.id AND e.kind = 'stop')`;
const ANSWERED_BY = `EXISTS (SELECT 1 FROM complaint_answer a WHERE a.complaint_id = k.complaint_id AND a.at = k.stopped_at AND ${IS_OWN})`;

/** One question for each measure, to the rows of the cases themselves. */
interface Question {
  measure: Measure;
  sql: string;
}
const step = (measure: Measure, where: string): Question => ({
  measure,
  sql: `SELECT e.data, NULL AS organisationId, 1 AS amount, ${CASE} FROM complaint_event e JOIN complaint c ON c.id = e.complaint_id
    WHERE e.at >= ? AND e.at < ? AND ${where}`,
});
const reaction = (measure: Measure, where: string): Question => ({
  measure,
  sql: `SELECT ${ANSWERER} AS organisationId, 1 AS amount, ${CASE} FROM complaint_event e JOIN complaint c ON c.id = e.complaint_id
    WHERE e.at >= ? AND e.at < ? AND ${where}`,
});
const clock = (measure: Measure, where: string, at: 'stopped_at' | 'due_at' = 'stopped_at'): Question => ({
  measure,
  sql: `SELECT ${STOP} AS data, NULL AS organisationId, 1 AS amount, ${CASE} FROM complaint_clock k JOIN complaint c ON c.id = k.complaint_id
    WHERE k.${at} >= ? AND k.${at} < ? AND ${where}`,
});
const answer = (measure: Measure, where: string): Question => ({
  measure,
  sql: `SELECT a.organisation_id AS organisationId, 1 AS amount, ${CASE} FROM complaint_answer a JOIN complaint c ON c.id = a.complaint_id
    WHERE a.at >= ? AND a.at < ? AND ${IS_OWN} AND ${where}`,
});
const rating = (measure: Measure, where: string): Question => ({
  measure,
  sql: `SELECT a.organisation_id AS organisationId, 1 AS amount, ${CASE.replace('c.is_excluded', VOID)} FROM complaint_rating r
    JOIN complaint_answer a ON a.id = r.answer_id JOIN complaint c ON c.id = r.complaint_id WHERE r.at >= ? AND r.at < ? AND ${where}`,
});
/** A struck-out rating is the last one of its case. */
const VOID = `CASE WHEN c.is_excluded = 1 OR (c.is_rating_void = 1 AND NOT EXISTS (SELECT 1 FROM complaint_rating l
  WHERE l.complaint_id = r.complaint_id AND (l.at > r.at OR (l.at = r.at AND l.id > r.id)))) THEN 1 ELSE 0 END`;

const pair = (met: Measure, missed: Measure, fellDue: Measure, kind: string): Question[] => [
  clock(met, `k.kind = '${kind}' AND k.outcome = 'met'`),
  clock(missed, `k.kind = '${kind}' AND k.outcome = 'missed'`),
  clock(fellDue, `k.kind = '${kind}' AND k.outcome = 'missed'`, 'due_at'),
];

const QUESTIONS: readonly Question[] = [
  step('assigned', `e.action IN ('dispatch', 'arbitrate', 'grantRedispatch')`),
  step('returned', `e.action = 'return'`),
  step('asked', `e.action = 'ask'`),
  step('askedLate', `e.action = 'ask' AND e.data LIKE '%"inLastFifth":true%'`),
  ...pair('acceptanceMet', 'acceptanceMissed', 'acceptanceFellDue', 'acceptance'),
  ...pair('contactMet', 'contactMissed', 'contactFellDue', 'firstContact'),
  ...pair('resolutionMet', 'resolutionMissed', 'resolutionFellDue', 'resolution'),
  answer('answered', '1 = 1'),
  answer('answeredSolved', `a.outcome = 'solved'`),
  clock('answeredUncontacted', `k.kind = 'firstContact' AND k.outcome <> 'met' AND ${ANSWERED_BY}`),
  reaction('reworked', `((e.action = 'reopen' AND e.to_state = 'accepted') OR e.action = 'grantRecheck')`),
  reaction('reopenedSolved', `e.action = 'reopen' AND ${ANSWER_OUTCOME} = 'solved'`),
  reaction('closedSilent', `e.action = 'close'`),
  rating('rated', '1 = 1'),
  rating('satisfied', `r.satisfaction >= ${LEAST_SATISFIED}`),
  rating('dissatisfied', `r.satisfaction < ${LEAST_SATISFIED}`),
  rating('solved', `r.solved = 'yes'`),
  rating('unsolved', `r.solved <> 'yes'`),
];

/**
 * The same figures a second way: each measure asked of the rows of the cases, without the sums and without what was kept of each
 * case. It looks at everything there is, and is for checking only.
 */
@Injectable()
export class RateFactsRepository {
  constructor(private readonly db: Database) {}

  async between(range: Between): Promise<Fact[]> {
    const facts = new Map<string, Fact>();
    for (const { measure, sql } of QUESTIONS) this.add(facts, await this.ask(measure, sql, range));
    this.add(facts, await this.nearDue(range));
    this.add(facts, await this.firstAnswers(range));
    return [...facts.values()];
  }

  private async ask(measure: Measure, sql: string, { from, to }: Between, more: SqlValue[] = []): Promise<Row[]> {
    const rows = await this.db.sql<Omit<Row, 'measure'>>(sql, [from, to, ...more]);
    return rows.map((row) => ({ ...row, measure }));
  }

  /**
   * Clocks that were overdue when a period ended, by who answers for them: those that are open still, and those that have ended
   * late since. @param end null where it has not ended
   */
  async overdue(end: Date | null, now: Date): Promise<OverdueFact[]> {
    const ended = end === null ? '' : `OR (k.stopped_at >= ? AND k.outcome = 'missed')`;
    const isOpen = 'k.stopped_at IS NULL AND (k.paused_at IS NULL OR k.paused_at >= k.due_at)';
    const rows = await this.db.sql<Row & { kind: OverdueClock; chargedTo: string | null }>(
      `SELECT k.kind, ${STOP} AS data, COALESCE(k.charged_to, c.lead_organisation_id, '') AS chargedTo, ${CASE} FROM complaint_clock k
       JOIN complaint c ON c.id = k.complaint_id
       WHERE k.kind IN ('acceptance', 'firstContact', 'resolution') AND k.due_at < ? AND ((${isOpen}) ${ended})`,
      end === null ? [now] : [end, end],
    );
    const facts = new Map<string, OverdueFact>();
    for (const row of rows) {
      const organisationId = row.data === null ? (row.chargedTo ?? '') : officeOf(row);
      const key = `${row.kind} ${organisationId}`;
      const fact = facts.get(key) ?? { clock: row.kind, organisationId, total: 0, excluded: 0 };
      fact.total += 1;
      if (Number(row.isExcluded) === 1) fact.excluded += 1;
      facts.set(key, fact);
    }
    return [...facts.values()];
  }

  /** The time between two instants is not something both databases subtract alike. */
  private async nearDue(range: Between): Promise<Row[]> {
    const { sql } = clock('answeredNearDue', `k.kind IN ('resolution', 'rework') AND k.outcome = 'met' AND ${ANSWERED_BY}`);
    const rows = await this.ask('answeredNearDue', sql.replace('SELECT', 'SELECT k.due_at AS due, k.stopped_at AS stopped,'), range);
    return (rows as (Row & Record<'due' | 'stopped', string | Date>)[]).filter(
      ({ due, stopped }) => timeOf(due) - timeOf(stopped) <= NEAR_DUE,
    );
  }

  /** First answers of cases, and how long they took. */
  private async firstAnswers(range: Between): Promise<Row[]> {
    const isFirst = `NOT EXISTS (SELECT 1 FROM complaint_answer f WHERE f.complaint_id = a.complaint_id AND f.state = 'approved' AND f.at < a.at)`;
    const { sql } = answer('firstAnswers', isFirst);
    const timed = sql.replace('SELECT', 'SELECT c.filed_at AS filed, a.at AS answered, a.complaint_id AS complaint,');
    const rows = (await this.ask('firstAnswers', timed, range)) as (Row & { filed: Instant; answered: Instant; complaint: string })[];
    const all: Row[] = [];
    for (const row of rows) {
      const office = Math.floor((await this.officeTime(row.complaint, row.answered)) / MINUTE);
      const whole = Math.floor((timeOf(row.answered) - timeOf(row.filed)) / MINUTE);
      all.push(row, { ...row, measure: 'answerMinutes', amount: whole }, { ...row, measure: 'officeMinutes', amount: office });
    }
    return all.filter(({ amount }) => amount !== 0);
  }

  /** Milliseconds for which the resolution clocks of a case had run by then. */
  private async officeTime(complaint: string, until: Instant): Promise<number> {
    const events = await this.db.sql<{ kind: string; at: Instant }>(
      `SELECT e.kind, e.at FROM clock_event e JOIN complaint_clock k ON k.id = e.clock_id
       WHERE e.complaint_id = ? AND k.kind = 'resolution' AND e.at <= ? AND k.stopped_at <= ? AND e.kind <> 'extend'`,
      [complaint, until, until],
    );
    // Every start and resume is followed by a pause or the stop: the ends less the beginnings.
    return events.reduce((sum, { kind, at }) => sum + (kind === 'start' || kind === 'resume' ? -timeOf(at) : timeOf(at)), 0);
  }

  private add(facts: Map<string, Fact>, rows: readonly Row[]): void {
    for (const row of rows) {
      const { measure, categoryCode } = row;
      const [organisationId, amount] = [officeOf(row), Number(row.amount)];
      const [districtCode, aboutOrganisationId] = [row.districtCode ?? '', row.aboutOrganisationId ?? ''];
      const place = { measure, organisationId, categoryCode, districtCode, aboutOrganisationId };
      const key = Object.values(place).join(' ');
      const fact = facts.get(key) ?? { ...place, total: 0, excluded: 0 };
      fact.total += amount;
      if (Number(row.isExcluded) === 1) fact.excluded += amount;
      facts.set(key, fact);
    }
  }
}

type Instant = string | Date;
const MINUTE = 60_000;
const timeOf = (value: Instant): number => (value instanceof Date ? value.getTime() : Date.parse(`${value.replace(' ', 'T')}Z`));

/** What ended before it was kept on whose account counts for the office that has the case. */
function officeOf({ organisationId, data, leadOrganisationId }: Row): string {
  if (data === undefined || data === null) return organisationId ?? '';
  const words = typeof data === 'string' ? (JSON.parse(data) as { organisationId?: string | null }) : data;
  return ('outcome' in words && words.organisationId === undefined ? leadOrganisationId : words.organisationId) ?? '';
}
