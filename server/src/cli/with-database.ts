import { readConfig } from '../config.js';
import { closeFoundations, openFoundations } from '../foundations.js';
import type { Foundations } from '../platform/platform.module.js';

/** Opens what the server stands on, does the work, and closes it again. */
export async function withDatabase(work: (foundations: Foundations) => Promise<void>): Promise<void> {
  const foundations = await openFoundations(readConfig({ LOG_LEVEL: 'warn', ...process.env }, process.cwd(), 'operator'));
  try {
    await work(foundations);
  } finally {
    await closeFoundations(foundations);
  }
}
