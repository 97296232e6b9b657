import { html, svg, type TemplateResult } from 'lit/html.js';

const PATHS = {
  bubble: svg`<path d="M2 3h12v8H7l-3 3v-3H2Z"/>`,
  close: svg`<path d="m4 4 8 8m0-8-8 8"/>`,
  attach: svg`<path d="m13.5 7.5-5.6 5.6a3.4 3.4 0 0 1-4.8-4.8l5.7-5.7a2.3 2.3 0 0 1 3.2 3.2l-5.6 5.6a1.1 1.1 0 0 1-1.6-1.6L9.9 4.7"/>`,
  camera: svg`<path d="M1.5 5h3l1-2h5l1 2h3v8h-13Z"/><circle cx="8" cy="8.7" r="2.3"/>`,
  file: svg`<path d="M3.5 1.5h6l3 3v10h-9Z M9.5 1.5v3h3 M6 8h4 M6 11h4"/>`,
};

export const icon = (name: keyof typeof PATHS): TemplateResult =>
  html`<svg viewBox="0 0 16 16" aria-hidden="true">${PATHS[name]}</svg>`;
