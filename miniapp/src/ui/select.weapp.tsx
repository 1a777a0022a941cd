import { Picker, View } from '@tarojs/components';
import { Icon } from './icon';
import type { SelectProps } from './select';
import './select.scss';

/** One of a list, by WeChat's wheel. */
export const Select = ({ id, label, placeholder, options, value, onChange }: SelectProps) => {
  const index = options.findIndex((option) => option.value === value);
  return (
    <Picker
      id={id}
      mode="selector"
      range={options.map((option) => option.name)}
      value={Math.max(index, 0)}
      ariaLabel={label}
      onChange={(event) => onChange(options[Number(event.detail.value)]?.value ?? null)}
    >
      <View className="select">
        <View className="select-label">{label}</View>
        <View className="select-value">{options[index]?.name ?? placeholder}</View>
        <Icon name="down" size={18} />
      </View>
    </Picker>
  );
};
