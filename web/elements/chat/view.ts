/** What the chat shows: before it is opened, while it runs, and when it has ended. */
import type { Lang } from '@clearline/card';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Intent } from '../../../src/reach/conversations/contract.ts';
import { RATINGS, ratingText } from '../../../src/reach/conversations/rating/contract.ts';
import type { WaysAnswer } from '../../../src/reach/ways/contract.ts';
import { sizeText } from '../../live/file-words.ts';
import type { Reach } from '../../live/line.ts';
import type { Thread } from '../../live/thread.ts';
import type { Answer as Contact } from '../feed.ts';
import { type ConversationActs, log, standing } from './conversation.ts';
import type { FilesView } from './files.ts';
import { giveButtons, pasted, spoken } from './giving.ts';
import { icon } from './icons.ts';
import type { LateRecords } from './late-records.ts';
import { CHAT_MESSAGES } from './messages.ts';
import { ask } from './one-field.ts';
import { beginnings, otherWays, stepOf } from './ways.ts';

export interface ChatView extends ConversationActs {
  readonly lang: Lang;
  readonly contact: Contact | undefined;
  /** Null until the site has said it. */
  readonly ways: WaysAnswer | null;
  /** What it is about, so that the site says how that stands. */
  readonly about: (intent: Intent) => void;
  /** Whether it stands in the page, or pops up over it. */
  readonly inline: boolean;
  readonly open: boolean;
  readonly thread: Thread | null;
  readonly reach: Reach;
  /** Nothing has been heard of the official site. */
  readonly down: boolean;
  readonly typing: string | null;
  readonly unread: number;
  readonly busy: boolean;
  readonly checked: readonly string[];
  /** What went wrong, in words; null while nothing has. */
  readonly trouble: string | null;
  readonly ending: boolean;
  readonly files: FilesView;
  /** Whether a sound and a notification are wanted. */
  readonly alerts: boolean;
  /** Goes on from one that has ended. */
  readonly follows: boolean;
  /** What was written and could not be sent there. */
  readonly draft: string;
  readonly toggle: () => void;
  readonly leaveOut: (text: string) => void;
  readonly alert: () => void;
  readonly start: (event: Event) => void;
  readonly send: () => void;
  readonly typed: () => void;
  readonly askEnd: (isSure: boolean | null) => void;
  /** @param note in words of their own */
  readonly rate: (n: number, note?: string) => void;
  /** Whether words came with the rating. */
  readonly noted: boolean;
  readonly fresh: () => void;
  readonly records: LateRecords;
}

const INTENTS: readonly Intent[] = ['top-up-failed', 'faulty-goods', 'account-security', 'refund', 'enquiry'];

export function chat(view: ChatView): TemplateResult {
  const t = CHAT_MESSAGES[view.lang];
  const lang = view.lang === 'zh' ? 'zh-CN' : 'en';
  if (!view.open)
    return html`<div class="frame" lang=${lang}><button type="button" class="go launch" @click=${view.toggle}>
      ${icon('bubble')}<span>${t.launch}<small>${state(view)}</small></span><span
        role="status">${view.unread > 0 ? t.unread(view.unread) : nothing}</span></button></div>`;
  return html`<div class="frame ${view.inline ? '' : 'pops'}" lang=${lang} translate="no">
    <section class="chat" aria-label=${t.title}>
      ${head(view)}
      <p class="state" role="status">${state(view)}</p>
      ${view.trouble ? html`<p class="trouble" role="alert">${view.trouble}</p>` : nothing}
      ${view.thread ? running(view, view.thread) : before(view)}
      ${phone(view)}
    </section></div>`;
}

/** Files are dropped anywhere on it. */
function running(view: ChatView, thread: Thread): TemplateResult {
  const { lang, files } = view;
  const body = html`${log(thread, lang, view)}${foot(view, thread)}`;
  if (thread.view?.status === 'closed') return html`<div class="run">${body}</div>`;
  const { over, leave, drop } = files.drag;
  return html`<div class="run" @dragover=${over} @dragleave=${leave} @drop=${drop}>${body}
    <p class="told" role="status">${spoken(files.uploads, lang)}</p>
    ${files.isOver ? html`<p class="drop">${CHAT_MESSAGES[lang].dropHere}</p>` : nothing}</div>`;
}

