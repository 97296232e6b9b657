/**
 * One live line, whatever carries it: it hears what a device says, one thing after another, and sends frames. It is the
 * same for customers and staff; who they are decides which conversations there are for them.
 */
import type { Lang } from '../../kernel/i18n.ts';
import { type Frame, Say } from './contract.ts';
import type { Deps } from './deps.ts';
import type { EndCode } from './ends/contract.ts';
import type { Follower } from './feed.ts';
import { typing } from './hints.ts';
import { type Party, readerOf, type Start, startOf } from './party.ts';
import { refusalText } from './refusals.ts';
import { see, send, storedAs } from './write.ts';

export interface Carrier {
  send(frame: Frame): void;
  isFull(): boolean;
  end(code: EndCode): void;
}

const MOST_FOLLOWED = { customer: 10, staff: 100 } as const;
/** Said but not yet heard; beyond it nobody is read from. */
const MOST_WAITING = 50;
const TYPING_MS = 2_500;

export class Line {
  readonly #deps: Deps;
  readonly #carrier: Carrier;
  readonly #party: Party;
  readonly #lang: Lang;
  readonly #followed = new Map<string, () => void>();
  readonly #typed = new Map<string, number>();
  #waiting = 0;
  #last: Promise<void> = Promise.resolve();
  #ended = false;

  constructor(deps: Deps, carrier: Carrier, party: Party, lang: Lang) {
    this.#deps = deps;
    this.#carrier = carrier;
    this.#party = party;
    this.#lang = lang;
    carrier.send({ is: 'ready' });
  }

  /** Settles once it is heard: until then the device should be read from no further. */
  hear(text: string): Promise<void> {
    if (this.#ended) return Promise.resolve();
    const say = Say.safeParse(jsonOf(text));
    if (!say.success || say.data.do === 'hello' || this.#waiting >= MOST_WAITING) {
      this.#carrier.end(this.#waiting >= MOST_WAITING ? 'slow' : 'not-understood');
      return Promise.resolve();
    }
    this.#waiting++;
    this.#last = this.#last.then(async () => {
      if (!this.#ended) await this.#do(say.data);
      this.#waiting--;
    });
    return this.#last;
  }

  close(): void {
    this.#ended = true;
    for (const stop of this.#followed.values()) stop();
    this.#followed.clear();
  }

  async #do(say: Say): Promise<void> {
    const key = say.do === 'send' ? say.key : null;
    const conversation = say.do === 'hello' ? null : say.conversation;
    try {
      const code = await this.#act(say);
      if (code) this.#carrier.send({ is: 'refused', conversation, key, ...refusalText(code, this.#lang) });
    } catch (err) {
      // What was not stored is not answered as if it were: the device keeps it, and sends it again.
      this.#deps.log.warn({ err }, 'a live line could not be served');
      this.#carrier.end('leaving');
    }
  }

  async #act(say: Say) {
    switch (say.do) {
      case 'hello':
        return null;
      case 'follow':
        return this.#follow(say.conversation, say);
      case 'unfollow':
        this.#followed.get(say.conversation)?.();
        this.#followed.delete(say.conversation);
        return null;
      case 'send': {
        const { conversation, key, text, file, note = false } = say;
        const sent = await send(this.#deps, this.#party, { conversation, key, text, file, note });
        if (!sent.ok) return sent.error.code;
        this.#carrier.send({ is: 'accepted', conversation, key, ...storedAs(sent.value, conversation) });
        return null;
      }
      case 'seen':
        return see(this.#deps, this.#party, say.conversation, say);
      case 'typing':
        return this.#type(say.conversation);
    }
  }

  async #follow(id: string, start: Start) {
    if (this.#followed.size >= MOST_FOLLOWED[this.#party.side]) return 'too-many-followed';
    const db = this.#deps.database();
    const after = db ? await startOf(db, this.#party, id, start) : null;
    if (after === null) return 'no-such-conversation';
    this.#followed.get(id)?.();
    if (this.#ended) return null;
    const carrier = this.#carrier;
    const follower: Follower = {
      side: this.#party.side,
      after,
      told: '',
      send: (frame) => carrier.send(frame),
      isFull: () => carrier.isFull(),
    };
    this.#followed.set(id, this.#deps.feed.follow(id, follower));
    return null;
  }

  /** Of a conversation that is followed, and not with every letter. */
  async #type(id: string): Promise<null> {
    const now = this.#deps.clock.now();
    const db = this.#deps.database();
    if (!db || !this.#followed.has(id) || now - (this.#typed.get(id) ?? 0) < TYPING_MS) return null;
    this.#typed.set(id, now);
    await typing(db, id, readerOf(this.#party));
    return null;
  }
}

/** Undefined where it is no JSON. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
