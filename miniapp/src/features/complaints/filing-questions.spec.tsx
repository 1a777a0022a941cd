import { act } from '@testing-library/react';
import { change, formWith, press, WHOLE } from '../../../test/filing-form';

describe('the extra questions of a category', () => {
  const WATER = { ...WHOLE, category: { code: '0901', path: ['供水', '停水'] } };

  it('a required one is asked for, and answering it lets the form go out with the answer', async () => {
    const form = formWith();
    change(form, WATER);
    await press(form);
    expect(form.result.current.errors).toEqual({ 'answer-since': '请选择：停水开始的日期。' });
    expect(form.parts.onFieldError).toHaveBeenCalledWith('answer-since');
    act(() => form.result.current.answer('since', '2026-11-18'));
    expect(form.result.current.errors).toEqual({});
    await press(form);
    expect(form.parts.api.file.mock.calls[0]?.[0].answers).toEqual([{ key: 'since', value: '2026-11-18' }]);
  });

  it('answers are in the draft, and another category asks nothing of them', async () => {
    const form = formWith();
    change(form, WATER);
    act(() => form.result.current.answer('since', '2026-11-18'));
    form.unmount();
    const again = form.open();
    expect(again.result.current.draft.answers).toEqual({ '0901.since': '2026-11-18' });
    change(again, { category: WHOLE.category });
    await press(again);
    expect(form.parts.api.file.mock.calls[0]?.[0].answers).toEqual([]);
  });

  it('errors of the questions go with the category that asked them', async () => {
    const form = formWith();
    change(form, WATER);
    await press(form);
    change(form, { category: WHOLE.category });
    expect(form.result.current.errors).toEqual({});
  });
});
