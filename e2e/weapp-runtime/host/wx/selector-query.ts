import type * as easel from 'glass-easel';
import { attributesOf, componentOf, domOf } from '../elements.ts';
import { guarded } from '../failures.ts';
import { currentPage, pageOrigin } from '../pages.ts';
import type { Json } from '../types.ts';
import { valueOf } from '../widgets/forms.ts';

interface Fields {
  id?: boolean;
  dataset?: boolean;
  mark?: boolean;
  rect?: boolean;
  size?: boolean;
  scrollOffset?: boolean;
  properties?: string[];
  computedStyle?: string[];
  node?: boolean;
  context?: boolean;
}

type Told = (answer: unknown) => void;
type Caller = { _$?: easel.GeneralComponent };

interface Question {
  scope: Caller | null;
  selector: string | null;
  isSingle: boolean;
  fields: Fields;
  told: Told | undefined;
}

class NodesRef {
  private readonly ask: (fields: Fields, told?: Told) => SelectorQuery;

  constructor(ask: (fields: Fields, told?: Told) => SelectorQuery) {
    this.ask = ask;
  }

  fields(fields: Fields, told?: Told): SelectorQuery {
    return this.ask(fields, told);
  }

  boundingClientRect(told?: Told): SelectorQuery {
    return this.ask({ id: true, dataset: true, rect: true, size: true }, told);
  }

  scrollOffset(told?: Told): SelectorQuery {
    return this.ask({ id: true, dataset: true, scrollOffset: true }, told);
  }

  context(told?: Told): SelectorQuery {
    return this.ask({ context: true }, told);
  }

  node(told?: Told): SelectorQuery {
    return this.ask({ node: true }, told);
  }
}

/** `wx.createSelectorQuery()`: places count from the page's own corner, as on a phone. */
export class SelectorQuery {
  private scope: Caller | null = null;
  private readonly questions: Question[] = [];

  in(component: Caller): this {
    this.scope = component;
    return this;
  }

  select(selector: string): NodesRef {
    return this.nodes(selector, true);
  }

  selectAll(selector: string): NodesRef {
    return this.nodes(selector, false);
  }

  selectViewport(): NodesRef {
    return this.nodes(null, true);
  }

  exec(done?: (answers: unknown[]) => void): this {
    // The page may still be drawing what was set in this turn.
    requestAnimationFrame(() => {
      const answers = this.questions.map((question) => answer(question));
      this.questions.forEach(({ told }, index) => guarded(() => told?.(answers[index])));
      guarded(() => done?.(answers));
    });
    return this;
  }

  private nodes(selector: string | null, isSingle: boolean): NodesRef {
    return new NodesRef((fields, told) => {
      this.questions.push({ scope: this.scope, selector, isSingle, fields, told });
      return this;
    });
  }
}

function answer({ scope, selector, isSingle, fields }: Question): unknown {
  if (selector === null) return viewport(fields);
  const component = scope?._$ ?? currentPage().component;
  const found = component.getShadowRoot()?.querySelectorAll(selector) ?? [];
  const answers = (isSingle ? found.slice(0, 1) : found).map((element) => describe(element, fields));
  return isSingle ? (answers[0] ?? null) : answers;
}

function viewport(fields: Fields): Json {
  const { scroller } = currentPage();
  const { clientWidth: width, clientHeight: height } = scroller;
  return {
    ...(fields.id && { id: '' }),
    ...(fields.dataset && { dataset: {} }),
    ...(fields.rect && { left: 0, top: 0, right: width, bottom: height }),
    ...(fields.size && { width, height }),
    ...(fields.scrollOffset && scrollOf(scroller)),
  };
}

const scrollOf = ({ scrollLeft, scrollTop, scrollWidth, scrollHeight }: HTMLElement): Json => ({
  scrollLeft,
  scrollTop,
  scrollWidth,
  scrollHeight,
});

function describe(element: easel.Element, fields: Fields): Json {
  const dom = domOf(element);
  if (!dom) return {};
  const rect = dom.getBoundingClientRect();
  const { x, y } = pageOrigin();
  const style = getComputedStyle(dom);
  return {
    ...(fields.id && { id: element.id }),
    ...(fields.dataset && { dataset: element.dataset ?? {} }),
    ...(fields.mark && { mark: element.collectMarks() }),
    ...(fields.rect && { left: rect.left - x, top: rect.top - y, right: rect.right - x, bottom: rect.bottom - y }),
    ...(fields.size && { width: rect.width, height: rect.height }),
    ...(fields.scrollOffset && scrollOf(dom)),
    ...(fields.node && { node: dom }),
    ...(fields.context && { context: null }),
    ...Object.fromEntries((fields.properties ?? []).map((name) => [name, propertyOf(dom, name)])),
    ...Object.fromEntries((fields.computedStyle ?? []).map((name) => [name, style.getPropertyValue(kebab(name))])),
  };
}

/** `marginTop` as CSS writes it. */
export const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** A property of a component: of the mini-program's own, or of a built-in one. */
export function propertyOf(dom: HTMLElement, name: string): unknown {
  const own = componentOf(dom);
  if (own) return own.data[name];
  if (name === 'value' || name === 'checked') return valueOf(dom) ?? dom.getAttribute(`aria-${name}`) === 'true';
  const known = attributesOf(dom);
  return known.get(name) ?? known.get(kebab(name));
}
