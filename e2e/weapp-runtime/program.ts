import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { cached } from './cache.ts';
import { compileWxss } from './wxss.ts';

/** A built mini-program as the page needs it. */
export interface Program {
  /** JavaScript by path, `.js` included. */
  modules: Record<string, string>;
  /** Parsed JSON by path without `.json`; `app` is the app's. */
  configs: Record<string, unknown>;
  /** CSS by path without `.wxss`; `app` holds for every page. */
  styles: Record<string, string>;
  /** Paths whose classes carry a prefix, with that prefix. */
  scopes: Record<string, string>;
  /** Source of an expression: compiled templates by path. */
  templates: string;
}

interface ComponentConfig {
  component?: boolean;
  styleIsolation?: string;
}

interface TemplateProblem {
  isError?: boolean;
  level?: number;
  message?: string;
  startLine?: number;
}

interface TemplateGroup {
  addTmpl(path: string, text: string): TemplateProblem[];
  addScript(path: string, text: string): void;
  getTmplGenObjectGroups(): string;
  free(): void;
}

const require = createRequire(import.meta.url);

/**
 * Reads a build of a mini-program and compiles its templates and styles.
 * @param cacheFolder keeps compiled templates by the hash of their sources
 * Throws one sentence per kind of fault: no app.json, a template that does not parse, a missing import.
 */
export function readProgram(dist: string, width: number, cacheFolder: string): Program {
  if (!existsSync(path.join(dist, 'app.json'))) throw new Error(`${dist} holds no app.json: build the mini-program first`);
  const files = readTexts(dist);
  const configs = Object.fromEntries(pick(files, '.json').map(([name, text]) => [name, JSON.parse(text) as unknown]));
  const scopes: Record<string, string> = {};
  for (const [name, config] of Object.entries(configs) as [string, ComponentConfig][]) {
    if (config.component && isScoped(config)) scopes[name] = name.replace(/[^\w-]/g, '-');
  }
  const styles: Record<string, string> = {};
  for (const [name] of pick(files, '.wxss')) {
    // Sheets that others import are harmless here: only those of pages, components and the app are ever applied.
    styles[name] = compileWxss((file) => files.get(file), `${name}.wxss`, { width, scope: scopes[name] ?? null });
  }
  const modules = Object.fromEntries([...files].filter(([name]) => name.endsWith('.js')));
  return { modules, configs, styles, scopes, templates: templatesOf(files, cacheFolder) };
}

const isScoped = ({ styleIsolation = 'isolated' }: ComponentConfig): boolean => !/^(page-)?shared$/.test(styleIsolation);

function readTexts(dist: string): Map<string, string> {
  const names = readdirSync(dist, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/'));
  const texts = names.filter((name) => /\.(js|json|wxml|wxss|wxs)$/.test(name)).sort();
  return new Map(texts.map((name) => [name, readFileSync(path.join(dist, name), 'utf8')]));
}

/** Files with an ending, named without it. */
const pick = (files: Map<string, string>, ending: string): [string, string][] =>
  [...files].filter(([name]) => name.endsWith(ending)).map(([name, text]) => [name.slice(0, -ending.length), text]);

function templatesOf(files: Map<string, string>, cacheFolder: string): string {
  const version = readFileSync(require.resolve('glass-easel-template-compiler/package.json'), 'utf8');
  const sources = [...files].filter(([name]) => /\.(wxml|wxs)$/.test(name));
  const hash = createHash('sha256').update(version).update(JSON.stringify(sources)).digest('hex').slice(0, 24);
  return cached(path.join(cacheFolder, `templates-${hash}.js`), () => compileTemplates(files));
}

function compileTemplates(files: Map<string, string>): string {
  const { TmplGroup } = require('glass-easel-template-compiler') as { TmplGroup: new () => TemplateGroup };
  const group = new TmplGroup();
  const faults: string[] = [];
  for (const [name, text] of pick(files, '.wxml')) {
    for (const problem of group.addTmpl(name, text)) {
      // glass-easel closes such a tag by itself; WeChat's compiler refuses it.
      if (problem.isError || problem.message === 'missing end tag')
        faults.push(`${name}.wxml line ${(problem.startLine ?? 0) + 1}: ${problem.message}`);
    }
  }
  for (const [name, text] of pick(files, '.wxs')) group.addScript(name, text);
  if (faults.length > 0) throw new Error(`templates do not parse: ${faults.join('; ')}`);
  const source = group.getTmplGenObjectGroups();
  group.free();
  return source;
}
