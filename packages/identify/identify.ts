import { ALTERATIONS, alterationsIn } from './fold/alterations.ts';
import { type Folded, fold, marksIn, originOf } from './fold/fold.ts';
import { type FoundLink, findLinks } from './hosts/links.ts';
import { HOST_SIGNALS, hostSignals } from './hosts/signals.ts';
import { MAX_TEXT } from './limits.ts';
import { type FoundNamed, findNamed, NAMED_SIGNALS } from './named/named.ts';
import type { FoundLine } from './phones/lines.ts';
import { type FoundPhone, PHONE_SIGNALS, findPhones as phonesIn } from './phones/phones.ts';

/** What was done to an identifier so that people read it and machines do not, or that it leads elsewhere than it seems. */
export const SIGNAL_CODES = [
  ...new Set([...ALTERATIONS, ...PHONE_SIGNALS, ...NAMED_SIGNALS, ...HOST_SIGNALS]),
] as const;
export type SignalCode = (typeof SIGNAL_CODES)[number];
export interface Signal {
  readonly code: SignalCode;
}

export const FOUND_KINDS = ['phone', 'url', 'domain', 'email', 'qq', 'wechat', 'group', 'order'] as const;
export type FoundKind = (typeof FOUND_KINDS)[number];

interface Common {
  /** As it stands in the text: `given.slice(start, end)`. */
  readonly text: string;
  /** UTF-16 offsets into the text as given; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  /** The one form in which identifiers of this kind are compared. */
  readonly value: string;
  /** Empty when it is written plainly. Whoever compares the value must look at them first. */
  readonly signals: readonly Signal[];
}

/** One identifier in a text. */
export type Found =
  /** `value`: digits as dialled inside mainland China, E.164 for other countries, `x` before an extension. */
  | (Common & { readonly kind: 'phone'; readonly line: FoundLine })
  /** `value`: a URL by the URL standard, a host in ASCII, a mailbox in lower case. `host`: in ASCII. */
  | (Common & { readonly kind: 'url' | 'domain' | 'email'; readonly host: string })
  /** `value`: digits of QQ and groups, otherwise what is named, in plain characters. */
  | (Common & { readonly kind: 'qq' | 'wechat' | 'group' | 'order' });
export type FoundOf<K extends FoundKind> = Extract<Found, { kind: K }>;

export type Identified =
  | { readonly ok: true; readonly found: readonly Found[] }
  | { readonly ok: false; readonly code: 'text-too-long' };

/**
 * Every identifier in a text, in order and not overlapping. Linear in the text, and never throws: it refuses a text of
 * more than {@link MAX_TEXT} units with a code.
 */
export function identify(text: string): Identified {
  return text.length > MAX_TEXT ? { ok: false, code: 'text-too-long' } : { ok: true, found: everyIn(text) };
}

function everyIn(text: string): Found[] {
  const folded = fold(text);
  const taken = new Uint8Array(folded.text.length);
  const take = <T extends { readonly from: number; readonly to: number }>(
    all: readonly T[],
  ): readonly T[] => {
    for (const { from, to } of all) taken.fill(1, from, to);
    return all;
  };
  const found = [
    ...take(findLinks(folded)).map((link) => ofLink(folded, link)),
    ...take(findNamed(folded, taken)).map((named) => ofNamed(folded, named)),
    ...take(phonesIn(folded, taken)).map((phone) => ofPhone(folded, phone)),
  ];
  return inOrder(found);
}

/** Text that runs backwards can fold two finds into one range; the first stays. */
function inOrder(found: Found[]): Found[] {
  let end = 0;
  return found
    .sort((one, other) => one.start - other.start || other.end - one.end)
    .filter((one) => {
      if (one.start < end) return false;
      end = one.end;
      return true;
    });
}

function common(
  folded: Folded,
  { from, to, value }: { from: number; to: number; value: string },
  codes: readonly SignalCode[],
) {
  const { start, end } = originOf(folded, from, to);
  return {
    text: folded.original.slice(start, end),
    start,
    end,
    value,
    signals: codes.map((code) => ({ code })),
  };
}

const ofPhone = (folded: Folded, phone: FoundPhone): FoundOf<'phone'> => ({
  kind: 'phone',
  ...common(folded, phone, phone.signals),
  line: phone.line,
});

const ofNamed = (folded: Folded, named: FoundNamed): Found => ({
  kind: named.kind,
  ...common(folded, named, named.signals),
});

const ofLink = (folded: Folded, link: FoundLink): Found => ({
  kind: link.kind,
  ...common(folded, link, [
    ...alterationsIn(marksIn(folded, link.from, link.to)),
    ...hostSignals(link, folded.text.slice(link.from, link.to)),
  ]),
  host: link.host,
});

const only = <K extends FoundKind>(text: string, kind: K): FoundOf<K>[] => {
  const identified = identify(text);
  return identified.ok ? identified.found.filter((one): one is FoundOf<K> => one.kind === kind) : [];
};

/** Of one kind alone; each is empty where {@link identify} refuses. */
export const findPhones = (text: string): FoundOf<'phone'>[] => only(text, 'phone');
export const findUrls = (text: string): FoundOf<'url'>[] => only(text, 'url');
export const findDomains = (text: string): FoundOf<'domain'>[] => only(text, 'domain');
export const findEmails = (text: string): FoundOf<'email'>[] => only(text, 'email');
export const findQq = (text: string): FoundOf<'qq'>[] => only(text, 'qq');
export const findWechat = (text: string): FoundOf<'wechat'>[] => only(text, 'wechat');
export const findGroups = (text: string): FoundOf<'group'>[] => only(text, 'group');
export const findOrders = (text: string): FoundOf<'order'>[] => only(text, 'order');
