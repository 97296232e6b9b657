/** The ways that work now, as a part of a page: it works without a script, and stands in pages that are made beforehand. */
import type { Intent } from '@clearline/card';
import { html } from 'hono/html';
import { channelLink, kindAndLabel, type View } from '../../find/surfaces/index.ts';
import type { Html } from '../../kernel/http/page.ts';
import type { Lang } from '../../kernel/i18n.ts';
import { chatText, waysNow } from './answer.ts';
import { CHAT, type Now } from './now.ts';
import type { Way } from './rule.ts';
import { expectText, momentText, waysWords } from './words.ts';

const MOST = 4;

/** Where the script of the site looks for what to renew. */
export const NOW_ID = 'now';

/**
 * The best of each kind. Nobody knows yet whether the browser runs scripts: so beside the chat there stands a way that needs none,
 * wherever there is one.
 */
export function waysFragment(view: View, lang: Lang, now: Now, intent: Intent): Html {
  const t = waysWords[lang];
  const some = { intent, signedIn: false };
  const best = waysNow(view, now, { ...some, script: true }).filter((way) => way.now);
  const plain = waysNow(view, now, { ...some, script: false }).find((way) => way.now);
  const first = ofEachKind(best).slice(0, MOST);
  const shown =
    plain && !first.some((way) => same(way, plain)) ? [...first.slice(0, MOST - 1), plain] : first;
  return html`<section id="${NOW_ID}" aria-live="polite"><h2>${t.title}</h2>
${stepLine(now, lang)}<ol class="ways">${shown.map((way) => item(way, view, lang))}</ol>${
    now.live ? '' : html`<p class="fine">${chatText(now, intent, lang)}</p>`
  }</section>`;
}

/** For a browser without scripts, wherever the chat would stand. */
export function plainWays(view: View, lang: Lang, now: Now): Html {
  const ways = waysNow(view, now, { intent: 'enquiry', signedIn: false, script: false });
  return html`<ol class="ways">${ofEachKind(ways.filter((way) => way.now))
    .slice(0, MOST)
    .map((way) => item(way, view, lang))}</ol>`;
}

/** What load means for visitors, with when that was so where it cannot be renewed. */
export function stepNote(now: Now, lang: Lang): Html | '' {
  const { at, live, step } = now;
  const isOld = !live && at !== null && step !== 'normal';
  return html`${stepLine(now, lang)}${isOld ? html`<p class="fine">${waysWords[lang].asOf(momentText(at, lang))}</p>` : ''}`;
}

function stepLine({ step }: Now, lang: Lang): Html | '' {
  const text = waysWords[lang].steps[step];
  return text === null
    ? ''
    : html`<p class="${step === 'incident' ? 'warn' : 'fine'}" data-step="${step}">${text}</p>
`;
}

/** The number stands above in any case, so several lines do not push out how the chat stands. */
const ofEachKind = (ways: readonly Way[]): Way[] =>
  ways.filter(({ act }, i) => ways.findIndex((other) => other.act === act) === i);

const same = (a: Way, b: Way): boolean => a.act === b.act && a.channel === b.channel;

function item(way: Way, view: View, lang: Lang): Html {
  const t = waysWords[lang];
  const { act, channel } = way;
  const line = html`<p class="why">${expectText(way, lang)}</p>`;
  if (channel === CHAT)
    return html`<li>${line}<p class="v"><a href="/chat">${t.acts[act]}</a></p><noscript><p class="fine">${t.noScript}</p></noscript></li>`;
  const found = view.channels.find((one) => one.channel.id === channel)?.channel;
  return found
    ? html`<li>${line}<p class="v">${channelLink(found, lang)}</p><p class="fine">${kindAndLabel(found, lang)}</p></li>`
    : html`<li>${line}<p class="v"><a href="/help">${t.acts[act]}</a></p></li>`;
}
