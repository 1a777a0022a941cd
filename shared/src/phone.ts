/** Mainland mobile numbers, as people type and paste them. */

/** `+86 138-0013 8000` → `13800138000`. Full-width digits too; leaves anything else for the check to refuse. */
export function normaliseMobile(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(/[\s\-()\u2010-\u2015]/g, '')
    .replace(/^(\+86|0086)/, '');
}

/** Eleven digits, first 1, second 3–9 (numbering plan of the ministry, 工信部码号规划). Takes a normalised number. */
export const isMobile = (normalised: string): boolean => /^1[3-9]\d{9}$/.test(normalised);

/** `138****8000`: what lists and screens show. */
export const maskMobile = (normalised: string): string => `${normalised.slice(0, 3)}****${normalised.slice(-4)}`;
