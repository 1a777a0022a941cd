import path from 'node:path';
import { SMS_ACCOUNT } from '../sandbox/credentials.js';
import type { ComplaintId, OrganisationId, StaffId } from '@zsb/shared/ids';
import type { StaffRole } from '@zsb/shared/logins';
import type { PolicyLimits } from '@zsb/shared/sla';
import { CalendarsRepository } from '../src/calendar/calendars.repository.js';
import { Calendars } from '../src/calendar/calendars.service.js';
import { CatalogueService } from '../src/catalogue/catalogue.service.js';
import { readConfig } from '../src/config.js';
import { Contacts } from '../src/escalations/contacts.service.js';
import { EscalationMessages } from '../src/escalations/escalation-sms.service.js';
import { EscalationsRepository } from '../src/escalations/escalations.repository.js';
import { HoldDecisions } from '../src/escalations/hold-decisions.service.js';
import { HoldReminders } from '../src/escalations/hold-reminders.service.js';
import { HoldMessages } from '../src/escalations/hold-sms.service.js';
import { HoldsRepository } from '../src/escalations/holds.repository.js';
import { Holds } from '../src/escalations/holds.service.js';
import { Ladder } from '../src/escalations/ladder.service.js';
import { LadderSweep } from '../src/escalations/ladder.sweep.js';
import { StepMessages } from '../src/escalations/step-messages.service.js';
import { CaseChanges } from '../src/live/case-changes.service.js';
import { StaffNoticesRepository } from '../src/notices/staff-notices.repository.js';
import { StaffNotices } from '../src/notices/staff-notices.service.js';
import { OrganisationsRepository } from '../src/organisations/organisations.repository.js';
import { OrganisationsService } from '../src/organisations/organisations.service.js';
import { AuditTrail } from '../src/platform/audit/audit.trail.js';
import type { Clock } from '../src/platform/clock.js';
import { toSqlInstant, type Database } from '../src/platform/database/database.js';
import type { SqlValue } from '../src/platform/database/engine.js';
import { newId } from '../src/platform/ids.js';
import { JobsQueue } from '../src/platform/jobs/jobs.queue.js';
import { JobsRunner } from '../src/platform/jobs/jobs.runner.js';
import { createLog } from '../src/platform/log.js';
import { SmsClient } from '../src/platform/sms/sms.client.js';
import { SlaPoliciesRepository } from '../src/sla/sla-policies.repository.js';
import { SlaService } from '../src/sla/sla.service.js';
import { RosterService } from '../src/staff/roster.service.js';
import { StaffRepository } from '../src/staff/staff.repository.js';
import type { StaffService } from '../src/staff/staff.service.js';

/** The ladder of one process. */
export interface LadderParts {
  ladder: Ladder;
  sweep: LadderSweep;
  decisions: HoldDecisions;
  notices: StaffNotices;
  runner: JobsRunner;
  /** Every line that was logged. */
  log: string[];
}

/** The ladder over a database, without the rest of the application. @param limits instead of the city's own @param smsOrigin of a sandbox */
export function aLadder(
  database: Database,
  clock: Clock,
  limits: Partial<PolicyLimits> = {},
  smsOrigin = 'http://127.0.0.1:9',
): LadderParts {
  const log: string[] = [];
  const logger = createLog('info', { write: (line) => void log.push(line) });
  const environment = { DATA_DIR: '/tmp', SANDBOX_ORIGIN: 'http://127.0.0.1:9' };
  const catalogue = new CatalogueService(readConfig(environment, path.resolve(import.meta.dirname, '../..')));
  const organisations = new OrganisationsService(database, new OrganisationsRepository(database));
  const roster = new RosterService(new StaffRepository(database), organisations);
  const sla = new SlaService(new SlaPoliciesRepository(database), catalogue, clock);
  const own = sla.limits();
  sla.limits = () => ({ ...own, ...limits });
  const calendars = new Calendars(new CalendarsRepository(database));
  const queue = new JobsQueue(database, clock);
  const runner = new JobsRunner(database, clock, queue, logger);
  const repository = new EscalationsRepository(database);
  const notices = new StaffNotices(database, new StaffNoticesRepository(database), roster, clock);
  const contacts = new Contacts(catalogue, organisations);
  const smsClient = new SmsClient({ origin: smsOrigin, ...SMS_ACCOUNT, clock });
  const sms = new EscalationMessages(queue, runner, repository, contacts, smsClient);
  const messages = new StepMessages(repository, notices, sms, contacts, roster, organisations, sla, new CaseChanges(database));
  const names = { nameOf: () => Promise.resolve('吴刚') } as unknown as StaffService;
  const audit = new AuditTrail(database, clock);
  const storedHolds = new HoldsRepository(database);
  const holdMessages = new HoldMessages(queue, runner, storedHolds, contacts, organisations, smsClient);
  holdMessages.onModuleInit();
  const reminders = new HoldReminders(database, repository, roster, notices, holdMessages);
  const holds = new Holds(database, storedHolds, repository, reminders, sla, calendars, audit);
  const decisions = new HoldDecisions(database, storedHolds, names, audit, clock);
  const ladder = new Ladder(database, repository, holds, messages, calendars, clock, logger);
  return { ladder, sweep: new LadderSweep(ladder, logger), decisions, notices, runner, log };
}

/** Ids that read: `office` becomes a UUID that begins with its letters. */
export const idOf = <Id extends string>(name: string): Id =>
  `${Buffer.from(name.padEnd(16, '.').slice(0, 16)).toString('hex')}`.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') as Id;

