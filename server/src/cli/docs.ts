import type { Command } from 'commander';
import { workflowLines } from '../complaints/domain/workflow-print.js';

/** Commands that print what the documentation pages are made from. */
export function registerDocs(program: Command): void {
  program
    .command('workflow')
    .description('State tables.')
    .command('print')
    .description('One JSON line per cell: state, action, next state, roles.')
    .argument('<lifecycle>', 'complaint')
    .action((lifecycle: string, _: object, command: Command) => {
      if (lifecycle !== 'complaint') command.error(`unknown lifecycle ${lifecycle}; known: complaint`);
      for (const line of workflowLines()) console.log(JSON.stringify(line));
    });
}
