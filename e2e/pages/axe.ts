import assert from 'node:assert/strict';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/**
 * Fails with every violation of WCAG 2.2 AA that a machine can see on the screen that is shown.
 * @param part what is looked at, where the rest was before
 */
export async function assertAccessible(page: Page, screen: string, part?: string): Promise<void> {
  const axe = new AxeBuilder({ page }).withTags(STANDARDS);
  const { violations } = await (part === undefined ? axe : axe.include(part)).analyze();
  const found = violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id} (${help}) at ${target.join(' ')}`));
  assert.deepEqual(found, [], `${screen} is not accessible`);
}
