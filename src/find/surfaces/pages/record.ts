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
import { VERIFY_PATH } from './verify.ts';

/** On /card: what the record is worth, and by which key it is known. */
export function recordSection({ proof }: View, lang: Lang): Html {
  const t = recordMessages[lang];
  return html`<section><h2 id="record">${t.title}</h2><p class="lead">${t.lead}</p>${
    proof ? known(proof, lang) : html`<p class="warn">${t.none}</p>`
  }</section>`;
}

function known(proof: ProofView, lang: Lang): Html {
  const t = recordMessages[lang];
  const { words, hex } = fingerprint(proof.vkey, sha256);
  return html`${proof.single ? html`<p class="warn">${t.single}</p>` : ''}${proof.independent ? '' : html`<p class="warn">${t.own}</p>`}
<p>${t.size(proof.size)}</p>${witnessList(proof, lang)}
<h3>${t.key}</h3><p>${t.keyLead}</p><p class="words">${words[lang].join(' ')}</p><p class="fine"><code>${hex.join(' ')}</code></p>
<details class="fold"><summary>${t.qr}</summary><div class="qr">${raw(codeOf(proof.vkey))}</div><p class="fine"><code>${proof.vkey}</code></p></details>
<p><a href="/card/policy">${t.policy}</a> · <a href="/card/${proof.n}.proof.json">${t.proof}</a></p>`;
}

function witnessList({ witnesses }: ProofView, lang: Lang): Html {
  const t = recordMessages[lang];
  return html`<p><b>${t.witnesses}</b></p><ul>${witnesses.map(
    ({ name, at }) =>
      html`<li>${t.names[name] ?? name} <span class="fine">${t.seen} <time datetime="${machineTime(at)}">${instantText(at, lang)}</time></span></li>`,
  )}</ul>`;
}

/** Of one version, in a line. */
export function loggedLine(logged: LoggedCard | undefined, lang: Lang): Html {
  const t = recordMessages[lang];
  if (!logged) return html`<p class="fine">${t.notLogged}</p>`;
  const { index, approvals, reissued } = logged;
  const names = approvals.map(({ name, kind }) => `${name} (${t.kinds[kind]})`);
  const parts = [
    index === null ? t.waiting : t.entry(index),
    ...(names.length > 0 ? [`${t.approvedBy} ${names.join(lang === 'zh' ? '、' : ', ')}`] : []),
    ...(reissued ? [t.reissued] : []),
  ];
  return html`<p class="fine">${parts.join(' · ')}</p>`;
}

/** On /card/<n>: its proofs, and where to check them. */
export function loggedSection(n: number, logged: LoggedCard | undefined, lang: Lang): Html {
  const t = recordMessages[lang];
  return html`<section><h2>${t.title}</h2>${loggedLine(logged, lang)}${
    logged
      ? html`<p><a class="button" href="${VERIFY_PATH}">${t.verify}</a></p><p><a href="/card/${n}.proof.json" download>${t.proof}</a> · <a href="/card/${n}.tlog-proof" download>${t.tlogProof}</a></p>`
      : ''
  }</section>`;
}
