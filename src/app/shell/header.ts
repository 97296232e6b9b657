import { html } from 'hono/html';
import { isPhone, shownOn, telLink, type View } from '../../find/surfaces/index.ts';
import type { Html } from '../../kernel/http/page.ts';
import { HTML_LANG, type Lang } from '../../kernel/i18n.ts';
import { shellMessages } from './messages.ts';

const ENTRIES = [
  ['/', 'home'],
  ['/contact', 'contact'],
  ['/contact/human', 'service'],
  ['/help', 'help'],
  ['/notices', 'notices'],
  ['/card', 'card'],
  ['/verify', 'verify'],
] as const;

/** Name, the number, and every entry in sight: nothing folds away on a phone (R5, R15). */
export function header(
  view: View | null,
  lang: Lang,
  { path, query, section }: { path: string; query: string; section: string | undefined },
): Html {
  const t = shellMessages[lang];
  const other = lang === 'zh' ? 'en' : 'zh';
  const inOther = `${path}?${query && `${query}&`}lang=${other}`;
  return html`<header class="top"><div class="wrap">
<a class="name" href="/">${view?.card.operator.name[lang] ?? t.siteFallback}</a>
${view ? numbers(view, lang) : ''}
<nav aria-label="${t.nav}"><ul>${ENTRIES.map(
    ([href, key]) =>
      html`<li><a href="${href}"${href === section ? html` aria-current="page"` : ''}>${t[key]}</a></li>`,
  )}<li><a href="${inOther}" hreflang="${HTML_LANG[other]}" lang="${HTML_LANG[other]}">${t.otherLang}</a></li></ul></nav>
</div></header>`;
}

/** The number, then further phones of the surface `nav` under their own names. */
const numbers = (view: View, lang: Lang): Html[] =>
  shownOn(view, 'nav')
    .filter(isPhone)
    .sort((a, b) => Number(b === view.primary) - Number(a === view.primary))
    .map((phone) => {
      const name = phone === view.primary ? shellMessages[lang].number : phone.channel.label[lang];
      return html`<p class="call"><span>${name}</span>${telLink(phone.channel, 'tel')}</p>`;
    });
