import { readArrangement } from './arrangement-text';

const span = (month: string, from: number, to: number, year = 2026) =>
  Array.from({ length: to - from + 1 }, (_, index) => `${year}-${month}-${String(from + index).padStart(2, '0')}`);

const NOTICE = `一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。`;

it('reads the notice of 2026 as it is published', () => {
  expect(readArrangement(NOTICE, 2026)).toEqual({
    holidays: [
      ...span('01', 1, 3),
      ...span('02', 15, 23),
      ...span('04', 4, 6),
      ...span('05', 1, 5),
      ...span('06', 19, 21),
      ...span('09', 25, 27),
      ...span('10', 1, 7),
    ],
    workdays: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
    unread: [],
  });
});

it.each([
  ['2027-10-01 至 2027-10-03 放假', { holidays: span('10', 1, 3, 2027), workdays: [] }],
  ['2027-10-09 上班', { holidays: [], workdays: ['2027-10-09'] }],
  ['10月1日至7日放假\n10月10日补班', { holidays: span('10', 1, 7, 2027), workdays: ['2027-10-10'] }],
  ['1月30日至2月1日放假', { holidays: ['2027-01-30', '2027-01-31', '2027-02-01'], workdays: [] }],
  ['2026年12月31日至2027年1月2日放假', { holidays: ['2026-12-31', '2027-01-01', '2027-01-02'], workdays: [] }],
  ['元旦：１月１日放假，共1天', { holidays: ['2027-01-01'], workdays: [] }],
])('“%s” reads as %o', (text, arrangement) => {
  expect(readArrangement(text, 2027)).toEqual({ ...arrangement, unread: [] });
});

it('says what has a date and no meaning', () => {
  expect(readArrangement('3月8日妇女节活动', 2027)).toEqual({ holidays: [], workdays: [], unread: ['3月8日妇女节活动'] });
});

it.each(['', '各单位请做好值班安排', '2月30日放假', '10月7日至1日放假'])('finds no date in “%s”', (text) => {
  expect(readArrangement(text, 2027)).toMatchObject({ holidays: [], workdays: [] });
});

it('a date that is named as both is a workday', () => {
  expect(readArrangement('10月1日至3日放假。10月2日上班。', 2027)).toMatchObject({
    holidays: ['2027-10-01', '2027-10-03'],
    workdays: ['2027-10-02'],
  });
});
