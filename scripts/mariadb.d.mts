/** For the journeys, which are TypeScript. */
export function whyNoMariadb(): string | null;
export function privateMariadb(): Promise<{ url: string; value(sql: string): Promise<string>; stop(): Promise<void> } | null>;
