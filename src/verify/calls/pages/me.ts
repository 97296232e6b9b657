import { html } from 'hono/html';
import { words } from '../../../find/surfaces/contract.ts';
import type { View } from '../../../find/surfaces/index.ts';
import type { Html } from '../../../kernel/http/page.ts';
import type { Lang } from '../../../kernel/i18n.ts';
import { instantText, machineTime } from '../../../kernel/when/contract.ts';
import type { KnownContact } from '../contacts.ts';
import { AGENT_PATH } from './agent.ts';
import { CALL_PATH } from './call.ts';
import { dialBlock } from './parts.ts';
import { proofMessages } from './proof-messages.ts';

/**
 * Whether staff are in contact with whoever looks: who and how, or a clear no with the next step.
 * @param contacts null while they cannot be looked up
 */
export function contactSection(
  view: View,
  lang: Lang,
  contacts: readonly KnownContact[] | null,
  now: number,
): Html {
  const { me: t } = proofMessages[lang];
  const asOf = html`<p class="fine">${t.asOf(instantText(now, lang))} <a href="/me">${t.refresh}</a></p>`;
  return html`<section class="contact"><h2>${t.section}</h2>${
    contacts === null ? away(view, lang) : contacts.length > 0 ? yes(lang, contacts) : no(view, lang)
  }${asOf}</section>`;
}

function yes(lang: Lang, contacts: readonly KnownContact[]): Html {
  const { me: t, ways } = proofMessages[lang];
  const one = ({ name, staffNumber, way, openedAt, intent, order }: KnownContact) =>
    html`<li><p class="v">${t.who(name, staffNumber)}</p><p>${ways[way]} · <time datetime="${machineTime(openedAt)}">${t.since(instantText(openedAt, lang))}</time></p><p class="fine">${[words[lang].intents[intent], order].filter(Boolean).join(' · ')}</p></li>`;
  return html`<p class="yes">✓ ${t.yes}</p><ul class="list">${contacts.map(one)}</ul><p>${t.yesText}</p><p>${t.never}</p>`;
}

function no(view: View, lang: Lang): Html {
  const { me: t } = proofMessages[lang];
  const [stop, prove, dial] = t.noSteps;
  return html`<p class="no">✕ ${t.no}</p>${dialBlock(view, lang, t.dial)}<p>${t.noText}</p><ol><li>${stop}</li><li>${prove} <a href="${AGENT_PATH}">${t.proof}</a></li><li>${dial}</li></ol><p><a href="${CALL_PATH}">${t.suspicious}</a></p>`;
}

function away(view: View, lang: Lang): Html {
  const { me: t } = proofMessages[lang];
  return html`<div class="warn"><h3>${t.away}</h3><p>${t.awayText}</p></div>${dialBlock(view, lang, proofMessages[lang].agent.call)}`;
}
