/** Accounts behind the word for their platform, where names have no form by which a text gives them away. */
import type { ChannelKind } from '@clearline/card';
import type { FindImpostor } from './contract.ts';
import { type Judged, NOTHING } from './judge.ts';
import type { Known } from './known.ts';
import { accountAt } from './named-account.ts';

interface Lead {
  readonly channel: ChannelKind;
  readonly kind: 'wechat' | 'account';
  /** The word, with what stands between it and a name. */
  readonly pattern: RegExp;
}

const SIGN = '((?:官方)?[\\s:：#是为@「“"【]{0,4}|\\s?id[\\s:：]{1,3})';
const LEADS: readonly Lead[] = [
  {
    channel: 'wechat-account',
    kind: 'wechat',
    pattern: new RegExp(
      `(?:(?:微信)?(?:公众|服务|订阅)号|微信号?|(?<![a-z])(?:wechat|weixin)(?![a-z]))${SIGN}`,
      'giu',
    ),
  },
  {
    channel: 'weibo',
    kind: 'account',
    pattern: new RegExp(`(?:微博号?|(?<![a-z])weibo(?![a-z]))${SIGN}`, 'giu'),
  },
  {
    channel: 'douyin',
    kind: 'account',
    pattern: new RegExp(`(?:抖音号?|(?<![a-z])douyin(?![a-z]))${SIGN}`, 'giu'),
  },
];

/** By lead, in order. Of names that nobody has listed only those that can be nothing else. */
export function accountsBehindWords(text: string, known: Known, find: FindImpostor): readonly Judged[] {
  return LEADS.flatMap((lead) => {
    const own = ownBehind(lead, known);
    return [...text.matchAll(lead.pattern)].flatMap(({ 0: { length }, 1: sign = '', index }) => {
      const start = index + length;
      const named = own.find(({ value }) => isNameAt(text, start, value));
      if (named) return [{ ...named.judged, found: accountAt(lead.kind, named.value, start) }];
      return lead.kind === 'wechat' ? impostorAt(text, start, find) : strangerAt(text, start, sign);
    });
  });
}

interface Own {
  readonly value: string;
  readonly judged: Omit<Judged, 'found'>;
}

function ownBehind({ channel: of }: Lead, known: Known): readonly Own[] {
  const listed = known.listed.filter(({ kind, channel }) => kind !== 'url' && channel.kind === of);
  const retired = [...known.retired.values()].filter(({ kind }) => kind === of);
  return [
    ...listed.map(
      (one): Own => ({ value: one.value, judged: { ...NOTHING, verdict: 'official', listed: one } }),
    ),
    ...retired.map(
      (one): Own => ({ value: one.value, judged: { ...NOTHING, verdict: 'retired', retired: one } }),
    ),
  ];
}

const GOES_ON = /^(?:[\p{L}\p{N}\p{M}\p{Cf}\p{Default_Ignorable_Code_Point}_·]|[-.(（][\p{L}\p{N}])/u;
/** Chinese stands right behind a name in Latin letters, and is none of it. */
const IN_LATIN = /^[\x21-\x7e]+$/;
const CHINESE_BEHIND = /^[-.(（]?\p{Script=Han}/u;

function isNameAt(text: string, start: number, value: string): boolean {
  if (!text.startsWith(value, start)) return false;
  const behind = text.slice(start + value.length, start + value.length + 4);
  return !GOES_ON.test(behind) || (IN_LATIN.test(value) && CHINESE_BEHIND.test(behind));
}

const NAME = /[\p{L}\p{N}_·-]{2,30}/uy;

/** Moderators confirm names on WeChat alone. */
function impostorAt(text: string, start: number, find: FindImpostor): Judged[] {
  const name = at(NAME, text, start);
  const impostor = name === undefined ? null : find('wechat', name);
  if (name === undefined || !impostor) return [];
  return [{ ...NOTHING, found: accountAt('wechat', name, start), verdict: 'reported', impostor }];
}

const ID = /[a-z][\w-]{4,29}(?![\w-])/iy;
const SAYS_SO = /[:：#是为「“"【]|id/i;
/** Where nothing says that they are a name, letters may be any word. */
const TELLING = /_|\d{3}/;

function strangerAt(text: string, start: number, sign: string): Judged[] {
  const name = at(ID, text, start);
  if (name === undefined || !(SAYS_SO.test(sign) || TELLING.test(name))) return [];
  return [{ ...NOTHING, found: accountAt('account', name, start), verdict: 'unknown' }];
}

function at(pattern: RegExp, text: string, start: number): string | undefined {
  pattern.lastIndex = start;
  return pattern.exec(text)?.[0];
}
