import { type Change, channelValue, type Retired } from '@clearline/card';
import { html } from 'hono/html';
import type { Html, Page } from '../../../kernel/http/page.ts';
import type { Lang } from '../../../kernel/i18n.ts';
import { instantText, machineTime } from '../../../kernel/when/contract.ts';
import type { CardVersion } from '../../contacts/contract.ts';
import type { LoggedCard } from '../../publishers/contract.ts';
import { changeName, type MemberText, memberName, memberTexts } from '../changes/contract.ts';
import type { View } from '../view.ts';
import { words } from '../words/contract.ts';
import { cardMessages } from './card-messages.ts';
import { channelLink, dateTag, kindAndLabel } from './parts.ts';
import { inForceLine, recordSection, versionLine, versionSection } from './record.ts';

const MAX_PERIODS = 500;
/** Characters of a value before it is cut; the card's own file has it all. */
const MAX_VALUE = 1_000;
/** Characters of a change before its members are folded away. */
const MAX_OPEN = 300;

interface Around {
  /** Origin, without a slash at the end. */
  readonly publicUrl: string;
  /** The versions as the record holds them; without it, those of the view. */
  readonly logged?: readonly LoggedCard[] | undefined;
}

/** /card. `versions` newest first; null while the database does not answer. */
export function cardPage(
  view: View,
  lang: Lang,
  versions: readonly CardVersion[] | null,
  { publicUrl, logged = view.logged }: Around,
): Page {
  const t = cardMessages[lang];
  const { card } = view;
  return {
    title: t.title,
    description: t.description,
    section: '/card',
    main: html`<div class="wrap"><h1>${t.title}</h1><p class="lead">${t.what}</p>
<div class="card"><p class="v">${t.current(card.n)}</p>${facts(lang, card)}
<p>${t.legalName} ${card.operator.legalName}</p>${inForceLine(logged, card.n, lang)}<p><a href="/.well-known/contact-card.json">${t.json}</a></p></div>
<section><h2>${t.now}</h2>${currentTable(view, lang)}</section>
${recordSection(view, lang, publicUrl)}
<section><h2 id="history">${t.history}</h2>${historyTable(view, lang)}</section>
<section><h2 id="versions">${t.versions}</h2>${
      versions === null
        ? html`<p class="warn">${t.versionsAway}</p>`
        : html`<ol class="list" reversed>${versions.map((v) => versionItem(v, view, lang, logged))}</ol>${earlier(versions, lang)}`
    }</section></div>`,
  };
}

/** /card/<n>: one version and how it differs from the one before. */
export function cardVersionPage(
  view: View,
  lang: Lang,
  version: CardVersion,
  { publicUrl, logged = view.logged }: Around,
): Page {
  const t = cardMessages[lang];
  const { n } = version;
  const old = n < view.card.n;
  return {
    title: `${t.title} · ${t.version(n)}`,
    description: t.description,
    section: '/card',
    main: html`<div class="wrap"><p><a href="/card">${t.all}</a></p><h1>${t.title} · ${old ? t.version(n) : t.current(n)}</h1>
${old ? html`<p class="warn">${t.superseded} <a href="/card">${t.seeCurrent}</a></p>` : ''}
<div class="card">${facts(lang, version)}<p class="fine">${t.digest}<br><code>${version.digest}</code></p><p><a href="/card/${n}.json">${t.json}</a></p></div>
${versionSection(
  logged.find((one) => one.n === n),
  view,
  lang,
  publicUrl,
)}
<section><h2>${n === 1 ? t.version(1) : t.changes(n)}</h2>${n === 1 ? html`<p class="lead">${t.first}</p>` : ''}${changeList(version.changes, lang)}</section>
<p class="pager">${n > 1 ? html`<a href="/card/${n - 1}">${t.previous}</a>` : ''}${old ? html`<a href="/card/${n + 1}">${t.next}</a>` : ''}</p></div>`,
  };
}

const facts = (lang: Lang, { issued, expires }: { issued: string; expires: string }): Html => {
  const t = cardMessages[lang];
  return html`<p>${t.issued} <time datetime="${machineTime(issued)}">${instantText(issued, lang)}</time><br>${t.expires} <time datetime="${machineTime(expires)}">${instantText(expires, lang)}</time></p>`;
};

function currentTable(view: View, lang: Lang): Html {
  const t = cardMessages[lang];
  return html`<table><thead><tr><th scope="col">${t.table.channel}</th><th scope="col">${t.table.value}</th><th scope="col">${t.table.since}</th></tr></thead><tbody>${view.channels.map(
    ({ channel }) =>
      html`<tr><th scope="row">${kindAndLabel(channel, lang)}</th><td>${channelLink(channel, lang)}</td><td>${dateTag(channel.since, lang)}</td></tr>`,
  )}</tbody></table>`;
}

