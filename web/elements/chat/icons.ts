import { html, svg, type TemplateResult } from 'lit/html.js';

const PATHS = {
  bubble: svg`<path d="M2 3h12v8H7l-3 3v-3H2Z"/>`,
  close: svg`<path d="m4 4 8 8m0-8-8 8"/>`,
  bell: svg`<path d="M3 12V7a5 5 0 0 1 10 0v5H2.5h11M7 14.5h2"/>`,
  muted: svg`<path d="M3 12V7a5 5 0 0 1 10 0v5H2.5h11M7 14.5h2M2 2l12 12"/>`,
  attach: svg`<path d="m13.7 7.3-5.9 5.9a3.5 3.5 0 0 1-5-5l5.9-5.9a2.3 2.3 0 0 1 3.3 3.3l-5.9 5.9a1.2 1.2 0 0 1-1.7-1.7l5.5-5.4"/>`,
  camera: svg`<path d="M1.5 5h3l1-2h5l1 2h3v8h-13Z"/><circle cx="8" cy="8.7" r="2.3"/>`,
  file: svg`<path d="M3.5 1.5h6l3 3v10h-9Z M9.5 1.5v3h3 M6 8h4 M6 11h4"/>`,
};

export const icon = (name: keyof typeof PATHS): TemplateResult =>
  html`<svg viewBox="0 0 16 16" aria-hidden="true">${PATHS[name]}</svg>`;
