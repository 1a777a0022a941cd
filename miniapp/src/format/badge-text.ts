const MOST = 99;

/** How a count fits on a badge: `7`, `99+`. */
export const badgeText = (count: number): string => (count > MOST ? `${MOST}+` : String(count));
