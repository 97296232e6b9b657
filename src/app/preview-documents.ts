/** The documents of previews: whole pages with the light on one part of them, and what machines read as text. */
import { randomBytes } from 'node:crypto';
import { html, raw } from 'hono/html';
import type { Problem } from '../find/proposals/contract.ts';
import { contactState, organizationJsonLd, type View, vcard } from '../find/surfaces/index.ts';
import { cspHash, type SecurityOptions, securityHeaders } from '../kernel/http/headers.ts';
import { text } from '../kernel/http/page.ts';
import { HTML_LANG, type Lang } from '../kernel/i18n.ts';
import { RESOURCES, type SiteContext } from './resources.ts';

export const SURFACE_VIEWS = [
  'nav',
  'footer',
  'banner',
  'popup',
  'floating',
  'page',
  'embed',
  'json-ld',
  'vcard',
] as const;
type SurfaceView = (typeof SURFACE_VIEWS)[number];

export interface PreviewDocument {
  readonly type: string;
  readonly body: string | Uint8Array;
  readonly lang: Lang;
  /** Where the pictures of this preview come from; without it there are none. */
  readonly images?: string;
  /** Inline styles and the nonce of scripts beyond those of public pages. */
  readonly styles?: readonly string[];
  readonly nonce?: string;
}

const HTML = 'text/html; charset=utf-8';
const PLAIN = 'text/plain; charset=utf-8';

/** Where a surface is looked at, and what of that page is left. */
const PAGES: Readonly<
  Record<Exclude<SurfaceView, 'embed' | 'json-ld' | 'vcard'>, readonly [path: string, css: string]>
> = {
  nav: ['/', 'body>:not(header,svg){display:none!important}'],
  footer: ['/', 'body>:not(footer,svg){display:none!important}'],
  banner: ['/help', 'body>:not(.strip,svg){display:none!important}'],
  popup: ['/', 'body>:not(.popup,svg){display:none!important}'],
  floating: ['/', 'body>:not(.dock,svg){display:none!important}'],
  page: ['/contact', ''],
};

const NOTHING: Record<Lang, string> = {
  zh: '现在没有要在这里显示的内容。',
  en: 'There is nothing to show here now.',
};

export function surfaceDocument(
  surface: SurfaceView,
  view: View,
  lang: Lang,
  context: SiteContext,
): PreviewDocument {
  const { publicUrl } = context;
  if (surface === 'vcard') return { type: PLAIN, body: vcard(view, { publicUrl, lang }), lang };
  if (surface === 'json-ld')
    return { type: PLAIN, body: pretty(JSON.parse(organizationJsonLd(view, { publicUrl, lang }))), lang };
  if (surface === 'embed') return embedDocument(view, lang, context);
  const [path, css] = PAGES[surface];
  const asked = { path, query: new URLSearchParams(), lang, seen: '', name: '' };
  const body = RESOURCES.find(({ pattern }) => pattern.test(path))?.render(view, asked, context);
  if (typeof body !== 'string') throw new Error(`no page at ${path}`);
  if (surface === 'banner' && view.banners.length === 0) return { type: PLAIN, body: NOTHING[lang], lang };
  if (surface === 'popup' && view.popups.length === 0) return { type: PLAIN, body: NOTHING[lang], lang };
  return {
    type: HTML,
    body: body.replace('</head>', () => `<style>${css}</style></head>`),
    lang,
    styles: [cspHash(css)],
  };
}

const pretty = (value: unknown): string => JSON.stringify(value, null, 2);

/** The partners' own element, handed the answer that it would fetch. Where scripts may not run, that answer itself. */
function embedDocument(view: View, lang: Lang, { publicUrl }: SiteContext): PreviewDocument {
  const nonce = randomBytes(16).toString('base64url');
  const state = contactState(view, publicUrl);
  const answer = JSON.stringify(state).replaceAll('<', '\\u003c');
  const body = text(html`<!doctype html>
<html lang="${HTML_LANG[lang]}"><head><meta charset="utf-8"><title>embed</title><meta name="color-scheme" content="light dark">
<script nonce="${nonce}">const answer=${raw(answer)};window.fetch=async()=>new Response(JSON.stringify(answer),{headers:{'Content-Type':'application/json',Date:new Date().toUTCString()}})</script>
<script nonce="${nonce}" async src="/embed.js"></script></head>
<body><contact-card><pre>${pretty(state)}</pre></contact-card></body></html>`);
  return { type: HTML, body, lang, nonce };
}

const WORDS = {
  zh: { title: '预览', lead: '修正以下问题后才能预览：' },
  en: { title: 'Preview', lead: 'There is a preview once these problems are mended:' },
};

export function previewProblems(
  problems: readonly Problem[],
  lang: Lang,
  { assets }: SiteContext,
): PreviewDocument {
  const { title, lead } = WORDS[lang];
  const body = text(html`<!doctype html>
<html lang="${HTML_LANG[lang]}"><head><meta charset="utf-8"><title>${title}</title><meta name="color-scheme" content="light dark"><style>${raw(assets.css)}</style></head>
<body><main class="wrap"><p>${lead}</p><ul>${problems.map(({ message, remedy }) => html`<li>${message[lang]} ${remedy[lang]}</li>`)}</ul></main></body></html>`);
  return { type: HTML, body, lang };
}

/** Nothing in it acts: no form, no script but the embed's, no way out of the frame. */
export function previewResponse(made: PreviewDocument, security: SecurityOptions): Response {
  const { lang, images, nonce } = made;
  const isPage = made.type === HTML;
  const isImage = made.type.startsWith('image/');
  const body =
    isPage && typeof made.body === 'string' ? inert(made.body, images, nonce !== undefined) : made.body;
  const headers = new Headers(
    securityHeaders('page', security).filter(([name]) => name !== 'Content-Security-Policy') as [
      string,
      string,
    ][],
  );
  headers.set('Content-Security-Policy', policyOf(made, security));
  headers.set('Content-Type', isPage || isImage ? made.type : PLAIN);
  headers.set('Content-Language', HTML_LANG[lang]);
  headers.set('Cache-Control', 'no-store');
  headers.set('X-Robots-Tag', 'noindex, nofollow');
  if (nonce !== undefined) headers.set('Cross-Origin-Resource-Policy', 'cross-origin');
  return new Response(body as string | Uint8Array<ArrayBuffer>, { headers });
}

function policyOf({ images, nonce, styles = [] }: PreviewDocument, security: SecurityOptions): string {
  return [
    "default-src 'none'",
    `script-src ${nonce === undefined ? "'none'" : `'nonce-${nonce}'`}`,
    `style-src ${["'self'", ...(security.styles ?? []), ...styles].join(' ')}`,
    `img-src data:${images === undefined ? '' : " 'self'"}`,
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'self'",
    // Scripts run in an origin of their own, which cannot reach the console.
    nonce === undefined ? 'sandbox allow-same-origin' : 'sandbox allow-scripts',
  ].join('; ');
}

/** Links would leave the frame, which its sandbox forbids; pictures show what is proposed, or there are none. */
function inert(page: string, images: string | undefined, scripted: boolean): string {
  const framed = page.replace('<head>', '<head><base target="_blank"><meta name="robots" content="noindex">');
  const silent = scripted
    ? framed
    : framed.replaceAll(/<script[^>]*\ssrc=[^>]*><\/script>|<link rel="icon"[^>]*>/g, '');
  return images === undefined
    ? silent.replaceAll(/<img[^>]*\ssrc="\/contact\/qr\/[^>]*>/g, '')
    : silent.replaceAll('src="/contact/qr/', `src="${images}?path=/contact/qr/`);
}
