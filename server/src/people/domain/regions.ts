import { REGION_CODES } from './region-codes.js';

/**
 * Address codes of the residence permits for people from Hong Kong, Macao and Taiwan
 * (港澳台居民居住证申领发放办法, 国办发〔2018〕81号); 83 is in no edition of GB/T 2260.
 */
const RESIDENCE_PERMITS = ['810000', '820000', '830000'];

const REGIONS: ReadonlySet<string> = new Set([...REGION_CODES.trim().split('\n').flatMap(codesOfLine), ...RESIDENCE_PERMITS]);
const PROVINCES: ReadonlySet<string> = new Set([...REGIONS].map((code) => code.slice(0, 2)));

/**
 * Whether six digits are, or ever were, the code of a region. Abolished ones count: nobody gets a new number when a county
 * becomes a district. Provinces and prefectures count too: 东莞 and 中山 have no counties (441900), and a number whose check
 * digit is right is for the public-security connector to confirm, not for this table to deny.
 */
export const isRegion = (code: string): boolean => REGIONS.has(code);

/** Whether two digits begin the code of any region. */
export const isProvince = (digits: string): boolean => PROVINCES.has(digits);

/** `1301 00-11 21` → 130100 … 130111, 130121. */
function codesOfLine(line: string): string[] {
  const [prefecture = '', ...ranges] = line.split(' ');
  return ranges.flatMap((range) => {
    const [first = '', last = first] = range.split('-');
    const count = Number(last) - Number(first) + 1;
    return Array.from({ length: count }, (_, index) => prefecture + String(Number(first) + index).padStart(2, '0'));
  });
}
