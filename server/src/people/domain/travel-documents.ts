/** Documents without a check digit: only their form can be judged, the counter or the 出入境 connector does the rest. */
import { tidy } from './document-text.js';
import { judge, type Verdict } from './verdict.js';

/**
 * 港澳居民来往内地通行证: H or M, then the eight digits that stay for life; ten where the count of renewals follows, as on
 * cards before 2013 (公安部《港澳居民来往内地通行证号码规则》).
 */
export const checkHkMoPermit = (typed: string): Verdict =>
  judge(tidy(typed), [
    ['length', (number) => number.length === 9 || number.length === 11],
    ['characters', (number) => /^[A-Z]\d+$/.test(number)],
    ['prefix', (number) => /^[HM]/.test(number)],
  ]);

/** 台湾居民来往大陆通行证: eight digits on cards (since 2015); booklets added two for renewals and a letter, `1234567801(B)`. */
export const checkTwPermit = (typed: string): Verdict =>
  judge(tidy(typed).replace(/\(([A-Z])\)$/, '$1'), [
    ['length', (number) => [8, 10, 11].includes(number.length)],
    ['characters', (number) => /^\d{8}(\d{2}[A-Z]?)?$/.test(number)],
  ]);

/**
 * A passport of any country: up to nine letters and digits (ICAO 9303-3), six at least, a digit among them. Chinese series
 * E-letter leave out I and O because they look like 1 and 0: there they are a misreading.
 */
export const checkPassport = (typed: string): Verdict =>
  judge(tidy(typed), [
    ['length', (number) => number.length >= 6 && number.length <= 9],
    ['characters', (number) => /^(?=.*\d)(?!E[IO]\d{7}$)[A-Z\d]+$/.test(number)],
  ]);