function head({ lang, contact, inline, toggle, thread, alerts, alert }: ChatView): TemplateResult {
  const t = CHAT_MESSAGES[lang];
  const by = contact?.contact.operator[lang];
  return html`<div class="head"><div><b>${by ? `${by} · ${t.title}` : t.title}</b>
    <span class="fine">${thread?.view ? t.number(thread.view.number) : t.human}</span></div>
    <button type="button" aria-label=${t.alerts} title=${t.alerts} aria-pressed=${alerts} @click=${alert}>
      ${icon(alerts ? 'bell' : 'muted')}</button>
    ${
      inline
        ? nothing
        : html`<button type="button" aria-label=${t.close} title=${t.closeHint} @click=${toggle}>
          ${icon('close')}</button>`
    }</div>`;
}

/** Before it is opened: whether anybody is there, as the official site says it. Afterwards: who answers. */
function state({ lang, contact, thread, reach, typing, down, ways }: ChatView): string {
  const t = CHAT_MESSAGES[lang];
  if (thread) return reach === 'live' || reach === 'slow' ? standing(thread, typing, lang) : t.reach[reach];
  if (ways) return ways.chat.text[lang];
  const channel = contact?.contact.channels.find(({ kind }) => kind === 'chat');
  return channel ? channel.stateText[lang] : down ? t.down : '';
}

/** The number is never hidden, whatever the chat does. */
function phone({ lang, contact }: ChatView): TemplateResult | typeof nothing {
  const line = contact?.contact.channels.find(({ id }) => id === contact.contact.primary);
  if (!line?.uri) return nothing;
  return html`<p class="phone">${CHAT_MESSAGES[lang].phone} <a href=${line.uri}>${line.display}</a></p>`;
}

function before(view: ChatView): TemplateResult {
  const t = CHAT_MESSAGES[view.lang];
  const { files } = view;
  const { over, leave, drop } = files.drag;
  return html`<form class="pre" @submit=${view.start} @dragover=${over} @dragleave=${leave} @drop=${drop}>
    ${view.follows ? html`<p class="fine">${t.follows}</p>` : nothing}
    <fieldset><legend><b>${t.lead}</b></legend><div class="chips">${INTENTS.map(
      (intent) =>
        html`<label class="chip"><input type="radio" name="intent" value=${intent}
          @change=${() => view.about(intent)}>${t.intents[intent]}</label>`,
    )}</div></fieldset>
    <label><span>${t.write}</span><textarea name="text" rows="3" maxlength="4000" required .value=${view.draft}
      @paste=${(event: ClipboardEvent) => pasted(event, files.give)}></textarea></label>
    <div class="hints">${giveButtons(files, view.lang)}<p class="fine">${t.hint}${t.never}</p></div>
    ${given(view)}${checked(view)}
    <details><summary>${t.more}</summary><div>
      <label>${t.order}<input name="order" autocomplete="off" maxlength="40"></label>
      <label>${t.name}<input name="name" autocomplete="nickname" maxlength="60"></label>
      <label>${t.contact}<input name="contact" autocomplete="email" maxlength="120"></label>
    </div></details>
    ${stepOf(view.ways, view.lang)}
    <div class="row">${beginnings(view.ways, view.lang, view.busy)}</div>
    ${otherWays(view.ways, view.lang, view.trouble !== null)}
    ${files.isOver ? html`<p class="drop">${t.dropHere}</p>` : nothing}
  </form>`;
}

/** What goes along with the first message, and can be taken away again. */
function given({ lang, files: { uploads, dropUpload } }: ChatView): TemplateResult {
  const t = CHAT_MESSAGES[lang];
  const all = uploads.map(({ key, name, bytes }) =>
    taken(html`<span dir="auto">${name} · ${sizeText(bytes)}</span>`, t.ofFile(t.drop, name), () =>
      dropUpload(key),
    ),
  );
  return html`<div class="along" role="status">${all.length > 0 ? html`<p class="fine">${t.given}</p><ul>${all}</ul>` : nothing}</div>`;
}

