import { html } from 'hono/html';
import type { Html } from '../../../kernel/http/page.ts';
import type { Lang } from '../../../kernel/i18n.ts';
import { dateText, machineTime } from '../../../kernel/when/contract.ts';
import type { Notice } from '../../notices/contract.ts';
import { isUndone, type View } from '../view.ts';
import { noticeMessages } from './notice-messages.ts';

/** Text in which no telephone number is torn apart at the end of a line. */
export const keepNumbers = (text: string): Html =>
  html`${text.split(/(\d[\d-]{5,}\d)/).map((part, i) => (i % 2 === 1 ? html`<span class="num">${part}</span>` : part))}`;

/** One notice in a list: what it says, when, of which kind, and whether that has changed again since. */
export const noticeItem = (notice: Notice, view: View, lang: Lang): Html =>
  html`<li><p class="v"><a href="/notices/${notice.slug}">${keepNumbers(notice.title[lang])}</a></p><p class="fine">${isUndone(notice, view.notices) ? html`<b>${noticeMessages[lang].changedSince}</b> · ` : ''}${noticeMessages[lang].kinds[notice.kind]} · <time datetime="${machineTime(notice.publishedAt)}">${dateText(notice.publishedAt, lang)}</time></p></li>`;

/** A notice's plain text as paragraphs. */
export const noticeBody = (notice: Notice, lang: Lang): Html =>
  html`${paragraphs(notice, lang).map((paragraph) => html`<p>${keepNumbers(paragraph)}</p>`)}`;

/** Its first paragraph, where there is little room. */
export const noticeLead = (notice: Notice, lang: Lang): string => paragraphs(notice, lang)[0] ?? '';

const paragraphs = (notice: Notice, lang: Lang): string[] => notice.body[lang].split(/\n\s*\n/);

/** The notices whose title or text holds every word of the query, in either language; numbers in any spelling. */
export function matchNotices(notices: readonly Notice[], q: string): readonly Notice[] {
  const words = joinDigits(q).split(/\s+/).filter(Boolean);
  return notices.filter((notice) => {
    const { text, joined } = searchable(notice);
    return words.every((word) => text.includes(word) || (/^\d{5,}$/.test(word) && joined.includes(word)));
  });
}

interface Searchable {
  readonly text: string;
  /** The same with numbers in one piece. */
  readonly joined: string;
}
/** Made once a notice: an archive of thousands must not be folded anew for every word that somebody types. */
const known = new WeakMap<Notice, Searchable>();

function searchable(notice: Notice): Searchable {
  const before = known.get(notice);
  if (before) return before;
  const { title, body } = notice;
  const text = [title.zh, title.en, body.zh, body.en].join('\n').normalize('NFKC').toLowerCase();
  const made = { text, joined: joinDigits(text) };
  known.set(notice, made);
  return made;
}

/** Plain lower case, with the digits of a number side by side and the country code of mainland China left out. */
const joinDigits = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/(?<=\d)[ ().\p{Pd}]+(?=\d)/gu, '')
    .replace(/(?<!\d)(?:\+|00)86[ -]?(?=\d{5})/g, '');
