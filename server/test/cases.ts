import type { CaseView } from '@zsb/shared/case-views';
import type { FileComplaintRequest } from '@zsb/shared/complaint-requests';
import type { ComplaintView } from '@zsb/shared/complaint-views';
import { casesApi, complaintsApi } from '@zsb/shared/complaints-api';
import type { ComplaintId } from '@zsb/shared/ids';
import { Database } from '../src/platform/database/database.js';
import { aCommand, anAnswer } from './factories/a-command.js';
import { aFiling } from './factories/a-filing.js';
import type { Caller, TestHttp } from './http.js';

/** A filed complaint of a citizen; forwarded at once where a rule is certain. */
export async function file(http: TestHttp, me: Caller, overrides: Partial<FileComplaintRequest> = {}): Promise<ComplaintView> {
  const { id } = await me.call(complaintsApi.file, { body: aFiling(overrides) });
  await http.runJobs();
  return me.call(complaintsApi.get, { params: { id } });
}

/** Accepts and answers a forwarded case. */
export async function workThrough(clerk: Caller, id: ComplaintId): Promise<CaseView> {
  const { version } = await clerk.call(casesApi.get, { params: { id } });
  const accepted = await clerk.call(casesApi.accept, { params: { id }, body: aCommand(version) });
  return clerk.call(casesApi.answer, { params: { id }, body: anAnswer(accepted.version) });
}

const TABLES = [
  'complaint',
  'complaint_event',
  'complaint_clock',
  'photo',
  'notice',
  'job',
  'audit_entry',
  'complaint_answer',
  'complaint_rating',
];

/** How many rows each table holds: what is refused must leave them as they were. */
export async function countRows(database: Database): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of TABLES) {
    const [row] = await database.sql<{ n: number }>(`SELECT COUNT(*) AS n FROM ${table}`);
    counts[table] = Number(row!.n);
  }
  return counts;
}
