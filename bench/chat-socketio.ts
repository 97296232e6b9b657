/**
 * The same conversations over socket.io, as its manual has it: a room for each, recovery of the connection's state, and
 * from the store what recovery cannot give. Messages are stored by the same code; it remembers no
 * conversation, so it reads each before it writes to it.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type DefaultEventsMap, Server, type Socket } from 'socket.io';
import { systemClock } from '../src/kernel/clock.ts';
import type { Db } from '../src/kernel/database/db.ts';
import type { Log } from '../src/kernel/log.ts';
import { noFiles } from '../src/reach/conversations/attach.ts';
import { Badges } from '../src/reach/conversations/badges.ts';
import { type Message, Say } from '../src/reach/conversations/contract.ts';
import { Feed } from '../src/reach/conversations/feed.ts';
import { nothingHeld } from '../src/reach/conversations/held.ts';
import { Here } from '../src/reach/conversations/here.ts';
import { noOutlook } from '../src/reach/conversations/outlook.ts';
import { Pace } from '../src/reach/conversations/pace.ts';
import { knows, type Party } from '../src/reach/conversations/party.ts';
import { Places } from '../src/reach/conversations/places.ts';
import { messageOf } from '../src/reach/conversations/present.ts';
import { type MessageRow, messagesAfter } from '../src/reach/conversations/store/message.ts';
import { readToken } from '../src/reach/conversations/tokens.ts';
import { send } from '../src/reach/conversations/write.ts';
import type { Serving } from './chat-node.ts';

export interface NodeOptions {
  readonly url: string;
  readonly secret: string;
  readonly log: Log;
  readonly db: Db;
}

type Told = (answer: { readonly seq: number } | { readonly code: string }) => void;
interface Heard {
  send(say: unknown, answer: Told): void;
  follow(say: unknown, answer: Told): void;
}
export interface Sent {
  messages(conversation: string, messages: readonly Message[]): void;
}
type Line = Socket<Heard, Sent, DefaultEventsMap, { party: Party }>;

/** What a client that was away for longer has to ask for. */
const RECOVERY_MS = 120_000;
const MOST = 100;

export async function socketIoServer({ secret, log, db }: NodeOptions): Promise<Serving> {
  const badges = new Badges(() => db, systemClock);
  const feed = new Feed(
    () => db,
    log,
    async () => new Map(),
    new Here(),
  );
  const deps = {
    database: () => db,
    clock: systemClock,
    log,
    feed,
    pace: new Pace(),
    badges,
    here: new Here(),
    visits: new Here(),
    places: new Places(systemClock),
    outlook: noOutlook,
    card: () => null,
    sheds: async () => false,
    attach: noFiles,
    held: nothingHeld,
    site: { operator: () => null, contactUrl: () => null },
    delivers: false,
    ruleAgainst: () => null,
  };
  const http = createServer();
  const io = new Server<Heard, Sent, DefaultEventsMap, { party: Party }>(http, {
    serveClient: false,
    connectionStateRecovery: { maxDisconnectionDuration: RECOVERY_MS, skipMiddlewares: true },
  });
  const shown = async (rows: readonly MessageRow[]): Promise<Message[]> => {
    const known = await badges.of(rows.map(({ personId }) => personId));
    return rows.map((row) => messageOf(row, known));
  };
  const say = async (line: Line, said: Extract<Say, { do: 'send' }>, answer: Told) => {
    const { conversation, key, text, note = false } = said;
    const sent = await send(deps, line.data.party, { conversation, key, text, note });
    if (!sent.ok) return answer(sent.error);
    answer({ seq: sent.value.seq });
    io.to(conversation).emit('messages', conversation, await shown([sent.value]));
  };
  const follow = async (
    line: Line,
    { conversation, after }: Extract<Say, { do: 'follow' }>,
    answer: Told,
  ) => {
    if (!(await knows(db, line.data.party, conversation))) return answer({ code: 'no-such-conversation' });
    await line.join(conversation);
    const rows = await messagesAfter(db, [{ conversationId: conversation, after }], MOST);
    if (rows.length > 0) line.emit('messages', conversation, await shown(rows));
    answer({ seq: rows.at(-1)?.seq ?? after });
  };
  io.use((line, next) => {
    const party = partyOf(secret, String(line.handshake.auth.token));
    if (!party) return next(new Error('not-known'));
    line.data.party = party;
    next();
  });
  io.on('connection', (line) => {
    const heard = (text: unknown, answer: Told) => {
      const say_ = Say.safeParse(text);
      const act = !say_.success
        ? Promise.resolve(answer({ code: 'not-understood' }))
        : say_.data.do === 'send'
          ? say(line, say_.data, answer)
          : say_.data.do === 'follow'
            ? follow(line, say_.data, answer)
            : Promise.resolve();
      act.catch((err: unknown) => {
        log.warn({ err }, 'a line could not be served');
        line.disconnect(true);
      });
    };
    line.on('send', heard);
    line.on('follow', heard);
  });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  return { port: (http.address() as AddressInfo).port, close: async () => void (await io.close()) };
}

function partyOf(secret: string, token: string): Party | null {
  const guestId = readToken(secret, 'guest', token, systemClock.now());
  if (guestId !== null) return { side: 'customer', owner: { guestId, personId: null } };
  const personId = readToken(secret, 'staff', token, systemClock.now());
  return personId === null ? null : { side: 'staff', personId };
}
