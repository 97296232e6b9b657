/** Nodes with the slice's routes and live lines, on one database. Only tests import this. */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { TestContext } from 'node:test';
import type { Hono } from 'hono';
import { WebSocket } from 'ws';
import { type Bus, PostgresBus } from '../../kernel/bus.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Db } from '../../kernel/database/db.ts';
import type { HttpEnv } from '../../kernel/http/context.ts';
import { GUEST_TOKEN } from '../../kernel/http/contract.ts';
import { startTestServer } from '../../kernel/http/testing.ts';
import { createLog, type Log } from '../../kernel/log.ts';
import type { Policy } from '../../people/access/contract.ts';
import type { ServeOptions } from '../../people/access/index.ts';
import { type Caller, caller, peopleWorld, SECRET } from '../../people/testing.ts';
import { chatApi, type Frame, type Intent } from './contract.ts';
import {
  type Conversations,
  type ConversationsOptions,
  conversations,
  conversationsPolicy,
} from './index.ts';

/** Another slice that a node has as well. */
interface Part {
  follow(bus: Bus): void;
  routes(options: ServeOptions): void;
  close(): Promise<void>;
}

type Beside = Pick<
  ConversationsOptions,
  'paces' | 'outlook' | 'sheds' | 'attach' | 'held' | 'card' | 'delivers'
> & {
  readonly part?: (talk: Conversations) => Part;
};

/** What all nodes have in common, and the database of each: that of the test, or of a process of its own. */
interface NodeOptions extends Beside {
  readonly url: string;
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Log;
  readonly serve: (app: Hono<HttpEnv>) => ServeOptions;
}

/** @param t told what is to be done when the test ends */
export async function reachNode(
  t: Pick<TestContext, 'after'>,
  { url: database, db, serve, part, ...options }: NodeOptions,
) {
  const talk = conversations({ database: () => db, secret: () => SECRET, ...options });
  const more = part?.(talk);
  const bus = new PostgresBus(() => database, options.log);
  const { promise: up, resolve } = Promise.withResolvers<void>();
  bus.onUp(resolve);
  talk.follow(bus);
  more?.follow(bus);
  const { url, port, server, logged } = await startTestServer(t, {
    routes: (app) => {
      talk.routes(serve(app));
      more?.routes(serve(app));
    },
    upgrade: talk.upgrade,
  });
  bus.start();
  await up;
  const leave = async () => {
    await talk.close();
    await more?.close();
    await bus.close();
    await server.close(0);
  };
  t.after(leave);
  /** A customer looks at it on a line, until the test ends; settles once they know how it stands. */
  const looks = async (who: Caller, conversation: string): Promise<void> => {
    const line = new WebSocket(`${url.replace('http', 'ws')}/api/v1/live`);
    t.after(() => line.close());
    await once(line, 'open');
    line.send(JSON.stringify({ do: 'hello', token: who.headers[GUEST_TOKEN] }));
    line.send(JSON.stringify({ do: 'follow', conversation, after: 0 }));
    await new Promise<void>((resolve) =>
      line.on('message', (data) => {
        if ((JSON.parse(data.toString()) as Frame).is === 'state') resolve();
      }),
    );
  };
  return { url, port, ask: caller(url), logged, leave, looks, beat: talk.beat };
}

export async function reachWorld(policy: Policy = conversationsPolicy) {
  const world = await peopleWorld(policy, Date.now());
  const log = createLog({ level: 'silent', clock: world.clock });

  /** One more node. It leaves when the test ends, or before. */
  const node = (t: TestContext, beside: Beside = {}) => reachNode(t, { ...world, log, ...beside });

  /** Somebody without an account, with the token of their device. */
  const guest = async (url: string): Promise<Caller> => {
    const { body } = await caller(url)({ id: '', name: '', email: '', headers: {} }, chatApi.guest);
    return { id: '', name: '', email: '', headers: { [GUEST_TOKEN]: String(body.token) } };
  };

  const opened = async (url: string, who: Caller, intent: Intent = 'refund'): Promise<string> => {
    const id = randomUUID();
    const answer = await caller(url)(who, chatApi.open, { params: { id }, body: { intent, lang: 'zh' } });
    if (answer.status !== 200) throw new Error(answer.text);
    return id;
  };
  return { ...world, log, node, guest, opened, callerOf: caller };
}
