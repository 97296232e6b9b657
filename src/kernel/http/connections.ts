/** How many connections the server holds, in all and of one client, and how long one may hold an answer up. */
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Log } from '../log.ts';
import { clientOf, isTrustedPeer, type TrustedProxies } from './proxy.ts';
import { sampled } from './sampled.ts';

export interface ConnectionLimits {
  readonly maxConnections: number;
  /** Of one IPv4 address or IPv6 /64. A trusted proxy brings many clients, so its own address is not one. */
  readonly maxConnectionsPerClient: number;
}

interface Options extends ConnectionLimits {
  readonly trustedProxies: TrustedProxies;
  readonly log: Log;
}

/** A flood of connections is one line in this time, not one line each. */
const QUIET_MS = 10_000;

export function limitConnections(server: Server, options: Options): void {
  const { maxConnections, maxConnectionsPerClient, trustedProxies, log } = options;
  const tooMany = sampled(
    (dropped) => log.warn({ dropped, maxConnections }, 'too many connections'),
    QUIET_MS,
  );
  const tooManyOfOne = sampled(
    (dropped, client: string) =>
      log.warn({ dropped, client, maxConnectionsPerClient }, 'too many connections of one client'),
    QUIET_MS,
  );
  server.maxConnections = maxConnections;
  server.on('drop', tooMany);
  const countOf = new Map<string, number>();
  server.on('connection', (socket: Socket) => {
    if (isTrustedPeer(socket.remoteAddress, trustedProxies)) return;
    const { key, address } = clientOf(socket.remoteAddress, {}, []);
    const count = (countOf.get(key) ?? 0) + 1;
    countOf.set(key, count);
    socket.once('close', () => {
      const left = (countOf.get(key) ?? 0) - 1;
      if (left > 0) countOf.set(key, left);
      else countOf.delete(key);
    });
    if (count <= maxConnectionsPerClient) return;
    tooManyOfOne(address);
    socket.destroy();
  });
}

/**
 * Cuts a connection whose client has read nothing of what waits for it between two looks. Looked at in turns, because
 * a timer for each request costs a tenth of a prepared answer.
 */
export function cutStalled(server: Server, everyMs: number): void {
  const sockets = new Set<Socket>();
  let stuckAt = new Map<Socket, number>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  const look = setInterval(() => {
    const waiting = [...sockets].filter((socket) => socket.writableLength > 0);
    const now = new Map(waiting.map((socket) => [socket, socket.bytesWritten - socket.writableLength]));
    for (const [socket, gone] of now) if (stuckAt.get(socket) === gone) socket.destroy();
    stuckAt = now;
  }, everyMs);
  look.unref();
  server.once('close', () => clearInterval(look));
}
