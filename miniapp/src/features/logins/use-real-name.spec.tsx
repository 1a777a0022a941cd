import { act, renderHook } from '@testing-library/react';
import type { RealNameRequest } from '@zsb/shared/logins';
import { aProblem, aSession } from '../../../test/factories';
import type { RealNameForm } from './real-name-form';
import { useRealName } from './use-real-name';

const WHOLE = { name: '张小三', documentNumber: '110105 19491231 002x', consent: true };

function realName() {
  const parts = {
    api: { confirmRealName: jest.fn(async (_request: RealNameRequest) => aSession({ accessToken: 'L3' })) },
    onConfirmed: jest.fn(),
    onLoginNeeded: jest.fn(),
    onFieldError: jest.fn(),
  };
  return { parts, ...renderHook(() => useRealName(parts)) };
}
type Hook = ReturnType<typeof realName>;
const change = (hook: Hook, part: Partial<RealNameForm>) => act(() => hook.result.current.change(part));
const press = (hook: Hook) => act(async () => hook.result.current.submit());

it('a whole form is sent tidied, once however often it is pressed, and the new login is handed on', async () => {
  const hook = realName();
  change(hook, WHOLE);
  await act(async () => {
    hook.result.current.submit();
    hook.result.current.submit();
  });
  expect(hook.parts.api.confirmRealName.mock.calls).toEqual([
    [{ name: '张小三', documentKind: 'resident-id', documentNumber: '11010519491231002X', consent: true }],
  ]);
  expect(hook.parts.onConfirmed.mock.calls).toEqual([[aSession({ accessToken: 'L3' })]]);
});

it('without the tick nothing is sent, and the box is gone to', async () => {
  const hook = realName();
  change(hook, { ...WHOLE, consent: false });
  await press(hook);
  expect(hook.parts.api.confirmRealName).not.toHaveBeenCalled();
  expect(Object.keys(hook.result.current.errors)).toEqual(['consent']);
  expect(hook.parts.onFieldError.mock.calls).toEqual([['consent']]);
});

it.each(['identity.not-confirmed', 'identity.other-document', 'platform.upstream-unavailable'] as const)(
  'after %s everything that was typed is still there, and a sentence says what to do',
  async (code) => {
    const hook = realName();
    change(hook, WHOLE);
    hook.parts.api.confirmRealName.mockRejectedValueOnce(aProblem(code));
    await press(hook);
    expect(hook.result.current).toMatchObject({
      form: { name: '张小三', documentNumber: '11010519491231002X', consent: true },
      message: expect.stringMatching(/。$/),
      submitting: false,
    });
    expect(hook.parts.onConfirmed).not.toHaveBeenCalled();
  },
);

it('a name and number that do not belong together are said in these words', async () => {
  const hook = realName();
  change(hook, WHOLE);
  hook.parts.api.confirmRealName.mockRejectedValueOnce(aProblem('identity.not-confirmed'));
  await press(hook);
  expect(hook.result.current.message).toMatch(/^姓名和证件号码对不上/);
});

it("the server's field problems stand under their fields, without a second sentence for the form", async () => {
  const hook = realName();
  change(hook, WHOLE);
  const fields = [{ field: 'documentNumber', reason: 'format' as const }];
  hook.parts.api.confirmRealName.mockRejectedValueOnce(aProblem('platform.invalid-request', { fields }));
  await press(hook);
  expect(hook.result.current).toMatchObject({ errors: { documentNumber: expect.stringContaining('对照证件') }, message: null });
  expect(hook.parts.onFieldError.mock.calls).toEqual([['documentNumber']]);
});

it('a field that is mended stops complaining; another kind of document mends the number', async () => {
  const hook = realName();
  await press(hook);
  change(hook, { documentKind: 'passport' });
  expect(Object.keys(hook.result.current.errors)).toEqual(['name', 'consent']);
  change(hook, { consent: true });
  expect(Object.keys(hook.result.current.errors)).toEqual(['name']);
});

it.each([
  ['a login that ended', aProblem('platform.unauthenticated'), 'login'],
  ['a phone that is not known yet', aProblem('identity.level-required', { params: { level: 'L2' } }), 'phone'],
])('%s leads to its page first, with what was typed kept', async (_, refusal, page) => {
  const hook = realName();
  change(hook, WHOLE);
  hook.parts.api.confirmRealName.mockRejectedValueOnce(refusal);
  await press(hook);
  expect(hook.parts.onLoginNeeded.mock.calls).toEqual([[page]]);
  expect(hook.result.current.form.name).toBe('张小三');
});

it('where a face or the counter is needed, the page stays and says so', async () => {
  const hook = realName();
  change(hook, WHOLE);
  hook.parts.api.confirmRealName.mockRejectedValueOnce(aProblem('identity.level-required', { params: { level: 'L4' } }));
  await press(hook);
  expect(hook.parts.onLoginNeeded).not.toHaveBeenCalled();
  expect(hook.result.current.message).toContain('需要本人刷脸或到大厅办理');
});
