import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { Picker } from './picker';

const groups = [
  {
    label: '市城管局',
    options: [
      { value: 'o11', title: '市容科' },
      { value: 'o12', title: '路灯管理处' },
    ],
  },
  { label: '岳麓区政府', options: [{ value: 'o21', title: '城管大队' }] },
];

interface Page {
  field: HTMLInputElement;
  chosen: (string | null)[];
  sent: () => number;
  press: (key: string) => void;
  type: (text: string) => void;
  options: () => string[];
  active: () => string | null;
}

let unmount: () => void = () => undefined;
beforeAll(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  Element.prototype.scrollIntoView = () => undefined;
});
afterEach(() => act(() => unmount()));

function aPage(value: string | null): Page {
  const main = document.body.appendChild(document.createElement('main'));
  const chosen: (string | null)[] = [];
  let sendings = 0;
  const root = createRoot(main);
  unmount = () => {
    root.unmount();
    main.remove();
  };
  const onSubmit = (event: React.FormEvent) => {
    event.preventDefault();
    sendings++;
  };
  act(() =>
    root.render(
      <form onSubmit={onSubmit}>
        <Picker
          id="office"
          label="承办单位"
          groups={groups}
          value={value}
          onChange={(next) => chosen.push(next)}
          placeholder="选择单位"
          isInvalid={false}
          describedBy={undefined}
        />
        <button type="submit">派单</button>
      </form>,
    ),
  );
  const field = document.querySelector('input') as HTMLInputElement;
  const press = (key: string) =>
    act(() => {
      const isLeft = field.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
      // What the browser does with an Enter that nobody took.
      if (key === 'Enter' && isLeft) field.form?.requestSubmit();
    });
  const type = (text: string) =>
    act(() => {
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, text);
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
  const options = () => [...document.querySelectorAll('[role=option]')].map(({ textContent }) => textContent ?? '');
  const active = () => document.getElementById(field.getAttribute('aria-activedescendant') ?? '')?.textContent ?? null;
  return { field, chosen, sent: () => sendings, press, type, options, active };
}

it('shows the chosen title while it is closed', () => {
  const { field, options } = aPage('o12');
  expect(field.value).toBe('路灯管理处');
  expect(field.getAttribute('aria-expanded')).toBe('false');
  expect(options()).toEqual([]);
});

it('opens on the chosen one and names the active option to screen readers', () => {
  const { press, options, active, field } = aPage('o12');
  press('ArrowDown');
  expect(options()).toEqual(['市容科', '路灯管理处', '城管大队']);
  expect(active()).toBe('路灯管理处');
  press('ArrowDown');
  expect(active()).toBe('城管大队');
  expect(document.getElementById(field.getAttribute('aria-controls') ?? '')?.getAttribute('role')).toBe('listbox');
});

it('takes the first fit on Enter, without sending the form', () => {
  const { type, press, chosen, sent, options } = aPage('o11');
  type('岳麓');
  expect(options()).toEqual(['城管大队']);
  press('Enter');
  expect(chosen).toEqual(['o21']);
  expect(sent()).toBe(0);
});

it('neither chooses nor sends on Enter where nothing fits', () => {
  const { type, press, chosen, sent } = aPage('o11');
  type('水务');
  press('Enter');
  expect(chosen).toEqual([]);
  expect(sent()).toBe(0);
});

it('keeps what was chosen on Escape', () => {
  const { type, press, chosen, field } = aPage('o11');
  type('路灯');
  press('Escape');
  expect(chosen).toEqual([]);
  expect(field.value).toBe('市容科');
});

it('sends the form on Enter while it is closed', () => {
  const { press, sent } = aPage('o11');
  press('Enter');
  expect(sent()).toBe(1);
});
