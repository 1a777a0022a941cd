import type { CaseView } from '@zsb/shared/case-views';
import type { ComplaintAction } from '@zsb/shared/complaints';
import type { StaffAction } from '../src/features/inbox/actions';
import { aBox, COMMAND_KEY } from './a-box';
import { aCase } from './a-case';
import { ok, submit, textOf, textsOf } from './screen';

/** A box, how it is filled in, and what the server is asked for then. */
export interface BoxRow {
  name: string;
  action: StaffAction;
  allowed: ComplaintAction[];
  view?: Partial<CaseView>;
  fill: () => Promise<void>;
  path: string;
  body: Record<string, unknown>;
  submitWords: string;
}

/** The rules that every box keeps, whatever is filled in. */
export function everyBox(rows: readonly BoxRow[]): void {
  it.each(rows)('$name sends $body with key and version, and tells that it is done', async (row) => {
    const answered = aCase({ version: 4 });
    const { seen, commands } = await aBox(row, [ok(answered)], row.view);
    await row.fill();
    expect(textOf('.box button[type=submit]')).toBe(row.submitWords);
    await submit();
    expect(commands()).toEqual([
      {
        method: 'POST',
        path: `/api/v1/staff/complaints/${answered.id}/${row.path}`,
        body: { ...row.body, commandKey: COMMAND_KEY, version: 3 },
      },
    ]);
    expect(seen.done).toEqual([answered]);
    expect(window.sessionStorage).toHaveLength(0);
  });

  it.each(rows)('$name says what will happen before it happens', async (row) => {
    await aBox(row, [], row.view);
    expect(textOf('.box__consequence')).toMatch(/。$/);
  });

  it.each(rows)('$name keeps what was written when no answer came, and the second press carries the same key', async (row) => {
    const { commands } = await aBox(row, ['silence', ok(aCase())], row.view);
    await row.fill();
    await submit();
    expect(textOf('.sentence--error')).toContain('您写的内容还在');
    await submit();
    expect(commands()).toHaveLength(2);
    expect(commands()[0]?.body).toEqual(commands()[1]?.body);
  });
}

/** The boxes that begin empty ask for what is missing, in whole sentences, and send nothing. */
export function everyEmptyBox(rows: readonly BoxRow[]): void {
  it.each(rows)('$name asks for what is missing and sends nothing', async (row) => {
    const { commands } = await aBox(row, [], row.view);
    await submit();
    expect(commands()).toEqual([]);
    expect(textsOf('.field__refusal').length).toBeGreaterThan(0);
    expect(textsOf('.field__refusal').every((sentence) => /^请.*。$/.test(sentence))).toBe(true);
    expect(document.querySelector('[aria-invalid=true], [aria-describedby$=-refusal]')).not.toBeNull();
  });
}
