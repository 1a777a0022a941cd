/** Checks of what a data file holds, composed from small ones. Unknown fields are refused: a mistyped optional one would be lost in silence. */

/** What is wrong with a value, one line each, led by where it stands; empty when nothing is. */
export type Check = (value: unknown, where: string) => string[];

const when = (isWrong: boolean, problem: string): string[] => (isWrong ? [problem] : []);

export const text: Check = (value, where) => when(typeof value !== 'string' || value.trim() === '', `${where}: must be a text`);

export const flag: Check = (value, where) => when(typeof value !== 'boolean', `${where}: must be true or false`);

export const matching =
  (pattern: RegExp, meaning: string): Check =>
  (value, where) =>
    when(typeof value !== 'string' || !pattern.test(value), `${where}: must be ${meaning}`);

export const oneOf =
  (values: readonly unknown[]): Check =>
  (value, where) =>
    when(!values.includes(value), `${where}: must be one of ${values.join(', ')}`);

export const numberBetween =
  (low: number, high: number): Check =>
  (value, where) =>
    when(typeof value !== 'number' || !(value >= low && value <= high), `${where}: must be a number from ${low} to ${high}`);

export const orNull =
  (check: Check): Check =>
  (value, where) =>
    value === null ? [] : check(value, where);

export const listOf =
  (item: Check, atLeast = 0): Check =>
  (value, where) =>
    Array.isArray(value) && value.length >= atLeast
      ? value.flatMap((one, index) => item(one, `${where}[${index}]`))
      : [`${where}: must be a list of at least ${atLeast}`];

/** A pair such as `[lng, lat]`. */
export const pairOf =
  (first: Check, second: Check): Check =>
  (value, where) =>
    Array.isArray(value) && value.length === 2
      ? [...first(value[0], `${where}[0]`), ...second(value[1], `${where}[1]`)]
      : [`${where}: must be a pair`];

/** Any keys, all values alike. */
export const mapOf =
  (item: Check): Check =>
  (value, where) =>
    isRecord(value) ? Object.entries(value).flatMap(([key, one]) => item(one, `${where}.${key}`)) : [`${where}: must be an object`];

/** Exactly these fields; those of `optional` may be absent. */
export const record =
  (required: Record<string, Check>, optional: Record<string, Check> = {}): Check =>
  (value, where) => {
    if (!isRecord(value)) return [`${where}: must be an object`];
    const fields = Object.keys(value);
    return [
      ...fields.filter((field) => !(field in required) && !(field in optional)).map((field) => `${where}.${field}: is not known here`),
      ...Object.entries(required).flatMap(([field, check]) => check(value[field], `${where}.${field}`)),
      ...Object.entries(optional).flatMap(([field, check]) => (value[field] === undefined ? [] : check(value[field], `${where}.${field}`))),
    ];
  };

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
