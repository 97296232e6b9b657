/** How every channel stands now: by the card's hours, by what people report of lines, and by who is at the desk for a language. */
import type { ChannelKind, Intent } from '@clearline/card';
import { type ChannelView, shownOn, type View } from '../../find/surfaces/index.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Lang } from '../../kernel/i18n.ts';
import type { Wait } from '../conversations/contract.ts';
import { answerBy, chatHours } from '../conversations/index.ts';
import type { Step } from '../queue/contract.ts';
import type { QueueNow } from '../queue/index.ts';
import type { Channel, Manner, State } from './rule.ts';

/** The queue is looked at every few seconds: what is older could not be renewed. */
const STALE_MS = 30_000;
const KEPT_MS = 1_000;
const MINUTE = 60_000;
/** Of times that are promised, so that an answer holds for a while. */
const ROUND_MS = 15 * MINUTE;
/** An agent who is free is there within this. */
const AT_ONCE_SECONDS = 60;

/** Our own chat, which every card has. */
export const CHAT = 'chat-here';

const MANNERS: Partial<Record<ChannelKind, Manner>> = {
  phone: 'voice',
  qq: 'elsewhere',
  'qq-group': 'elsewhere',
  'wechat-group': 'elsewhere',
  ticket: 'written',
  email: 'written',
  'wechat-account': 'written',
  weibo: 'written',
  douyin: 'written',
  'taobao-shop': 'written',
  'jd-shop': 'written',
};

export interface Now {
  /** When the queue was so: milliseconds since the epoch; null where it was never seen. */
  readonly at: number | null;
  readonly live: boolean;
  readonly step: Step;
  /** Whether anybody takes customers of this language in the chat. */
  readonly staffed: boolean;
  readonly open: boolean;
  readonly opensAt: number | null;
  readonly waits: Readonly<Record<Intent, Wait | null>> | null;
  readonly answerBy: number;
}

interface Known {
  readonly view: View;
  readonly until: number;
  readonly now: Readonly<Record<Lang, Now>>;
  readonly stamp: string;
}

export class WaysNow {
  readonly #queue: () => QueueNow | null;
  readonly #clock: Clock;
  #known: Known | null = null;

  constructor({ queue, clock }: { readonly queue: () => QueueNow | null; readonly clock: Clock }) {
    this.#queue = queue;
    this.#clock = clock;
  }

  of(view: View, lang: Lang): Now {
    return this.#read(view).now[lang];
  }

  /** While this stays the same, so does everything that is made of it. */
  stamp(view: View): string {
    return this.#read(view).stamp;
  }

  #read(view: View): Known {
    const at = this.#clock.now();
    if (this.#known?.view === view && at < this.#known.until) return this.#known;
    const queue = this.#queue();
    const now = { zh: nowOf(view, queue, at, 'zh'), en: nowOf(view, queue, at, 'en') };
    // When it was so is told only where it is so no more.
    const stamp = JSON.stringify(Object.values(now).map((one) => (one.live ? { ...one, at: null } : one)));
    this.#known = { view, until: at + KEPT_MS, now, stamp };
    return this.#known;
  }
}

function nowOf({ card }: View, queue: QueueNow | null, at: number, lang: Lang): Now {
  const hours = chatHours(card, at);
  return {
    at: queue?.at ?? null,
    live: queue !== null && at - queue.at < STALE_MS,
    step: queue?.step ?? 'normal',
    staffed: (queue?.chat[lang].agents ?? 0) > 0,
    open: hours.open,
    opensAt: hours.opensAt,
    waits: queue?.chat[lang].waits ?? null,
    answerBy: answerBy(card, at),
  };
}

export function chatState({ live, open, staffed, waits }: Now, intent: Intent): State {
  if (!live) return 'down';
  if (!open || !staffed) return 'closed';
  const wait = waits?.[intent];
  return wait && wait.highSeconds <= AT_ONCE_SECONDS ? 'open' : 'busy';
}

/** What the rule goes by: the channels of the contact page, and the chat of this site. */
export function channelsNow(view: View, now: Now, intent: Intent): Channel[] {
  const listed = shownOn(view, 'page').flatMap((cv): Channel[] => {
    const manner = MANNERS[cv.channel.kind];
    const { audience, intents } = cv.channel;
    if (!manner || !audience.some((one) => one !== 'supplier')) return [];
    return [
      {
        id: cv.channel.id,
        manner,
        state: cv.down ? 'down' : cv.hours.open ? 'open' : 'closed',
        isNumber: cv === view.primary,
        serves: intents.includes(intent),
        forGuests: audience.includes('guest'),
        wait: null,
        opensAt: cv.hours.opensAt,
        answerBy: manner === 'written' ? replyBy(cv, view.at) : null,
      },
    ];
  });
  const chat: Channel = {
    id: CHAT,
    manner: 'chat',
    state: chatState(now, intent),
    isNumber: false,
    serves: true,
    forGuests: true,
    wait: now.waits?.[intent] ?? null,
    opensAt: now.open ? null : now.opensAt,
    answerBy: now.answerBy,
  };
  return [...listed, chat];
}

function replyBy({ channel, hours }: ChannelView, at: number): number | null {
  const { replyWithinMinutes: minutes } = channel;
  if (!minutes) return null;
  const from = hours.open ? at : (hours.opensAt ?? at);
  return Math.ceil((from + minutes * MINUTE) / ROUND_MS) * ROUND_MS;
}
