import { Picker, View } from '@tarojs/components';
import type { DateFieldProps } from './date-field';
import { FieldError } from './field';
import './field.scss';

/** A day, by WeChat's wheels. */
export const DateField = ({ id, label, value, error, onChange }: DateFieldProps) => (
  <View className="field">
    <View className="field-label">{label}</View>
    <Picker id={id} mode="date" value={value} ariaLabel={label} onChange={(event) => onChange(event.detail.value)}>
      <View className={error === null ? 'field-input' : 'field-input invalid'}>{value === '' ? '请选择日期' : value}</View>
    </Picker>
    <View className="field-below">
      <FieldError id={id} error={error} />
    </View>
  </View>
);