const taken = (what: TemplateResult, without: string, leaveOut: () => void): TemplateResult =>
  html`<li>${what}<button type="button" aria-label=${without} @click=${leaveOut}>${icon('close')}</button></li>`;

/** What they had verified goes along, where they can see it and take it away. */
function checked({ lang, checked: texts, leaveOut }: ChatView): TemplateResult | typeof nothing {
  const t = CHAT_MESSAGES[lang];
  if (texts.length === 0) return nothing;
  return html`<div class="along"><p class="fine">${t.along}</p><ul>${texts.map((text) =>
    taken(html`<q dir="auto">${text}</q>`, t.leaveOut(text), () => leaveOut(text)),
  )}</ul></div>`;
}

function foot(view: ChatView, thread: Thread): TemplateResult {
  const t = CHAT_MESSAGES[view.lang];
  const isOver = thread.view?.status === 'closed';
  const records = ownRecords(view, thread);
  if (isOver)
    return html`<div class="foot">${rating(view, thread)}
      <div class="row anew"><button type="button" class="plain" @click=${view.fresh}>${t.fresh}</button></div>
      ${records}</div>`;
  const enter = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    view.send();
  };
  return html`<div class="foot">
    ${thread.view?.status === 'resolved' ? rating(view, thread) : nothing}
    <div class="write"><textarea rows="1" maxlength="4000" aria-label=${t.again} placeholder=${t.again}
      @keydown=${enter} @input=${view.typed} @paste=${(event: ClipboardEvent) => pasted(event, view.files.give)}></textarea><button
      type="button" class="go" @click=${view.send}>${t.send}</button></div>
    <div class="hints">${giveButtons(view.files, view.lang)}<p class="fine">${t.hint}</p></div>
    <div class="row">${
      view.ending
        ? html`<span>${t.endSure}</span><span class="acts"><button type="button" class="plain"
            @click=${() => view.askEnd(true)}>${t.endYes}</button><button type="button" class="plain"
            @click=${() => view.askEnd(false)}>${t.endNo}</button></span>`
        : html`<button type="button" class="link" @click=${() => view.askEnd(null)}>${t.end}</button>`
    }</div>${records}</div>`;
}

function ownRecords({ lang, records }: ChatView, thread: Thread): TemplateResult {
  const t = CHAT_MESSAGES[lang];
  const toggled = ({ currentTarget }: Event) =>
    currentTarget instanceof HTMLDetailsElement && currentTarget.open && void records.load();
  const shown = records.show(thread, lang);
  const said = html`<div role="status">${shown === 'lost' ? t.failed : t.reading}</div>`;
  const again = html`${said}<button type="button" class="plain" @click=${records.load}>${t.anew}</button>`;
  return html`<details class="records" @toggle=${toggled}><summary>${t.records}</summary>${
    shown === 'loading' ? said : shown === 'lost' ? again : shown
  }</details>`;
}

function rating({ lang, rate, busy, noted }: ChatView, { view }: Thread): TemplateResult | typeof nothing {
  const t = CHAT_MESSAGES[lang];
  if (!view?.agent) return nothing;
  const { rating: given } = view;
  if (given === null)
    return html`<div class="stars" role="group" aria-label=${t.rate}><p>${t.rate}</p>${RATINGS.map(
      (n) =>
        html`<button type="button" class="plain" ?disabled=${busy} @click=${() => rate(n)}>${ratingText(n, lang)}</button>`,
    )}</div>`;
  const told = html`<p role="status">${t.rated(ratingText(given, lang))}${noted ? t.noted : nothing}</p>`;
  return noted
    ? told
    : html`${told}${ask({ label: t.note, most: 500, busy, word: t.send, said: (note) => rate(given, note) })}`;
}
