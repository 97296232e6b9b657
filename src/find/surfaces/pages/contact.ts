import { type ChannelKind, INTENTS, type Intent, type Retired } from '@clearline/card';
import { html } from 'hono/html';
import type { Html, Page } from '../../../kernel/http/page.ts';
import type { Lang } from '../../../kernel/i18n.ts';
import { shownOn } from '../files/addresses.ts';
import { memberMessages } from '../members/contract.ts';
import type { ChannelView, View } from '../view.ts';
import { URGENCIES, type Urgency, type Way, type Why, ways, waysToHuman } from '../ways.ts';
import { words } from '../words/contract.ts';
import { contactMessages } from './contact-messages.ts';
import {
  channelLink,
  channelRow,
  dateTag,
  kindAndLabel,
  numberBlock,
  phoneActions,
  stateLine,
} from './parts.ts';

/** What the visitor told the chooser; null where nothing was said. */
export interface Choice {
  readonly intent: Intent | null;
  readonly urgency: Urgency | null;
}

/** Reads a choice from the query. What is not in the closed sets is as if it had not been said. */
export const readChoice = (intent: string | undefined, urgency: string | undefined): Choice => ({
  intent: INTENTS.find((i) => i === intent) ?? null,
  urgency: URGENCIES.find((u) => u === urgency) ?? null,
});

const MAX_WAYS = 5;

const GROUPS: Record<'call' | 'write' | 'social' | 'elsewhere', readonly ChannelKind[]> = {
  call: ['phone'],
  write: ['chat', 'ticket', 'email'],
  social: ['wechat-account', 'weibo', 'douyin', 'qq', 'qq-group', 'wechat-group'],
  elsewhere: ['taobao-shop', 'jd-shop', 'partner-page', 'domain', 'app', 'address'],
};

/** /contact: every official channel on one page, and the way that fits the visitor's need. @param now which of them work in this moment */
export function contactPage(
  view: View,
  lang: Lang,
  choice: Choice,
  publicUrl: string,
  now: Html | '' = '',
): Page {
  const t = contactMessages[lang];
  return {
    title: t.contactTitle,
    description: t.contactDescription(view.card.operator.name[lang]),
    section: '/contact',
    main: html`<section class="band"><div class="wrap split">${numberBlock(view, lang, `${t.contactTitle} · ${t.official}`)}
${chooser(lang, choice)}</div></section>
<div class="wrap">
${now}${recommended(view, lang, choice)}
<section><h2 id="all">${t.allTitle}</h2><p class="lead">${t.allLead}</p>${matrix(view, lang)}</section>
${retiredSection(view, lang)}
${embedSnippet(view, lang, publicUrl)}
</div>`,
  };
}

/** /contact/human: a stable address that leads to a person (R16), whatever is open (R55). */
export function humanPage(view: View, lang: Lang, now: Html | '' = ''): Page {
  const t = contactMessages[lang];
  const all = waysToHuman(view);
  const those = (why: Why) => all.filter((way) => way.why === why);
  const [best, ...next] = those('human-now');
  const [first, ...later] = those('opens-later');
  const messages = those('leave-message');
  const section = (title: string, list: readonly Way[]) =>
    list.length > 0 ? html`<section><h2>${title}</h2>${wayList(list, view, lang)}</section>` : '';
  return {
    title: t.humanTitle,
    description: t.humanDescription,
    section: '/contact/human',
    main: html`<div class="wrap"><h1>${t.humanTitle}</h1>
${now}${
  best
    ? html`<section><h2>${t.humanNow}</h2>${bestWay(best.channel, view, lang)}</section>`
    : nobodyNow(first, messages.length > 0, view, lang)
}
<p><a class="button" href="/chat">${t.humanChat}</a></p>
${section(t.humanNext, next)}
${section(t.humanMessages, messages)}
${section(t.humanLater, best && first ? [first, ...later] : later)}
${section(t.whys['not-open'], those('not-open'))}
<p><a class="more" href="/contact">${t.seeAll}</a></p><p class="fine">${t.humanHabit}</p></div>`,
  };
}

/** What to do instead: wait for the first that opens, else leave a message, else the number with what it says of itself. */
function nobodyNow(first: Way | undefined, messages: boolean, view: View, lang: Lang): Html {
  const t = contactMessages[lang];
  const instead = first
    ? html`<p class="lead">${t.humanFirst}</p>${bestWay(first.channel, view, lang)}`
    : messages
      ? html`<p class="lead">${t.humanWrite}</p>`
      : html`<p class="lead">${t.humanNone}</p>${bestWay(view.primary, view, lang)}`;
  return html`<section><h2>${t.humanClosed}</h2>${instead}</section>`;
}

function bestWay(cv: ChannelView, view: View, lang: Lang): Html {
  const { channel } = cv;
  return html`<div class="card"><p class="k">${kindAndLabel(channel, lang)}</p><p class="digits">${channelLink(channel, lang)}</p><p>${stateLine(cv, view, lang)}</p>${
    channel.kind === 'phone' ? phoneActions(channel, lang) : ''
  }</div>`;
}

