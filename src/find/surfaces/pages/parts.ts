import { domainToUnicode } from 'node:url';
import { type Channel, channelDisplay, INTENTS, type PhoneChannel } from '@clearline/card';
import { html } from 'hono/html';
import type { Html } from '../../../kernel/http/page.ts';
import type { Lang } from '../../../kernel/i18n.ts';
import { dateText, machineTime } from '../../../kernel/when/contract.ts';
import { hoursText, zoneName } from '../../hours/contract.ts';
import { stateText } from '../../hours/index.ts';
import { closureText } from '../closure.ts';
import { downMessages, downSince, downText } from '../down.ts';
import { memberMessages } from '../members/contract.ts';
import { type ChannelView, isPhone, type View } from '../view.ts';
import { answers, insteadOf, keepsHours, takesMessages } from '../ways.ts';
import { words } from '../words/contract.ts';
import { contactMessages } from './contact-messages.ts';

/** A date in Beijing that a machine can read too. */
export const dateTag = (instant: string | number, lang: Lang): Html =>
  html`<time datetime="${machineTime(instant)}">${dateText(instant, lang)}</time>`;

/** The digits as people say them, ready to dial, never broken across lines inside a group. */
export const telLink = ({ number }: PhoneChannel, className: string): Html =>
  html`<a class="${className}" href="${number.uri}">${number.display}</a>`;

/** Open or closed, by shape and by word, with what comes next; first of all, that people do not get through. */
export function stateLine(cv: ChannelView, view: View, lang: Lang): Html {
  const { channel, hours } = cv;
  const down = downText(cv, lang);
  const state = stateText(hours, view.at, channel.hours.zone, lang);
  return html`<span class="state ${hours.open && down === null ? 'on' : 'off'}">${down === null ? state : `${down} · ${state}`}</span>`;
}

/** Since when a line is reported as down, and what to use instead; nothing while it is fine. */
export function downNote(cv: ChannelView, view: View, lang: Lang): Html | '' {
  if (!cv.down) return '';
  const t = downMessages[lang];
  const instead = insteadOf(view, cv);
  return html`<p class="fine">${downSince(cv.down.since, lang)} · ${
    instead
      ? html`${t.same}${kindAndLabel(instead.channel, lang)} <span class="v">${channelLink(instead.channel, lang)}</span>`
      : t.again
  }</p>`;
}

/** Where visitors say whether they got through. */
export const linePath = (id: string): string => `/verify/line/${id}`;

/** The biggest thing on the page: the number, its state, and three ways to use it. `title` is the page's h1. */
export function numberBlock(view: View, lang: Lang, title: string): Html {
  const { channel, hours: state } = view.primary;
  const zone = zoneName(channel.hours.zone, lang);
  const hours = state.always ? [] : [hoursText(channel.hours, lang), zone];
  const rules = [...hours, ...closureText(channel.hours, view.at, lang), ...phoneRules(channel, lang)];
  return html`<div class="number">
<h1>${title}</h1>
<p class="digits">${telLink(channel, 'tel')}</p>
<p>${stateLine(view.primary, view, lang)}</p>${downNote(view.primary, view, lang)}
${phoneActions(channel, lang, saveLink(lang))}
<p class="fine">${rules.join(' · ')}</p>
</div>`;
}

/** Dial, copy, scan. The copy button shows when script runs; until then its place says how to copy without it. */
export function phoneActions(channel: PhoneChannel, lang: Lang, more: Html | '' = ''): Html {
  const t = contactMessages[lang];
  return html`<div class="acts"><a class="button" href="${channel.number.uri}">${phoneIcon}${t.call}</a>
${qrDetails(channel, lang)}
${copyControl(channel, lang)}${more}</div>`;
}

/** Every official contact as one entry of the visitor's address book, in the page's language. */
export const saveLink = (lang: Lang): Html =>
  html`<a class="save" href="/contact.vcf${lang === 'zh' ? '' : `?lang=${lang}`}">${contactMessages[lang].save}</a>`;

export const phoneIcon: Html = html`<svg class="icon" aria-hidden="true"><use href="#phone"/></svg>`;

export const copyControl = ({ number }: PhoneChannel, lang: Lang): Html => {
  const t = contactMessages[lang];
  return html`<span class="copy"><button type="button" data-copy="${number.digits}" data-done="${t.copied}">${t.copy}</button><small>${t.copyHint}</small></span>`;
};

/** The picture loads only when it is opened, and its place is reserved. */
export const qrDetails = (channel: PhoneChannel, lang: Lang): Html => {
  const t = contactMessages[lang];
  return html`<details class="qr"><summary>${t.qr}</summary><img loading="lazy" width="164" height="164" src="/contact/qr/${channel.id}.svg" alt="${t.qrAlt(channel.number.display)}"></details>`;
};

