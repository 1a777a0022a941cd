import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** One rule that the visible page breaks. */
export interface Violation {
  rule: string;
  impact: string;
  help: string;
  /** Outer HTML of each element that breaks it, with what is wrong. */
  elements: { html: string; summary: string }[];
}

const LEVELS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Checks what is on the screen now against WCAG 2.2 AA with axe. */
export async function checkWithAxe(page: Page): Promise<Violation[]> {
  const { violations } = await new AxeBuilder({ page: page }).withTags(LEVELS).analyze();
  return violations.map(({ id, impact, help, nodes }) => ({
    rule: id,
    impact: impact ?? 'unknown',
    help,
    elements: nodes.map(({ html, failureSummary }) => ({ html, summary: failureSummary ?? '' })),
  }));
}
