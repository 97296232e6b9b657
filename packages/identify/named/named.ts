/** QQ and WeChat accounts, groups and orders: what a word before (or right behind) says that it is. */
import type { Alteration } from '../fold/alterations.ts';
import { alterationsOf, type Folded } from '../fold/fold.ts';
import { numeralKind } from '../fold/numerals.ts';
import { isWeakLead, type LeadAt, leadAt, type NamedKind } from './leads.ts';
import { type Token, tokenBefore, tokenFor } from './tokens.ts';

export const NAMED_SIGNALS = [
  /** 卫星 for 微信, 扣扣 for QQ. */
  'hidden-word',
  'chinese-numeral',
  'letter-for-digit',
  'separators',
] as const;
export type NamedSignal = Alteration | (typeof NAMED_SIGNALS)[number];

export interface FoundNamed {
  readonly kind: NamedKind;
  /** Places in the folded text: of the account or number, without the word that leads to it. */
  readonly from: number;
  readonly to: number;
  readonly value: string;
  readonly signals: readonly NamedSignal[];
}

const LATIN = /[a-z0-9]/;

/** In order, and not overlapping. @param taken places that belong to something else */
export function findNamed(folded: Folded, taken: Uint8Array): FoundNamed[] {
  const lower = inLowerCase(folded.text);
  const found: FoundNamed[] = [];
  let end = 0;
  for (let at = 0; at < lower.length; at++) {
    const lead = taken[at] ? undefined : leadAt(lower, at);
    if (!lead || !standsAlone(lower, lead)) continue;
    const token = tokenFor(folded.text, lead, isLed(lower, lead)) ?? tokenBefore(folded.text, lead);
    if (!token || token.from < end || !isFree(taken, token)) continue;
    found.push(named(folded, lead, token));
    end = Math.max(lead.to, token.to);
    at = end - 1;
  }
  return found;
}

/** Unit by unit, so that places stay what they are. */
function inLowerCase(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** A Latin word is no part of a longer one. */
function standsAlone(lower: string, { from, to, word }: LeadAt): boolean {
  if (LATIN.test(word[0] ?? '') && /[a-z]/.test(lower[from - 1] ?? '')) return false;
  return !/[a-z]$/.test(word) || !/[a-z]/.test(lower[to] ?? '');
}

const REQUEST = /(?:加|添加|搜|搜索|联系|\+|➕|找|咨询|客服|关注|进|入)\s{0,2}$/;

/** Whether a word that is ordinary as well is meant here. */
const isLed = (lower: string, { from, word }: LeadAt): boolean =>
  !isWeakLead(word) || REQUEST.test(lower.slice(Math.max(0, from - 4), from));

function isFree(taken: Uint8Array, { from, to }: Token): boolean {
  for (let at = from; at < to; at++) if (taken[at]) return false;
  return true;
}

function named(folded: Folded, lead: LeadAt, { from, to, value, isSplit }: Token): FoundNamed {
  const signals = new Set<NamedSignal>([
    ...alterationsOf(folded, from, to),
    ...alterationsOf(folded, lead.from, lead.to),
  ]);
  if (lead.isHidden || lead.isSplit) signals.add('hidden-word');
  if (isSplit) signals.add('separators');
  if (lead.kind === 'qq' || lead.kind === 'group') {
    for (let at = from; at < to; at++) {
      const kind = numeralKind(folded.text.charCodeAt(at));
      if (kind === 'numeral') signals.add('chinese-numeral');
      if (kind === 'letter') signals.add('letter-for-digit');
    }
  }
  return { kind: lead.kind, from, to, value, signals: [...signals] };
}
