import { Command } from 'commander';
import { exitOnWrongUsage } from './json-lines.js';
import { registerAudit } from './audit.js';
import { registerCalendar } from './calendar.js';
import { registerDb } from './db.js';
import { registerIdentity } from './identity.js';
import { registerOutbox } from './outbox.js';
import { registerRates } from './rates.js';
import { registerSla } from './sla.js';
import { registerDocs } from './docs.js';
import { registerStaff } from './staff.js';
import { requireNode } from '../platform/require-node.js';

requireNode();

const program = new Command('zsb').description('Commands for the people who run the service.');
exitOnWrongUsage(program);
registerSla(program);
registerCalendar(program);
registerRates(program);
registerIdentity(program);
registerDb(program);
registerAudit(program);
registerOutbox(program);
registerStaff(program);
registerDocs(program);

program.parseAsync().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
});
