/** A text that is nothing but the name of an account: no word around it says so, only that somebody has listed it. */
import type { ChannelKind } from '@clearline/card';
import type { FindImpostor } from './contract.ts';
import type { Judged, NamedAccount } from './judge.ts';
import { type Known, keyOf, type ValueKind } from './known.ts';

/** Digits alone may be an account of QQ as well as a number. */
const KINDS = ['qq', 'group', 'wechat', 'account'] as const satisfies readonly ValueKind[];
const LONGEST = 80;
/** What people write before a name, and where it is an account then. Digits behind such a word are found by it. */
const LEADS: readonly (readonly [RegExp, ChannelKind])[] = [
  [/^(?:官方|客服)?(?:微信)?(?:公众|服务|订阅)?号?[\s:：是为]+(?!\d+$)/, 'wechat-account'],
  [/^(?:官方|客服)?(?:微信公众号|公众号|微信号?|wechat)[\s:：是为]*(?!\d+$)/i, 'wechat-account'],
  [/^(?:官方)?(?:微博|weibo)[\s:：是为]*(?!\d+$)/i, 'weibo'],
  [/^(?:官方)?(?:抖音号?|douyin)[\s:：是为]*(?!\d+$)/i, 'douyin'],
];

/** Null unless the card or the list of impostors has exactly this name. */
export function accountNamed(text: string, known: Known, find: FindImpostor): Judged | null {
  if (text.length > 2 * LONGEST) return null;
  const whole = text.trim();
  const lead = LEADS.find(([pattern]) => pattern.test(whole));
  const value = lead ? whole.replace(lead[0], '') : whole;
  if (value === '' || value.length > LONGEST) return null;
  const start = text.lastIndexOf(value);
  for (const kind of KINDS) {
    const found: NamedAccount = { kind, text: value, start, end: start + value.length, value, signals: [] };
    const none = { found, signs: [], listed: null, retired: null, impostor: null };
    const listed = known.official.get(keyOf(kind, value));
    if (listed && (!lead || listed.channel.kind === lead[1])) return { ...none, verdict: 'official', listed };
    const impostor = kind === 'account' ? null : find(kind, value);
    if (impostor) return { ...none, verdict: 'reported', impostor };
    const retired = known.retired.get(keyOf(kind, value));
    if (retired && (!lead || retired.kind === lead[1])) return { ...none, verdict: 'retired', retired };
  }
  return null;
}
