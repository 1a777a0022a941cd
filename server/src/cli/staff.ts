import { text } from 'node:stream/consumers';
import type { Command } from 'commander';
import type { StaffRegistry } from '../staff/staff.service.js';

/** `zsb staff …`: what an operator does for somebody who cannot log in. */
export function registerStaff(program: Command): void {
  const staff = program.command('staff').description('Logins of staff.');
  staff
    .command('reset-totp')
    .description('Forget the authenticator app of somebody who has lost it.')
    .argument('<user-name>')
    .action(async (userName: string) => {
      await withRegistry((registry) => registry.resetTotp(userName));
      console.error(`${userName} logs in by password until a new app is set up.`);
    });
  staff
    .command('set-password')
    .description('Read a new password from standard input; open logins end.')
    .argument('<user-name>')
    .action(async (userName: string) => {
      const password = (await text(process.stdin)).replace(/\r?\n$/, '');
      await withRegistry((registry) => registry.setPassword(userName, password));
      console.error(`${userName} has a new password.`);
    });
}

async function withRegistry(work: (registry: StaffRegistry) => Promise<void>): Promise<void> {
  const { withServices } = await import('./with-services.js');
  const { StaffRegistry: Registry } = await import('../staff/staff.service.js');
  await withServices((app) => work(app.get(Registry, { strict: false })));
}
