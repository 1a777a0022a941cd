import { parseDay, type DayNumber } from '../../calendar/local-date.js';
import { hasMod11Check } from './check-digits.js';
import { tidy } from './document-text.js';
import { isProvince, isRegion } from './regions.js';
import { judge, type Verdict } from './verdict.js';

/** The first numbers were given out in 1984; who was born before this year got none. */
const EARLIEST_BIRTH = 1850;

/**
 * 居民身份证 and 港澳台居民居住证: region, birth date, order, check digit (GB 11643-1999). The 15 digits of cards that ended
 * with 2012 (居民身份证法 of 2011) are refused by their length.
 * @param today the local date; who was born later does not exist yet
 */
export const checkResidentId = (typed: string, today: DayNumber): Verdict =>
  judge(tidy(typed), [
    ['length', (number) => number.length === 18],
    ['characters', (number) => /^\d{17}[\dX]$/.test(number)],
    ['region', (number) => isRegion(number.slice(0, 6))],
    ['birth-date', (number) => isBirthDate(number.slice(6, 14), today)],
    ['check-digit', hasMod11Check],
  ]);

/**
 * 外国人永久居留身份证. Since 2023-12: 9, province of application, country as number (ISO 3166-1), birth date, order, check
 * digit as on resident cards (国家移民管理局《新版外国人永久居留身份证适配性改造要点》, table 1). Cards of 2017 stay good until they
 * expire: three letters of the country, twelve digits. No official text tells what these mean, so only the form is judged.
 */
export const checkPermanentResident = (typed: string, today: DayNumber): Verdict =>
  judge(tidy(typed), [
    ['length', (number) => number.length === 18 || number.length === 15],
    ['characters', (number) => /^(\d{17}[\dX]|[A-Z]{3}\d{12})$/.test(number)],
    ['prefix', (number) => isOldCard(number) || number.startsWith('9')],
    ['region', (number) => isOldCard(number) || isProvince(number.slice(1, 3))],
    ['birth-date', (number) => isOldCard(number) || isBirthDate(number.slice(6, 14), today)],
    ['check-digit', (number) => isOldCard(number) || hasMod11Check(number)],
  ]);

const isOldCard = (number: string): boolean => number.length === 15;

/** `19900307`: a day that the calendar has, and not after today. */
function isBirthDate(digits: string, today: DayNumber): boolean {
  const day = parseDay(`${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`);
  return day !== undefined && day <= today && Number(digits.slice(0, 4)) >= EARLIEST_BIRTH;
}
