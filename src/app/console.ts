/** The one document of the staff console. What it shows is fetched; the document is the same at every address below. */
import { randomBytes } from 'node:crypto';
import { getCookie } from 'hono/cookie';
import { html, raw } from 'hono/html';
import { type Ctx, langOf } from '../kernel/http/context.ts';
import { type SecurityOptions, securityHeaders } from '../kernel/http/headers.ts';
import { text } from '../kernel/http/page.ts';
import { HTML_LANG, isLang, type Lang } from '../kernel/i18n.ts';
import type { ConsoleAssets } from './console-assets.ts';
import { languageHeaders } from './cookies.ts';

const NONCE_BYTES = 16;

const TEXTS = {
  zh: {
    title: '明线管理台',
    loading: '正在载入…',
    noscript: '管理台需要 JavaScript。请在浏览器设置中启用，或换用新版浏览器。',
    contact: '联系我们',
  },
  en: {
    title: 'Clearline console',
    loading: 'Loading…',
    noscript: 'The console needs JavaScript. Turn it on in your browser, or use a newer browser.',
    contact: 'Contact us',
  },
} as const;

/** Before the style sheet is there: the outline of a page, in the colours that were chosen. */
const SKELETON = raw(`
:root{color-scheme:light dark}[data-theme=light]{color-scheme:light}[data-theme=dark]{color-scheme:dark}
body{margin:0;background:light-dark(#f2f6f4,#17201d)}
.boot{width:min(100% - 32px,28rem);margin:18vh auto 0;text-align:center;font:15px/1.6 system-ui,sans-serif;color:light-dark(#50605b,#a5b5af)}
.boot b{display:block;margin-bottom:24px;font-size:20px;color:light-dark(#15211e,#e7eeeb)}
.boot i{display:block;height:4px;border-radius:2px;background:linear-gradient(90deg,light-dark(#d2dcd8,#33413c) 40%,light-dark(#00695c,#6fd6c2) 50%,light-dark(#d2dcd8,#33413c) 60%) 0/250% 100%}
@media(prefers-reduced-motion:no-preference){.boot i{animation:boot 1.2s linear infinite}}
@keyframes boot{from{background-position:100% 0}to{background-position:0 0}}`);

export function consoleDocument(c: Ctx, assets: ConsoleAssets, security: SecurityOptions): Response {
  const nonce = randomBytes(NONCE_BYTES).toString('base64url');
  const lang = langOf(c);
  const asked = isLang(c.req.query('lang'));
  return new Response(render(assets, lang, nonce, themeOf(c)), {
    headers: [
      ['Content-Type', 'text/html; charset=utf-8'],
      ['Content-Language', HTML_LANG[lang]],
      ...securityHeaders('page', security).filter(([name]) => name !== 'Content-Security-Policy'),
      ['Content-Security-Policy', policy(nonce, security)],
      ...(asked ? languageHeaders(lang, security.https).filter(([name]) => name === 'Set-Cookie') : []),
      ['Cache-Control', 'no-store'],
    ] as [string, string][],
  });
}

/** Styles that a component library makes as it runs carry the nonce; scripts are files of ours; previews are framed. */
function policy(nonce: string, { https }: SecurityOptions): string {
  const directives = [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'none'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "frame-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ];
  return [...directives, ...(https ? ['upgrade-insecure-requests'] : [])].join('; ');
}

const themeOf = (c: Ctx): 'light' | 'dark' | 'auto' => {
  const chosen = getCookie(c, 'theme');
  return chosen === 'light' || chosen === 'dark' ? chosen : 'auto';
};

function render(assets: ConsoleAssets, lang: Lang, nonce: string, theme: string): string {
  const t = TEXTS[lang];
  return text(html`<!doctype html>
<html lang="${HTML_LANG[lang]}" data-theme="${theme}"><head><meta charset="utf-8"><title>${t.title}</title>
<meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover"><meta name="robots" content="noindex">
<meta name="format-detection" content="telephone=no"><link rel="icon" href="/favicon.svg">
<style nonce="${nonce}">${SKELETON}</style>
<script type="module" nonce="${nonce}" src="${assets.script}"></script>
<link rel="stylesheet" href="${assets.style}">
${assets.preload.map((path) => html`<link rel="modulepreload" href="${path}">`)}
<link rel="preload" as="fetch" href="/api/v1/session" crossorigin></head>
<body><div id="console"><div class="boot" role="status"><b>${t.title}</b><i></i><p>${t.loading}</p></div></div>
<noscript><p>${t.noscript} <a href="/contact">${t.contact}</a></p></noscript></body></html>`);
}
