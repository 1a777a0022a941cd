import { rmSync } from 'node:fs';
import path from 'node:path';
import { partsOf, temporaryFolder } from '../../test/database.js';
import { CalendarsRepository } from '../calendar/calendars.repository.js';
import { Calendars } from '../calendar/calendars.service.js';
import { SystemClock } from '../platform/clock.js';
import { Database, migrate, type DatabaseParts } from '../platform/database/database.js';
import { RateQueue } from '../rates/rate-queue.service.js';
import { SCHEMA } from '../schema.js';
import { ClockVerify } from './clock-verify.service.js';
import { ClockWalkRepository } from './clock-walk.repository.js';
import { ClocksRepository } from './clocks.repository.js';

/** The migration that brought events of clocks. */
const EVENTS = 1763650000000;
const CASE = '019aa000-0000-7000-8000-000000000001';
const idOf = (number: number) => `019aa000-0000-7000-8000-00000000010${number}`;

let folder: string;
let parts: DatabaseParts;
let database: Database;
beforeEach(async () => {
  folder = temporaryFolder();
  parts = partsOf(null, path.join(folder, 'zsb.sqlite'));
  const earlier = SCHEMA.migrations.filter((migration) => Number(/\d+$/.exec(migration.name)![0]) < EVENTS);
  await migrate({ ...parts, migrations: earlier });
  database = await Database.open({ ...parts, migrations: earlier });
  await database.transaction(fill);
  await database.close();
  await migrate(parts);
  database = await Database.open(parts);
});
afterEach(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

/** A case in work as it was stored before: dispatched on Friday 20 November 2026, asked on Monday, answered by the citizen on Tuesday. */
async function fill(): Promise<void> {
  await database.change(
    `INSERT INTO complaint (id, case_number, person_id, client_key, request_hash, kind, state, category_code, text, address_cipher, near_border,
       contact_phone_cipher, contact_phone_hash, contact_tail_hash, hide_name, suggested_organisation_id, suggestion_reason,
       suggestion_automatic, sla_policy, urgency, filed_at, version)
     VALUES (?, 'TS1', ?, ?, '', 'complaint', 'accepted', '0201', '', '', 0, '', '', '', 0, ?, '', 0, 'standard', 'normal', ?, 5)`,
    [CASE, CASE, CASE, CASE, new Date('2026-11-20T08:00:00Z')],
  );
  const pauses = JSON.stringify([{ from: '2026-11-23T01:00:00.000Z', to: '2026-11-24T01:00:00.000Z' }]);
  const clocks: [
    kind: string,
    target: string,
    calendar: string,
    warn: string,
    due: string,
    pauses: string | null,
    stopped: string | null,
  ][] = [
    ['dispatch', '2h', 'centre', '2026-11-20T09:36:00Z', '2026-11-20T10:00:00Z', null, '2026-11-20T08:10:00Z'],
    ['acceptance', '2h', 'office', '2026-11-20T09:36:00Z', '2026-11-20T10:00:00Z', null, '2026-11-20T11:00:00Z'],
    ['resolution', '5wd', 'office', '2026-11-27T09:30:00Z', '2026-11-30T09:30:00Z', pauses, null],
  ];
  for (const [index, [kind, target, calendar, warn, due, paused, stopped]] of clocks.entries()) {
    const outcome = stopped && (stopped <= due ? 'met' : 'missed');
    await database.change(
      `INSERT INTO complaint_clock (id, complaint_id, kind, target, calendar, started_at, warn_at, due_at, calendar_complete, pauses, stopped_at, outcome)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?)`,
      [
        idOf(index),
        CASE,
        kind,
        target,
        calendar,
        new Date('2026-11-20T08:00:00Z'),
        new Date(warn),
        new Date(due),
        paused,
        stopped && new Date(stopped),
        outcome,
      ],
    );
  }
}

it('clocks from before there were events get events that tell them exactly', async () => {
  const calendars = new Calendars(new CalendarsRepository(database));
  const [clocks, walk, rates] = [new ClocksRepository(database), new ClockWalkRepository(database), new RateQueue(database)];
  const verify = new ClockVerify(database, clocks, walk, calendars, rates, new SystemClock());
  const found: unknown[] = [];
  expect(await verify.run(false, (one) => found.push(one))).toEqual({ clocks: 3, differences: 0, fixed: 0 });
  expect(found).toEqual([]);
  const events = await database.sql<{ kind: string }>(`SELECT kind FROM clock_event WHERE clock_id = ? ORDER BY at, id`, [idOf(2)]);
  expect(events.map(({ kind }) => kind)).toEqual(['start', 'pause', 'resume']);
});

it('what runs goes on: its ladder begins with the warning, and an extension can be applied for until it is due', async () => {
  const steps = await database.sql(`SELECT kind, next_step, next_step_at FROM complaint_clock ORDER BY id`);
  expect(steps).toEqual([
    { kind: 'dispatch', next_step: 0, next_step_at: null },
    { kind: 'acceptance', next_step: 0, next_step_at: null },
    { kind: 'resolution', next_step: 0, next_step_at: '2026-11-27 09:30:00.000' },
  ]);
  expect(await database.sql(`SELECT extend_by FROM complaint`)).toEqual([{ extend_by: '2026-11-30 09:30:00.000' }]);
});