/** Two questions as links; each answer keeps the other. */
function chooser(lang: Lang, choice: Choice): Html {
  const t = contactMessages[lang];
  const href = (intent: Intent, urgency: Urgency) => `/contact?intent=${intent}&urgency=${urgency}#ways`;
  const option = (to: string, chosen: boolean, label: string) =>
    html`<li><a href="${to}"${chosen ? html` aria-current="true"` : ''}>${label}</a></li>`;
  const intent = choice.intent ?? 'enquiry';
  const urgency = choice.urgency ?? 'urgent';
  return html`<nav class="card choose" aria-label="${t.chooserTitle}"><h2>${t.chooserTitle}</h2>${choice.intent || choice.urgency ? '' : html`<p class="fine">${t.chooserHint}</p>`}
<p id="by-intent">${t.chooserIntent}</p><ul aria-labelledby="by-intent">${INTENTS.map((i) => option(href(i, urgency), i === choice.intent, words[lang].intents[i]))}</ul>
<p id="by-urgency">${t.chooserUrgency}</p><ul aria-labelledby="by-urgency">${URGENCIES.map((u) => option(href(intent, u), u === choice.urgency, t.urgencies[u]))}</ul></nav>`;
}

function recommended(view: View, lang: Lang, { intent, urgency }: Choice): Html | '' {
  if (!intent && !urgency) return '';
  const t = contactMessages[lang];
  const [i, u] = [intent ?? 'enquiry', urgency ?? 'urgent'] as const;
  return html`<section id="ways"><h2>${t.waysTitle}</h2><p class="lead">${words[lang].intents[i]} · ${t.urgencies[u]}</p>${wayList(shortlist(ways(view, i, u), view), view, lang)}<p><a href="#all">${t.seeAll}</a></p></section>`;
}

/** The best few, with the number among them even when it has to wait: people look for it. */
function shortlist(all: readonly Way[], view: View): Way[] {
  const best = all.slice(0, MAX_WAYS);
  const number = all.slice(MAX_WAYS).filter((way) => way.channel === view.primary);
  return [...best, ...number];
}

function wayList(list: readonly Way[], view: View, lang: Lang): Html {
  const t = contactMessages[lang];
  return html`<ol class="ways">${list.map(
    ({
      channel: cv,
      why,
    }) => html`<li><p class="why">${t.whys[why]}</p><p class="v">${channelLink(cv.channel, lang)}</p>
<p class="fine">${kindAndLabel(cv.channel, lang)}${cv.channel.replyWithinMinutes ? ` · ${memberMessages[lang].reply(cv.channel.replyWithinMinutes)}` : ''}</p>${stateLine(cv, view, lang)}</li>`,
  )}</ol>`;
}

function matrix(view: View, lang: Lang): Html[] {
  const t = contactMessages[lang];
  const names = ['call', 'write', 'social', 'elsewhere'] as const;
  const member = (name: (typeof names)[number]) => (cv: ChannelView) =>
    GROUPS[name].includes(cv.channel.kind);
  return names.flatMap((name) => {
    const rows = shownOn(view, 'page').filter(member(name)).sort(openFirst);
    if (rows.length === 0) return [];
    return [
      html`<h3>${t.groups[name]}</h3><ul class="matrix">${rows.map((cv) => channelRow(cv, view, lang))}</ul>`,
    ];
  });
}

const openFirst = (a: ChannelView, b: ChannelView): number => Number(b.hours.open) - Number(a.hours.open);

/** Values that were official and are not: so that an old note can be checked, and leads to the new number. */
function retiredSection(view: View, lang: Lang): Html | '' {
  const t = contactMessages[lang];
  if (view.card.retired.length === 0) return '';
  const { title, lead } = t.retired[view.card.retired.every((r) => r.kind === 'phone') ? 'numbers' : 'all'];
  return html`<section><h2 id="retired">${title}</h2><p class="lead">${lead}</p>
<ul class="matrix">${view.card.retired.map((r) => retiredRow(r, view, lang))}</ul></section>`;
}

/** One retired value with when, why and what replaces it. */
function retiredRow(retired: Retired, view: View, lang: Lang): Html {
  const t = contactMessages[lang];
  const successor = view.channels.find((c) => c.channel.id === retired.successor);
  return html`<li class="ch"><div><p class="k">${retired.label[lang]}</p><p class="v"><s>${retired.display}</s></p></div>
<div><p class="fine">${dateTag(retired.from, lang)} – ${dateTag(retired.until, lang)}</p><p class="fine">${retired.reason[lang]}</p></div>
<div>${successor ? html`<p class="fine">${t.replacedBy}</p><p class="v">${channelLink(successor.channel, lang)}</p>` : ''}</div></li>`;
}

function embedSnippet(view: View, lang: Lang, publicUrl: string): Html {
  const t = contactMessages[lang];
  const code = `<script async src="${publicUrl}/embed.js"></script>
<contact-card><a href="${publicUrl}/contact">${t.embedFallback(view.card.operator.name[lang])}</a></contact-card>`;
  return html`<details class="fold" id="embed"><summary>${t.embedTitle}</summary><p>${t.embedLead}</p><pre tabindex="0"><code>${code}</code></pre></details>`;
}
