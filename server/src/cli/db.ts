import type { Command } from 'commander';

/** `zsb db …`. What they need is loaded when they run: other commands start in milliseconds. */
export function registerDb(program: Command): void {
  const db = program.command('db').description('The database.');
  db.command('migrate').description('Apply every missing migration. Servers refuse an older schema.').action(migrateDatabase);
  db.command('seed')
    .description('Add the organisations of the catalogue.')
    .requiredOption('--demo', 'with the staff of the demonstration city')
    .action(seedDemo);
  db.command('backup')
    .description('Write tables, uploads, keys and seal copies into one archive, while the server runs. Keep it as safe as the keys in it.')
    .argument('<file>', 'for instance zsb-2026-11-20.tar.gz')
    .action(writeBackup);
  db.command('restore')
    .description('Fill an empty DATA_DIR, and an empty database, from an archive.')
    .argument('<file>')
    .action(readBackup);
}

async function writeBackup(file: string): Promise<void> {
  const { backup } = await import('../backup/backup.js');
  const { tables, files } = await backup(await storage(), file);
  console.error(`${sum(tables)} rows and ${files} files are in ${file}.`);
}

async function readBackup(file: string): Promise<void> {
  const { restore } = await import('../backup/restore.js');
  const { tables, files } = await restore(await storage(), file);
  console.error(`${sum(tables)} rows and ${files} files are back.`);
}

const sum = (tables: Record<string, number>): number => Object.values(tables).reduce((total, rows) => total + rows, 0);

async function storage() {
  const { readConfig } = await import('../config.js');
  const { databaseParts } = await import('../foundations.js');
  const { createLog } = await import('../platform/log.js');
  const config = readConfig({ LOG_LEVEL: 'warn', ...process.env }, process.cwd(), 'operator');
  return { parts: databaseParts(config, createLog(config.logLevel)), dataDir: config.dataDir };
}

async function migrateDatabase(): Promise<void> {
  const { migrate } = await import('../platform/database/database.js');
  const applied = await migrate((await storage()).parts);
  console.error(applied.length === 0 ? 'The schema is up to date.' : `Applied: ${applied.join(', ')}`);
}

async function seedDemo(): Promise<void> {
  const { withServices } = await import('./with-services.js');
  const { DemoService } = await import('../demo/demo.service.js');
  await withServices((app) => app.get(DemoService, { strict: false }).seed());
  console.error('The demonstration city is in the database.');
}
