import { fingerprint, type Lang, REFUSAL_SENTENCES, type VerifiedCard } from '@clearline/card';
import { sha256 } from '@noble/hashes/sha2.js';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Checked } from './check.ts';
import { MESSAGES, timeText } from './messages.ts';
import { drawQr } from './qr.ts';

/** What the answer rests on, for whoever wants to see it. */
export function evidence(checked: Checked, lang: Lang): TemplateResult {
  const { verdict, each, vkeys, now } = checked;
  const t = MESSAGES[lang];
  const proof = 'proof' in verdict ? verdict.proof : null;
  return html`<h3>${t.details}</h3><dl class="facts">
    ${each.length > 1 ? fact(t.each, html`<ul>${each.map((one) => outcome(one, lang))}</ul>`) : nothing}
    ${proof ? facts(proof, lang) : nothing}
    ${proof ? fact(t.key, html`<p class="fine">${t.keyHint}</p>${vkeys.map((vkey) => key(vkey, lang))}`) : nothing}
    ${fact(t.clock, t.clockIs(timeText(now, lang)))}</dl>`;
}

const fact = (term: string, detail: TemplateResult | string): TemplateResult =>
  html`<div><dt>${term}</dt><dd>${detail}</dd></div>`;

function facts(
  { card, index, size, witnesses, approvals, asOf, until }: VerifiedCard,
  lang: Lang,
): TemplateResult {
  const t = MESSAGES[lang];
  return html`${fact(t.version, t.versionIs(card.n, card.operator.name[lang]))}
    ${fact(t.valid, t.asOf(timeText(asOf, lang), timeText(until, lang)))}
    ${fact(t.place, t.placeIs(index, size))}
    ${fact(
      t.witnesses,
      witnesses.length === 0
        ? t.noWitnesses
        : html`<ul>${witnesses.map(({ name, at }) => html`<li><b><bdi>${name}</bdi></b> · ${timeText(at, lang)}</li>`)}</ul>`,
    )}
    ${fact(
      t.approvals,
      html`<ul>${approvals.map(
        ({ name, kind, n }) =>
          html`<li><b>${name}</b> · ${t.keys[kind]}${n === card.n ? nothing : html` · ${t.approvedAs(n)}`}</li>`,
      )}</ul>`,
    )}`;
}

function outcome({ name, result }: Checked['each'][number], lang: Lang): TemplateResult {
  const words = result.ok ? MESSAGES[lang].fine(result.value.n) : REFUSAL_SENTENCES[result.error.code][lang];
  return html`<li><b>${name}</b><br>${words}</li>`;
}

function key(vkey: string, lang: Lang): TemplateResult {
  const { words, hex } = fingerprint(vkey, sha256);
  const { side, path } = drawQr(vkey);
  return html`<div class="key"><div><ol class="words" lang=${lang === 'zh' ? 'zh-CN' : 'en'}>${words[lang].map((word) => html`<li>${word}</li>`)}</ol>
    <p class="hex">${hex.join(' ')}</p><p class="fine"><code>${vkey}</code></p></div>
    <svg viewBox="0 0 ${side} ${side}" role="img" aria-label=${MESSAGES[lang].qr} shape-rendering="crispEdges"><path d=${path} /></svg></div>`;
}
