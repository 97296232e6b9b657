/** Whether a value could be taken for one that the card lists. It is then not that one. */
import type { Found } from '@clearline/identify';
import { lookalike, partsOf } from '@clearline/identify';
import { type Known, type Listed, lineOf } from './known.ts';

/** Shorter values have strangers as neighbours: 95001 is nobody's imitation of 95000. */
const ENOUGH = 7;
const ENOUGH_FOR_NAME = 5;
/** Digits that are put before or after a whole official number. */
const EXTRA_DIGITS = 3;
/** What is ours in part, and no imitation: our line, or a name that we have registered. */
export const WITHOUT_EXTENSION = 'without-extension';
export const SAME_OWNER = 'same-owner';

export interface Resemblance {
  /** `altered`, `one-edit`, `contains-official`, or a code of {@link lookalike}. */
  readonly code: string;
  readonly of: Listed | null;
}

/** Of an identifier that is not official. */
export function resemblances(found: Found, known: Known): readonly Resemblance[] {
  switch (found.kind) {
    case 'url':
    case 'domain':
      return ofHost(found.kind === 'url' ? found.value : found.host, found.host, known);
    case 'email':
      return [...ofMailbox(found.value, known), ...ofHost(found.host, found.host, known)];
    case 'phone':
      return nearest(known, 'phone', (one) => ofNumber(found.value, one.value));
    case 'qq':
    case 'group':
    case 'wechat':
      return nearest(known, found.kind, (one) => ofName(found.value, one.value));
    case 'order':
      return [];
  }
}

function ofHost(given: string, host: string, { domains }: Known): Resemblance[] {
  const registered = partsOf(host)?.domain;
  const same = domains.find(({ value }) => registered !== undefined && partsOf(value)?.domain === registered);
  if (same) return [{ code: SAME_OWNER, of: same }];
  return lookalike(
    given,
    domains.map(({ value }) => value),
  ).map(({ code, official }) => ({ code, of: domains.find(({ value }) => value === official) ?? null }));
}

const ofMailbox = (value: string, known: Known): readonly Resemblance[] =>
  nearest(known, 'email', (one) => (isOneEdit(value, one.value) ? 'one-edit' : null));

function nearest(
  { listed }: Known,
  kind: Found['kind'],
  compare: (one: Listed) => string | null,
): readonly Resemblance[] {
  for (const of of listed) {
    const code = of.kind === kind ? compare(of) : null;
    if (code !== null) return [{ code, of }];
  }
  return [];
}

function ofNumber(value: string, official: string): string | null {
  const [digits, line] = [lineDigits(value), lineDigits(official)];
  if (line.length < ENOUGH) return null;
  if (digits === line) return value.includes('x') ? 'other-extension' : WITHOUT_EXTENSION;
  if (isOneEdit(digits, line)) return 'one-edit';
  const isLonger = digits.length > line.length && digits.length <= line.length + EXTRA_DIGITS;
  return isLonger && digits.includes(line) ? 'contains-official' : null;
}

function ofName(value: string, official: string): string | null {
  if (drawn(value) === drawn(official)) return 'confusable';
  return official.length >= ENOUGH_FOR_NAME && isOneEdit(value.toLowerCase(), official.toLowerCase())
    ? 'one-edit'
    : null;
}

const lineDigits = (value: string): string => lineOf(value).replace(/^\+/, '');

/** One spelling for names that are drawn alike. */
const drawn = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w')
    .replace(/[0o]/g, 'o')
    .replace(/[1il|]/g, 'l')
    .replace(/[-_.]/g, '');

/** One character more, less or other, or two neighbours exchanged. */
export function isOneEdit(one: string, other: string): boolean {
  if (one === other || Math.abs(one.length - other.length) > 1) return false;
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  let at = 0;
  while (at < short.length && short[at] === long[at]) at++;
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1);
  if (short.slice(at + 1) === long.slice(at + 1)) return true;
  return (
    short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2)
  );
}
