import { COLOURS, FONT_FAMILY, LIGHTS, RADII, SPACES, TOUCH, TYPE_SIZES } from '@zsb/shared/design-tokens';

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/**
 * The design tokens of `@zsb/shared` as SCSS variables, put in front of every stylesheet: `$primary`, `$space-m`, `$radius-card`,
 * `$size-body`, `$size-body-care`, `$touch-target`. Lengths are CSS pixels at a width of 375.
 */
export function scssTokens(): string {
  const px = (prefix: string, values: Record<string, number>): string[] =>
    Object.entries(values).map(([name, value]) => `$${prefix}-${kebab(name)}: ${value}px;`);
  return [
    ...Object.entries(COLOURS).map(([name, value]) => `$${kebab(name)}: ${value};`),
    ...Object.entries(LIGHTS).map(([name, light]) => `$light-${kebab(name)}: ${light.colour};`),
    ...Object.entries(TYPE_SIZES).flatMap(([name, size]) => [`$size-${name}: ${size.normal}px;`, `$size-${name}-care: ${size.care}px;`]),
    ...px('space', SPACES),
    ...px('radius', RADII),
    ...px('touch', TOUCH),
    `$font-family: ${FONT_FAMILY};`,
    '',
  ].join('\n');
}
