/** An answer that waits: for networks that break every other line. */
import type { Db } from '../../kernel/database/db.ts';
import { ok, type Result, refuse } from '../../kernel/errors.ts';
import type { Frame } from './contract.ts';
import type { Deps } from './deps.ts';
import type { Follower } from './feed.ts';
import { type Party, type Start, startOf } from './party.ts';

export interface Since extends Start {
  readonly id: string;
  /** Seconds. */
  readonly wait: number;
}

type Answered = Result<{ frames: Frame[] }, { readonly code: 'no-such-conversation' }>;

/** How long behind messages one waits for how the conversation stands: with a look both come, behind an offer that does. */
const GATHER_MS = 150;

export async function framesSince(
  db: Db,
  deps: Deps,
  party: Party,
  { id, wait, ...start }: Since,
  signal: AbortSignal,
): Promise<Answered> {
  const after = await startOf(db, party, id, start);
  if (after === null) return refuse({ code: 'no-such-conversation' });
  const frames: Frame[] = [];
  const { promise, resolve } = Promise.withResolvers<void>();
  let gathering: NodeJS.Timeout | undefined;
  const follower: Follower = {
    side: party.side,
    after,
    told: '',
    send(frame) {
      frames.push(frame);
      // The state alone is no news to somebody who waits for messages, but it is an answer to who does not.
      if (wait > 0 && frame.is !== 'messages' && frames.length === 1) return;
      if (frame.is === 'state') resolve();
      else gathering ??= setTimeout(resolve, GATHER_MS);
    },
    isFull: () => false,
  };
  // Who asks again and again is there as well.
  if (party.side === 'staff') deps.here.enter(party.personId)();
  const stop = deps.feed.follow(id, follower);
  const patience = setTimeout(resolve, Math.max(wait * 1000, 2_000));
  signal.addEventListener('abort', () => resolve(), { once: true });
  await promise;
  clearTimeout(patience);
  clearTimeout(gathering);
  stop();
  return ok({ frames });
}
