import { html } from 'hono/html';
import type { Notice } from '../../find/notices/contract.ts';
import { isPhone, keepNumbers, noticeLead, telLink, type View } from '../../find/surfaces/index.ts';
import type { Html } from '../../kernel/http/page.ts';
import type { Lang } from '../../kernel/i18n.ts';
import { instantText } from '../../kernel/when/contract.ts';
import { shellMessages } from './messages.ts';

/** More would push the number out of the first screen. */
const MAX_BANNERS = 2;

interface Shown {
  readonly banners: readonly Notice[];
  readonly popup: Notice | undefined;
}

/**
 * Which notices stand on this page. A pop-up is for arriving on the home page: elsewhere people have come for something,
 * which nothing may cover. One that asks for both placements is not a banner where it pops up.
 */
export function activeNotices(view: View, path: string, dismissed: ReadonlySet<string>): Shown {
  const wanted = (notice: Notice) => !dismissed.has(notice.slug) && path !== `/notices/${notice.slug}`;
  const popup = path === '/' ? view.popups.find(wanted) : undefined;
  return { popup, banners: view.banners.filter((n) => wanted(n) && n !== popup) };
}

/** What must be known before the card is relied on: that it may be old, or has expired. */
export function warnings(view: View, lang: Lang): Html | '' {
  const t = shellMessages[lang];
  const expired = Date.parse(view.card.expires) <= view.at;
  if (view.live && !expired) return '';
  return html`<section class="strip alert" aria-label="${t.warning}"><div class="wrap">${
    view.live ? '' : html`<p>${t.notLive(instantText(view.confirmedAt, lang))}</p>`
  }${expired ? html`<p>${t.expired(instantText(view.card.expires, lang))}</p>` : ''}</div></section>`;
}

/** The phones of the surfaces `banner` and `popup`; unlike the number's other places, these are the operator's choice. */
const numbers = (view: View, surface: 'banner' | 'popup'): Html[] =>
  view.channels
    .filter(isPhone)
    .filter(({ channel }) => channel.surfaces.includes(surface))
    .map(({ channel }) => html` ${telLink(channel, 'tel')}`);

/** The style sheet shows the first alone where there is little room; the rest are one tap away. */
export function bannerStrip(view: View, banners: readonly Notice[], lang: Lang, back: string): Html | '' {
  const t = shellMessages[lang];
  if (banners.length === 0) return '';
  const more = banners.length > 1 ? [html` <a href="/notices">${t.more}</a>`] : [];
  return html`<section class="strip" aria-label="${t.banner}"><div class="wrap"><div>${banners
    .slice(0, MAX_BANNERS)
    .map(
      (notice) =>
        html`<div class="told" data-notice="${notice.slug}"><p>${titleLink(notice, lang)}</p>${dismissForm(notice, lang, back)}</div>`,
    )}</div>${line([...numbers(view, 'banner'), ...more])}</div></section>`;
}

/**
 * Stands beside the content rather than in front of it: nothing is blocked until it is closed. With a banner on the
 * same page it is brief; on a low screen it is one more row above the content, so that it never covers the number.
 */
export function popupCard(view: View, { popup, banners }: Shown, lang: Lang, back: string): Html | '' {
  if (!popup) return '';
  const t = shellMessages[lang];
  const lead = banners.length > 0 ? '' : html`<p class="lines">${keepNumbers(noticeLead(popup, lang))}</p>`;
  return html`<section class="popup card" aria-label="${t.popup}" data-notice="${popup.slug}"><div><h2>${titleLink(popup, lang)}</h2>${lead}${line(numbers(view, 'popup'))}</div><div class="acts"><a href="/notices/${popup.slug}">${t.read}</a>${dismissForm(popup, lang, back)}</div></section>`;
}

const line = (links: readonly Html[]): Html | '' => (links.length > 0 ? html`<p>${links}</p>` : '');

const titleLink = (notice: Notice, lang: Lang): Html =>
  html`<a href="/notices/${notice.slug}">${keepNumbers(notice.title[lang])}</a>`;

const dismissForm = (notice: Notice, lang: Lang, back: string): Html => {
  const t = shellMessages[lang];
  return html`<form method="post" action="/notices/${notice.slug}/dismiss"><input type="hidden" name="back" value="${back}"><button aria-label="${t.dismissOf(notice.title[lang])}">${t.dismiss}</button></form>`;
};
