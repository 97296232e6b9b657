/** Live lines over WebSockets (RFC 6455), beside the server's requests. */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import * as z from 'zod';
import { chooseLang } from '../../kernel/i18n.ts';
import type { Frame } from './contract.ts';
import type { Deps } from './deps.ts';
import { ENDS, type EndCode } from './ends/contract.ts';
import { type Carrier, jsonOf, Line } from './line.ts';
import type { Party } from './party.ts';

const LIVE_PATH = '/api/v1/live';

/** Bytes that wait to be sent on one socket; beyond it the feed waits, and keeps nothing in memory. */
const MOST_BUFFERED = 256 * 1024;
/** UTF-8 bytes of one frame. */
const MAX_PAYLOAD = 32 * 1024;
const BEAT_MS = 25_000;
/** Who has not said hello by then is somebody else's program. */
const HELLO_MS = 10_000;
/** Then staff show a ticket anew, so that nobody hears on who has been signed out. */
const LINE_MS = { customer: 6 * 3_600_000, staff: 10 * 60_000 } as const;

export interface Sockets {
  /** Takes the request over when it is for a live line. */
  upgrade(req: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  close(): void;
}

/** @param recognise who a token belongs to; null for nobody */
export function liveSockets(deps: Deps, recognise: (token: string) => Promise<Party | null>): Sockets {
  // A message is a few hundred bytes: compressing each would cost more memory than it saves bytes.
  const server = new WebSocketServer({ noServer: true, maxPayload: MAX_PAYLOAD, perMessageDeflate: false });
  const beats = setInterval(() => {
    for (const socket of server.clients) beat(socket as Beating);
  }, BEAT_MS);
  beats.unref();
  return {
    upgrade(req, socket, head) {
      if (pathOf(req) !== LIVE_PATH) return false;
      server.handleUpgrade(req, socket, head, (opened) =>
        serve(opened as Beating, { req, socket }, deps, recognise),
      );
      return true;
    },
    close() {
      clearInterval(beats);
      for (const socket of server.clients) socket.close(ENDS.leaving, 'leaving');
    },
  };
}

const pathOf = ({ url = '' }: IncomingMessage): string => url.split('?', 1)[0] ?? '';

type Beating = WebSocket & { isAlive?: boolean };

/** Scripts see no ping: by this they know that the line is not dead. */
const ALIVE = JSON.stringify({ is: 'alive' } satisfies Frame);

const isFull = (socket: WebSocket): boolean => socket.bufferedAmount > MOST_BUFFERED;

/** A socket that did not answer the last ping is gone, whatever the network says. */
function beat(socket: Beating): void {
  if (socket.isAlive === false) {
    socket.terminate();
    return;
  }
  socket.isAlive = false;
  socket.ping();
  if (!isFull(socket)) socket.send(ALIVE);
}

const Hello = z.strictObject({ do: z.literal('hello'), token: z.string().max(400) });

/** What is sent at one moment goes out in one piece: the system calls cost more than the frames. */
function gathering(wire: Duplex): () => void {
  let isGathering = false;
  const sent = () => {
    isGathering = false;
    wire.uncork();
  };
  return () => {
    if (isGathering) return;
    isGathering = true;
    wire.cork();
    // Behind what the promises lead to that brought this.
    process.nextTick(sent);
  };
}

function serve(
  socket: Beating,
  { req, socket: wire }: { readonly req: IncomingMessage; readonly socket: Duplex },
  deps: Deps,
  recognise: (token: string) => Promise<Party | null>,
): void {
  let line: Line | null = null;
  let leave = () => {};
  let last: Promise<void> = Promise.resolve();
  let end: NodeJS.Timeout | undefined = setTimeout(() => carrier.end('not-known'), HELLO_MS);
  const gather = gathering(wire);
  const carrier: Carrier = {
    send(frame) {
      gather();
      socket.send(JSON.stringify(frame));
    },
    isFull: () => isFull(socket),
    end: (code: EndCode) => socket.close(ENDS[code], code),
  };
  const greet = async (text: string): Promise<void> => {
    const hello = Hello.safeParse(jsonOf(text));
    if (!hello.success) return carrier.end('not-understood');
    const party = await recognise(hello.data.token);
    if (!party) return carrier.end('not-known');
    clearTimeout(end);
    if (socket.readyState !== socket.OPEN) return;
    end = setTimeout(() => carrier.end('renew'), LINE_MS[party.side]);
    if (party.side === 'staff') leave = deps.here.enter(party.personId);
    line = new Line(deps, carrier, party, chooseLang(null, undefined, req.headers['accept-language']));
  };
  socket.on('pong', () => {
    socket.isAlive = true;
  });
  socket.on('message', (data, isBinary) => {
    if (isBinary) return carrier.end('not-understood');
    const text = data.toString();
    // Until it is heard, nothing more is read: what a device says in haste waits on the device. What came in one piece
    // with it waits its turn.
    socket.pause();
    last = last
      .then(() => (socket.readyState === socket.OPEN ? (line?.hear(text) ?? greet(text)) : undefined))
      .catch((err: unknown) => {
        deps.log.warn({ err }, 'a live line could not be served');
        carrier.end('leaving');
      })
      .finally(() => socket.resume());
  });
  socket.on('error', () => {});
  socket.on('close', () => {
    clearTimeout(end);
    leave();
    line?.close();
  });
}
