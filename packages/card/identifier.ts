/** Whether what somebody typed or pasted is a value that a card lists: the very same, in any common notation. */
import { type Channel, type ChannelKind, channelValue, type Retired } from './channel.ts';

type Reader = (value: string, typed: string) => boolean;

const isHandle: Reader = (value, typed) => typed.replace(/^@\s*/, '') === value;
const isAddress: Reader = (value, typed) => typed === value;
const isMailbox: Reader = (value, typed) => typed.replace(/^mailto:/i, '').toLowerCase() === value;
const isPage: Reader = (value, typed) => urlOf(typed)?.href === new URL(value).href;
const isAnyPage: Reader = (value, typed) => value.split(' ').some((url) => isPage(url, typed));
/** A page on a domain of the operator's own is theirs too; a subdomain may be lent to somebody. */
const isOnHost: Reader = (value, typed) => urlOf(typed)?.host === value;
const isNumber: Reader = (value, typed) => {
  const [digits = '', extension = ''] = value.split('x');
  const read = readNumber(typed);
  return read?.extension === extension && spellings(digits).includes(read.digits);
};

/** How a kind's values are compared, in the form of {@link channelValue}. */
const READERS: Record<ChannelKind, Reader> = {
  phone: isNumber,
  chat: isPage,
  ticket: isPage,
  email: isMailbox,
  address: isAddress,
  'wechat-account': isHandle,
  weibo: isHandle,
  douyin: isHandle,
  qq: isHandle,
  'qq-group': isHandle,
  'wechat-group': isHandle,
  'taobao-shop': isPage,
  'jd-shop': isPage,
  'partner-page': isPage,
  domain: isOnHost,
  app: isAnyPage,
};

/** Of a channel also its page counts, where it has one beside its value. */
export const isChannel = (channel: Channel, typed: string): boolean =>
  isValue(channel.kind, channelValue(channel), typed) ||
  ('url' in channel && channel.url !== undefined && isPage(channel.url, typed.trim()));

export const isRetired = ({ kind, value }: Retired, typed: string): boolean => isValue(kind, value, typed);

const isValue = (kind: ChannelKind, value: string, typed: string) =>
  READERS[kind](value, typed.trim().normalize('NFC'));

function urlOf(typed: string): URL | null {
  const text = /^https?:\/\//i.test(typed) ? typed : `https://${typed}`;
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  // `card.example@evil.example` leads to the latter, and `help@card.example` is a mailbox.
  return url.username === '' && url.password === '' ? url : null;
}

const EXTENSION = /^(.*?)\s*(?:转|分机|;ext=|ext\.?|x)\s*(\d{1,8})$/;
const SEPARATORS = /[\s()\-.\u2010-\u2015]/g;

/** Digits as typed, `+` for a leading 00, in whatever width and grouping; null for what is no number. */
function readNumber(typed: string): { digits: string; extension: string } | null {
  const text = typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^tel:/, '')
    .replace(/;phone-context=\+86$/, '');
  const [, main = text, extension = ''] = EXTENSION.exec(text) ?? [];
  const digits = main.replace(SEPARATORS, '').replace(/^00/, '+');
  return /^\+?\d+$/.test(digits) ? { digits, extension } : null;
}

/** A number of mainland China is dialled as it is, or after 86 without the 0 of its area code. */
function spellings(digits: string): readonly string[] {
  if (digits.startsWith('+')) return [digits];
  const abroad = [digits, digits.replace(/^0/, '')].map((rest) => `86${rest}`);
  // 86 and a short code could be somebody's local number.
  const bare = digits.length > 6 ? abroad : [];
  return [digits, ...abroad.map((number) => `+${number}`), ...bare];
}
