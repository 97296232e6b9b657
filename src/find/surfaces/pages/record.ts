/** The record on the pages of the card: who approved each version, where it stands, who has seen it. */
import { fingerprint } from '@clearline/card';
import { html, raw } from 'hono/html';
import { sha256 } from '../../../kernel/crypto.ts';
import type { Html } from '../../../kernel/http/page.ts';
import type { Lang } from '../../../kernel/i18n.ts';
import { instantText, machineTime } from '../../../kernel/when/contract.ts';
import type { LoggedCard, ProofView } from '../../publishers/contract.ts';
import { codeOf } from '../files/qr.ts';
import type { View } from '../view.ts';
import { recordMessages } from './record-messages.ts';
import { VERIFY_PATH, verifyVersionPath } from './verify.ts';

/** On /card: what the record is worth, and by which key it is known. */
export function recordSection({ proof }: View, lang: Lang, publicUrl: string): Html {
  const t = recordMessages[lang];
  return html`<section><h2 id="record">${t.title}</h2><p class="lead">${t.lead}</p>${
    proof ? known(proof, lang, publicUrl) : html`<p class="warn">${t.none}</p>`
  }</section>`;
}

/** At the top of /card: that the version in force is signed and in the record, by whom, and where to check it. */
export function inForceLine(logged: readonly LoggedCard[], n: number, lang: Lang): Html {
  const t = recordMessages[lang];
  const one = logged.find((each) => each.n === n);
  const check = html`<p><a class="button" href="${VERIFY_PATH}">${t.verify}</a></p>`;
  if (!one) return check;
  const by = one.approvals.length > 0 ? t.signedBy(approvalNames(one, lang)) : t.signed;
  return html`<p><a href="#record">${one.index === null ? t.waiting : t.logged}</a> · ${by}</p>${check}`;
}

function known(proof: ProofView, lang: Lang, publicUrl: string): Html {
  const t = recordMessages[lang];
  const { words, hex } = fingerprint(proof.vkey, sha256);
  return html`${proof.single ? html`<p class="warn">${t.single}</p>` : ''}${proof.independent ? '' : html`<p class="warn">${t.own}</p>`}
<p>${t.size(proof.size)}</p>${witnessList(proof.witnesses, lang)}
<h3>${t.key}</h3><p>${t.keyLead}</p><p class="words">${words[lang].join(' ')}</p><p class="fine"><code>${hex.join(' ')}</code></p>
<details class="fold"><summary>${t.qr}</summary><div class="scan"><div role="img" aria-label="${t.qr}">${raw(codeOf(proof.vkey))}</div></div><p class="fine"><code>${proof.vkey}</code></p></details>
${shortLink(proof.n, lang, publicUrl)}
<p><a href="/card/policy">${t.policy}</a> · <a href="/card/${proof.n}.proof.json">${t.proof}</a></p>`;
}

function witnessList(witnesses: ProofView['witnesses'], lang: Lang): Html {
  const t = recordMessages[lang];
  if (witnesses.length === 0) return html`<p>${t.noWitnesses}</p>`;
  return html`<p><b>${t.witnesses}</b></p><ul>${witnesses.map(
    ({ name, at }) =>
      html`<li>${t.names[name] ?? name} <span class="fine">${t.seen} <time datetime="${machineTime(at)}">${instantText(at, lang)}</time></span></li>`,
  )}</ul>`;
}

/** Of one version, in a line: its place, who approved it, who has seen it there, and where to check all this. */
export function versionLine(logged: LoggedCard | undefined, { proof }: View, lang: Lang): Html {
  const t = recordMessages[lang];
  if (!logged) return html`<p class="fine">${t.notLogged}</p>`;
  const seen = witnessesOf(logged, proof).map(({ name }) => t.names[name] ?? name);
  const witnessed = seen.length > 0 ? html` · ${t.witnessedBy} ${seen.join(t.separator)}` : '';
  return html`<p class="fine">${standing(logged, lang)}${witnessed} · <a href="${verifyVersionPath(logged.n)}">${t.verify}</a></p>`;
}

function standing(one: LoggedCard, lang: Lang): string {
  const t = recordMessages[lang];
  const { index, approvals, reissued } = one;
  return [
    index === null ? t.waiting : t.entry(index),
    ...(approvals.length > 0 ? [`${t.approvedBy} ${approvalNames(one, lang)}`] : []),
    ...(reissued ? [t.reissued] : []),
  ].join(' · ');
}

function approvalNames({ approvals }: LoggedCard, lang: Lang): string {
  const t = recordMessages[lang];
  // The first list of a site names its key file after its kind.
  const one = (name: string, kind: string) =>
    name.toLowerCase().includes(kind.toLowerCase()) ? name : t.approval(name, kind);
  return approvals.map(({ name, kind }) => one(name, t.kinds[kind])).join(t.separator);
}

/** Whoever has seen a tree has seen each of its entries. */
const witnessesOf = ({ index }: LoggedCard, proof: ProofView | null): ProofView['witnesses'] =>
  proof && index !== null && index < proof.size ? proof.witnesses : [];

/** On /card/<n>: who has seen it, its proofs, and where to check them. */
export function versionSection(
  logged: LoggedCard | undefined,
  { proof }: View,
  lang: Lang,
  publicUrl: string,
): Html {
  const t = recordMessages[lang];
  if (!logged) return html`<section><h2>${t.title}</h2><p class="fine">${t.notLogged}</p></section>`;
  const { n } = logged;
  return html`<section><h2>${t.title}</h2><p>${standing(logged, lang)}</p>${witnessList(witnessesOf(logged, proof), lang)}
<p><a class="button" href="${verifyVersionPath(n)}">${t.verify}</a></p><p><a href="/card/${n}.proof.json" download>${t.proof}</a> · <a href="/card/${n}.tlog-proof" download>${t.tlogProof}</a></p>${shortLink(n, lang, publicUrl)}</section>`;
}

/** To print, and to read with a phone. In capitals a QR code takes fewer modules for it, so that it may be smaller. */
function shortLink(n: number, lang: Lang, publicUrl: string): Html {
  const t = recordMessages[lang];
  const address = `${publicUrl}/p/${n}`;
  return html`<figure class="scan"><div role="img" aria-label="${t.short(n)}">${raw(codeOf(address.toUpperCase()))}</div>
<figcaption><b>${t.short(n)}</b><br>${t.shortLead}<br><a href="/p/${n}">${address.replace(/^https?:\/\//, '')}</a></figcaption></figure>`;
}
