/** Server-sent events (WHATWG HTML §9.2): the same frames, for networks that break sockets. */
import type { Db } from '../../kernel/database/db.ts';
import { type Result, refuse } from '../../kernel/errors.ts';
import type { Frame } from './contract.ts';
import type { Deps } from './deps.ts';
import { type Party, type Start, startOf } from './party.ts';

const BEAT_MS = 20_000;
/** A device that comes back asks from its cursor, so that an end costs nothing. */
const LONGEST_MS = 15 * 60_000;
/** Bytes that wait to be read; beyond it the feed waits. */
const MOST_WAITING = 256 * 1024;

export async function streamSince(
  db: Db,
  deps: Deps,
  party: Party,
  { id, ...start }: Start & { readonly id: string },
  signal: AbortSignal,
): Promise<Response | Result<never, { readonly code: 'no-such-conversation' }>> {
  const after = await startOf(db, party, id, start);
  if (after === null) return refuse({ code: 'no-such-conversation' });
  const encoder = new TextEncoder();
  let stop = () => {};
  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const send = (frame: Frame) =>
          controller.enqueue(encoder.encode(`data: ${JSON.stringify(frame)}\n\n`));
        const isFull = () => (controller.desiredSize ?? 0) <= 0;
        const leave = deps.feed.follow(id, { side: party.side, after, told: '', send, isFull });
        const away = party.side === 'staff' ? deps.here.enter(party.personId) : () => {};
        const beat = setInterval(() => {
          if (!isFull()) send({ is: 'alive' });
        }, BEAT_MS);
        const end = setTimeout(() => {
          stop();
          controller.close();
        }, LONGEST_MS);
        for (const timer of [beat, end]) timer.unref();
        stop = () => {
          leave();
          away();
          clearInterval(beat);
          clearTimeout(end);
        };
        signal.addEventListener('abort', () => stop(), { once: true });
        send({ is: 'ready' });
      },
      cancel: () => stop(),
    },
    new ByteLengthQueuingStrategy({ highWaterMark: MOST_WAITING }),
  );
  return new Response(body, {
    headers: {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store, no-transform',
      // Proxies such as nginx would gather it.
      'X-Accel-Buffering': 'no',
    },
  });
}
