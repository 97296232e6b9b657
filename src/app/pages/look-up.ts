import { channelDisplay, channelValue, type Retired } from '@clearline/card';
import type { Notice } from '../../find/notices/contract.ts';
import { words } from '../../find/surfaces/contract.ts';
import { type ChannelView, matchNotices, type View } from '../../find/surfaces/index.ts';
import type { VerifiedItem } from '../../verify/verdicts/contract.ts';

/** What a query leads to besides the verdicts on what is in it. Everything comes from the view in memory. */
export interface Found {
  /** The query asks how to reach us, so the number is the answer (R24). */
  readonly wantsNumber: boolean;
  /** The official ones in the query, and what replaced the retired ones, each once; or what the words name. */
  readonly channels: readonly ChannelView[];
  /** Values that hold what was asked as a part: for comparison, never a verdict. */
  readonly similar: { readonly channels: readonly ChannelView[]; readonly retired: readonly Retired[] };
  readonly notices: readonly Notice[];
}

const CONTACT_WORDS =
  /客服|电话|联系|号码|热线|人工|投诉|求助|phone|contact|call|support|service|number|hotline|human|help/i;

/** Looks up the words of a query in both languages, and the channels of its verdicts. Never throws. */
export function lookUp(view: View, query: string, items: readonly VerifiedItem[]): Found {
  const words = plain(query);
  return {
    wantsNumber: CONTACT_WORDS.test(plain(without(query, items))),
    channels: items.length > 0 ? judged(view, items) : named(view, words),
    similar: similarTo(
      view,
      items.length > 0 ? items.filter(isFormless).map(({ text }) => plain(text)) : [words],
    ),
    notices: noticesAbout(view, [words, ...items.map(({ text }) => plain(text))]),
  };
}

const plain = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

/** `help@…` asks about an address, not for help. @param items in order */
const without = (query: string, items: readonly VerifiedItem[]): string =>
  items.reduceRight((rest, { start, end }) => `${rest.slice(0, start)} ${rest.slice(end)}`, query);

function judged({ channels }: View, items: readonly VerifiedItem[]): readonly ChannelView[] {
  const ids = new Set(
    items.flatMap(
      ({ verdict, channel, replacedBy }) => (verdict === 'official' ? channel : replacedBy)?.id ?? [],
    ),
  );
  return channels.filter(({ channel }) => ids.has(channel.id));
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

/** What has a form is compared by the verdict on it. */
const isFormless = ({ kind, verdict }: VerifiedItem): boolean => kind === 'account' && verdict === 'unknown';

/** Shorter parts are in too many values to mean anything. */
const MIN_FRAGMENT = 4;

function similarTo({ channels, card }: View, asked: readonly string[]): Found['similar'] {
  const fragments = asked.map(fragmentOf).filter(({ length }) => length >= MIN_FRAGMENT);
  const holds = (value: string) => fragments.some((fragment) => value.toLowerCase().includes(fragment));
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
const fragmentOf = (asked: string): string =>
  /^[\d\s()+.\-转]+$/.test(asked) ? asked.replace(/\D/g, '') : asked;

/** More are no question that a person asks, and each costs a look through the archive. */
const MAX_QUERIES = 20;

function noticesAbout({ notices }: View, queries: readonly string[]): readonly Notice[] {
  const found = new Set(queries.slice(0, MAX_QUERIES).flatMap((query) => matchNotices(notices, query)));
  return notices.filter((notice) => found.has(notice));
}
