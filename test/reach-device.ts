/** A device on the line of a conversation, as browsers have it. */
import { randomUUID } from 'node:crypto';
import type { TestContext } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { GUEST_TOKEN } from '../src/kernel/http/contract.ts';
import type { Caller } from '../src/people/testing.ts';
import { deskApi } from '../src/reach/conversations/contract.ts';
import type { reachWorld } from '../src/reach/conversations/testing.ts';
import type { Carrier } from '../web/live/carriers.ts';
import { LiveLine, type Reach } from '../web/live/line.ts';
import { newThread, queued, type Thread } from '../web/live/thread.ts';

export interface Device {
  readonly line: LiveLine;
  readonly id: string;
  readonly thread: () => Thread;
  /** How the line was, from the beginning on. */
  readonly reached: Reach[];
  say(text: string): void;
  /** Until everything that was written has come back, with so many texts. */
  settled(texts: number): Promise<void>;
  texts(): string[];
}

export interface DeviceOptions {
  readonly world: Awaited<ReturnType<typeof reachWorld>>;
  readonly url: string;
  readonly id: string;
  readonly side: 'customer' | 'staff';
  readonly who: Caller;
  readonly carriers?: readonly Carrier[];
}

const LOOK_MS = 20;

export function device(t: TestContext, { world, url, id, side, who, carriers }: DeviceOptions): Device {
  const reached: Reach[] = [];
  const ticket = async () => String((await world.callerOf(url)(who, deskApi.ticket)).body.ticket);
  const line = new LiveLine({
    site: url,
    root: side === 'customer' ? '/chat/conversations' : '/conversations',
    headers: async () => who.headers,
    token: async () => (side === 'customer' ? (who.headers[GUEST_TOKEN] ?? '') : ticket()),
    onThread: ({ upTo }) => line.seen(id, upTo, upTo),
    onReach: (reach) => reached.push(reach),
    ...(carriers ? { carriers } : {}),
  });
  t.after(() => line.close());
  line.follow(newThread(id));
  const thread = () => line.thread(id) ?? newThread(id);
  const texts = () => thread().messages.flatMap(({ body }) => (body.kind === 'text' ? [body.text] : []));
  return {
    line,
    id,
    thread,
    reached,
    texts,
    say: (text) => line.change(id, (now) => queued(now, { key: randomUUID(), text, at: '' })),
    async settled(wanted) {
      while (thread().outbox.length > 0 || texts().length < wanted) await pause(LOOK_MS);
    },
  };
}
