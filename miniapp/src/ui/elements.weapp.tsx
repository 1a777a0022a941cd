/** The elements of elements.tsx for the mini-program. */
import { Children, type ReactNode } from 'react';
import Taro from '@tarojs/taro';
import { Button, Image, Input, Text, Textarea, View } from '@tarojs/components';
import type { BoxProps, ButtonProps, InputProps, PictureProps } from './element-props';
import './elements.scss';

interface WithChildren {
  className?: string;
  id?: string;
  label?: string;
  hidden?: boolean;
  children?: ReactNode;
}

export const Box = ({ id, className, role, label, live, hidden, children }: BoxProps) => (
  <View id={id} className={className} ariaRole={role} ariaLabel={label} ariaLive={live} ariaHidden={hidden}>
    {children}
  </View>
);

export const Words = ({ className, id, hidden, children }: WithChildren) => (
  <Text id={id} className={className} ariaHidden={hidden}>
    {children}
  </Text>
);

export const Para = ({ className = '', id, children }: WithChildren) => (
  <View id={id} className={`p ${className}`}>
    {children}
  </View>
);

export const Heading = ({ level: _level, className = '', id, children }: WithChildren & { level: 1 | 2 | 3 }) => (
  <View id={id} className={`h ${className}`} ariaRole="heading">
    {children}
  </View>
);

export const PressButton = (props: ButtonProps) => (
  <Button
    id={props.id}
    className={`button ${props.className ?? ''}`}
    hoverClass="pressed"
    hoverStayTime={80}
    ariaLabel={props.label}
    // There is no aria-pressed here: what stays pressed is a switch.
    ariaRole={props.role ?? (props.pressed === undefined ? 'button' : 'switch')}
    ariaChecked={props.checked ?? props.pressed}
    ariaDisabled={props.disabled}
    disabled={props.disabled}
    onClick={props.onPress}
  >
    {props.children}
  </Button>
);

const INPUT_TYPES = {
  text: 'text',
  search: 'text',
  tel: 'number',
  code: 'number',
  number: 'digit',
  name: 'text',
  'id-card': 'idcard',
  document: 'text',
} as const;

export const TextInput = ({ kind = 'text', onChange, maxLength, invalid, label, visibleLabel, className = '', ...rest }: InputProps) => (
  <Input
    id={rest.id}
    className={`input ${className} ${invalid ? 'invalid' : ''}`}
    type={INPUT_TYPES[kind]}
    value={rest.value}
    placeholder={rest.placeholder}
    maxlength={maxLength ?? -1}
    disabled={rest.disabled}
    cursorSpacing={96}
    ariaLabel={label ?? visibleLabel ?? rest.placeholder}
    onInput={(event) => onChange(event.detail.value)}
    onBlur={rest.onBlur}
  />
);

export const TextArea = ({ onChange, maxLength, invalid, label, visibleLabel, className = '', ...rest }: InputProps) => (
  <Textarea
    id={rest.id}
    className={`textarea ${className} ${invalid ? 'invalid' : ''}`}
    value={rest.value}
    placeholder={rest.placeholder}
    maxlength={maxLength ?? -1}
    showConfirmBar={false}
    disableDefaultPadding
    cursorSpacing={96}
    ariaLabel={label ?? visibleLabel ?? rest.placeholder}
    onInput={(event) => onChange(event.detail.value)}
    onBlur={rest.onBlur}
  />
);

export const FieldLabel = ({ className, children }: WithChildren & { htmlFor: string }) => <View className={className}>{children}</View>;

export const Picture = ({ src, alt, className, onBroken }: PictureProps) => (
  <Image src={src} className={className} mode="aspectFill" lazyLoad ariaLabel={alt} ariaHidden={alt === ''} onError={onBroken} />
);

// Without items there is nothing to name: a label on an empty element is a fault (ARIA 1.2, prohibited names).
export const List = ({ className = '', label, children }: WithChildren) =>
  Children.count(children) === 0 ? null : (
    <View className={`ul ${className}`} ariaLabel={label}>
      {children}
    </View>
  );
export const Item = ({ className, children }: WithChildren) => <View className={className}>{children}</View>;

/** Submitting is the button's business here: `PressButton` with `onPress`. */
export const FormBox = ({ className, children }: WithChildren & { onSubmit: () => void }) => <View className={className}>{children}</View>;

export const PhoneLink = ({ phone, className = '', label, children }: WithChildren & { phone: string }) => (
  <Button
    className={`button ${className}`}
    hoverClass="pressed"
    ariaLabel={label}
    onClick={() => void Taro.makePhoneCall({ phoneNumber: phone.replace(/[^\d+]/g, '') }).catch(() => undefined)}
  >
    {children}
  </Button>
);

/** A mini-program has no outside pages: the words stay words. */
export const OutsideLink = ({ className, children }: WithChildren & { href: string }) => <Text className={className}>{children}</Text>;
