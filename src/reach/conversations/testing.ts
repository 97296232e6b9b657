/** Nodes with the slice's routes and live lines, on one database. Only tests import this. */
import { randomUUID } from 'node:crypto';
import type { TestContext } from 'node:test';
import { type Bus, PostgresBus } from '../../kernel/bus.ts';
import { GUEST_TOKEN } from '../../kernel/http/contract.ts';
import { startTestServer } from '../../kernel/http/testing.ts';
import { createLog } from '../../kernel/log.ts';
import type { Policy } from '../../people/access/contract.ts';
import type { ServeOptions } from '../../people/access/index.ts';
import { type Caller, caller, peopleWorld, SECRET } from '../../people/testing.ts';
import { chatApi, type Intent } from './contract.ts';
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

export async function reachWorld(policy: Policy = conversationsPolicy) {
  const world = await peopleWorld(policy, Date.now());
  const log = createLog({ level: 'silent', clock: world.clock });

  /** One more node. It leaves when the test ends, or before. */
  const node = async (
    t: TestContext,
    {
      paces,
      outlook,
      sheds,
      attach,
      held,
      part,
    }: Pick<ConversationsOptions, 'paces' | 'outlook' | 'sheds' | 'attach' | 'held'> & {
      part?: (talk: Conversations) => Part;
    } = {},
  ) => {
    const { clock, db } = world;
    const options = {
      database: () => db,
      secret: () => SECRET,
      clock,
      log,
      ...(paces ? { paces } : {}),
      ...(outlook ? { outlook } : {}),
      ...(sheds ? { sheds } : {}),
      ...(attach ? { attach } : {}),
      ...(held ? { held } : {}),
    };
    const talk = conversations(options);
    const more = part?.(talk);
    const bus = new PostgresBus(() => world.url, log);
    const { promise: up, resolve } = Promise.withResolvers<void>();
    bus.onUp(resolve);
    talk.follow(bus);
    more?.follow(bus);
    const { url, port, server, logged } = await startTestServer(t, {
      routes: (app) => {
        talk.routes(world.serve(app));
        more?.routes(world.serve(app));
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
    return { url, port, ask: caller(url), logged, leave, beat: talk.beat };
  };

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
