import type { Command } from 'commander';

/** `zsb db …`. What they need is loaded when they run: other commands start in milliseconds. */
export function registerDb(program: Command): void {
  const db = program.command('db').description('The database.');
  db.command('migrate').description('Apply every missing migration. Servers refuse an older schema.').action(migrateDatabase);
  db.command('seed')
    .description('Add the organisations of the catalogue.')
    .requiredOption('--demo', 'with the staff of the demonstration city')
    .action(seedDemo);
}

async function migrateDatabase(): Promise<void> {
  const { readConfig } = await import('../config.js');
  const { migrate } = await import('../platform/database/database.js');
  const { SCHEMA } = await import('../schema.js');
  const { createLog } = await import('../platform/log.js');
  const { reportsTo } = await import('../foundations.js');
  const config = readConfig(process.env, process.cwd(), 'operator');
  const applied = await migrate({
    file: config.databaseFile,
    url: config.databaseUrl,
    ...SCHEMA,
    reports: reportsTo(createLog(config.logLevel)),
  });
  console.error(applied.length === 0 ? 'The schema is up to date.' : `Applied: ${applied.join(', ')}`);
}

async function seedDemo(): Promise<void> {
  const { readConfig } = await import('../config.js');
  const { openFoundations, closeFoundations } = await import('../foundations.js');
  const { NestFactory } = await import('@nestjs/core');
  const { AppModule } = await import('../app.module.js');
  const { DemoService } = await import('../demo/demo.service.js');
  const foundations = await openFoundations(readConfig({ LOG_LEVEL: 'warn', ...process.env }, process.cwd(), 'operator'));
  const app = await NestFactory.createApplicationContext(AppModule.with(foundations), { logger: false, abortOnError: false });
  await app.get(DemoService, { strict: false }).seed();
  await app.close();
  await closeFoundations(foundations);
  console.error('The demonstration city is in the database.');
}
