import * as easel from 'glass-easel';
import { MiniProgramEnv } from 'glass-easel-miniprogram-adapter';
import { resolveUnits } from '../wxss.ts';
import { reportException } from './failures.ts';
import { componentBeingDefined, resolveFrom, runComponentModule } from './modules.ts';
import { installNatives } from './natives.ts';
import type { AnyComponent, Boot, PageInstance } from './types.ts';

type CodeSpace = ReturnType<MiniProgramEnv['createCodeSpace']>;
type Root = ReturnType<ReturnType<MiniProgramEnv['associateBackend']>['createRoot']>;

interface ComponentOptions {
  idPrefixGenerator?: unknown;
  writeIdToDOM?: boolean;
}
interface OpenCodeSpace {
  prepareComponentOptions(path: string, options?: unknown): [ComponentOptions, unknown];
}

let boot: Boot;
let space: CodeSpace;
let backend: ReturnType<MiniProgramEnv['associateBackend']>;
const registered = new Set<string>();
const styled = new Set<string>();

/** Sets glass-easel up for one mini-program: templates, configurations, style scopes. */
export function createComponents(given: Boot, templates: Record<string, unknown>): void {
  boot = given;
  const env = new MiniProgramEnv();
  space = env.createCodeSpace('main', true);
  backend = env.associateBackend();
  easel.addGlobalErrorListener((error) => (reportException(error), false));
  installNatives();
  writePlainIds(space as unknown as OpenCodeSpace);
  resolveInlineUnits();
  for (const [path, scope] of Object.entries(boot.scopes)) space.addStyleSheet(path, undefined, scope);
  for (const [path, content] of Object.entries(templates)) {
    // Taro binds events on plain elements in the old way (`bindtap`), which glass-easel hears only on request.
    space.addCompiledTemplate(path, { groupList: templates, content, fallbackListenerOnNativeNode: true } as never);
  }
  const shared = boot.configs.app.usingComponents ?? {};
  for (const [path, config] of Object.entries(boot.configs)) {
    if (path !== 'app') space.addComponentStaticConfig(path, withShared(config, shared) as never);
  }
}

/** Components of app.json are known everywhere; their paths count from the root. */
function withShared(config: Boot['configs'][string], shared: Record<string, string>): unknown {
  const own = config.usingComponents ?? {};
  const global = Object.fromEntries(Object.entries(shared).map(([name, target]) => [name, `/${resolveFrom('app', target)}`]));
  return { ...config, usingComponents: { ...global, ...own } };
}

// glass-easel would prefix ids by component, and `#id` in styles and selectors would find nothing.
function writePlainIds(open: OpenCodeSpace): void {
  const prepare = open.prepareComponentOptions.bind(open);
  open.prepareComponentOptions = (path, options) => {
    const [prepared, isolation] = prepare(path, options);
    return [{ ...prepared, idPrefixGenerator: null, writeIdToDOM: true }, isolation];
  };
}

/** `style="width: 100rpx"` in a template. */
function resolveInlineUnits(): void {
  const { setAttribute } = HTMLElement.prototype;
  HTMLElement.prototype.setAttribute = function (name, value) {
    setAttribute.call(this, name, name === 'style' ? resolveUnits(value, boot.settings.width) : value);
  };
}

/** `Page()`, `Component()` and `Behavior()` as the mini-program calls them. */
export const definitions = {
  Page: (definition: never) => void space.component(componentBeingDefined()).pageDefinition(definition).register(),
  Component: (definition?: never) =>
    definition === undefined
      ? space.component(componentBeingDefined())
      : space.component(componentBeingDefined()).definition(definition).register(),
  Behavior: (definition?: never) => (definition === undefined ? space.behavior() : space.behavior().definition(definition).register()),
};

/** Runs the modules of a page or component and of all components it uses, each once. */
export function registerComponent(path: string): void {
  if (registered.has(path)) return;
  registered.add(path);
  for (const target of componentsUsed(path)) registerComponent(target);
  addComponentStyle(path);
  runComponentModule(path);
}

/** Paths of a component's components; those of app.json count from the root. Plugins are not supported. */
function componentsUsed(path: string): string[] {
  const { usingComponents = {} } = boot.configs.app;
  const from = (file: string, used: Record<string, string>): string[] =>
    Object.values(used).flatMap((target) => (target.startsWith('plugin:') ? [] : [resolveFrom(file, target)]));
  return [...from('app', usingComponents), ...from(path, boot.configs[path]?.usingComponents ?? {})];
}

function addComponentStyle(path: string): void {
  if (!boot.configs[path]?.component || styled.has(path)) return;
  styled.add(path);
  addStyle(boot.styles[path] ?? '');
}

/** Prefixes that classes carry inside components with styles of their own. */
export const classPrefixes = (): string[] => Object.values(boot.scopes).map((scope) => `${scope}--`);

export function addStyle(css: string): HTMLStyleElement {
  const style = document.createElement('style');
  style.textContent = css;
  document.head.append(style);
  return style;
}

export interface MountedPage {
  instance: PageInstance;
  component: AnyComponent;
  unmount: () => void;
}

/** Creates a page's component and draws it into an element. Throws when its module or template fails. */
export function mountPage(path: string, parent: HTMLElement, prepare: (instance: PageInstance) => void): MountedPage {
  registerComponent(path);
  const root: Root = backend.createRoot('page', space, path);
  const instance = root.get() as unknown as PageInstance;
  prepare(instance);
  const place = document.createElement('div');
  parent.append(place);
  root.attach(parent as never, place as never);
  return { instance, component: root.getComponent(), unmount: () => root.release() };
}
