/**
 * A node that carries conversations, and nothing else: by its own live lines, or by socket.io on the same store.
 * Arguments: way, connection string, secret. Started by chat.ts in a process of its own, with --expose-gc.
 */
import { Hono } from 'hono';
import { PostgresBus } from '../src/kernel/bus.ts';
import { systemClock } from '../src/kernel/clock.ts';
import { createDatabase } from '../src/kernel/database/connect.ts';
import type { HttpEnv } from '../src/kernel/http/context.ts';
import { parseTrustedProxies } from '../src/kernel/http/proxy.ts';
import { createHttpServer } from '../src/kernel/http/server.ts';
import { randomIds } from '../src/kernel/ids.ts';
import { createLog } from '../src/kernel/log.ts';
import { createMetrics } from '../src/kernel/metrics.ts';
import { conversations, conversationsPolicy } from '../src/reach/conversations/index.ts';
import { type NodeOptions, socketIoServer } from './chat-socketio.ts';

const WAYS: Readonly<Record<string, (options: NodeOptions) => Promise<Serving>>> = {
  ours,
  'socket.io': socketIoServer,
};

export interface Serving {
  readonly port: number;
  close(): Promise<void>;
}

const [way = '', url, secret] = process.argv.slice(2);
const serve = WAYS[way];
if (!serve || url === undefined || secret === undefined)
  throw new Error('chat-node.ts <ours|socket.io> <connection string> <secret>');
const log = createLog({ level: 'warn', clock: systemClock, secrets: [secret] });
const database = createDatabase(url, { onIdleError: (err) => log.warn({ err }, 'a connection broke') });
const serving = await serve({ url, secret, log, db: database.db });
console.log(`port ${serving.port}`);

let collected = 0;
process.on('SIGUSR2', () => {
  globalThis.gc?.();
  console.log(`collected ${++collected}`);
});
process.once('SIGTERM', async () => {
  await serving.close();
  await database.close();
});

async function ours({ url, secret, log, db }: NodeOptions): Promise<Serving> {
  // As a node has it: see openDatabase.
  const looks = createDatabase(url, { max: 5, onIdleError: () => {} });
  const talk = conversations({
    database: () => db,
    looks: () => looks.db,
    secret: () => secret,
    clock: systemClock,
    log,
  });
  const bus = new PostgresBus(() => url, log);
  const { promise: up, resolve } = Promise.withResolvers<void>();
  bus.onUp(resolve);
  talk.follow(bus);
  const app = new Hono<HttpEnv>();
  talk.routes({
    app,
    database: () => db,
    identity: () => ({ clock: systemClock, policy: conversationsPolicy, cookie: 'clearline', secret }),
    clock: systemClock,
    limit: (_c, next) => next(),
  });
  // All come from one address here.
  const trusted = parseTrustedProxies('loopback');
  const server = createHttpServer({
    fetch: app.fetch,
    front: () => null,
    upgrade: talk.upgrade,
    renderProblem: ({ title }) => ({ html: title, headers: [] }),
    log,
    metrics: createMetrics().http,
    ids: randomIds,
    trustedProxies: trusted.ok ? trusted.value : [],
  });
  const port = await server.listen(0, '127.0.0.1');
  bus.start();
  await up;
  return {
    port,
    async close() {
      await talk.close();
      await bus.close();
      await server.close(0);
      await looks.close();
    },
  };
}
