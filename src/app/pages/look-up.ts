import { type Channel, type ChannelKind, channelDisplay, channelValue, type Retired } from '@clearline/card';
import type { Notice } from '../../find/notices/contract.ts';
import { words } from '../../find/surfaces/contract.ts';
import { type ChannelView, matchNotices, type View } from '../../find/surfaces/index.ts';
import { type Asked, identifiersIn, nameIn } from './asked.ts';

/** The verdict about one identifier. Unknown never reads as safe, and never as fraud. */
export type Answer = { readonly written: string } & (
  | { readonly verdict: 'official'; readonly channels: readonly ChannelView[]; readonly altered: boolean }
  | { readonly verdict: 'retired'; readonly retired: readonly Retired[] }
  | { readonly verdict: 'unknown' }
);

/** What a query leads to. Everything comes from the view in memory. */
export interface Found {
  /** The query asks how to reach us, so the number is the answer (R24). */
  readonly wantsNumber: boolean;
  /** One for every identifier in the query. */
  readonly answers: readonly Answer[];
  /** The official ones among the answers, each once; or what the words name. */
  readonly channels: readonly ChannelView[];
  /** Values that hold what was asked as a part: for comparison, never a verdict. */
  readonly similar: { readonly channels: readonly ChannelView[]; readonly retired: readonly Retired[] };
  readonly notices: readonly Notice[];
}

const CONTACT_WORDS =
  /客服|电话|联系|号码|热线|人工|投诉|求助|phone|contact|call|support|service|number|hotline|human|help/i;
/** Shorter parts are in too many values to mean anything. */
const MIN_FRAGMENT = 4;

/** Looks up the identifiers in a query by their normal forms, and its words in both languages. Never throws. */
export function lookUp(view: View, query: string): Found {
  const asked = identifiersIn(query);
  const answers = asked.length > 0 ? asked.map((one) => answer(view, one)) : nameAnswer(view, query);
  const unknown = asked.filter((_, i) => answers[i]?.verdict === 'unknown');
  const words = query.normalize('NFKC').trim().toLowerCase();
  return {
    wantsNumber: CONTACT_WORDS.test(withoutAll(words, asked)),
    answers,
    channels: answers.length > 0 ? answered(view, answers) : named(view, words),
    similar: similarTo(
      view,
      answers.length > 0 ? unknown.map(({ fragment }) => fragment) : [fragmentOf(words)],
    ),
    notices: noticesAbout(view, [words, ...asked.map(({ written }) => written)]),
  };
}

function answer({ channels, card }: View, { written, exact, wider, altered }: Asked): Answer {
  for (const keys of [exact, wider]) {
    const has = (value: string) => keys.includes(value);
    const official = channels.filter(({ channel }) => channelKeys(channel).some(has));
    if (official.length > 0) return { written, verdict: 'official', channels: official, altered };
    const retired = card.retired.filter(({ kind, value }) => valueKeys(kind, value).some(has));
    if (retired.length > 0) return { written, verdict: 'retired', retired };
  }
  return { written, verdict: 'unknown' };
}

/** Words may be an account's name; where they are none, they are words. */
function nameAnswer(view: View, query: string): readonly Answer[] {
  const found = answer(view, nameIn(query));
  return found.verdict === 'unknown' ? [] : [found];
}

function answered({ channels }: View, answers: readonly Answer[]): readonly ChannelView[] {
  const official = new Set(answers.flatMap((one) => (one.verdict === 'official' ? one.channels : [])));
  return channels.filter((channel) => official.has(channel));
}

const channelKeys = (channel: Channel): string[] => [
  ...valueKeys(channel.kind, channelValue(channel)),
  ...('url' in channel && channel.url ? urlKey(channel.url) : []),
];

/** The keys of {@link Asked} under which one value is found. */
function valueKeys(kind: ChannelKind, value: string): string[] {
  switch (kind) {
    case 'phone':
      return [`phone:${value}`, `line:${value.replace(/x.*/, '')}`];
    case 'domain':
      return [`domain:${value}`];
    case 'email':
    case 'wechat-account':
    case 'wechat-group':
    case 'weibo':
    case 'douyin':
    case 'qq':
    case 'qq-group':
      return [`${kind}:${value}`];
    case 'address':
      return [];
    default:
      return value.split(' ').flatMap(urlKey);
  }
}

function urlKey(text: string): string[] {
  const url = URL.parse(text);
  return url ? [`url:${url.href}`] : [];
}

function named({ channels }: View, query: string): readonly ChannelView[] {
  const all = query.split(/\s+/).filter(Boolean);
  return channels.filter(({ channel }) => {
    const kinds = [words.zh.kinds[channel.kind], words.en.kinds[channel.kind]];
    const names = 'name' in channel ? [channel.name.zh, channel.name.en] : [];
    const text = [channel.label.zh, channel.label.en, ...kinds, ...names].join('\n').toLowerCase();
    return all.length > 0 && all.every((word) => text.includes(word));
  });
}

function similarTo({ channels, card }: View, fragments: readonly string[]): Found['similar'] {
  const long = fragments.filter((fragment) => fragment.length >= MIN_FRAGMENT);
  const holds = (value: string) => long.some((fragment) => value.toLowerCase().includes(fragment));
  return {
    channels: channels.filter(
      ({ channel }) =>
        holds(channelValue(channel)) ||
        holds(channelDisplay(channel)) ||
        ('url' in channel && channel.url !== undefined && holds(channel.url)),
    ),
    retired: card.retired.filter(({ value, display }) => holds(value) || holds(display)),
  };
}

/** Of a number its digits, of everything else all of it. */
const fragmentOf = (words: string): string =>
  /^[\d\s()+.\-转]+$/.test(words) ? words.replace(/\D/g, '') : words;

/** More are no question that a person asks, and each costs a look through the archive. */
const MAX_QUERIES = 20;

function noticesAbout({ notices }: View, queries: readonly string[]): readonly Notice[] {
  const found = new Set(queries.slice(0, MAX_QUERIES).flatMap((query) => matchNotices(notices, query)));
  return notices.filter((notice) => found.has(notice));
}

/** `help@…` asks about an address, not for help. */
const withoutAll = (words: string, asked: readonly Asked[]): string =>
  asked.reduce((rest, { written }) => rest.replace(written.toLowerCase(), ' '), words);
