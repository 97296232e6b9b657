/** The colours of web/styles/tokens.css, for what cannot read style sheets. */
export type Scheme = 'light' | 'dark';

const LIGHT = {
  ink: '#15211e',
  soft: '#50605b',
  paper: '#fff',
  wash: '#f2f6f4',
  line: '#d2dcd8',
  accent: '#00695c',
  'on-accent': '#fff',
  band: '#00574c',
  'on-band': '#fff',
  stop: '#a6341b',
  'stop-wash': '#fdf1ec',
  shadow: '0 4px 24px #0a1f1a2e',
};
const DARK: typeof LIGHT = {
  ink: '#e7eeeb',
  soft: '#a5b5af',
  paper: '#0f1614',
  wash: '#17201d',
  line: '#33413c',
  accent: '#6fd6c2',
  'on-accent': '#05231d',
  band: '#0b352e',
  'on-band': '#f2faf7',
  stop: '#ff9d80',
  'stop-wash': '#2b1a14',
  shadow: '0 4px 24px #0009',
};
export const PALETTES: Readonly<Record<Scheme, typeof LIGHT>> = { light: LIGHT, dark: DARK };
