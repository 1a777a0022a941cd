import { ask } from '../dialogs.ts';
import { asText, attributesOf, isOn, textAttribute, trigger } from '../elements.ts';
import { reportException, unsupported } from '../failures.ts';
import { make } from '../layer.ts';
import { defineWidget } from '../natives.ts';

const values = new WeakMap<HTMLElement, unknown>();

/** `picker`: a sheet with one column per value, opened by a tap. */
export function definePicker(): void {
  defineWidget('picker', {
    create: (dom) => {
      dom.addEventListener('click', (event) => {
        event.preventDefault();
        if (!isOn(dom, 'disabled')) openPicker(dom).catch(reportException);
      });
    },
    change: (dom, name, value) => {
      if (name !== 'value') return undefined;
      values.set(dom, value);
      return true;
    },
  });
}

/** For forms: what the picker stands at. */
export const pickerValue = (dom: HTMLElement): unknown => values.get(dom) ?? attributesOf(dom).get('value') ?? null;

async function openPicker(dom: HTMLElement): Promise<void> {
  const mode = textAttribute(dom, 'mode', 'selector');
  if (mode === 'time' || mode === 'date') return pickByField(dom, mode);
  if (mode !== 'selector' && mode !== 'multiSelector') throw new Error(unsupported(`<picker mode="${mode}">`));
  const columns = columnsOf(dom, mode).map((labels, column) => selectOf(dom, labels, column, mode));
  const picked = await sheet(dom, columns);
  if (!picked) return;
  const indexes = columns.map(({ selectedIndex }) => selectedIndex);
  finish(dom, mode === 'selector' ? indexes[0] : indexes);
}

function columnsOf(dom: HTMLElement, mode: string): string[][] {
  const range = (attributesOf(dom).get('range') ?? []) as unknown[];
  const key = textAttribute(dom, 'range-key');
  const label = (item: unknown): string => asText(key && typeof item === 'object' ? (item as Record<string, unknown>)[key] : item);
  return mode === 'selector' ? [range.map(label)] : (range as unknown[][]).map((column) => column.map(label));
}

function selectOf(dom: HTMLElement, labels: string[], column: number, mode: string): HTMLSelectElement {
  const select = make('select', { label: `第 ${column + 1} 列` }, ...labels.map((text) => make('option', { text })));
  select.size = Math.min(5, Math.max(2, labels.length));
  const value = pickerValue(dom);
  select.selectedIndex = Number(Array.isArray(value) ? (value[column] ?? 0) : (value ?? 0)) || 0;
  if (mode === 'multiSelector') {
    select.addEventListener('change', () => trigger(dom, 'columnchange', { column, value: select.selectedIndex }));
  }
  return select;
}

async function pickByField(dom: HTMLElement, mode: 'time' | 'date'): Promise<void> {
  const fields = textAttribute(dom, 'fields', 'day');
  const field = make('input', { label: mode === 'time' ? '时间' : '日期' });
  field.type = mode === 'time' ? 'time' : fields === 'day' ? 'date' : fields === 'month' ? 'month' : 'number';
  field.value = asText(pickerValue(dom));
  field.min = textAttribute(dom, 'start');
  field.max = textAttribute(dom, 'end');
  if ((await sheet(dom, [field])) && field.value && field.checkValidity()) finish(dom, field.value);
}

const sheet = async (dom: HTMLElement, body: HTMLElement[]): Promise<boolean> => {
  const title = textAttribute(dom, 'header-text', '请选择');
  const row = make('div', { class: 'row' }, ...body);
  const picked = await ask({ kind: 'picker', title, confirm: '确定', cancel: '取消', body: [row], shape: 'sheet' });
  if (!picked) trigger(dom, 'cancel', {});
  return picked;
};

function finish(dom: HTMLElement, value: unknown): void {
  values.set(dom, value);
  trigger(dom, 'change', { value });
}
