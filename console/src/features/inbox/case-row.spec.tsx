import type { CaseRowView } from '@zsb/shared/complaints';
import { aCase } from '../../../test/a-case';
import { removeScreen, render, textOf, textsOf } from '../../../test/screen';
import { CaseRow } from './case-row';

const now = new Date('2026-11-20T06:00:00Z');

afterEach(removeScreen);

it.each([
  ['runs', {}, '●正常签收 还剩 3 天'],
  ['waits for the citizen', { slaStatus: 'paused', stateText: '待市民补充', dueAt: null, clock: null }, 'Ⅱ暂停待市民补充'],
  ['is in arbitration', { clock: 'arbitration' }, '●正常仲裁 还剩 3 天'],
  ['is at its end', { slaStatus: null, stateText: '不予受理', dueAt: null, clock: null }, '不予受理'],
] as [string, Partial<CaseRowView>, string][])('a case that %s reads “%s”', async (_, overrides, words) => {
  const row = aCase(overrides);
  const address = { tab: null, search: '', caseId: null };
  await render(<CaseRow row={row} address={address} isOpen={false} now={now} onAct={() => undefined} />);
  expect(textOf('.row__time')).toBe(words);
  expect(textsOf('button')).toEqual(['签收']);
});
