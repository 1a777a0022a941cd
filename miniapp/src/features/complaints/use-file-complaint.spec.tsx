import { act, waitFor } from '@testing-library/react';
import { OfflineError } from '@zsb/shared/errors';
import type { PhotoView } from '@zsb/shared/photos';
import { aPhoto, aPickedPhoto, aProblem } from '../../../test/factories';
import { change, formWith, press, WHOLE, type Form } from '../../../test/filing-form';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

it('what was typed is there again after the app was closed, under the same key', async () => {
  const form = formWith();
  change(form, { text: '路灯坏了三盏' });
  act(() => jest.advanceTimersByTime(500));
  const again = form.open();
  expect(again.result.current).toMatchObject({ restored: true, draft: { text: '路灯坏了三盏', clientKey: 'key-1' } });
});

it('leaving within the pause loses nothing', () => {
  const form = formWith();
  change(form, { text: '刚打的字' });
  form.unmount();
  expect(form.open().result.current.draft.text).toBe('刚打的字');
});

it('nothing typed leaves nothing behind', () => {
  const form = formWith();
  act(() => jest.advanceTimersByTime(500));
  form.unmount();
  expect(form.open().result.current.restored).toBe(false);
});

it('starting over makes a new key and an empty form', () => {
  const form = formWith();
  change(form, WHOLE);
  act(() => form.result.current.startOver());
  expect(form.result.current.draft).toMatchObject({ text: '', category: null, clientKey: 'key-2' });
});

it('pressing twice calls the server once', async () => {
  const form = formWith();
  change(form, WHOLE);
  await act(async () => {
    form.result.current.submit();
    form.result.current.submit();
  });
  expect(form.parts.api.file).toHaveBeenCalledTimes(1);
  expect(form.parts.onFiled).toHaveBeenCalledTimes(1);
});

it('a retry after no answer repeats the same key and the same words', async () => {
  const form = formWith();
  change(form, WHOLE);
  form.parts.api.file.mockRejectedValueOnce(new OfflineError());
  await press(form);
  expect(form.result.current).toMatchObject({ message: expect.stringContaining('网络不可用'), draft: WHOLE, submitting: false });
  await press(form);
  const [first, second] = form.parts.api.file.mock.calls;
  expect(second).toEqual(first);
  expect(form.parts.onFiled).toHaveBeenCalledTimes(1);
});

it('once filed, the draft is gone and a late save does not bring it back', async () => {
  const form = formWith();
  change(form, WHOLE);
  await press(form);
  act(() => jest.advanceTimersByTime(500));
  form.unmount();
  expect(form.open().result.current.restored).toBe(false);
});

it('an incomplete form is not sent: each field says what is missing, and the first one is gone to', async () => {
  const form = formWith();
  change(form, { text: '路灯坏了三盏' });
  await press(form);
  expect(Object.keys(form.result.current.errors)).toEqual(['address', 'category']);
  expect(form.parts.onFieldError).toHaveBeenCalledTimes(1);
  expect(form.parts.onFieldError).toHaveBeenCalledWith('address');
  expect(form.parts.api.file).not.toHaveBeenCalled();
});

it('a field that is mended stops complaining, the others go on', async () => {
  const form = formWith();
  await press(form);
  change(form, { text: '路灯' });
  expect(Object.keys(form.result.current.errors)).toEqual(['address', 'category']);
});

it("the server's field problems appear under their fields with the words kept", async () => {
  const form = formWith();
  change(form, WHOLE);
  form.parts.api.file.mockRejectedValueOnce(
    aProblem('platform.invalid-request', { fields: [{ field: 'place.point', reason: 'outside-city' }] }),
  );
  await press(form);
  expect(form.result.current.errors.address).toContain('不在本市范围内');
  expect(form.result.current.draft).toMatchObject(WHOLE);
  expect(form.parts.onFieldError).toHaveBeenCalledWith('address');
});

it('a key that was used for other words is replaced, so that another press files another complaint', async () => {
  const form = formWith();
  change(form, WHOLE);
  form.parts.api.file.mockRejectedValueOnce(aProblem('platform.key-reused'));
  await press(form);
  await press(form);
  expect(form.parts.api.file.mock.calls.map(([request]) => request.clientKey)).toEqual(['key-1', 'key-2']);
});

it.each([
  ['platform.unauthenticated', 'login'],
  ['identity.level-required', 'phone'],
] as const)('%s leads to the %s page with the draft on the device', async (code, page) => {
  const form = formWith();
  change(form, WHOLE);
  form.parts.api.file.mockRejectedValueOnce(aProblem(code));
  await press(form);
  expect(form.parts.onLoginNeeded).toHaveBeenCalledWith(page);
  form.unmount();
  expect(form.open().result.current.draft).toMatchObject(WHOLE);
});

it('somebody not logged in is sent to the login before anything is sent', async () => {
  const form = formWith({ loginKey: null });
  change(form, WHOLE);
  await press(form);
  expect(form.parts.onLoginNeeded).toHaveBeenCalledWith('login');
  expect(form.parts.api.file).not.toHaveBeenCalled();
});

