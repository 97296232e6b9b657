import { html, raw } from 'hono/html';
import type { Html, Page } from '../../../kernel/http/page.ts';
import { HTML_LANG, type Lang } from '../../../kernel/i18n.ts';
import type { ProofView } from '../../publishers/contract.ts';
import type { View } from '../view.ts';
import { telLink } from './parts.ts';
import { verifyMessages } from './verify-messages.ts';

export const VERIFY_PATH = '/card/verify';
export const OFFLINE_PATH = '/card/verify-offline.html';
/** Where the proof of one version is checked as soon as the page has come. */
export const verifyVersionPath = (n: number): string => `${VERIFY_PATH}?n=${n}`;

/** `site`: on the site, which is asked for its proof when the visitor says so. `saved`: in a file that asks nobody. */
type Place = 'site' | 'saved';

/**
 * /card/verify: the script checks in the browser; without it the page says what to do instead.
 * @param asked the version whose proof is asked for; null for the one that the site shows now
 */
export function verifyPage(view: View, lang: Lang, asked: number | null = null): Page {
  const t = verifyMessages[lang];
  const { proof } = view;
  const n = asked ?? proof?.n ?? view.card.n;
  return {
    title: t.title,
    description: t.description,
    section: '/card',
    main: html`<div class="wrap verify-page"><h1>${t.title}</h1><p class="lead">${t.lead}</p>
<noscript>${withoutScript(view, n, lang)}</noscript>
${verifyForm(proof, lang, 'site', asked)}${trustData(proof, 'site', asked)}
${firmer(proof, n, lang)}</div>`,
  };
}

/** Three steps: what was seen, which card, the answer. All of it waits for the script, which alone can check. */
export function verifyForm(
  proof: ProofView | null,
  lang: Lang,
  place: Place,
  asked: number | null = null,
): Html {
  const t = verifyMessages[lang];
  return html`<form class="verify" data-lang="${lang}" lang="${HTML_LANG[lang]}"><p class="private">${t.private}</p>
<fieldset class="asked" disabled><ol class="ask">
<li><h2>${t.value.step}</h2><label><span>${t.value.label}</span><input class="value" maxlength="200" autocomplete="off" autocapitalize="off" spellcheck="false"></label><p class="fine">${t.value.hint}</p></li>
<li><h2>${t.card.step}</h2>${proof ? offered(proof, lang, place, asked) : html`<p class="warn">${t.site.none}</p>`}${ownProofs(lang)}${trust(proof, lang, place)}</li>
</ol></fieldset>
<section class="last"><h2>${t.answer.step}</h2><div class="answer" data-waiting="${t.answer.waiting}"><p class="fine">${t.answer.preparing}</p></div><p class="told" role="status"></p></section></form>`;
}

function offered({ n }: ProofView, lang: Lang, place: Place, asked: number | null): Html {
  const t = verifyMessages[lang];
  if (asked === null || asked === n)
    return html`<p><button class="button check">${t[place].check(n)}</button></p>`;
  const older =
    asked < n
      ? html`<p class="warn">${t.older.is(asked, n)} <a href="${verifyVersionPath(n)}">${t.older.newest(n)}</a></p>`
      : '';
  return html`${older}<p><button class="button check">${t.older.check(asked)}</button></p>`;
}

function ownProofs(lang: Lang): Html {
  const t = verifyMessages[lang].own;
  return html`<details class="fold own"><summary>${t.open}</summary>
<label class="drop"><b>${t.file}</b><span class="fine">${t.fileHint}</span><input type="file" multiple accept=".json,.txt,application/json"></label>
<label><span>${t.paste}</span><textarea class="pasted" rows="4" spellcheck="false"></textarea></label>
<div class="acts"><button type="button" class="check-own">${t.check}</button><button type="button" class="clear">${t.clear}</button></div></details>`;
}

function trust(proof: ProofView | null, lang: Lang, place: Place): Html {
  const t = verifyMessages[lang].trust;
  return html`<details class="fold trust"><summary>${t.open}</summary><p>${proof ? t[place] : t.none}</p>
${proof ? html`<details><summary>${t.policy}</summary><pre tabindex="0">${proof.policy}</pre></details>` : ''}
<label><span>${t.label}</span><textarea class="pinned" rows="3" spellcheck="false"></textarea></label><p class="fine">${t.hint}</p></details>`;
}

/** What the script takes as given. Data, which no browser runs; `<` is written so that nothing can end the block. */
export function trustData(proof: ProofView | null, place: Place, asked: number | null = null): Html {
  const data = {
    place,
    policy: proof?.policy ?? null,
    bundle: place === 'saved' ? (proof?.bundle ?? null) : null,
    proof: place === 'site' && proof ? proofPath(asked ?? proof.n) : null,
    newer: proof && asked !== null && asked < proof.n ? proofPath(proof.n) : null,
    asked,
  };
  const text = JSON.stringify(data).replaceAll('<', '\\u003c');
  return html`<script type="application/json" class="trust-data">${raw(text)}</script>`;
}

const proofPath = (n: number): string => `/card/${n}.proof.json`;

function withoutScript({ primary, proof }: View, n: number, lang: Lang): Html {
  const t = verifyMessages[lang].noScript;
  const { channel } = primary;
  return html`<div class="warn"><h2>${t.title}</h2><ul><li>${t.call[0]} ${telLink(channel, 'tel')}${t.call[1]}</li>
${proof ? html`<li>${t.file} <a href="${proofPath(n)}" download>${proofPath(n)}</a>${command(n, lang)}</li>` : ''}<li>${t.other}</li></ul></div>`;
}

/** With a policy from before: without one the proof would say itself whom to believe. */
const command = (n: number, lang: Lang): Html =>
  html`<pre class="command">clearline verify ${n}.proof.json --policy kept.policy</pre><p class="fine">${verifyMessages[lang].kept}</p>`;

function firmer(proof: ProofView | null, n: number, lang: Lang): Html {
  const t = verifyMessages[lang].firmer;
  return html`<section class="firmer"><h2>${t.title}</h2><p class="lead">${t.lead}</p><ol class="ways">
<li><p>${t.page}</p>${proof ? html`<p><a class="button" href="${OFFLINE_PATH}?lang=${lang}" download>${t.pageLink}</a></p>` : html`<p class="fine">${t.pageNone}</p>`}</li>
<li><p>${t.key}</p></li><li><p>${t.command}</p>${proof ? command(n, lang) : ''}</li></ol></section>`;
}
