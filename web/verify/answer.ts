/** The answer as people read it: verdict and next step first and large, then the evidence. */
import {
  type Channel,
  cautions,
  channelDisplay,
  type Lang,
  primaryPhone,
  type Verdict,
  verdictSentence,
} from '@clearline/card';
import { html, nothing, svg, type TemplateResult } from 'lit/html.js';
import type { Checked } from './check.ts';
import { evidence } from './evidence.ts';
import { MESSAGES, type Notice, timeText } from './messages.ts';

/** Told apart by shape as well as by colour. */
const TONES = {
  good: svg`<circle cx="20" cy="20" r="17"/><path d="m12 20.500 6 6L29 15"/>`,
  care: svg`<circle cx="20" cy="20" r="17"/><path d="M15 15.500a5 5 0 1 1 6.500 5c-1 .5-1.500 1-1.500 2.500M20 28v.1"/>`,
  bad: svg`<path d="M13 3h14l10 10v14L27 37H13L3 27V13ZM20 12v10M20 28v.1"/>`,
};
type Tone = keyof typeof TONES;

const TONE_OF: Record<Verdict['verdict'], Tone> = {
  genuine: 'good',
  official: 'good',
  retired: 'bad',
  'not-listed': 'care',
  'too-old': 'care',
  forked: 'bad',
  'different-records': 'care',
  invalid: 'bad',
};

export function answer(checked: Checked, lang: Lang): TemplateResult {
  const { verdict, trust } = checked;
  const t = MESSAGES[lang];
  const limits = 'proof' in verdict ? cautions(verdict.proof) : [];
  const { tone, headline, body } = ofOlder(checked, lang) ?? ofNewest(checked, lang);
  const whole = html`${body}<p class="fine">${t.trust[trust.by]}${limits.map((limit) => html` ${limit[lang]}`)}</p>`;
  return html`${panel(tone, headline, whole)}${evidence(checked, lang)}`;
}

interface Said {
  readonly tone: Tone;
  readonly headline: string;
  readonly body: TemplateResult;
}

const ofNewest = ({ verdict, value }: Checked, lang: Lang): Said => ({
  tone: TONE_OF[verdict.verdict],
  headline: MESSAGES[lang].headlines[verdict.verdict](value),
  body: html`<p>${verdictSentence(verdict)[lang]}</p>${nextStep(verdict, lang)}`,
});

/** Of a card that another has replaced: what was so, and no number to ring. */
function ofOlder({ verdict, replacedBy }: Checked, lang: Lang): Said | null {
  if (replacedBy === null || !('proof' in verdict)) return null;
  const { headline, text } = MESSAGES[lang].older;
  const { n, card } = verdict.proof;
  return {
    tone: 'care',
    headline: headline(n),
    body: html`<p>${text(timeText(card.issued, lang), replacedBy)}</p>`,
  };
}

/** Why there is no answer. */
export const notice = ([headline, text]: Notice): TemplateResult =>
  panel('care', headline, html`<p>${text}</p>`);

const panel = (tone: Tone, headline: string, body: TemplateResult): TemplateResult =>
  html`<div class="verdict ${tone}"><svg viewBox="0 0 40 40" aria-hidden="true">${TONES[tone]}</svg>
    <p class="headline">${headline}</p>${body}</div>`;

/** The number to ring: what was asked about where it is official, else what replaced it, else the main one. */
function nextStep(verdict: Verdict, lang: Lang) {
  if (!('proof' in verdict) || verdict.verdict === 'too-old') return nothing;
  const asked = 'channel' in verdict ? verdict.channel : 'successor' in verdict ? verdict.successor : null;
  const channel: Channel | undefined = asked ?? primaryPhone(verdict.proof.card.channels);
  if (channel?.kind !== 'phone') return nothing;
  const words = MESSAGES[lang].call(channelDisplay(channel));
  return html`<p class="acts"><a class="button" href=${channel.number.uri}>${words}</a></p>`;
}
