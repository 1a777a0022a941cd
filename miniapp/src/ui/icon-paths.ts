/**
 * Our own icons as SVG paths in a 24 × 24 box, 1.8 thick, round ends. `Filled` ones are painted, the others drawn.
 * The tab bar of the mini-program takes only PNG: assets/tabs/*.png are these paths at 81 × 81, grey #4E5969 and primary.
 */
export const ICON_PATHS = {
  home: 'M4 10.5 12 4l8 6.5V19a1 1 0 0 1-1 1h-4.5v-5.5h-5V20H5a1 1 0 0 1-1-1z',
  homeFilled: 'M4 10.5 12 4l8 6.5V19a1 1 0 0 1-1 1h-4.5v-5.5h-5V20H5a1 1 0 0 1-1-1z',
  affairs: 'M7 4h10a1.5 1.5 0 0 1 1.5 1.5v13A1.5 1.5 0 0 1 17 20H7a1.5 1.5 0 0 1-1.5-1.5v-13A1.5 1.5 0 0 1 7 4zM9 9h6M9 12.5h6M9 16h3.5',
  affairsFilled:
    'M7 4h10a1.5 1.5 0 0 1 1.5 1.5v13A1.5 1.5 0 0 1 17 20H7a1.5 1.5 0 0 1-1.5-1.5v-13A1.5 1.5 0 0 1 7 4zM8.3 7.6v3h7.4v-3zM8.3 12.6v3h7.4v-3z',
  notices: 'M12 4a5.5 5.5 0 0 1 5.5 5.5c0 4 1.8 5.6 1.8 7H4.7c0-1.4 1.8-3 1.8-7A5.5 5.5 0 0 1 12 4zM10 19.5a2.2 2.2 0 0 0 4 0',
  noticesFilled:
    'M12 4a5.5 5.5 0 0 1 5.5 5.5c0 4 1.8 5.6 1.8 7H4.7c0-1.4 1.8-3 1.8-7A5.5 5.5 0 0 1 12 4zM9.8 19.2h4.4a2.2 2.2 0 0 1-4.4 0z',
  me: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20c.6-3.6 3.6-5.5 7.5-5.5s6.9 1.9 7.5 5.5z',
  meFilled: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20c.6-3.6 3.6-5.5 7.5-5.5s6.9 1.9 7.5 5.5z',
  back: 'M15 5l-7 7 7 7',
  next: 'M9 5l7 7-7 7',
  down: 'M5 9l7 7 7-7',
  up: 'M5 15l7-7 7 7',
  search: 'M11 17.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM16 16l4.5 4.5',
  pen: 'M5 19l.8-3.8L16 5a1.8 1.8 0 0 1 2.6 0l.4.4a1.8 1.8 0 0 1 0 2.6L8.8 18.2zM14 7l3 3',
  camera:
    'M4 8.5A1.5 1.5 0 0 1 5.5 7H8l1.3-2h5.4L16 7h2.5A1.5 1.5 0 0 1 20 8.5v9a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 17.5zM12 16a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4z',
  place: 'M12 20.5s6.5-5.6 6.5-10.5a6.5 6.5 0 1 0-13 0c0 4.9 6.5 10.5 6.5 10.5zM12 12.3a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6z',
  phone: 'M6.5 4h2.7l1.4 4-2 1.4a11 11 0 0 0 6 6l1.4-2 4 1.4v2.7a2 2 0 0 1-2.2 2A15.5 15.5 0 0 1 4.5 6.2 2 2 0 0 1 6.5 4z',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  close: 'M6 6l12 12M18 6 6 18',
  add: 'M12 5v14M5 12h14',
  help: 'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM9.6 9.6a2.5 2.5 0 1 1 3.6 2.3c-.8.4-1.2.9-1.2 1.8M12 16.7v.1',
  hand: 'M12 20c-4.2-2.9-8-5.9-8-9.8A4.2 4.2 0 0 1 12 8a4.2 4.2 0 0 1 8 2.2c0 3.9-3.8 6.9-8 9.8z',
  bulb: 'M9.2 17.5h5.6M10 20.5h4M12 3.5a6 6 0 0 0-3.4 11c.5.4.8.9.8 1.5h5.2c0-.600.3-1.1.8-1.5a6 6 0 0 0-3.4-11z',
  shield: 'M12 3.5l7 2.5v5.5c0 4.3-2.9 7.5-7 9-4.1-1.5-7-4.7-7-9V6zM9 12l2.2 2.2 4-4.2',
  larger: 'M3.5 19 9 5.5 14.5 19M5.3 14.7h7.4M18 8.5v7M14.8 12h6.4',
} as const;

export type IconName = keyof typeof ICON_PATHS;

export const isFilled = (name: IconName): boolean => name.endsWith('Filled');

/** Sides in CSS pixels (icon.scss); 关怀模式 draws them larger. */
export type IconSize = 16 | 18 | 20 | 24 | 26 | 28 | 32 | 48;
