/** Nodes that tell programs, and programs that are told. Only tests import this. */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import * as z from 'zod';
import { PostgresBus } from '../../kernel/bus.ts';
import { type Outbound, outbound, type Resolve } from '../../kernel/http/outbound.ts';
import { parseRanges } from '../../kernel/http/ranges.ts';
import { startTestServer } from '../../kernel/http/testing.ts';
import { randomIds } from '../../kernel/ids.ts';
import { createLog } from '../../kernel/log.ts';
import { type Caller, caller, peopleWorld, SECRET } from '../testing.ts';
import { eventType, type Webhook, webhooksApi } from './contract.ts';
import { tellPrograms, webhooks, webhooksPolicy } from './index.ts';

const policy = { ...webhooksPolicy, 'things.read': ['owner', 'admin'], 'things.secret': ['owner'] } as const;

export const THING = eventType({
  type: 'thing.happened',
  permission: 'things.read',
  zh: '有事',
  en: 'Something happened',
  data: z.object({ n: z.int() }),
});
export const WHISPER = eventType({ ...THING, type: 'thing.whispered', permission: 'things.secret' });

export interface Heard {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly event: { id: string; cursor: string; type: string; at: string; data: { n: number } };
}

/** What a receiver does with one request; it answers 204 unless told otherwise. */
type Reaction = (heard: Heard, res: ServerResponse) => unknown;

/** A program on loopback. `react` may be exchanged at any time. */
export async function receiver(t: TestContext) {
  const heard: Heard[] = [];
  const program = { heard, url: '', react: ((_heard, res) => res.writeHead(204).end()) as Reaction };
  const server = createServer(async (req, res) => {
    const body = Buffer.concat(await req.toArray()).toString();
    const one = { headers: req.headers, body, event: JSON.parse(body) };
    heard.push(one);
    await program.react(one, res);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  program.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  return program;
}

export const answering =
  (status: number, text = ''): Reaction =>
  (_heard, res) =>
    res.writeHead(status).end(text);

interface NodeOptions {
  readonly resolve?: Resolve;
  /** Around what really sends. */
  readonly sending?: (real: Outbound) => Outbound;
  /** From then on it looks at nothing any more. */
  readonly isDead?: () => boolean;
}

export async function webhooksWorld() {
  // The library that verifies signatures goes by the machine's clock.
  const world = await peopleWorld(policy, Date.now());
  const log = createLog({ level: 'silent', clock: world.clock });
  const loopback = parseRanges('loopback');
  const allowed = loopback.ok ? loopback.value : [];

  /** One more node. It leaves when the test ends, or before. */
  const node = async (
    t: TestContext,
    { resolve, sending = (real) => real, isDead = () => false }: NodeOptions = {},
  ) => {
    const counts: string[] = [];
    const told = webhooks({
      database: () => (isDead() ? null : world.db),
      secret: () => SECRET,
      types: [THING, WHISPER],
      outbound: sending(outbound({ allowed, ...(resolve ? { resolve } : {}) })),
      clock: world.clock,
      log,
      ids: randomIds,
      random: () => 0.5,
      publicUrl: () => 'https://clearline.example',
      count: (result) => void counts.push(result),
    });
    const bus = new PostgresBus(() => world.url, log);
    told.follow(bus);
    const { url } = await startTestServer(t, { routes: (app) => told.routes(world.serve(app)) });
    bus.start();
    const leave = async () => {
      await told.close();
      await bus.close();
    };
    t.after(leave);
    return { ask: caller(url), idle: () => told.idle(), counts, leave };
  };
  type Node = Awaited<ReturnType<typeof node>>;

  return {
    ...world,
    log,
    node,
    /** A webhook to there, and its secret. */
    async made({ ask }: Node, who: Caller, url: string, types: readonly string[] = [THING.type]) {
      const body = { id: randomUUID(), label: 'Warehouse', url, types };
      const answer = await ask(who, webhooksApi.create, { body });
      if (answer.status !== 200) throw new Error(answer.text);
      return answer.body as unknown as { webhook: Webhook; secret: string };
    },
    async state({ ask }: Node, who: Caller, id: string) {
      return (await ask(who, webhooksApi.get, { params: { id } })).body as unknown as Webhook;
    },
    /** Something happens to a subject. */
    happens: (n: number, subject = 'thing:1', type = THING) =>
      world.db
        .transaction()
        .execute((tx) => tellPrograms(tx, type, { subject, at: new Date(world.clock.now()), data: { n } })),
  };
}
