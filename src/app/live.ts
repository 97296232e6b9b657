/**
 * `GET /api/v1/events`: what has changed, as server-sent events, so that consoles show it without a reload. An event
 * says only that something changed; what it is now is asked for, with the permission that this takes.
 */
import * as z from 'zod';
import type { Bus, Event } from '../kernel/bus.ts';
import { endpoint, type Permission, type Refusals } from '../kernel/http/contract.ts';
import { refusalResponse } from '../kernel/http/problems.ts';
import { type Actor, authenticate, type ServeOptions, serveWith } from '../people/access/index.ts';

/** A browser opens six connections to one host; somebody may have two of them. */
const MAX_OF_ONE = 12;
const MAX_ALL = 2_000;
const BEAT_MS = 15_000;
/** Looks at the session again at every so many beats. */
const CHECK_BEATS = 4;
/** Events that wait for a client that reads nothing. */
const MAX_WAITING = 256;

/** Which permission it takes to hear of a topic. */
export const TOPICS: Readonly<Record<string, Permission>> = {
  'contacts.published': 'contacts.read',
  'proposals.changed': 'proposals.read',
  'proposals.presence': 'proposals.read',
  'publishers.changed': 'publishers.read',
  'lines.changed': 'lines.read',
  'reports.changed': 'reports.read',
  'people.changed': 'people.read',
  'people.sessions-ended': 'people.sessions',
  'mail.changed': 'mail.read',
  'webhooks.changed': 'webhooks.read',
  'calls.code': 'calls.prove',
  'calls.contact': 'calls.contact',
  'calls.alarm': 'calls.alarms',
  'audit.added': 'audit.read',
  'reach.changed': 'reach.answer',
  'reach.queue': 'reach.answer',
  'reach.teams': 'reach.answer',
  'reach.load': 'reach.answer',
};

export const LIVE_REFUSALS = {
  'too-many-streams': {
    status: 429,
    zh: '您打开的管理台页面太多了。请关闭几个再试。',
    en: 'You have too many consoles open. Close some, then try again.',
  },
} as const satisfies Refusals;

export const liveApi = {
  events: endpoint({
    method: 'GET',
    path: '/events',
    summary: 'Hear what changes, as server-sent events by topic; `alive` comes every 15 seconds',
    access: 'person',
    query: z.object({}),
    answer: null,
    refusals: ['too-many-streams'],
  }),
};

interface Listener {
  actor: Actor;
  /** Who it is now; null once the session has ended. */
  readonly again: () => Promise<Actor | null>;
  readonly send: (text: string) => void;
  readonly end: () => void;
}

export class Streams {
  readonly #listeners = new Set<Listener>();
  readonly #timer: NodeJS.Timeout;
  #beats = 0;
  #closed = false;

  constructor() {
    this.#timer = setInterval(() => void this.beat(), BEAT_MS);
    this.#timer.unref();
  }

  /** From now on what the bus tells is passed on. After a gap everybody connects anew, and asks for everything again. */
  follow(bus: Bus): void {
    for (const topic of Object.keys(TOPICS)) bus.subscribe(topic, (event) => this.#tell(event));
    bus.onLost(() => this.#endAll());
  }

  get size(): number {
    return this.#listeners.size;
  }

  /** Null when there are too many. */
  open(actor: Actor, again: Listener['again']): ReadableStream<Uint8Array> | null {
    const own = [...this.#listeners].filter((listener) => listener.actor.id === actor.id).length;
    if (this.#closed || own >= MAX_OF_ONE || this.#listeners.size >= MAX_ALL) return null;
    const encoder = new TextEncoder();
    let listener: Listener | undefined;
    return new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          const end = () => {
            if (listener && this.#listeners.delete(listener)) controller.close();
          };
          const send = (text: string) => {
            controller.enqueue(encoder.encode(text));
            // Who reads nothing is cut off rather than remembered.
            if ((controller.desiredSize ?? 0) <= -MAX_WAITING) end();
          };
          listener = { actor, again, send, end };
          this.#listeners.add(listener);
          send('retry: 2000\n\n');
        },
        cancel: () => {
          if (listener) this.#listeners.delete(listener);
        },
      },
      { highWaterMark: 1 },
    );
  }

  /** A sign of life for everybody; now and then a look at whether their session still holds. */
  async beat(): Promise<void> {
    for (const { send } of this.#listeners) send('event: alive\ndata: {}\n\n');
    this.#beats = (this.#beats + 1) % CHECK_BEATS;
    if (this.#beats === 0) await Promise.all([...this.#listeners].map((listener) => this.#check(listener)));
  }

  close(): void {
    this.#closed = true;
    clearInterval(this.#timer);
    this.#endAll();
  }

  #endAll(): void {
    for (const { end } of this.#listeners) end();
  }

  #tell({ topic, payload }: Event): void {
    const permission = TOPICS[topic];
    if (permission === undefined) return;
    const text = `event: ${topic}\ndata: ${JSON.stringify(payload)}\n\n`;
    const about = z.object({ personId: z.string() }).safeParse(payload).data?.personId;
    for (const listener of this.#listeners) {
      const concerned = listener.actor.id === about;
      if (concerned || listener.actor.permissions.has(permission)) listener.send(text);
      // A role or a session that somebody lost ends what they hear.
      if (topic === 'people.changed' || concerned) void this.#check(listener);
    }
  }

  async #check(listener: Listener): Promise<void> {
    // A database that is away says nothing about a session.
    const actor = await listener.again().catch(() => listener.actor);
    if (actor) listener.actor = actor;
    else listener.end();
  }
}

export function liveRoutes(options: ServeOptions, streams: Streams): void {
  serveWith(options, LIVE_REFUSALS).raw(liveApi.events, async (c, db, { actor }) => {
    const again = async () => {
      const identity = options.identity();
      return identity ? authenticate(c, db, identity, false) : actor;
    };
    const stream = streams.open(actor, again);
    if (!stream) return refusalResponse(c, 'too-many-streams', LIVE_REFUSALS['too-many-streams']);
    return new Response(stream, {
      headers: {
        'Content-Type': 'text/event-stream; charset=utf-8',
        'Cache-Control': 'no-store, no-transform',
        // Proxies such as nginx would gather it.
        'X-Accel-Buffering': 'no',
      },
    });
  });
}
