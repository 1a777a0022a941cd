import path from 'node:path';
import { caseNumber, type ClientKey, type ComplaintId, type OrganisationId, type PersonId } from '@zsb/shared/ids';
import { CalendarChanges } from '../src/calendar/calendar-changes.service.js';
import { CalendarsRepository } from '../src/calendar/calendars.repository.js';
import { Calendars } from '../src/calendar/calendars.service.js';
import { Recomputes } from '../src/calendar/recomputes.service.js';
import { CatalogueService } from '../src/catalogue/catalogue.service.js';
import { CaseClocks, type MoveOptions } from '../src/complaints/case-clocks.js';
import { ClockRecomputeJobs } from '../src/complaints/clock-recompute.jobs.js';
import { ClockRecompute } from '../src/complaints/clock-recompute.service.js';
import { ClockVerify } from '../src/complaints/clock-verify.service.js';
import { ClockWalkRepository } from '../src/complaints/clock-walk.repository.js';
import { ClocksRepository } from '../src/complaints/clocks.repository.js';
import type { ComplaintClock } from '../src/complaints/complaint-clock.entity.js';
import { Complaint } from '../src/complaints/complaint.entity.js';
import type { ClockMoves } from '../src/complaints/domain/workflow.js';
import { untouched } from '../src/complaints/new-case.js';
import { readConfig } from '../src/config.js';
import { AuditTrail } from '../src/platform/audit/audit.trail.js';
import { FixedClock } from '../src/platform/clock.js';
import type { Database } from '../src/platform/database/database.js';
import { newId, randomBase32 } from '../src/platform/ids.js';
import { JobsQueue } from '../src/platform/jobs/jobs.queue.js';
import { JobsRunner } from '../src/platform/jobs/jobs.runner.js';
import { createLog } from '../src/platform/log.js';
import { SlaPoliciesRepository } from '../src/sla/sla-policies.repository.js';
import { RateQueue } from '../src/rates/rate-queue.service.js';
import { SlaService } from '../src/sla/sla.service.js';
import { openTestDatabase, temporaryFolder } from './database.js';

/** What one process has in memory of calendars and limits, over a database that others may share. */
export interface ClockProcess {
  calendars: Calendars;
  changes: CalendarChanges;
  sla: SlaService;
  clocks: CaseClocks;
  recompute: ClockRecompute;
  verify: ClockVerify;
  runner: JobsRunner;
}

export interface ClockedCases extends ClockProcess {
  database: Database;
  clock: FixedClock;
  repository: ClocksRepository;
  /** Another process over the same database. */
  anotherProcess(): Promise<ClockProcess>;
  /** A case of leaf 0201 (5 working days) in the database, without a clock. */
  file(overrides?: Partial<Complaint>): Promise<Complaint>;
  /** One step: moves the clocks at an instant, and stores what the case carries of them. */
  move(complaint: Complaint, at: string, moves: ClockMoves, how?: MoveOptions): Promise<ComplaintClock[]>;
  /** Every clock of a case by kind; of several of one kind the last. */
  clocksOf(complaint: Complaint): Promise<Partial<Record<ComplaintClock['kind'], ComplaintClock>>>;
  close(): Promise<void>;
}

/** The clocks of cases over a fresh database, without the rest of the application. */
export async function startClockedCases(now: Date): Promise<ClockedCases> {
  const { database, close } = await openTestDatabase();
  const clock = new FixedClock(now);
  const config = readConfig(
    { DATA_DIR: temporaryFolder(), SANDBOX_ORIGIN: 'http://127.0.0.1:9' },
    path.resolve(import.meta.dirname, '../..'),
  );
  const catalogue = new CatalogueService(config);
  const repository = new ClocksRepository(database);
  const processes: ClockProcess[] = [];
  const anotherProcess = async (): Promise<ClockProcess> => {
    const made = await startProcess({ database, clock, catalogue, repository });
    processes.push(made);
    return made;
  };
  const first = await anotherProcess();
  return {
    ...first,
    ...{ database, clock, repository, anotherProcess },
    async file(overrides = {}) {
      const complaint = aCase(clock.now(), overrides);
      await database.transaction(() => database.insert(Complaint, complaint));
      return complaint;
    },
    async move(complaint, at, clocks, how) {
      const instant = new Date(at);
      clock.set(instant);
      await database.transaction(async () => {
        await first.clocks.move(complaint, { clocks }, instant, how);
        const { id, ...row } = complaint;
        await database.repo(Complaint).update({ id }, row);
      });
      return repository.openOf(complaint.id);
    },
    async clocksOf({ id }) {
      const all = (await repository.after('', 1000)).filter(({ complaintId }) => complaintId === id);
      return Object.fromEntries(all.map((one) => [one.kind, one]));
    },
    async close() {
      for (const { calendars, sla } of processes) {
        await calendars.onApplicationShutdown();
        await sla.onApplicationShutdown();
      }
      await close();
    },
  };
}

interface Shared {
  database: Database;
  clock: FixedClock;
  catalogue: CatalogueService;
  repository: ClocksRepository;
}

async function startProcess({ database, clock, catalogue, repository }: Shared): Promise<ClockProcess> {
  const versions = new CalendarsRepository(database);
  const calendars = new Calendars(versions);
  const sla = new SlaService(new SlaPoliciesRepository(database), catalogue, clock);
  await calendars.onModuleInit();
  await sla.onModuleInit();
  const queue = new JobsQueue(database, clock);
  const runner = new JobsRunner(database, clock, queue, createLog('silent'));
  const walk = new ClockWalkRepository(database);
  const recompute = new ClockRecompute(database, walk, calendars, new Recomputes(versions), queue, clock);
  new ClockRecomputeJobs(runner, recompute).onModuleInit();
  return {
    ...{ calendars, sla, runner, recompute },
    changes: new CalendarChanges(database, versions, calendars, queue, new AuditTrail(database, clock), clock),
    clocks: new CaseClocks(repository, sla, calendars),
    verify: new ClockVerify(database, repository, walk, calendars, new RateQueue(database), clock),
  };
}

const aCase = (now: Date, overrides: Partial<Complaint>): Complaint => ({
  ...untouched,
  ...{ id: newId<ComplaintId>(), personId: newId<PersonId>(), clientKey: newId<ClientKey>(), requestHash: 'h', kind: 'complaint' },
  ...{ caseNumber: caseNumber('20261120', randomBase32(6)), text: '路灯不亮', categoryCode: '0201', lng: null, lat: null },
  ...{ addressCipher: 'c', contactNameCipher: null, contactPhoneCipher: 'c', contactPhoneHash: 'h', contactTailHash: 'h', answers: null },
  ...{ districtCode: null, nearBorder: false, hideName: false, suggestedOrganisationId: newId<OrganisationId>(), suggestionReason: '' },
  ...{ suggestionAutomatic: false, slaPolicy: 'standard', urgency: 'normal', filedAt: now, dueClock: null, warnAt: null, dueAt: null },
  ...overrides,
});