/** Every period that has ended, the last to end first (R14): of retired values, and those of values that came back. */
function historyTable({ card, channels, former }: View, lang: Lang): Html {
  const t = cardMessages[lang];
  const successor = ({ successor: id }: Retired): Html | null => {
    const found = channels.find((c) => c.channel.id === id);
    return found ? channelLink(found.channel, lang) : null;
  };
  const official = new Set(card.channels.map((c) => `${c.kind} ${channelValue(c)}`));
  const isOfficial = ({ kind, value }: Retired) => official.has(`${kind} ${value}`);
  const periods = [
    ...card.retired.map((r) => ({ ...r, gone: true, back: false, replacedBy: successor(r) })),
    ...former.map(({ retired: r, replacedBy }) => ({ ...r, gone: !isOfficial(r), back: true, replacedBy })),
  ].sort((a, b) => Date.parse(b.until) - Date.parse(a.until));
  if (periods.length === 0) return html`<p>${t.historyNone}</p>`;
  const more = periods.length > MAX_PERIODS ? html`<p class="fine">${t.historyMore(MAX_PERIODS)}</p>` : '';
  return html`<p class="lead">${t.historyLead}</p><table><thead><tr><th scope="col">${t.past.value}</th><th scope="col">${t.past.period}</th><th scope="col">${t.past.successor}</th></tr></thead><tbody>${periods
    .slice(0, MAX_PERIODS)
    .map(
      (p) =>
        html`<tr><th scope="row">${p.gone ? html`<s>${p.display}</s>` : p.display} <span class="fine">${p.label[lang]}</span></th><td>${dateTag(p.from, lang)} – ${dateTag(p.until, lang)}<br><span class="fine">${p.reason[lang]}${p.back ? ` ${t.backSince}` : ''}</span></td><td>${p.replacedBy ?? t.noSuccessor}</td></tr>`,
    )}</tbody></table>${more}`;
}

function versionItem(version: CardVersion, view: View, lang: Lang, logged: readonly LoggedCard[]): Html {
  const t = cardMessages[lang];
  return html`<li value="${version.n}"><p class="v"><a href="/card/${version.n}">${t.version(version.n)}</a></p><p class="fine">${dateTag(version.issued, lang)} · ${summary(version, lang)}</p>${versionLine(
    logged.find(({ n }) => n === version.n),
    view,
    lang,
  )}</li>`;
}

function earlier(versions: readonly CardVersion[], lang: Lang): Html | '' {
  const oldest = versions.at(-1)?.n ?? 1;
  return oldest > 1
    ? html`<p><a class="more" href="/card?before=${oldest}#versions">${cardMessages[lang].earlier}</a></p>`
    : '';
}

/** The first three differences in a line; the version's own page has them all. */
function summary({ n, changes }: CardVersion, lang: Lang): string {
  const t = cardMessages[lang];
  if (n === 1) return t.firstVersion(changes.filter((c) => c.part === 'channel').length);
  if (changes.length === 0) return t.noChanges;
  const named = changes.slice(0, 3).map((change) => headline(change, lang));
  return [...named, ...(changes.length > 3 ? ['…'] : [])].join(' · ');
}

function headline(change: Change, lang: Lang): string {
  const t = cardMessages[lang];
  const { part, type, label, before, after } = change;
  if (isRetirement(change) || isReturn(change)) return `${changeName(change, lang)} ${after ?? before}`;
  if (part !== 'never' && before !== undefined && after !== undefined)
    return `${label[lang]} ${before} → ${after}`;
  const names = part === 'never' ? '' : memberNames(change, lang);
  return `${words[lang].types[type]} ${label[lang]}${names && t.headlineMembers(names)}`;
}

const memberNames = ({ fields }: Change, lang: Lang): string =>
  fields.map((field) => memberName(field, lang)).join(words[lang].separator);

function changeList(changes: readonly Change[], lang: Lang): Html {
  const t = cardMessages[lang];
  if (changes.length === 0) return html`<p>${t.noChanges}</p>`;
  return html`<ul class="list">${changes.map((change) => changeItem(change, lang))}</ul>`;
}

function changeItem(change: Change, lang: Lang): Html {
  const members = memberTexts(change, lang);
  return html`<li><p class="k">${changeName(change, lang)}</p><p class="v">${change.label[lang]}</p>${
    members.length > 0
      ? memberList(members, lang)
      : html`${wholeValue(change, lang)}${change.fields.length > 0 ? html`<p class="fine">${memberNames(change, lang)}</p>` : ''}`
  }</li>`;
}

const isRetirement = ({ part, type }: Change): boolean => part === 'retired' && type === 'added';
/** A value leaves the list of what is retired only by being official again. */
const isReturn = ({ part, type }: Change): boolean => part === 'retired' && type === 'removed';

/** Of what came or went its value; also of what a release changed that recorded no members. A promise is its label. */
function wholeValue(change: Change, lang: Lang): Html | '' {
  const t = cardMessages[lang];
  const { part, before, after } = change;
  if (part === 'never') return '';
  if (isRetirement(change)) return html`<p><del>${after}</del></p>`;
  if (isReturn(change)) return html`<p><ins>${before}</ins></p>`;
  return html`${before === undefined ? '' : html`<p>${t.from} <del>${before}</del></p>`}${
    after === undefined ? '' : html`<p>${t.to} <ins>${after}</ins></p>`
  }`;
}

function memberList(members: readonly MemberText[], lang: Lang): Html {
  const list = html`${members.map((member) => memberItem(member, lang))}`;
  const texts = members.flatMap((m) => ('note' in m ? [m.note] : [m.before ?? '', m.after ?? '']));
  const characters = texts.reduce((sum, text) => sum + text.length, 0);
  if (characters <= MAX_OPEN) return list;
  const names = [...new Set(members.map((m) => m.name))].join(words[lang].separator);
  return html`<details class="fold"><summary>${names}</summary>${list}</details>`;
}

function memberItem(member: MemberText, lang: Lang): Html {
  const t = cardMessages[lang];
  const shown = (text: string | null) => cut(text ?? words[lang].none);
  const value =
    'note' in member
      ? html`${cut(member.note)}`
      : html`${t.from} <del>${shown(member.before)}</del><br>${t.to} <ins>${shown(member.after)}</ins>`;
  return html`<p><b>${member.name}</b><br>${value}</p>`;
}

const cut = (text: string): string => (text.length > MAX_VALUE ? `${text.slice(0, MAX_VALUE)}…` : text);
