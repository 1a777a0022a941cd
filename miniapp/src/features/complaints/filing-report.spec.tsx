import { act } from '@testing-library/react';
import { OfflineError } from '@zsb/shared/errors';
import type { OrganisationId } from '@zsb/shared/ids';
import { aPhoto, aPickedPhoto } from '../../../test/factories';
import { change, formWith, press, WHOLE } from '../../../test/filing-form';
import { toSimilar } from './complaint-draft';

const OFFICE = { id: 'org-1' as OrganisationId, name: '岳麓区城管局' };
const ANONYMOUS = { kind: 'report', isAnonymous: true } as const;
const kept = ({ parts }: ReturnType<typeof formWith>) => parts.store.read('draft.complaint');

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

it('a report under the login says whom it is about, and the office gets no name', async () => {
  const form = formWith();
  change(form, { ...WHOLE, kind: 'report', about: OFFICE });
  await press(form);
  expect(form.parts.api.file.mock.calls[0]?.[0]).toMatchObject({ kind: 'report', aboutOrganisationId: 'org-1', hideName: true });
  expect(form.parts.onFiled).toHaveBeenCalledWith(expect.anything(), false);
});

it('what was chosen under 举报 does not travel with another kind', async () => {
  const form = formWith();
  change(form, { ...WHOLE, ...ANONYMOUS, about: OFFICE });
  change(form, { kind: 'complaint' });
  await press(form);
  expect(form.parts.anonymous.api.file).not.toHaveBeenCalled();
  const request = form.parts.api.file.mock.calls[0]?.[0];
  expect([request?.hideName, 'aboutOrganisationId' in (request ?? {})]).toEqual([false, false]);
});

it('an anonymous report goes out without a login and without a contact, all of it by the anonymous way', async () => {
  const form = formWith({ loginKey: null });
  change(form, { hasOtherContact: true, contactName: '李', contactPhone: '不是号码' });
  change(form, { ...WHOLE, ...ANONYMOUS });
  await act(async () => form.result.current.photos.add([aPickedPhoto()]));
  await act(async () => jest.advanceTimersByTimeAsync(700));
  await press(form);
  const { api, anonymous, upload, onLoginNeeded, onFiled } = form.parts;
  expect(anonymous.api.file.mock.calls[0]?.[0]).toMatchObject({ contact: null, photoIds: ['anonymous-1'], aboutOrganisationId: null });
  expect(onFiled).toHaveBeenCalledWith(expect.anything(), true);
  expect(anonymous.api.forecast).toHaveBeenCalled();
  for (const own of [api.file, api.forecast, api.suggestCategories, upload, onLoginNeeded]) expect(own).not.toHaveBeenCalled();
});

it('an anonymous draft is never on the device, and one that was there goes with the choice', () => {
  const form = formWith();
  change(form, WHOLE);
  act(() => jest.advanceTimersByTime(500));
  expect(kept(form)).toContain('路灯坏了三盏');
  change(form, ANONYMOUS);
  expect(kept(form)).toBeNull();
  change(form, { text: '窗口人员收红包' });
  act(() => jest.advanceTimersByTime(500));
  form.unmount();
  expect(kept(form)).toBeNull();
});

it('between 实名 and 匿名 photos and key are left behind, the words stay', async () => {
  const form = formWith();
  change(form, { ...WHOLE, kind: 'report' });
  await act(async () => form.result.current.photos.add([aPickedPhoto()]));
  expect([form.result.current.draft.photos.length, form.result.current.draft.clientKey]).toEqual([1, 'key-1']);
  change(form, { isAnonymous: true });
  const { draft, photosWent } = form.result.current;
  expect([draft.photos, photosWent, draft.text]).toEqual([[], true, WHOLE.text]);
  expect(draft.clientKey).not.toBe('key-1');
  await act(async () => form.result.current.photos.add([aPickedPhoto()]));
  expect(form.result.current.photosWent).toBe(false);
});

it('a photo that was on its way under the login does not arrive in the anonymous report', async () => {
  let arrive: () => void = () => undefined;
  const form = formWith({ upload: () => new Promise((resolve) => (arrive = () => resolve(aPhoto('own-1')))) });
  change(form, { ...WHOLE, kind: 'report' });
  await act(async () => form.result.current.photos.add([aPickedPhoto()]));
  change(form, { isAnonymous: true });
  await act(async () => arrive());
  expect([form.result.current.draft.photos, form.result.current.photos.pending]).toEqual([[], []]);
});

it('no answer keeps an anonymous report on the page, and the next press repeats its key', async () => {
  const form = formWith({ loginKey: null });
  change(form, { ...WHOLE, ...ANONYMOUS });
  form.parts.anonymous.api.file.mockRejectedValueOnce(new OfflineError());
  await press(form);
  expect(form.result.current).toMatchObject({ message: expect.stringContaining('网络不可用'), draft: { text: WHOLE.text } });
  await press(form);
  const [first, second] = form.parts.anonymous.api.file.mock.calls;
  expect(second).toEqual(first);
});

it('whoever comes to report over an unfinished complaint reports', () => {
  const form = formWith();
  change(form, WHOLE);
  form.unmount();
  form.parts.preset = { kind: 'report' };
  expect(form.open().result.current.draft).toMatchObject({ kind: 'report', text: WHOLE.text });
});

it('reports are neither offered nor asked for as similar', () => {
  const draft = { ...formWith().result.current.draft, ...WHOLE, point: { lng: 112.9, lat: 28.2, system: 'gcj02' } as const };
  expect(toSimilar(draft)).toEqual({ categoryCode: '0101', point: draft.point });
  expect(toSimilar({ ...draft, kind: 'report' })).toBeNull();
  expect(toSimilar({ ...draft, point: null })).toBeNull();
  expect(toSimilar({ ...draft, category: null })).toBeNull();
});