/** A small city: a centre, supervision and two offices, with one person for each role. */
export const CITY: [code: string, parent: string | null, kind: string, isOffice: boolean][] = [
  ['city', null, 'district', false],
  ['centre-12345', 'city', 'centre', false],
  ['centre-12345-coordination', 'centre-12345', 'office', true],
  ['supervision', 'city', 'supervision', false],
  ['water-company', 'city', 'stateFirm', false],
  ['water-company-service', 'water-company', 'office', true],
  ['yuelu', 'city', 'district', false],
  ['yuelu-urban-management', 'yuelu', 'department', false],
  ['yuelu-urban-management-order', 'yuelu-urban-management', 'office', true],
];
/** Staff by name: where, and in which role. */
export const STAFF: Record<string, [code: string, role: StaffRole]> = {
  dispatcher: ['centre-12345', 'dispatcher'],
  centreHead: ['centre-12345-coordination', 'head'],
  supervisor: ['supervision', 'supervisor'],
  clerk: ['yuelu-urban-management-order', 'clerk'],
  colleague: ['yuelu-urban-management-order', 'clerk'],
  head: ['yuelu-urban-management-order', 'head'],
  waterClerk: ['water-company-service', 'clerk'],
};

export const officeId = (code: string): OrganisationId => idOf(`${CITY.findIndex(([one]) => one === code)}-${code}`);
export const staffId = (name: string): StaffId => idOf(`S-${name}`);

/** Writes the city and its staff. */
export async function seedCity(database: Database): Promise<void> {
  const at = toSqlInstant(new Date('2026-01-01T00:00:00Z'));
  await database.transaction(async () => {
    for (const [code, parent, kind, isOffice] of CITY) {
      await database.change(
        `INSERT INTO organisation (id, code, parent_id, name, short_name, kind, is_office) VALUES (?, ?, ?, ?, ?, ?, ?)`,
        [...[officeId(code), code, parent === null ? null : officeId(parent), `名-${code}`, code, kind, isOffice]],
      );
    }
    for (const [name, [code, role]] of Object.entries(STAFF)) {
      await database.change(`INSERT INTO staff (id, user_name, name, password_hash, created_at) VALUES (?, ?, ?, '', ?)`, [
        staffId(name),
        name,
        name,
        at,
      ]);
      await database.change(`INSERT INTO staff_membership (staff_id, organisation_id, role) VALUES (?, ?, ?)`, [
        staffId(name),
        officeId(code),
        role,
      ]);
    }
  });
}

/** A case as the ladder looks at it, with one clock that runs. */
export interface SeededClock {
  kind?: string;
  target?: string;
  calendar?: 'office' | 'centre';
  urgent?: boolean;
  warnAt: Date;
  dueAt: Date;
  nextStep?: number;
  nextStepAt?: Date;
  /** `null`: not dispatched. */
  lead?: string | null;
  suggested?: string;
  coHandler?: string;
  handler?: string | null;
  caseKind?: string;
  about?: string | null;
}

const BATCH = 200;

/** Writes cases with a clock each, quickly; answers the ids of the clocks in their order. */
export async function seedClocks(database: Database, clocks: readonly SeededClock[]): Promise<string[]> {
  const ids = clocks.map(() => newId<string>());
  for (let from = 0; from < clocks.length; from += BATCH) {
    const some = clocks.slice(from, from + BATCH);
    const complaints = some.map(() => newId<ComplaintId>());
    await database.transaction(async () => {
      await insertMany(
        database,
        'complaint',
        some.map((clock, index) => complaintRow(clock, complaints[index]!)),
      );
      await insertMany(
        database,
        'complaint_clock',
        some.map((clock, index) => clockRow(clock, ids[from + index]!, complaints[index]!)),
      );
    });
  }
  return ids;
}

type Row = Record<string, SqlValue>;

async function insertMany(database: Database, table: string, rows: Row[]): Promise<void> {
  const columns = Object.keys(rows[0]!);
  const marks = `(${columns.map(() => '?').join(', ')})`;
  const text = `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${rows.map(() => marks).join(', ')}`;
  await database.change(
    text,
    rows.flatMap((row) => Object.values(row)),
  );
}

function complaintRow(
  { lead = 'yuelu-urban-management-order', suggested, handler = null, urgent = false, ...rest }: SeededClock,
  id: string,
): Row {
  const filler = { request_hash: '', category_code: '0201', text: '', address_cipher: '', near_border: false, contact_phone_cipher: '' };
  const more = { contact_phone_hash: '', contact_tail_hash: '', hide_name: false, suggestion_reason: '', suggestion_automatic: false };
  return {
    ...{ id, case_number: `TS20261120-${id.slice(-12)}`, person_id: id, client_key: id, kind: rest.caseKind ?? 'complaint' },
    ...{ ...filler, ...more, sla_policy: 'standard', filed_at: rest.warnAt, version: 1 },
    ...{ state: lead === null ? 'submitted' : 'accepted', urgency: urgent ? 'urgent' : 'normal' },
    lead_organisation_id: lead === null ? null : officeId(lead),
    suggested_organisation_id: officeId(suggested ?? lead ?? 'yuelu-urban-management-order'),
    about_organisation_id: rest.about == null ? null : officeId(rest.about),
    handler_id: handler === null ? null : staffId(handler),
  };
}

function clockRow(
  { kind = 'resolution', target = '5wd', calendar = 'office', urgent = false, warnAt, dueAt, ...rest }: SeededClock,
  id: string,
  complaintId: string,
): Row {
  const { nextStep = 0, nextStepAt = nextStep === 0 ? warnAt : dueAt, coHandler } = rest;
  return {
    ...{ id, complaint_id: complaintId, kind, target, calendar, urgent, calendar_complete: true },
    ...{ started_at: warnAt, warn_at: warnAt, due_at: dueAt, round: 0, next_step: nextStep, next_step_at: nextStepAt },
    organisation_id: coHandler === undefined ? null : officeId(coHandler),
  };
}
