import { COMMON_CLOCKS, type PoliciesDocument, type PoliciesView } from '@zsb/shared/sla';
import { act } from 'react';
import {
  aServer,
  buttonNamed,
  ok,
  press,
  problem,
  removeScreen,
  render,
  submit,
  textOf,
  textsOf,
  type,
  type Answer,
} from '../../../test/screen';
import PoliciesPage from './policies-page';

const both = (target: string) => ({ normal: target, urgent: target });
const document_: PoliciesDocument = {
  limits: {
    returns: 3,
    asks: 2,
    reopens: 2,
    extensions: 2,
    contactTries: 3,
    contactTryMinutes: 30,
    callBackTries: 3,
    supply: '5wd',
    rateDays: 7,
    holdAbove: 5000,
    digestAbove: 10,
  },
  common: Object.fromEntries(COMMON_CLOCKS.map((kind) => [kind, both('3wd')])) as PoliciesDocument['common'],
  policies: {
    general: {
      name: '一般',
      dispatch: both('2h'),
      acceptance: both('1wd'),
      firstContact: both('1wd'),
      resolution: both('5wd'),
      extension: both('5wd'),
    },
  },
};
const aVersion = (version: number, overrides: Partial<PoliciesView> = {}): PoliciesView => ({
  version,
  effectiveFrom: '2026-01-01T00:00:00Z',
  document: document_,
  changedBy: null,
  note: '',
  isFuture: false,
  ...overrides,
});

async function aPage(versions: PoliciesView[], answer: Answer = ok(versions), mayChange = true) {
  const asked = aServer(({ method }) => (method === 'GET' ? ok(versions) : answer));
  await render(<PoliciesPage mayChange={mayChange} />);
  return () => asked.filter(({ method }) => method === 'POST');
}

const RESOLUTION = 'document.policies.general.resolution.normal';

beforeEach(() => window.sessionStorage.clear());
afterEach(removeScreen);

it('shows what is in force in words, and which versions there are', async () => {
  await aPage([aVersion(2, { isFuture: true, note: '明年起' }), aVersion(1), aVersion(0)], undefined, false);
  expect(textOf('.page__bar')).toContain('第 1 版');
  expect(textOf('.table--targets')).toContain('办结5 个工作日5 个工作日');
  expect(textsOf('tbody [scope=row]').slice(-3)).toEqual(['第 2 版', '第 1 版', '第 0 版']);
  expect(textsOf('button').some((name) => name.includes('修改'))).toBe(false);
});

it('a change is saved upon the newest version that was shown, with its reason', async () => {
  const commands = await aPage([aVersion(2, { isFuture: true }), aVersion(1)]);
  await press(buttonNamed('在这一版上修改'));
  await type(RESOLUTION, '7');
  await type('note', '市政府办公厅文件');
  await submit();
  const body = commands()[0]?.body as { document: PoliciesDocument };
  expect(body).toMatchObject({ version: 2, effectiveFrom: null, note: '市政府办公厅文件' });
  expect(body.document).toEqual({
    ...document_,
    policies: { general: { ...document_.policies['general'], resolution: { normal: '7wd', urgent: '5wd' } } },
  });
});

it('how far apart two failed tries have to be is set in minutes, up to a day', async () => {
  const commands = await aPage([aVersion(1)]);
  expect(textOf('.facts--wide')).toContain('两次未接通至少间隔几分钟才各算一次30');
  await press(buttonNamed('在这一版上修改'));
  await type('document.limits.contactTryMinutes', '1441');
  await type('note', '防止连续拨打凑次数');
  await submit();
  expect(document.getElementById('document.limits.contactTryMinutes-refusal')?.textContent).toBe('请填写 0 到 1440 的整数。');
  expect(commands()).toEqual([]);
  await type('document.limits.contactTryMinutes', '60');
  await submit();
  expect(commands()[0]?.body).toMatchObject({ document: { limits: { contactTries: 3, contactTryMinutes: 60 } } });
});

it('a unit is chosen beside the number, and the number stays', async () => {
  const commands = await aPage([aVersion(1)]);
  await press(buttonNamed('在这一版上修改'));
  const unit = document.querySelector<HTMLSelectElement>(`[id="${'document.policies.general.dispatch.normal'}"] + select`)!;
  await act(async () => {
    unit.value = 'm';
    unit.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await type('note', '派单加快');
  await submit();
  expect(commands()[0]?.body).toMatchObject({ document: { policies: { general: { dispatch: { normal: '2m' } } } } });
});

it('what is wrong is said at its field, and nothing is sent', async () => {
  const commands = await aPage([aVersion(1)]);
  await press(buttonNamed('在这一版上修改'));
  await type(RESOLUTION, '');
  await submit();
  expect(commands()).toEqual([]);
  expect(document.activeElement?.id).toBe(RESOLUTION);
  expect(textOf('.sentence--error')).toContain('还有 2 处要改');
});

it('what the server finds wrong goes to its field as well', async () => {
  await aPage([aVersion(1)], problem(400, 'sla.bad-policy', { fields: [{ field: RESOLUTION, reason: 'too-small' }] }));
  await press(buttonNamed('在这一版上修改'));
  await type('note', '试一试');
  await submit();
  expect(document.activeElement?.id).toBe(RESOLUTION);
  expect(document.getElementById(`${RESOLUTION}-refusal`)?.textContent).toBe('这个数太小了。');
});

it('a moment to begin is the city’s local time', async () => {
  const commands = await aPage([aVersion(1)]);
  await press(buttonNamed('在这一版上修改'));
  await type('effectiveFrom', '2027-01-01T00:00');
  await type('note', '明年起');
  await submit();
  expect(commands()[0]?.body).toMatchObject({ effectiveFrom: '2026-12-31T16:00:00.000Z' });
});

it('what was filled in is still there after another page was looked at, until it is given up', async () => {
  await aPage([aVersion(1)]);
  await press(buttonNamed('在这一版上修改'));
  await type(RESOLUTION, '7');
  removeScreen();
  await aPage([aVersion(1)]);
  await press(buttonNamed('在这一版上修改'));
  expect((document.getElementById(RESOLUTION) as HTMLInputElement).value).toBe('7');
  await press(buttonNamed('不保存'));
  await press(buttonNamed('在这一版上修改'));
  expect((document.getElementById(RESOLUTION) as HTMLInputElement).value).toBe('5');
});
