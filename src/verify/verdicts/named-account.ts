/** A text that is nothing but the name of an account: no word around it says so, only that somebody has listed it. */
import type { FindImpostor } from './contract.ts';
import { type Judged, type NamedAccount, NOTHING } from './judge.ts';
import { type Known, keyOf, type ValueKind } from './known.ts';

/** Digits alone may be an account of QQ as well as a number. */
const KINDS = ['qq', 'group', 'wechat', 'account'] as const satisfies readonly ValueKind[];
const LONGEST = 80;
/** What people write before a name, besides its platform. */
const BEFORE_NAME = /^(?:(?:官方|客服)?[\s:：]+|@(?!\d))/;

/** Null unless the card or the list of impostors has exactly this name. */
export function accountNamed(text: string, known: Known, find: FindImpostor): Judged | null {
  if (text.length > 2 * LONGEST) return null;
  const value = text.trim().replace(BEFORE_NAME, '');
  if (value === '' || value.length > LONGEST) return null;
  const start = text.lastIndexOf(value);
  for (const kind of KINDS) {
    const found = accountAt(kind, value, start);
    const listed = known.official.get(keyOf(kind, value));
    if (listed) return { ...NOTHING, found, verdict: 'official', listed };
    const impostor = kind === 'account' ? null : find(kind, value);
    if (impostor) return { ...NOTHING, found, verdict: 'reported', impostor };
    const retired = known.retired.get(keyOf(kind, value));
    if (retired) return { ...NOTHING, found, verdict: 'retired', retired };
  }
  return null;
}

export const accountAt = (kind: ValueKind, value: string, start: number): NamedAccount => ({
  kind,
  text: value,
  start,
  end: start + value.length,
  value,
  signals: [],
});
