/** One file of colours and sizes for the citizen client and the console. Contrast ≥ 4.5:1 on `surface` and `page`. */
export const COLOURS = {
  primary: '#0B5CAD',
  primaryPressed: '#084A8C',
  primaryTint: '#E8F1FB',
  text: '#1F2329',
  textSecondary: '#4E5969',
  textHint: '#626B77',
  page: '#F5F7FA',
  surface: '#FFFFFF',
  line: '#E3E6EB',
  onTime: '#1A7F4B',
  soon: '#9A5B00',
  late: '#C0271E',
  paused: '#5C6570',
} as const;

/** Pixels at a width of 375. `care` is 关怀模式. */
export const TYPE_SIZES = {
  figure: { normal: 28, care: 34 },
  title: { normal: 22, care: 28 },
  section: { normal: 18, care: 24 },
  body: { normal: 16, care: 22 },
  secondary: { normal: 14, care: 20 },
} as const;

export const CONSOLE_TYPE_SIZES = { title: 24, section: 18, body: 14, caption: 12 } as const;
export const SPACES = { xs: 4, s: 8, m: 12, l: 16, xl: 24, xxl: 32 } as const;
export const RADII = { control: 8, card: 12 } as const;
/** Smallest touch target and height of the main action. */
export const TOUCH = { target: 44, action: 48, careTarget: 60 } as const;
export const FONT_FAMILY = '"PingFang SC", "HarmonyOS Sans SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';

/** The lights of a clock: never colour alone, each has a word and a shape. */
export const LIGHTS = {
  onTime: { colour: COLOURS.onTime, shape: '●', word: '正常' },
  soon: { colour: COLOURS.soon, shape: '▲', word: '将到期' },
  late: { colour: COLOURS.late, shape: '■', word: '已超时' },
  paused: { colour: COLOURS.paused, shape: 'Ⅱ', word: '暂停' },
} as const;
