import type { ComplaintId } from '@zsb/shared/ids';
import type { Database } from '../src/platform/database/database.js';

type Row = Record<string, string | number | null>;

/** Everything that belongs to one case, table by table. */
const TABLES = [
  ...['complaint_event', 'complaint_clock', 'clock_event', 'complaint_answer', 'complaint_rating', 'complaint_message'],
  ...['complaint_rejection', 'complaint_application', 'complaint_co_handler', 'report_handler', 'case_change', 'notice', 'staff_notice'],
];
/** What a refusal must not touch either, whosever it is. */
const COUNTED = ['job', 'audit_entry', 'complaint', 'photo'];

export interface CaseRows {
  complaint: Row;
  tables: Record<string, Row[]>;
  counts: Record<string, number>;
}

/** The rows of a case as they are stored, and how many rows there are of what everybody shares. */
export async function rowsOf(database: Database, id: ComplaintId): Promise<CaseRows> {
  const tables: Record<string, Row[]> = {};
  for (const table of TABLES) tables[table] = await database.sql<Row>(`SELECT * FROM ${table} WHERE complaint_id = ? ORDER BY 1, 2`, [id]);
  const counts: Record<string, number> = {};
  for (const table of COUNTED) counts[table] = Number((await database.sql<{ n: number }>(`SELECT COUNT(*) AS n FROM ${table}`))[0]!.n);
  const [complaint] = await database.sql<Row>(`SELECT * FROM complaint WHERE id = ?`, [id]);
  return { complaint: complaint!, tables, counts };
}

/** Puts a case back to what it was, so that many steps can be tried from one state. */
export async function putBack(database: Database, id: ComplaintId, { complaint, tables }: CaseRows): Promise<void> {
  await database.transaction(async () => {
    for (const [table, rows] of Object.entries(tables)) {
      await database.change(`DELETE FROM ${table} WHERE complaint_id = ?`, [id]);
      for (const row of rows) await insert(database, table, row);
    }
    const columns = Object.keys(complaint).filter((column) => column !== 'id');
    const sets = columns.map((column) => `${column} = ?`).join(', ');
    await database.change(`UPDATE complaint SET ${sets} WHERE id = ?`, [...columns.map((column) => complaint[column]!), id]);
  });
}

async function insert(database: Database, table: string, row: Row): Promise<void> {
  const columns = Object.keys(row);
  const marks = columns.map(() => '?').join(', ');
  await database.change(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${marks})`, Object.values(row));
}
