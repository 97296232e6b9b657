/** An answer as it stands on every page that gives one; `web/verdict/` has its stylesheet. */
import { html } from 'hono/html';
import { copyControl, keepNumbers, type View } from '../../find/surfaces/index.ts';
import type { Html } from '../../kernel/http/page.ts';
import type { Lang } from '../../kernel/i18n.ts';
import { dateText, instantText } from '../../kernel/when/contract.ts';
import type { Answer, ConclusionCode, VerifiedItem } from './contract.ts';
import { defanged } from './defanged.ts';
import { pageMessages } from './page-messages.ts';
import { sentences } from './sentences.ts';
import { standingOf, worstFirst } from './standing/contract.ts';

const TONES: Record<ConclusionCode, 'good' | 'stop' | 'mind'> = {
  impostor: 'stop',
  lookalike: 'stop',
  'official-called': 'stop',
  'never-asked': 'mind',
  retired: 'mind',
  unknown: 'mind',
  official: 'good',
  'public-number': 'mind',
  'staff-number': 'mind',
  'nothing-found': 'mind',
};

/**
 * The conclusion, the number right beside it, and what it rests on.
 * @param heading the level at which the conclusion stands on the page
 */
export function answerBlock(view: View, lang: Lang, answer: Answer, heading: 'h1' | 'h2'): Html {
  const { conclusion, items } = answer;
  const { code, says, next, see } = conclusion;
  const t = pageMessages[lang];
  return html`<section class="verdict ${TONES[code]}" role="status">${heading === 'h1' ? html`<h1>${says}</h1>` : html`<h2>${says}</h2>`}<p class="next">${keepNumbers(next)}</p>${see ? html`<p><a class="button" href="${see}">${t.agent}</a></p>` : ''}</section>
${callBlock(view, lang)}
${view.live ? '' : html`<p class="fine">${t.unconfirmed(instantText(view.confirmedAt, lang))}</p>`}
${items.length > 0 ? html`<section><h2>${t.found}</h2><ul class="found">${worstFirst(items).map((item) => itemRow(item, lang))}</ul></section>` : ''}
${behaviour(view, lang, answer)}`;
}

/** The number is right beside the verdict, whatever that is. */
export function callBlock({ primary: { channel } }: View, lang: Lang): Html {
  const { display, uri } = channel.number;
  return html`<div class="call-now"><p class="fine">${pageMessages[lang].number}</p><p class="digits"><a class="tel" href="${uri}">${display}</a></p>${copyControl(channel, lang)}</div>`;
}

function itemRow(item: VerifiedItem, lang: Lang): Html {
  const t = pageMessages[lang];
  const standing = standingOf(item);
  return html`<li class="v-${item.verdict}${standing === 'like' ? ' v-like' : ''}"><p class="v"><bdi>${defanged(item)}</bdi> <span class="badge">${t.what[standing]}</span></p>
<p>${keepNumbers(item.says)}</p>
${item.signals.length > 0 ? html`<ul class="signs">${item.signals.map(({ says }) => html`<li>${says}</li>`)}</ul>` : ''}
${item.card ? html`<p class="fine">${item.since && item.verdict === 'official' ? html`${t.since(dateText(item.since, lang))} · ` : ''}<a href="/card/${item.card}">${t.sinceCard(item.card)}</a>${item.proof ? html` · <a href="/p/${item.card}">${t.proof}</a>` : ''}</p>` : ''}</li>`;
}

/** Why it is taken for an impostor's, or what somebody was asked against our promise. */
function behaviour({ card }: View, lang: Lang, { items, conclusion }: Answer): Html | '' {
  const t = pageMessages[lang];
  const { code, asks, broken } = conclusion;
  if (code !== 'impostor' && code !== 'never-asked') return '';
  const rules = card.never.filter(({ id }) => broken.includes(id));
  const isKnown = items.some(({ verdict }) => verdict === 'reported');
  return html`${asks.length > 0 ? html`<section><h2>${t.asks}</h2><ul class="signs">${asks.map((ask) => html`<li>${askText(ask, lang)}</li>`)}</ul></section>` : ''}
${rules.length > 0 ? html`<section><h2>${t.broken}</h2><ul class="never">${rules.map(({ text }) => html`<li>${text[lang]}</li>`)}</ul></section>` : ''}
${isKnown || code === 'never-asked' ? '' : html`<p class="fine">${t.alike}</p>`}`;
}

const askText = (ask: string, lang: Lang): string =>
  sentences[lang].asks[ask as keyof (typeof sentences)['zh']['asks']];
