import type { CalendarView } from '@zsb/shared/sla';
import { aServer, buttonNamed, ok, press, problem, removeScreen, render, submit, textOf, textsOf, type } from '../../../test/screen';
import CalendarPage from './calendar-page';

const aCalendar = (overrides: Partial<CalendarView> = {}): CalendarView => ({
  name: 'office',
  version: 4,
  document: {
    timeZone: 'Asia/Shanghai',
    weekly: {
      mon: [['09:00', '17:00']],
      tue: [['09:00', '17:00']],
      wed: [['09:00', '17:00']],
      thu: [['09:00', '17:00']],
      fri: [['09:00', '17:00']],
    },
    holidays: ['2026-10-01'],
    workdays: ['2026-10-10'],
    completeYears: [2026],
  },
  changedBy: '郑洁',
  changedAt: '2026-11-20T02:00:00Z',
  incompleteClocks: 37,
  missingYears: [2027],
  recompute: null,
  ...overrides,
});
const centre = aCalendar({ name: 'centre', missingYears: [] });

/** The page before a server with these calendars that says `answer` to every change. */
async function aPage(calendar = aCalendar(), { mayChange = true, answer = ok(calendar) } = {}) {
  const asked = aServer(({ method }) => (method === 'GET' ? ok([calendar, centre]) : answer));
  await render(<CalendarPage mayChange={mayChange} />);
  return asked.filter.bind(asked, ({ method }) => method === 'POST');
}

beforeEach(() => window.sessionStorage.clear());
afterEach(removeScreen);

it('warns of a year that clocks reach and nobody has entered, and how many', async () => {
  await aPage();
  expect(textOf('.sentence--hint')).toMatch(/2027 年的节假日安排还没有录入，有 37 个/);
});

it('a supervisor reads and changes nothing', async () => {
  await aPage(aCalendar(), { mayChange: false });
  expect(textsOf('button')).toEqual(['承办单位', '派单中心']);
  expect(textOf('.facts')).toContain('周一09:00–17:00');
});

it('the pasted notice of a year is entered whole, with the version that was shown', async () => {
  const commands = await aPage();
  await press(buttonNamed('录入 2027 年'));
  await type('year-pasted', '元旦：1月1日（周五）至3日（周日）放假调休，共3天。1月9日（周六）上班。');
  await press(buttonNamed('读出日期'));
  expect(textOf('.paste .sentence')).toContain('读出放假 3 天、上班 1 天');
  await submit();
  expect(commands()).toEqual([
    {
      method: 'POST',
      path: '/api/v1/staff/calendars/office/years',
      body: { version: 4, year: 2027, holidays: ['2027-01-01', '2027-01-02', '2027-01-03'], workdays: ['2027-01-09'], note: '' },
    },
  ]);
  expect(textOf('.sentence--done')).toContain('2027 年的安排已保存');
});

it('a day is changed with one press, and says what it is now', async () => {
  const commands = await aPage();
  await press(buttonNamed('更正 2026 年安排'));
  const day = (label: string) => document.querySelector<HTMLButtonElement>(`button[aria-label^="${label}"]`)!;
  await press(day('2026年10月2日'));
  expect(day('2026年10月2日').getAttribute('aria-label')).toBe('2026年10月2日，周五，放假');
  await press(day('2026年10月10日'));
  await submit();
  expect(commands()[0]?.body).toMatchObject({ holidays: ['2026-10-01', '2026-10-02'], workdays: [] });
});

it('what somebody else saved meanwhile is read, and what was entered stays', async () => {
  await aPage(aCalendar(), { answer: problem(409, 'platform.changed-meanwhile') });
  await press(buttonNamed('更正 2026 年安排'));
  await type('year-note', '国办发明电〔2025〕7号');
  await submit();
  expect(textOf('.sentence--error')).toContain('您填的都在');
  expect((document.getElementById('year-note') as HTMLInputElement).value).toBe('国办发明电〔2025〕7号');
});

it('hours are read as they are typed, and refused at the day that is wrong', async () => {
  const commands = await aPage();
  await press(buttonNamed('修改工作时段'));
  await type('hours-mon', '9:00-12:00，13:30-17:30');
  await type('hours-tue', '上午');
  await submit();
  expect(commands()).toEqual([]);
  expect(document.activeElement?.id).toBe('hours-tue');
  await type('hours-tue', '');
  await submit();
  expect(commands()[0]?.body).toMatchObject({
    version: 4,
    weekly: {
      mon: [
        ['09:00', '12:00'],
        ['13:30', '17:30'],
      ],
      tue: [],
      sun: [],
    },
  });
});

it('a week without hours is refused: no clock would ever end', async () => {
  const commands = await aPage();
  await press(buttonNamed('修改工作时段'));
  for (const day of ['mon', 'tue', 'wed', 'thu', 'fri']) await type(`hours-${day}`, '');
  await submit();
  expect(commands()).toEqual([]);
  expect(textsOf('.field__refusal')).toEqual(['一周里至少要有一天上班。']);
});

it.each([
  [{ seen: 1200, moved: 30, finishedAt: null }, '正在重新计算时限：已核对 1200 个，改动 30 个。'],
  [{ seen: 5000, moved: 60, finishedAt: '2026-11-20T02:00:00Z' }, '核对了 5000 个时限，改动 60 个'],
])('tells how far the recomputation is: %o', async (recompute, words) => {
  await aPage(aCalendar({ recompute }));
  expect(textsOf('[role=status]').join()).toContain(words);
});
