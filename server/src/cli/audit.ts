import type { Command } from 'commander';

/** `zsb audit verify` */
export function registerAudit(program: Command): void {
  const audit = program.command('audit').description('The audit trail.');
  audit.command('verify').description('Check every row, seal and copy. Exit status 1 when something is broken.').action(verify);
}

async function verify(): Promise<void> {
  const { withDatabase } = await import('./with-database.js');
  const { SealsRepository } = await import('../platform/audit/seals.repository.js');
  const { SealCopies } = await import('../platform/audit/seal-copies.js');
  const { verifyAudit } = await import('../platform/audit/audit.verifier.js');
  const { sealKey } = await import('../platform/audit/seal.js');
  await withDatabase(async ({ database, keys, clock, config }) => {
    const result = await verifyAudit(new SealsRepository(database), new SealCopies(config.sealCopies), sealKey(keys.lookup), clock.now());
    console.log(JSON.stringify(result));
    if (result.broken) process.exitCode = 1;
  });
}
