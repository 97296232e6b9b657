import type { ChannelKind, Intent, PhoneChannel } from '@clearline/card';
import { shownOn } from './files/addresses.ts';
import { type ChannelView, isPhone, type View } from './view.ts';

/** How soon the customer needs an answer; `evidence`: it can wait, and proof must be handed in. */
export const URGENCIES = ['urgent', 'today', 'evidence'] as const;
export type Urgency = (typeof URGENCIES)[number];

/** Why a channel is offered, and why at this rank. */
export const WHYS = [
  'human-now',
  'answers-now',
  'keeps-evidence',
  'leave-message',
  'opens-later',
  'not-open',
] as const;
export type Why = (typeof WHYS)[number];

export interface Way {
  readonly channel: ChannelView;
  readonly why: Why;
}

/** live: somebody answers while it is open. written: a message waits for its answer. Others lead nowhere by themselves. */
const MANNER: Partial<Record<ChannelKind, 'live' | 'written'>> = {
  phone: 'live',
  chat: 'live',
  qq: 'live',
  'qq-group': 'live',
  'wechat-group': 'live',
  ticket: 'written',
  email: 'written',
  'wechat-account': 'written',
  weibo: 'written',
  douyin: 'written',
  'taobao-shop': 'written',
  'jd-shop': 'written',
};

const ORDER: Record<Urgency, readonly Why[]> = {
  urgent: ['human-now', 'answers-now', 'leave-message', 'keeps-evidence', 'opens-later', 'not-open'],
  today: ['human-now', 'leave-message', 'keeps-evidence', 'answers-now', 'opens-later', 'not-open'],
  evidence: ['keeps-evidence', 'human-now', 'leave-message', 'answers-now', 'opens-later', 'not-open'],
};

/** Whether a question asked here gets an answer. */
export const answers = (kind: ChannelKind): boolean => MANNER[kind] !== undefined;

/** Messages can be left here while nobody is on duty. */
export const takesMessages = (view: ChannelView): boolean => MANNER[view.channel.kind] === 'written';

/** Whether opening hours say something about this channel: nobody asks when a domain name opens. */
export const keepsHours = (view: ChannelView): boolean =>
  view.channel.kind !== 'domain' && view.channel.kind !== 'app' && view.channel.kind !== 'partner-page';

/**
 * The channels of the surface `page` to try, best first, each with its reason. Closed ones stand after the open ones, so that they
 * can say when they open. Never empty: where no channel serves the intent, every channel that answers is
 * offered, and failing those the number (R55).
 */
export function ways(view: View, intent: Intent, urgency: Urgency): Way[] {
  const answering = shownOn(view, 'page').filter((c) => answers(c.channel.kind) && isForBuyers(c));
  const serving = answering.filter((c) => c.channel.intents.includes(intent));
  const offered = [serving, answering, [view.primary]].find((list) => list.length > 0) ?? [];
  return offered.map((channel) => ({ channel, why: why(channel, urgency) })).sort(byRank(urgency));
}

/** Every way to a human or a message box for any need, for the page that leads to a human; it may be empty. */
export const waysToHuman = (view: View): Way[] =>
  shownOn(view, 'page')
    .filter((c) => answers(c.channel.kind) && c.channel.human && isForBuyers(c))
    .map((channel) => ({ channel, why: why(channel, 'urgent') }))
    .sort(byRank('urgent'));

/**
 * The line that one tap dials: the number where it is open, mobiles reach it and nobody reports it as down, else the best
 * line of the surface `floating` of which that is true. Where there is none it is the number, which then says why not.
 */
export function lineToDial(view: View): ChannelView<PhoneChannel> {
  const best = shownOn(view, 'floating')
    .filter(isPhone)
    .filter((c) => c.hours.open && c.down === null && worksOnMobile(c) && isForBuyers(c))
    .map((channel) => ({ channel, why: why(channel, 'urgent') }))
    .sort(byRank('urgent'))
    .map(({ channel }) => channel);
  return best.find((c) => c === view.primary) ?? best[0] ?? view.primary;
}

/** What to use while a line is down: the best that answers now and is not down as well; null where there is none. */
export const insteadOf = (view: View, { channel: { id } }: ChannelView): ChannelView | null =>
  ways(view, 'enquiry', 'urgent')
    .filter(({ why }) => why === 'human-now' || why === 'answers-now' || why === 'leave-message')
    .map(({ channel }) => channel)
    .find(({ channel, down }) => channel.id !== id && down === null) ?? null;

const isForBuyers = ({ channel }: ChannelView): boolean =>
  channel.audience.includes('buyer') || channel.audience.includes('guest');

function why(view: ChannelView, urgency: Urgency): Why {
  const { channel, hours } = view;
  if (urgency === 'evidence' && (channel.kind === 'ticket' || channel.kind === 'email'))
    return 'keeps-evidence';
  if (takesMessages(view)) return 'leave-message';
  if (hours.open) return channel.human ? 'human-now' : 'answers-now';
  return hours.opensAt === null ? 'not-open' : 'opens-later';
}

function byRank(urgency: Urgency): (a: Way, b: Way) => number {
  const rank = (way: Way) => [
    ORDER[urgency].indexOf(way.why),
    way.channel.down ? 1 : 0,
    way.why === 'opens-later' ? (way.channel.hours.opensAt ?? 0) : 0,
    worksOnMobile(way.channel) ? 0 : 1,
    urgency === 'urgent' && way.channel.channel.kind !== 'phone' ? 1 : 0,
    way.channel.channel.priority,
  ];
  return (a, b) => {
    const [left, right] = [rank(a), rank(b)];
    for (const [i, value] of left.entries()) {
      const difference = value - (right[i] ?? 0);
      if (difference !== 0) return difference;
    }
    return 0;
  };
}

/** An 800 number cannot be dialled from the telephone that most visitors hold. */
const worksOnMobile = ({ channel }: ChannelView): boolean =>
  channel.kind !== 'phone' || channel.reachableFrom.includes('mobile');
