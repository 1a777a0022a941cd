import { PLACEHOLDERS } from '@zsb/shared/casework';

type Placeholder = (typeof PLACEHOLDERS)[number];
/** What each placeholder says for one case. */
export type PlaceholderValues = Record<Placeholder, string>;

const PATTERN = /\{([^{}\n]{1,20})\}/g;

const isKnown = (name: string): name is Placeholder => (PLACEHOLDERS as readonly string[]).includes(name);

/** What a text names between braces and nobody can fill in, as it is written there: `{姓名}`. */
export const unknownPlaceholders = (text: string): string[] =>
  [...text.matchAll(PATTERN)].filter(([, name = '']) => !isKnown(name)).map(([whole]) => whole);

/** The text with every placeholder filled in. What is filled in is not looked at again, whatever it says. */
export const fill = (text: string, values: PlaceholderValues): string =>
  text.replace(PATTERN, (whole, name: string) => (isKnown(name) ? values[name] : whole));
