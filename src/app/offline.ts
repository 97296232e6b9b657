import { html, raw } from 'hono/html';
import { trustData, type View, verifyForm, verifyMessages } from '../find/surfaces/index.ts';
import { cspHash } from '../kernel/http/headers.ts';
import { text } from '../kernel/http/page.ts';
import { HTML_LANG, type Lang } from '../kernel/i18n.ts';
import { instantText } from '../kernel/when/contract.ts';
import type { Assets } from './assets.ts';

const LANGUAGES = ['zh', 'en'] as const;

/**
 * The page that verifies cards, as one file that works from disk: script, styles, the policy of this moment and the
 * current card's proof stand inside, and its own policy forbids it every request. Null while there is no proof.
 */
export function offlineDocument(view: View, lang: Lang, { css, verify }: Assets): string | null {
  const { proof, confirmedAt, card } = view;
  if (!proof) return null;
  const styles = css + verify.style.bytes.toString().trim();
  const policy = `default-src 'none'; script-src ${cspHash(verify.offlineJs)}; style-src ${cspHash(styles)}; base-uri 'none'; form-action 'none'`;
  const body = (one: Lang) => {
    const t = verifyMessages[one];
    return html`<main lang="${HTML_LANG[one]}" data-lang="${one}"${one === lang ? '' : html` hidden`}><div class="wrap verify-page"><h1>${t.offline.title(card.operator.name[one])}</h1>
<p class="lead">${t.lead}</p><p class="fine">${t.offline.made(instantText(confirmedAt, one))}</p><noscript><p class="warn">${t.offline.script}</p></noscript>
${verifyForm(proof, one, 'saved')}</div></main>`;
  };
  return text(html`<!doctype html>
<html lang="${HTML_LANG[lang]}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><title>${verifyMessages[lang].offline.title(card.operator.name[lang])}</title>
<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="format-detection" content="telephone=no"><style>${raw(styles)}</style></head>
<body><nav class="wrap languages">${LANGUAGES.map((one) => html`<button type="button" data-language="${one}" lang="${HTML_LANG[one]}"${one === lang ? html` hidden` : ''}>${NAMES[one]}</button>`)}</nav>
${LANGUAGES.map(body)}${trustData(proof, 'saved')}<script>${raw(verify.offlineJs)}</script></body></html>`);
}

const NAMES: Record<Lang, string> = { zh: '中文', en: 'English' };
