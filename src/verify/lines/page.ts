/** /verify/line/<id>: three buttons, and what happened lately. Works without script. */

import { channelDisplay } from '@clearline/card';
import { html } from 'hono/html';
import {
  type ChannelView,
  channelLink,
  downNote,
  insteadOf,
  keepNumbers,
  kindAndLabel,
  linePath,
  stateLine,
  type View,
} from '../../find/surfaces/index.ts';
import type { Html, Page } from '../../kernel/http/page.ts';
import type { Lang } from '../../kernel/i18n.ts';
import { ANSWERS, type Counts, type LineAnswer } from './contract.ts';
import { pageMessages } from './page-messages.ts';

export interface Shown {
  readonly line: ChannelView;
  /** Null while they cannot be counted. */
  readonly counts: Counts | null;
  /** What the visitor has just said. */
  readonly said: LineAnswer | null;
}

export function linePage(view: View, lang: Lang, { line, counts, said }: Shown, head: Html): Page {
  const t = pageMessages[lang];
  const { channel } = line;
  const display = channelDisplay(channel);
  return {
    title: t.title(display),
    description: t.description,
    section: '/contact',
    noindex: true,
    head,
    main: html`<div class="wrap ask-page"><h1>${keepNumbers(t.title(display))}</h1>
${said ? thanks(said, line, view, lang) : html`<p class="lead">${t.lead}</p>`}
<div class="call-now"><p class="fine">${kindAndLabel(channel, lang)}</p><p class="digits">${channelLink(channel, lang)}</p><p>${stateLine(line, view, lang)}</p></div>
${downNote(line, view, lang)}
${form(channel.id, lang, said)}
${line.hours.open ? '' : html`<p class="fine">${t.closed}</p>`}
${said ? html`<p class="fine">${t.again}</p>` : ''}<p class="fine">${t.rule}</p>
<section><h2>${t.lately}</h2>${lately(line, counts, lang)}</section>
<ul class="more"><li><a href="/contact">${t.back}</a></li><li>${t.wrong} <a href="/verify">${t.check}</a></li></ul></div>`,
  };
}

function thanks(said: LineAnswer, line: ChannelView, view: View, lang: Lang): Html {
  const t = pageMessages[lang];
  const instead = said === 'reached' || line.down ? null : insteadOf(view, line);
  return html`<section class="verdict ${said === 'reached' ? 'good' : 'mind'}" role="status"><p class="next">${t.thanks[said]}</p>${
    instead
      ? html`<p>${t.instead}${t.colon}${kindAndLabel(instead.channel, lang)} <span class="v">${channelLink(instead.channel, lang)}</span></p>`
      : ''
  }</section>`;
}

function form(id: string, lang: Lang, said: LineAnswer | null): Html {
  const t = pageMessages[lang];
  return html`<form method="post" action="${linePath(id)}"><fieldset class="acts"><legend>${t.question}</legend>${ANSWERS.map(
    (answer) =>
      html`<button name="answer" value="${answer}"${answer === said ? html` aria-pressed="true"` : ''}>${t.answers[answer]}</button>`,
  )}</fieldset></form>`;
}

function lately(line: ChannelView, counts: Counts | null, lang: Lang): Html {
  const t = pageMessages[lang];
  if (!counts) return html`<p>${t.uncounted}</p>`;
  const rows: readonly (readonly [LineAnswer, number])[] = [
    ['reached', counts.reached],
    ['not-reached', counts.notReached],
    ['no-such-number', counts.noSuchNumber],
  ];
  const fine = line.down ? '' : html`<p>${t.fine}</p>`;
  if (rows.every(([, count]) => count === 0)) return html`${fine}<p>${t.none}</p>`;
  return html`${fine}<ul>${rows.map(
    ([answer, count]) =>
      html`<li>${t.answers[answer]}${t.colon}${count === 0 ? t.few : t.people(count)}</li>`,
  )}</ul>`;
}
