import path from 'node:path/posix';

export interface WxssOptions {
  /** Width of the screen in px: 750 rpx are as wide. */
  width: number;
  /** Prefix of every class, for a component whose styles are its own; `null` leaves classes as they are. */
  scope: string | null;
}

/** Text of a file of the mini-program by its path, `undefined` where there is none. */
export type ReadFile = (file: string) => string | undefined;

const NUMBER = '(?<![\\w.-])(-?\\d*\\.?\\d+)';

/**
 * Turns one WXSS file, with everything it imports, into CSS for a browser: rpx become px, vh count the page's
 * own height (a phone's web view ends above the tab bar), classes of isolated components get their prefix.
 * Throws when an imported file is missing.
 */
export function compileWxss(read: ReadFile, file: string, options: WxssOptions): string {
  const css = resolveUnits(inlineImports(read, file, []), options.width);
  return options.scope === null ? css : prefixClasses(css, options.scope);
}

/** Replaces rpx and vh in style text, inline styles included. */
export function resolveUnits(css: string, width: number): string {
  return css
    .replace(new RegExp(`${NUMBER}rpx\\b`, 'g'), (_, count: string) => `${round((Number(count) * width) / 750)}px`)
    .replace(new RegExp(`${NUMBER}vh\\b`, 'g'), (_, count: string) => `calc(var(--weapp-window-height) * ${Number(count) / 100})`);
}

const round = (value: number): number => Math.round(value * 10_000) / 10_000;

function inlineImports(read: ReadFile, file: string, importers: string[]): string {
  if (importers.includes(file)) return '';
  const text = read(file);
  if (text === undefined) throw new Error(`${file} is imported by ${importers.at(-1) ?? 'the mini-program'} but does not exist`);
  return text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/@import\s+(?:url\(\s*)?["']?([^"')\s;]+)["']?\s*\)?[^;]*;?/g, (_, target: string) => {
      const resolved = target.startsWith('/') ? target.slice(1) : path.join(path.dirname(file), target);
      return inlineImports(read, resolved, [...importers, file]);
    });
}

/** The selectors of a sheet stand before `{`; at-rules keep their own prelude. */
function prefixClasses(css: string, scope: string): string {
  return css.replace(/([^{};]*)\{/g, (whole, prelude: string) =>
    prelude.trim().startsWith('@') ? whole : `${prelude.replace(/\.(?=-?[_a-zA-Z\u0080-\uffff\\])/g, `.${scope}--`)}{`,
  );
}
