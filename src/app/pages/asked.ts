import type { ChannelKind } from '@clearline/card';
import { type HandleKind, type PhoneReading, readDomain, readHandle, readPhone } from '@clearline/identify';

/** One identifier in a query. Keys are `<kind>:<normal form>`, as the look-up makes them of the card's values. */
export interface Asked {
  /** As the visitor wrote it, in plain characters. */
  readonly written: string;
  /** What it is. Empty: it reads as nothing that a card could hold. */
  readonly exact: readonly string[];
  /** What it belongs to where nothing is exactly it: the line without an extension, the host of an address. */
  readonly wider: readonly string[];
  /** What similar values would hold; empty where only the whole means anything. */
  readonly fragment: string;
  /** Full-width, invisible or joined-up characters: not spelt as the operator spells it. */
  readonly altered: boolean;
}

const MIN_DIGITS = 5;
const ACCOUNTS: readonly HandleKind[] = [
  'qq',
  'qq-group',
  'wechat-account',
  'wechat-group',
  'weibo',
  'douyin',
];
/** What people write right before an account, by the platforms that they mean. */
const PLATFORMS: readonly (readonly [cue: string, kinds: readonly HandleKind[]])[] = [
  ['(?:qq|扣扣|群)(?:群?号?码?|\\s?(?:group|number))', ['qq', 'qq-group']],
  ['(?:微信|wechat|weixin|vx)(?:公众)?[号群]?|公众号', ['wechat-account', 'wechat-group']],
  ['(?:微博|weibo)号?', ['weibo']],
  ['(?:抖音|douyin)号?', ['douyin']],
];
const BETWEEN = '(?:\\s|[:#]|是|为|id\\b)*';
const CUES = PLATFORMS.map(([cue, kinds]) => ({
  before: new RegExp(`(?:${cue})${BETWEEN}$`, 'i'),
  first: new RegExp(`^(?:${cue})${BETWEEN}`, 'i'),
  kinds,
}));
const CALL = /电话|来电|手机|短信|热线|拨打|致电|call|phone|mobile|sms|text message/i;
/** Amounts and order numbers are nobody's contact. */
const COUNTED = {
  before: /(?:订单|单号|编号|order(?: no\.?| number)?|[¥$€])[\s:#]*$/i,
  after: /^\s*[元块万]/,
};
const DAY = /(?<![\d-])(?:19|20)\d\d(?:[-./]\d{1,2}){2}(?![\d-])|(?<!\d)\d{1,2}:\d\d(?::\d\d)?(?!\d)/g;
const WHEN = /^(?:19|20)\d\d(?:[-. ]+(?:(?:19|20)\d\d|\d{1,2})|(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))$/;
const RUN = /(?:\+\s?|\(\+?)?\d(?:[\d\s().-]*\d)?(?:\s*(?:转|分机|;ext=|ext\.?|x)\s*\d+)?/gi;
const HIDDEN = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

/** The identifiers inside a query, in the order: addresses, named accounts, numbers. Never throws. */
export function identifiersIn(query: string): readonly Asked[] {
  const { text, altered } = plain(query);
  const found: Asked[] = [];
  const take = (asked: Asked | null): asked is Asked =>
    asked !== null && found.push(altered ? { ...asked, altered } : asked) > 0;
  const rest = text
    .replace(/[^\s,;<>"'()[\]{}]*[.@][^\s,;<>"'()[\]{}]+|[a-z][\w+.-]*:\/\/\S+/gi, (chunk) =>
      take(address(chunk)) ? ',' : chunk,
    )
    .replace(DAY, ',')
    .replace(/(?<![\w@-])@?[a-z][\w-]*[\d_-][\w-]*|(?<![\w.])@\w+/gi, (token, at: number, all: string) =>
      take(account(token, all.slice(0, at))) ? ',' : token,
    );
  for (const { 0: run, index } of rest.matchAll(RUN)) {
    for (const part of sideBySide(run.replace(/[().]/g, ' ').replace(/\s+/g, ' ').trim()))
      take(number(part, rest.slice(0, index), rest.slice(index + run.length)));
  }
  return found.filter((a, i) => found.findIndex((b) => b.written === a.written) === i);
}

/** The whole query as the name of an account, after the platform's name where it stands first. */
export function nameIn(query: string): Asked {
  const { text, altered } = plain(query);
  const cue = CUES.find(({ first }) => first.test(text));
  const name = cue ? text.replace(cue.first, '') : text;
  return {
    written: name,
    exact: accountKeys(cue?.kinds ?? ACCOUNTS, name),
    wider: [],
    fragment: '',
    altered,
  };
}

/** Plain characters, and whether letters or digits had to be changed for it. */
function plain(query: string): { text: string; altered: boolean } {
  const shown = query.replace(HIDDEN, '');
  const altered = shown !== query || /[\p{L}\p{N}]/u.test(changedByNfkc(shown));
  const text = shown
    .replace(/[，、；：？！（）“”‘’「」『』《》【】…\s]+/g, ' ')
    .normalize('NFKC')
    // Browsers read the ideographic full stop as a dot.
    .replace(/(?<=[a-z])\u3002(?=[\p{L}\p{N}])/giu, '.')
    .replace(/\u3002/g, ' ')
    .replace(/(?<=\d)\s*[\p{Pd}\u2212]\s*(?=\d)/gu, '-')
    .replace(/(qq|tel|phone|call|mobile|wechat|vx)(?=\+?\d)/gi, ' $1 ')
    .trim();
  return { text, altered };
}

const changedByNfkc = (text: string): string =>
  [...text].filter((c) => c.normalize('NFKC') !== c.normalize('NFC')).join('');

/** An e-mail address, a URL or a domain; null where the text only has a dot in it. */
function address(chunk: string): Asked | null {
  const [bare, joined] = withoutProse(chunk);
  if (/^[\w.!#$%&'*+/=?^`{|}~-]+@[^\s@/]+\.[^\s@/]+$/.test(bare))
    return asked(bare, [`email:${bare.toLowerCase()}`]);
  const scheme = /^[a-z][\w+.-]*:\/\//i.exec(bare)?.[0] ?? '';
  const host = /^[^/?#\\:]*/.exec(bare.slice(scheme.length))?.[0] ?? '';
  const reading = readDomain(host);
  if (!reading.ok) return scheme || looksLikeHost(bare, host) ? asked(bare, []) : null;
  const url = URL.parse(scheme ? bare : `https://${bare}`);
  if (!url || !/^https?:$/.test(url.protocol) || url.hostname !== reading.domain || url.username)
    return asked(bare, []);
  return {
    written: bare,
    exact: [`url:${url.href}`],
    wider: url.port ? [] : [`domain:${url.hostname}`],
    fragment: url.hostname,
    altered: joined && !scheme,
  };
}

const looksLikeHost = (bare: string, host: string): boolean =>
  /^www\./i.test(host) || /^\d+(?:\.\d+){3}$/.test(host) || /@[^\s@]+\.[a-z]/i.test(bare);

/** Chinese is written without spaces: parts an address from the sentence, unless the two make one host name. */
function withoutProse(chunk: string): [address: string, joined: boolean] {
  const trimmed = trimEnd(chunk.replace(/^(?:(?:mailto|url|e-?mail|https?):(?!\/\/))?[/\\]*/i, ''));
  // The whole run of Chinese or none of it: a part of one would be another name.
  const tail = trimmed.replace(/^\p{Script=Han}+(?!\p{Script=Han}):?(?![.@:-])/u, '');
  const [, scheme = '', head = '', rest = ''] =
    /^([a-z][\w+.-]*:\/\/)?([^\p{Script=Han}]*)(.*)$/iu.exec(tail) ?? [];
  const hostGoesOn = /[.@/\\:]/.test(rest) || (head.endsWith('.') && readDomain(head + rest).ok);
  const whole = !/[/?#\\]/.test(head) && hostGoesOn;
  return [whole ? tail : scheme + trimEnd(head), tail !== trimmed];
}

const trimEnd = (text: string): string => text.replace(/[.:!?]+$/, '');

/** A name in Latin letters: after `@`, after its platform, or with as many digits as a number. */
function account(token: string, before: string): Asked | null {
  const kinds = kindsAfter(before);
  const named = token.startsWith('@') || (kinds !== undefined && token.length >= MIN_DIGITS);
  if (!named && !/\d{5}/.test(token)) return null;
  const name = token.replace('@', '');
  return { ...asked(token, accountKeys(kinds ?? ACCOUNTS, name)), fragment: name.toLowerCase() };
}

/** A phone number, or digits that may be an account. */
function number(text: string, before: string, after: string): Asked | null {
  const digits = text.replace(/\D/g, '');
  const kinds = kindsAfter(before);
  const calls = CALL.test(before + after) && !/qq|扣扣/i.test(before + after);
  if (digits.length < MIN_DIGITS) return null;
  if (!kinds && (COUNTED.before.test(before) || COUNTED.after.test(after))) return null;
  const whole = withNeighbours(text, before, after);
  if (whole !== text) return { ...asked(whole, []), fragment: digits };
  const accounts = accountKeys(kinds ?? (calls || /\D/.test(text) ? [] : ['qq', 'qq-group']), digits);
  const reading = kinds ? null : readNumber(text);
  if (!reading?.ok) {
    if (reading?.code === 'emergency-number' || (!kinds && !calls && WHEN.test(text))) return null;
    return { ...asked(text, accounts), fragment: digits };
  }
  const { phone } = reading;
  const value = phone.extension ? `${phone.digits}x${phone.extension}` : phone.digits;
  return {
    ...asked(text, [`phone:${value}`, ...accounts]),
    wider: phone.extension ? [] : [`line:${phone.digits}`],
    fragment: phone.extension ? phone.digits : '',
  };
}

/** Digits that go on in letters, or in digits of another script, are part of something else. */
function withNeighbours(text: string, before: string, after: string): string {
  const left = /(?:(?!\p{Script=Han})[\p{L}\p{N}_])+-*$/u.exec(before)?.[0] ?? '';
  const right = /^-*(?:(?!\p{Script=Han})[\p{L}\p{N}_])+/u.exec(after)?.[0] ?? '';
  return left + text + right;
}

/** With the country code of mainland China also where its plus is missing. */
function readNumber(text: string): PhoneReading {
  const reading = readPhone(text);
  if (reading.ok || !/^86[\d -]{9,}/.test(text)) return reading;
  const abroad = readPhone(`+${text}`);
  return abroad.ok ? abroad : reading;
}

/** Several numbers with only a space between them, if every one of them can be read; else the text as one. */
function sideBySide(text: string): readonly string[] {
  const parts = text.split(' ');
  const numbers: string[] = [];
  for (let from = 0, to = parts.length; from < parts.length; to = parts.length) {
    while (to > from && !readNumber(parts.slice(from, to).join(' ')).ok) to--;
    if (to === from) return [text];
    numbers.push(parts.slice(from, to).join(' '));
    from = to;
  }
  return numbers;
}

const kindsAfter = (before: string): readonly HandleKind[] | undefined =>
  CUES.find((cue) => cue.before.test(before))?.kinds;

const accountKeys = (kinds: readonly (HandleKind & ChannelKind)[], name: string): string[] =>
  kinds.flatMap((kind) => {
    const reading = readHandle(kind, name);
    return reading.ok ? [`${kind}:${reading.handle}`] : [];
  });

const asked = (written: string, exact: readonly string[]): Asked => ({
  written,
  exact,
  wider: [],
  fragment: '',
  altered: false,
});