/** What a caller must know before dialling. */
export function phoneRules({ direction, reachableFrom }: PhoneChannel, lang: Lang): string[] {
  const t = contactMessages[lang];
  return [...(reachableFrom.includes('mobile') ? [] : [t.notMobile]), words[lang].directions[direction]];
}

/** The value itself, linked where a link leads to it. */
export function channelLink(channel: Channel, lang: Lang): Html {
  switch (channel.kind) {
    case 'phone':
      return telLink(channel, 'tel');
    case 'email':
      return html`<a href="mailto:${channel.address}">${channel.address}</a>`;
    case 'address':
      return html`${channel.postal[lang]}${channel.postcode ? ` ${channel.postcode}` : ''}`;
    case 'domain':
      return html`<a href="https://${channel.domain}/">${hostText(channel.domain)}</a>`;
    case 'app':
      return html`${channel.name[lang]}${channel.stores.map((s) => html` <a href="${s.url}">${s.name[lang]}</a>`)}`;
    default:
      return channel.url
        ? html`<a href="${channel.url}">${'handle' in channel ? channel.handle : breakable(bareUrl(channel.url))}</a>`
        : html`${channelDisplay(channel)}`;
  }
}

/** A Chinese domain as people type it, and as it is sent; one with letters that can pass for others only as it is sent. */
function hostText(domain: string): string {
  const typed = domainToUnicode(domain);
  const isPlain = /^[\p{ASCII}\p{Script=Han}]+$/u.test(typed);
  return typed !== domain && isPlain ? `${typed} (${domain})` : domain;
}

/** A web address as people read it aloud. */
const bareUrl = (url: string): string => url.replace(/^https?:\/\//, '').replace(/\/$/, '');

/** Long addresses part after a slash rather than in the middle of a word. */
const breakable = (address: string) => address.split(/(?<=\/)/).map((part) => html`${part}<wbr>`);

/** One channel in full: what it is, its state and hours, whom it serves and what it promises. */
export function channelRow(cv: ChannelView, view: View, lang: Lang): Html {
  const t = contactMessages[lang];
  const { channel } = cv;
  return html`<li class="ch" id="c-${channel.id}">
<div><p class="k">${kindAndLabel(channel, lang)}</p><p class="v">${channelLink(channel, lang)}</p>${
    channel.note ? html`<p class="fine">${channel.note[lang]}</p>` : ''
  }${isPhone(cv) ? html`<p class="fine">${phoneRules(cv.channel, lang).join(' · ')} · <a href="${linePath(channel.id)}">${t.through}</a></p>` : ''}</div>
<div>${
    keepsHours(cv)
      ? html`<p>${stateLine(cv, view, lang)}</p>${downNote(cv, view, lang)}${hoursLine(cv, view, lang)}`
      : html`<p class="fine">${t.noHours}</p>`
  }</div>
<div>${promises(cv, lang).map((line) => html`<p class="fine">${line}</p>`)}</div>
</li>`;
}

/** When it is open by rule, what interrupts that, and whether messages can be left meanwhile. */
function hoursLine(cv: ChannelView, view: View, lang: Lang): Html | '' {
  const { channel, hours } = cv;
  const said = [
    ...(hours.always ? [] : [hoursText(channel.hours, lang)]),
    ...closureText(channel.hours, view.at, lang),
    ...(takesMessages(cv) && !hours.open ? [contactMessages[lang].whys['leave-message']] : []),
  ];
  return said.length > 0 ? html`<p class="fine">${said.join(' · ')}</p>` : '';
}

/** The kind, and the label where it says more than the kind does. */
export function kindAndLabel({ kind, label }: Channel, lang: Lang): string {
  const name = words[lang].kinds[kind];
  return label[lang].includes(name) ? label[lang] : `${name} · ${label[lang]}`;
}

function promises({ channel, badge }: ChannelView, lang: Lang): string[] {
  const t = contactMessages[lang];
  const { intents: needs, audiences, separator } = words[lang];
  const { intents } = channel;
  const everything = intents.length === INTENTS.length;
  return [
    ...(answers(channel.kind)
      ? [everything ? t.everyIntent : `${t.intent}${intents.map((i) => needs[i]).join(separator)}`]
      : []),
    `${t.audience}${channel.audience.map((a) => audiences[a]).join(separator)}`,
    ...(answers(channel.kind) && !channel.languages.includes(lang) ? [t.otherLanguage] : []),
    ...(channel.human ? [] : channel.kind === 'chat' ? [t.robot] : []),
    ...(channel.replyWithinMinutes ? [memberMessages[lang].reply(channel.replyWithinMinutes)] : []),
    ...(badge
      ? [t.badge(badge.name[lang], badge.subject), t.badgeChecked(dateText(badge.checkedAt, lang))]
      : []),
    ...('admins' in channel && channel.admins.length > 0
      ? [`${t.admins}${channel.admins.join(separator)}`]
      : []),
  ];
}
