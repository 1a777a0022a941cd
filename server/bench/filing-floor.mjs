// The least a filing can cost: bare node:http, the same statements prepared on the bare driver, one transaction a request.
import { randomBytes } from 'node:crypto';
import http from 'node:http';
import Database from 'better-sqlite3';
import { v7 } from 'uuid';

const [file, port] = process.argv.slice(2);
const db = new Database(file);
db.pragma('journal_mode = WAL');
db.pragma('synchronous = FULL');

/** What a column holds where a row does not say: its default of the schema, written as SQL writes it. */
const unsaid = (text) => (text === null ? null : text.startsWith("'") ? text.slice(1, -1) : Number(text));
const insertion = (table) => {
  const info = db.pragma(`table_info(${table})`);
  const columns = info.map(({ name }) => name);
  const statement = db.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((name) => `@${name}`).join(', ')})`);
  const empty = Object.fromEntries(info.map(({ name, dflt_value: text }) => [name, unsaid(text)]));
  return (row) => statement.run({ ...empty, ...row });
};
const insert = Object.fromEntries(
  ['complaint', 'complaint_event', 'complaint_clock', 'clock_event', 'audit_entry', 'job'].map((table) => [table, insertion(table)]),
);
const session = db.prepare(`SELECT 1 FROM session WHERE owner_id = ? AND ended_at IS NULL AND expires_at > ?`);
const person = db.prepare(`SELECT * FROM person WHERE id = ?`);
const photos = db.prepare(`SELECT * FROM photo WHERE complaint_id = ? ORDER BY position`);
const [begin, commit] = [db.prepare('BEGIN IMMEDIATE'), db.prepare('COMMIT')];
const personId = process.env.FLOOR_PERSON;

/** Of the length the real columns have. */
const cipherText = randomBytes(60).toString('base64');
const hash = randomBytes(32).toString('base64url');

function fileComplaint(request) {
  const [id, now] = [v7(), new Date().toISOString().replace('T', ' ').slice(0, -1)];
  session.get(personId, now);
  person.get(personId);
  begin.run();
  insert.complaint({
    id,
    case_number: `TS20261120-${randomBytes(3).toString('hex').toUpperCase()}-${id.slice(-6)}`,
    person_id: personId,
    client_key: request.clientKey,
    request_hash: hash,
    kind: request.kind,
    state: 'submitted',
    category_code: request.categoryCode,
    text: request.text,
    address_cipher: cipherText,
    lng: request.place.point.lng,
    lat: request.place.point.lat,
    district_code: '430104',
    near_border: 0,
    contact_name_cipher: cipherText,
    contact_phone_cipher: cipherText,
    contact_phone_hash: hash,
    contact_tail_hash: hash,
    hide_name: 0,
    lead_organisation_id: null,
    suggested_organisation_id: id,
    suggestion_reason: '市容环境 · 岳麓区 → 规则第4条',
    suggestion_automatic: 1,
    sla_policy: 'standard',
    urgency: 'normal',
    filed_at: now,
    answered_at: null,
    rate_by: null,
    return_count: 0,
    ask_count: 0,
    reopen_count: 0,
    was_rechecked: 0,
    appeal_count: 0,
    due_clock: 'dispatch',
    warn_at: now,
    due_at: now,
    version: 1,
  });
  const [event, clock, start, audit, job] = [v7(), v7(), v7(), v7(), v7()];
  insert.complaint_event({
    id: event,
    complaint_id: id,
    version: 1,
    at: now,
    action: 'file',
    from_state: null,
    to_state: 'submitted',
    actor_kind: 'citizen',
    actor_id: personId,
    command_key: request.clientKey,
    data: '{}',
  });
  insert.complaint_clock({
    id: clock,
    complaint_id: id,
    kind: 'dispatch',
    target: '2h',
    calendar: 'centre',
    started_at: now,
    warn_at: now,
    due_at: now,
    calendar_complete: 1,
    stopped_at: null,
    outcome: null,
    next_step_at: now,
  });
  insert.clock_event({ id: start, clock_id: clock, complaint_id: id, at: now, kind: 'start', data: '{"target":"2h","calendar":"centre"}' });
  insert.audit_entry({
    id: audit,
    at: now,
    actor_kind: 'citizen',
    actor_id: personId,
    action: 'complaint.file',
    subject_kind: 'complaint',
    subject_id: id,
    details: '{}',
  });
  insert.job({
    id: job,
    topic: 'complaint.forward',
    dedupe_key: `forward:${personId}:${request.clientKey}`,
    payload: JSON.stringify({ complaintId: id }),
    stream: null,
    seq: 0,
    state: 'ready',
    run_at: now,
    owner: null,
    lease_until: null,
    attempts: 0,
    last_error: null,
    created_at: now,
  });
  commit.run();
  return { ...request, id, photos: photos.all(id) };
}

http
  .createServer((request, response) => {
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      const answer = JSON.stringify(fileComplaint(JSON.parse(Buffer.concat(chunks).toString('utf8'))));
      response.writeHead(201, { 'content-type': 'application/json; charset=utf-8' }).end(answer);
    });
  })
  .listen(Number(port), '127.0.0.1', () => process.send?.('ready'));
process.on('SIGTERM', () => process.exit(0));
