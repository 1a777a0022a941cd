import { hasMod31Check } from './check-digits.js';
import { tidy } from './document-text.js';
import { judge, type Verdict } from './verdict.js';

/**
 * First place, the registering department: 1 机构编制, 2 外交, 3 司法行政, 4 文化, 5 民政, 6 旅游, 7 宗教, 8 工会, 9 市场监管,
 * A 军委编办, N 农业, Y others. Second, the category within it: only digits are assigned; which ones grows by amendment
 * faster than this table would. Then region (old and collective codes, so digits only) and organisation code.
 */
const FORM = /^[1-9ANY][1-9]\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;

/** 统一社会信用代码 (GB 32100-2015). Blanks and hyphens between its groups are no part of it. */
export const checkUscc = (typed: string): Verdict =>
  judge(tidy(typed).replace(/[\s-]/g, ''), [
    ['length', (code) => code.length === 18],
    ['characters', (code) => FORM.test(code)],
    ['check-digit', hasMod31Check],
  ]);
