/** The colours of our elements on any page: the values of web/styles/tokens.css. */
export interface Palette {
  paper: string;
  ink: string;
  quiet: string;
  line: string;
  accent: string;
  onAccent: string;
  warn: string;
}

export const LIGHT: Palette = {
  paper: '#fff',
  ink: '#15211e',
  quiet: '#50605b',
  line: '#d2dcd8',
  accent: '#00695c',
  onAccent: '#fff',
  warn: '#a6341b',
};

export const DARK: Palette = {
  paper: '#0f1614',
  ink: '#e7eeeb',
  quiet: '#a5b5af',
  line: '#33413c',
  accent: '#6fd6c2',
  onAccent: '#05231d',
  warn: '#ff9d80',
};

// A grid host has no ::first-line and ::first-letter, its ancestors' included. `all` covers neither direction nor
// unicode-bidi.
export const HOST = `
:host{all:initial!important;display:grid!important;grid-template-columns:minmax(0,1fr)!important;min-width:0!important;direction:ltr!important;unicode-bidi:isolate!important;
text-size-adjust:100%!important;-webkit-text-size-adjust:100%!important}
:host([hidden]){display:none!important}
:host::before,:host::after{content:none!important;display:none!important}`;