describe('photos', () => {
  const add = (form: Form, ...photos: ReturnType<typeof aPickedPhoto>[]) => act(async () => form.result.current.photos.add(photos));

  it('a photo that did not arrive keeps the words, names itself and is sent again on its own', async () => {
    const form = formWith();
    change(form, WHOLE);
    form.parts.upload.mockResolvedValueOnce(aPhoto('ph1')).mockRejectedValueOnce(new OfflineError()).mockResolvedValueOnce(aPhoto('ph2'));
    await add(form, aPickedPhoto(), aPickedPhoto());
    await press(form);
    expect(form.result.current.message).toBe('照片第 2 张没有传上去，文字已保存。请检查网络后点重试，或移除这张再提交。');
    expect(form.parts.api.file).not.toHaveBeenCalled();

    await act(async () => form.result.current.photos.retry(form.result.current.photos.pending[0]?.id ?? ''));
    await press(form);
    expect(form.parts.api.file.mock.calls[0]?.[0].photoIds).toEqual(['ph1', 'ph2']);
  });

  it('shows how far each one is', async () => {
    let progress: (percent: number) => void = () => undefined;
    const form = formWith({
      upload: (_photo, onProgress) => {
        progress = onProgress;
        return new Promise(() => undefined);
      },
    });
    await add(form, aPickedPhoto());
    act(() => progress(40));
    expect(form.result.current.photos.pending[0]).toMatchObject({ state: 'sending', percent: 40 });
  });

  it('one removed while it is on its way does not come back', async () => {
    let arrive: (photo: PhotoView) => void = () => undefined;
    const form = formWith({ upload: () => new Promise((resolve) => (arrive = resolve)) });
    await add(form, aPickedPhoto());
    act(() => form.result.current.photos.removePending(form.result.current.photos.pending[0]?.id ?? ''));
    await act(async () => arrive(aPhoto('ph1')));
    expect([form.result.current.draft.photos, form.result.current.photos.pending]).toEqual([[], []]);
  });

  it('one that is too large is not sent, and cannot be retried', async () => {
    const form = formWith();
    await add(form, aPickedPhoto({ bytes: 10 * 1024 * 1024 + 1 }));
    expect(form.parts.upload).not.toHaveBeenCalled();
    expect(form.result.current.photos.pending[0]?.state).toBe('refused');
  });

  it('more than nine are not taken', async () => {
    const form = formWith({ upload: () => new Promise(() => undefined) });
    await add(form, ...Array.from({ length: 12 }, () => aPickedPhoto()));
    expect([form.result.current.photos.pending.length, form.result.current.photos.room]).toEqual([9, 0]);
  });

  it('those chosen before the login go out after it', async () => {
    const form = formWith({ loginKey: null });
    form.parts.upload.mockRejectedValueOnce(aProblem('platform.unauthenticated'));
    await add(form, aPickedPhoto());
    expect(form.result.current.photos.pending[0]).toMatchObject({ state: 'waiting', waitsFor: 'login', error: null });
    await act(async () => form.rerender({ loginKey: 'p1 L2' }));
    expect(form.result.current.draft.photos).toEqual([aPhoto('ph1')]);
  });
});

describe('what is suggested and foreseen', () => {
  it('asks for categories when the person pauses, not for every character', async () => {
    const form = formWith();
    for (const text of ['路灯坏了三', '路灯坏了三盏', '路灯坏了三盏了']) change(form, { text });
    await act(async () => jest.advanceTimersByTimeAsync(700));
    expect(form.parts.api.suggestCategories.mock.calls).toEqual([['路灯坏了三盏了']]);
    await waitFor(() => expect(form.result.current.suggestions[0]?.path).toEqual(['路灯坏了三盏了']));
  });

  it('says nothing when there are no suggestions to be had', async () => {
    const form = formWith();
    form.parts.api.suggestCategories.mockRejectedValueOnce(new OfflineError());
    change(form, { text: '路灯坏了三盏' });
    await act(async () => jest.advanceTimersByTimeAsync(700));
    expect([form.result.current.suggestions, form.result.current.message]).toEqual([[], null]);
  });

  it('foresees office and date once there is a category', async () => {
    const form = formWith();
    expect(form.result.current.forecast).toBeNull();
    change(form, WHOLE);
    await act(async () => jest.advanceTimersByTimeAsync(700));
    expect(form.result.current.forecast?.organisation).toBe('岳麓区城管局');
  });
});

it('what was foreseen for another category is not shown, even when the new answer does not come', async () => {
  const form = formWith();
  change(form, WHOLE);
  await act(async () => jest.advanceTimersByTimeAsync(700));
  change(form, { address: '潇湘大道 8 号' });
  expect(form.result.current.forecast?.organisation).toBe('岳麓区城管局');
  form.parts.api.forecast.mockRejectedValueOnce(new OfflineError());
  change(form, { category: { code: '0501', path: ['拖欠工资'] } });
  expect(form.result.current.forecast).toBeNull();
  await act(async () => jest.advanceTimersByTimeAsync(700));
  expect(form.result.current.forecast).toBeNull();
});
