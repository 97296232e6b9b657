/** What the queue looks like from outside. Instants are RFC 3339 in UTC. Browser-safe. */
import * as z from 'zod';
import { Intent, Wait } from '../../conversations/contract.ts';
import { RESTS, Shift } from '../../roster/contract.ts';
import { Load } from '../load/contract.ts';

/** Who is not heard from for so long counts as offline, whatever they have said. */
export const HEARD_SECONDS = 60;
/** Whoever is back after so long without a sign of them is away until they say otherwise. */
export const GONE_SECONDS = 600;
/** What is given to an agent and not answered in this time goes back to the queue, and they count as away. */
export const ANSWER_SECONDS = 90;
/** Whoever is away, or whose shift is over, keeps a customer who waits for them for so long. */
export const AWAY_ANSWER_SECONDS = 300;
/** Whoever has waited so long goes also to who handed them back, where nobody else is there for them. */
export const ALONE_SECONDS = 600;
/** A customer who is on no line for so long, and whom nobody has answered, has gone: theirs becomes a message. */
export const CUSTOMER_GONE_SECONDS = 600;
/** A customer who was answered, and is on no line and says nothing for so long, takes no room of their agent. */
export const QUIET_SECONDS = 600;
/** Whoever was told nothing has waited too long after so long. */
export const LONG_WAIT_SECONDS = 900;
export const MOST_CAPACITY = 50;

/** Busy: there for who is theirs already, and for nobody new. */
export const STATES = ['available', 'busy', 'away'] as const;
export type State = (typeof STATES)[number];

export const Capacity = z.int().min(0).max(MOST_CAPACITY);
export const LANGUAGES = ['zh', 'en'] as const;

export const Presence = z
  .object({
    state: z.enum([...STATES, 'offline']),
    /** How many conversations at once. */
    capacity: Capacity,
    /** At most so many, whatever they say themselves. */
    cap: Capacity.nullable(),
    languages: z.array(z.enum(LANGUAGES)),
    /** What they answer; none named is everything. */
    skills: z.array(Intent),
    /** Conversations on their hands, but for those whose customers were answered and are quiet. */
    chats: z.int(),
    /** When they last let somebody wait for nothing, and were set to away for it. */
    missedAt: z.iso.datetime().nullable(),
    /** By the roster, now. */
    shift: Shift.nullable(),
    /** Why nobody new comes although they are available. */
    rest: z.enum(RESTS).nullable(),
  })
  .meta({ id: 'Presence' });
export type Presence = z.infer<typeof Presence>;

export const HeldOnBoard = z
  .object({
    id: z.uuid(),
    number: z.int(),
    intent: Intent,
    lang: z.enum(LANGUAGES),
    /** Null where the customer waits for no answer. */
    waitsSince: z.iso.datetime().nullable(),
  })
  .meta({ id: 'HeldOnBoard' });
export type HeldOnBoard = z.infer<typeof HeldOnBoard>;

export const AgentOnBoard = Presence.extend({
  id: z.uuid(),
  name: z.string(),
  staffNumber: z.int(),
  /** Null for who has never been on duty. */
  heardAt: z.iso.datetime().nullable(),
  /** Meant to be there by the roster, and not there. */
  absent: z.boolean(),
  teams: z.array(z.string()),
  holds: z.array(HeldOnBoard),
}).meta({ id: 'AgentOnBoard' });
export type AgentOnBoard = z.infer<typeof AgentOnBoard>;

export const WaitingOnBoard = z
  .object({
    id: z.uuid(),
    number: z.int(),
    intent: Intent,
    lang: z.enum(LANGUAGES),
    /** As their customer calls themselves. */
    name: z.string().nullable(),
    /** The beginning of the newest message. */
    excerpt: z.string(),
    waitsSince: z.iso.datetime(),
    /** Until when an answer was promised to a customer who left a message; null for who waits. */
    answerBy: z.iso.datetime().nullable(),
    /** What they were told when they began to wait, from that moment on; null where nothing could be said. */
    told: Wait.nullable(),
    /** Longer than that. */
    late: z.boolean(),
    /** From now on. */
    wait: Wait.nullable(),
    /** For whose members they wait first; none is everybody. */
    teams: z.array(z.string()),
  })
  .meta({ id: 'WaitingOnBoard' });
export type WaitingOnBoard = z.infer<typeof WaitingOnBoard>;

const Share = z.number().min(0).max(1);
const Shares = z.object({
  told: z.int(),
  inside: Share,
  shorter: Share,
  longer: Share,
});

/** Of the last days: how true it was what we said of waits. Shares are of those who were told something. */
export const Accuracy = Shares.extend({
  days: z.int(),
  /** Of how many waits we mean to be right. */
  promised: Share,
  untold: z.int(),
  /** Whatever would have become of those who left. */
  insideAtLeast: Share,
  insideAtMost: Share,
  /** The days on which anything was told, in order: in Beijing. */
  byDay: z.array(Shares.extend({ day: z.string() })),
});
export type Accuracy = z.infer<typeof Accuracy>;

export const Board = z
  .object({
    at: z.iso.datetime(),
    agents: z.array(AgentOnBoard),
    /** In their turn, as many as were asked for. */
    waiting: z.array(WaitingOnBoard),
    /** Of all who wait. */
    all: z.object({
      waiting: z.int(),
      late: z.int(),
      /** Who were told nothing, and have waited long. */
      long: z.int(),
      longestSince: z.iso.datetime().nullable(),
    }),
    accuracy: Accuracy,
    /** Whether the agents who are there are enough for those who come, while things go on like this. */
    outlook: z.enum(['enough', 'growing', 'unknown']),
    /** Which step of shedding load holds, and how it came to it. */
    load: Load,
  })
  .meta({ id: 'QueueBoard' });
export type Board = z.infer<typeof Board>;

export const TeamToHandTo = z
  .object({
    id: z.uuid(),
    name: z.string(),
    members: z.int(),
    /** Who take customers now. */
    available: z.int(),
  })
  .meta({ id: 'TeamToHandTo' });
export type TeamToHandTo = z.infer<typeof TeamToHandTo>;
