import { COLOURS, CONSOLE_TYPE_SIZES, FONT_FAMILY, RADII, SPACES } from '@zsb/shared/design-tokens';
import type { ThemeConfig } from 'antd';

/** Outlines of fields and buttons need 3:1 against white and page (WCAG 1.4.11); the line between cards need not. */
const CONTROL_LINE = '#868E99';

/** Ant Design in our tokens: one accent, lines instead of shadows, no motion for whoever asked for none. */
export const theme = (isMotionReduced: boolean): ThemeConfig => ({
  token: {
    colorPrimary: COLOURS.primary,
    colorPrimaryHover: COLOURS.primaryPressed,
    colorPrimaryActive: COLOURS.primaryPressed,
    colorInfo: COLOURS.primary,
    colorLink: COLOURS.primary,
    colorLinkHover: COLOURS.primaryPressed,
    colorSuccess: COLOURS.onTime,
    colorWarning: COLOURS.soon,
    colorError: COLOURS.late,
    colorText: COLOURS.text,
    colorTextSecondary: COLOURS.textSecondary,
    colorTextTertiary: COLOURS.textHint,
    colorTextDescription: COLOURS.textHint,
    colorTextPlaceholder: COLOURS.textHint,
    colorTextDisabled: COLOURS.textHint,
    colorBorder: CONTROL_LINE,
    colorBorderSecondary: COLOURS.line,
    colorBgLayout: COLOURS.page,
    controlItemBgActive: COLOURS.primaryTint,
    controlOutline: 'transparent',
    borderRadius: RADII.control,
    borderRadiusSM: RADII.control,
    borderRadiusLG: RADII.control,
    fontFamily: FONT_FAMILY,
    fontSize: CONSOLE_TYPE_SIZES.body,
    fontSizeLG: CONSOLE_TYPE_SIZES.body,
    controlHeight: 34,
    controlHeightLG: 40,
    controlHeightSM: 28,
    motion: !isMotionReduced,
    motionDurationMid: '0.16s',
    motionDurationSlow: '0.16s',
  },
  components: {
    // 8 px on a box of 16 would make it round, and a round box reads as a radio button.
    Checkbox: { borderRadiusSM: 4 },
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
  },
});

/** The same tokens as CSS variables (`--primary`, `--space-l`), for our own style sheets. */
export function tokensToCss(root: HTMLElement): void {
  const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const put = (prefix: string, values: Record<string, string | number>) =>
    Object.entries(values).forEach(([name, value]) =>
      root.style.setProperty(`--${prefix}${kebab(name)}`, typeof value === 'number' ? `${value}px` : value),
    );
  put('', COLOURS);
  put('space-', SPACES);
  put('radius-', RADII);
  put('type-', CONSOLE_TYPE_SIZES);
  put('', { controlLine: CONTROL_LINE, fontFamily: FONT_FAMILY });
}
