/** Plain HTML for browsers: real buttons, labels and headings, and none of Taro's web components. */
import type { FormEvent, ReactNode } from 'react';
import type { BoxProps, ButtonProps, InputProps, PictureProps } from './element-props';
import './elements.scss';

const join = (base: string, more = ''): string => (more === '' ? base : `${base} ${more}`);

export const Box = ({ id, className, role, label, labelledBy, live, hidden, busy, focusable, children }: BoxProps) => (
  <div
    id={id}
    className={className}
    role={role}
    aria-label={label}
    aria-labelledby={labelledBy}
    aria-live={live}
    aria-hidden={hidden}
    aria-busy={busy}
    tabIndex={focusable ? -1 : undefined}
  >
    {children}
  </div>
);

export const Words = ({ className, id, hidden, children }: { className?: string; id?: string; hidden?: boolean; children?: ReactNode }) => (
  <span id={id} className={className} aria-hidden={hidden}>
    {children}
  </span>
);

export const Para = ({ className, id, children }: { className?: string; id?: string; children?: ReactNode }) => (
  <p id={id} className={join('p', className)}>
    {children}
  </p>
);

interface HeadingProps {
  level: 1 | 2 | 3;
  className?: string;
  id?: string;
  children?: ReactNode;
}

export const Heading = ({ level, className, id, children }: HeadingProps) => {
  const Tag = `h${level}` as const;
  return (
    <Tag id={id} className={join('h', className)}>
      {children}
    </Tag>
  );
};

export const PressButton = (props: ButtonProps) => (
  <button
    id={props.id}
    type={props.submits ? 'submit' : 'button'}
    className={join('button', props.className)}
    aria-label={props.label}
    aria-checked={props.checked}
    aria-pressed={props.pressed}
    aria-expanded={props.expanded}
    aria-busy={props.busy}
    aria-describedby={props.describedBy}
    role={props.role}
    disabled={props.disabled}
    // The form calls it (Enter included); the mini-program has no submit event and presses the button.
    onClick={props.submits ? undefined : props.onPress}
  >
    {props.children}
  </button>
);

const DOCUMENT = { autoComplete: 'off', autoCapitalize: 'characters', spellCheck: false } as const;
const INPUT_KINDS = {
  text: {},
  search: { type: 'search', enterKeyHint: 'search' },
  tel: { type: 'tel', autoComplete: 'tel' },
  code: { inputMode: 'numeric', autoComplete: 'one-time-code' },
  number: { inputMode: 'decimal' },
  name: { autoComplete: 'name', spellCheck: false },
  // No number keyboard: on most phones it has no X.
  'id-card': DOCUMENT,
  document: DOCUMENT,
} as const;

export const TextInput = ({
  kind = 'text',
  onChange,
  invalid,
  describedBy,
  label,
  visibleLabel: _tied,
  className,
  ...rest
}: InputProps) => (
  <input
    type="text"
    {...INPUT_KINDS[kind]}
    {...rest}
    className={join('input', className)}
    aria-invalid={invalid}
    aria-describedby={describedBy}
    aria-label={label}
    onChange={(event) => onChange(event.target.value)}
  />
);

export const TextArea = ({ onChange, invalid, describedBy, label, visibleLabel: _tied, className, kind: _kind, ...rest }: InputProps) => (
  <textarea
    {...rest}
    className={join('textarea', className)}
    rows={5}
    aria-invalid={invalid}
    aria-describedby={describedBy}
    aria-label={label}
    onChange={(event) => onChange(event.target.value)}
  />
);

export const FieldLabel = ({ htmlFor, className, children }: { htmlFor: string; className?: string; children?: ReactNode }) => (
  <label htmlFor={htmlFor} className={className}>
    {children}
  </label>
);

export const Picture = ({ src, alt, className, onBroken }: PictureProps) => (
  <img src={src} alt={alt} className={className} loading="lazy" onError={onBroken} />
);

export const List = ({ className, label, children }: { className?: string; label?: string; children?: ReactNode }) => (
  <ul className={join('ul', className)} aria-label={label}>
    {children}
  </ul>
);
export const Item = ({ className, children }: { className?: string; children?: ReactNode }) => <li className={className}>{children}</li>;

/** Enter submits, as everywhere in a browser. */
export const FormBox = ({ className, onSubmit, children }: { className?: string; onSubmit: () => void; children?: ReactNode }) => (
  <form
    className={className}
    noValidate
    onSubmit={(event: FormEvent) => {
      event.preventDefault();
      onSubmit();
    }}
  >
    {children}
  </form>
);

/** Calls a number. */
export const PhoneLink = ({
  phone,
  className,
  label,
  children,
}: {
  phone: string;
  className?: string;
  label?: string;
  children?: ReactNode;
}) => (
  <a className={className} href={`tel:${phone.replace(/[^\d+]/g, '')}`} aria-label={label}>
    {children}
  </a>
);

/** Opens a page outside this app, on the same server. */
export const OutsideLink = ({ href, className, children }: { href: string; className?: string; children?: ReactNode }) => (
  <a className={join('link', className)} href={href} target="_blank" rel="noreferrer">
    {children}
  </a>
);
