import { html } from 'hono/html';
import type { Notice } from '../../find/notices/contract.ts';
import { instantText, keepNumbers, noticeLead, type View } from '../../find/surfaces/index.ts';
import type { Html } from '../../kernel/http/page.ts';
import type { Lang } from '../../kernel/i18n.ts';
import { shellMessages } from './messages.ts';

/** More would push the number out of the first screen; the rest are one tap away. */
const MAX_BANNERS = 2;

interface Shown {
  readonly banners: readonly Notice[];
  readonly popup: Notice | undefined;
}

/**
 * Which notices stand on this page. One that asks for both placements pops up on the home page and is a banner
 * everywhere else, so that nobody reads it twice at once.
 */
export function activeNotices(view: View, path: string, dismissed: ReadonlySet<string>): Shown {
  const wanted = (notice: Notice) => !dismissed.has(notice.slug) && path !== `/notices/${notice.slug}`;
  const popup = view.popups.find((n) => wanted(n) && (path === '/' || !n.placements.includes('banner')));
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

export function bannerStrip(banners: readonly Notice[], lang: Lang, back: string): Html | '' {
  const t = shellMessages[lang];
  if (banners.length === 0) return '';
  const hidden = banners.length - MAX_BANNERS;
  return html`<section class="strip" aria-label="${t.banner}">${banners
    .slice(0, MAX_BANNERS)
    .map(
      (notice) =>
        html`<div class="wrap" data-notice="${notice.slug}"><p><a href="/notices/${notice.slug}">${keepNumbers(notice.title[lang])}</a></p>${dismissForm(notice, lang, back)}</div>`,
    )}${hidden > 0 ? html`<div class="wrap"><p><a href="/notices">${t.more(hidden)}</a></p></div>` : ''}</section>`;
}

/** Stands beside the content rather than in front of it: nothing is blocked until it is closed. */
export function popupCard(notice: Notice | undefined, lang: Lang, back: string): Html | '' {
  if (!notice) return '';
  const t = shellMessages[lang];
  return html`<section class="popup card" aria-label="${t.popup}" data-notice="${notice.slug}"><h2>${keepNumbers(notice.title[lang])}</h2><p>${keepNumbers(noticeLead(notice, lang))}</p><div class="acts"><a href="/notices/${notice.slug}">${t.read}</a>${dismissForm(notice, lang, back)}</div></section>`;
}

const dismissForm = (notice: Notice, lang: Lang, back: string): Html => {
  const t = shellMessages[lang];
  return html`<form method="post" action="/notices/${notice.slug}/dismiss"><input type="hidden" name="back" value="${back}"><button aria-label="${t.dismissOf(notice.title[lang])}">${t.dismiss}</button></form>`;
};
