/** Light and dark, as Excel or the system is. High contrast is the browser's: it replaces the colours itself. */
import { useSyncExternalStore } from 'react';
import { type BrandVariants, createDarkTheme, createLightTheme, type Theme } from '@fluentui/react-components';
import type { PaneHost } from './pane-host';

/** Excel's green, from dark to light. */
const green: BrandVariants = {
  10: '#02140a',
  20: '#052315',
  30: '#08331e',
  40: '#0a4127',
  50: '#0b4f2f',
  60: '#0c5c37',
  70: '#0d653b',
  80: '#0f6c3d',
  90: '#1d8450',
  100: '#2f9963',
  110: '#4aae79',
  120: '#66c092',
  130: '#84d0aa',
  140: '#a3dfc1',
  150: '#c4ecd8',
  160: '#e3f7ed',
};

const FONTS = `'Segoe UI', 'Microsoft YaHei UI', 'Microsoft YaHei', 'PingFang SC', 'Noto Sans CJK SC', sans-serif`;

const light: Theme = { ...createLightTheme(green), fontFamilyBase: FONTS };
const dark: Theme = {
  ...createDarkTheme(green),
  fontFamilyBase: FONTS,
  // On dark ground the text of links needs the lighter greens.
  colorBrandForeground1: green[120],
  colorBrandForeground2: green[130],
  colorBrandForegroundLink: green[120],
  colorBrandForegroundLinkHover: green[130],
  colorBrandForegroundLinkPressed: green[110],
};

const query = () => window.matchMedia('(prefers-color-scheme: dark)');

function followSystem(changed: () => void): () => void {
  const media = query();
  media.addEventListener('change', changed);
  return () => media.removeEventListener('change', changed);
}

/** The theme that fits where the pane stands. */
export function usePaneTheme(host: PaneHost): Theme {
  const systemIsDark = useSyncExternalStore(followSystem, () => query().matches);
  const isDark = useSyncExternalStore(host.onTheme ?? never, () => host.isDark?.()) ?? systemIsDark;
  return isDark ? dark : light;
}

function never(): () => void {
  return () => undefined;
}
