/** The verdict about one identifier: from the card, the list of impostors, and how it is written. Pure. */
import type { Channel, Localized, Retired } from '@clearline/card';
import type { Found, FoundLine, SignalCode } from '@clearline/identify';
import type { FindImpostor, Impostor, Verdict } from './contract.ts';
import { type Beside, isJoined, isNamedOtherwise } from './joined.ts';
import { type Known, keyOf, type Listed, type ValueKind } from './known.ts';
import { publicNumber } from './public-numbers.ts';
import { type Resemblance, resemblances } from './resemblance.ts';

/** What is to be known about an identifier besides its verdict. */
export interface Sign {
  readonly code: string;
  /** What it resembles. */
  readonly of?: Listed;
  /** What it is known as. */
  readonly name?: Localized;
}

export interface Judged {
  readonly found: Found | NamedAccount;
  readonly verdict: Verdict;
  readonly signs: readonly Sign[];
  readonly listed: Listed | null;
  readonly retired: Retired | null;
  readonly impostor: Impostor | null;
}

/** What has not the form of an identifier, and is an account's name or could be one. */
export interface NamedAccount {
  readonly kind: ValueKind;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly value: string;
  readonly signals: readonly [];
}

export const NOTHING = { signs: [], listed: null, retired: null, impostor: null };

/** How the words around an account are written changes nothing of the account itself. */
const HARMLESS: ReadonlySet<SignalCode> = new Set(['hidden-word']);
/** A keyboard for Chinese writes brackets and dashes in its own forms; the digits are those that we publish. */
const BY_KEYBOARD: ReadonlySet<SignalCode> = new Set(['variant', 'full-width']);
const PLAIN_DIGITS = /^[\d\s()（）\-－–—−+转ext]+$/i;
/** One other character for 转, but in the form that cards have for machines; `ext` can only be meant so. */
const OTHER_MARK = /(?<!e)[x#]/i;

/**
 * A value that is written in any altered way is not the one that it imitates: not official, and not retired either.
 * @param beside the text around it
 */
export function judge(found: Found, beside: Beside, known: Known, findImpostor: FindImpostor): Judged {
  const of = officialFor(found, known);
  const joined = ofText(found, beside, of);
  const signs: readonly Sign[] = [...found.signals, ...joined, ...ofLine(found)];
  const none = { ...NOTHING, found, signs };
  const isPlain = (as: Published) => joined.length === 0 && (!isRewritten(found) || isOwnSpelling(found, as));
  if (of && !isPlain(of))
    return { ...none, verdict: 'unknown', signs: [{ code: 'altered-official', of }, ...signs] };
  if (of) return { ...none, verdict: 'official', listed: of };
  const impostor = impostorFor(found, findImpostor);
  if (impostor) return { ...none, verdict: 'reported', impostor, signs: [...signs, ...like(found, known)] };
  const retired = known.retired.get(keyOf(found.kind, found.value));
  if (retired && isPlain(retired)) return { ...none, verdict: 'retired', retired };
  return { ...none, verdict: 'unknown', signs: [...like(found, known), ...signs] };
}

type Published = Pick<Listed | Retired, 'kind' | 'value' | 'display'>;

function isRewritten({ kind, text, value, signals }: Found): boolean {
  const isTyped = kind === 'phone' && PLAIN_DIGITS.test(text);
  if (kind === 'phone' && text !== value && OTHER_MARK.test(text)) return true;
  return signals.some(({ code }) => !HARMLESS.has(code) && !(isTyped && BY_KEYBOARD.has(code)));
}

/** What the text around it makes of it. */
function ofText(found: Found, beside: Beside, of: Listed | null): readonly Sign[] {
  if (isJoined(found, beside)) return [{ code: 'joined' }];
  return isNamedOtherwise(found, beside, of?.channel.kind === 'qq-group') ? [{ code: 'other-use' }] : [];
}

/** What the card lists that this is, however it is written: the very value, or a page under an official domain. */
function officialFor(found: Found, { official, domains }: Known): Listed | null {
  const listed = official.get(keyOf(found.kind, found.value));
  if (listed) return listed;
  if (found.kind !== 'url' && found.kind !== 'domain') return null;
  return domains.find(({ value }) => isUnder(found.host, value)) ?? null;
}

const isUnder = (host: string, own: string): boolean => host === own || host.endsWith(`.${own}`);

/** As mail programs break a line; the digits are read on as they are. */
const WRAPPED = /-[ \t]?\r?\n/;

/** With dots for the dashes that we publish, or wrapped behind one of them; and the official name itself may be in letters of another script. */
function isOwnSpelling(found: Found, { kind, value, display }: Published): boolean {
  const isOnly = (code: SignalCode) => found.signals.every((signal) => signal.code === code);
  if (found.kind === 'phone' && isOnly('separators')) return found.text === display.replaceAll('-', '.');
  if (found.kind === 'phone') return isOnly('line-break') && found.text.replace(WRAPPED, '-') === display;
  return isOnly('punycode') && kind === 'domain' && value.includes('xn--');
}

/** A host counts with all that is under it. */
function impostorFor(found: Found, find: FindImpostor): Impostor | null {
  const exact = find(found.kind, found.value);
  if (exact || !('host' in found)) return exact;
  const labels = found.host.split('.');
  for (let at = 0; at < labels.length - 1; at++) {
    const host = find('domain', labels.slice(at).join('.'));
    if (host) return host;
  }
  return null;
}

const like = (found: Found, known: Known): Sign[] => {
  const all: readonly Resemblance[] = resemblances(found, known);
  return all.map(({ code, of }) => (of ? { code, of } : { code }));
};

const LINES: Partial<Record<FoundLine, string>> = {
  sms: 'sms-port',
  privacy: 'privacy-number',
  international: 'abroad',
};

function ofLine(found: Found): Sign[] {
  if (found.kind !== 'phone') return [];
  const name = publicNumber(found.value);
  const code = LINES[found.line];
  return [...(name ? [{ code: 'public-number', name }] : []), ...(code ? [{ code }] : [])];
}

export const isInboundOnly = (channel: Channel | undefined): boolean =>
  channel?.kind === 'phone' && channel.direction === 'inbound-only';
