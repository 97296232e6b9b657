/** Conversations on one node: their endpoints, their live lines, and what keeps those up to date. */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type Card, channelValue } from '@clearline/card';
import type { Bus } from '../../kernel/bus.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Db, Tx } from '../../kernel/database/db.ts';
import type { Log } from '../../kernel/log.ts';
import type { ServeOptions } from '../../people/access/index.ts';
import { staffBadge } from '../../people/staff/index.ts';
import type { BrokenRule } from '../privacy/contract.ts';
import { judgeOutgoing } from '../privacy/index.ts';
import { type Attach, noFiles } from './attach.ts';
import { Badges } from './badges.ts';
import type { Intent } from './contract.ts';
import type { Deps } from './deps.ts';
import { deskRoutes } from './desk-routes.ts';
import { Feed } from './feed.ts';
import { lookWith } from './glance.ts';
import { guestRoutes } from './guest-routes.ts';
import { type Held, nothingHeld } from './held.ts';
import { Here } from './here.ts';
import { CHANNEL, FILE, hintedBy, LISTS, TYPING } from './hints.ts';
import { linkRoutes } from './link-routes.ts';
import { noOutlook, type Outlook } from './outlook.ts';
import { ownersBy } from './owners.ts';
import { Pace, type Paces } from './pace.ts';
import type { Party } from './party.ts';
import { personRoutes } from './person/routes.ts';
import { Places } from './places.ts';
import { searchRoutes } from './search/routes.ts';
import { sortIn } from './search/store.ts';
import { liveSockets } from './socket.ts';
import { waitingIds } from './store/list.ts';
import { keepSeen } from './store/seen.ts';
import { readToken } from './tokens.ts';
import { tellFile } from './told-files.ts';
import { transcriptRoutes } from './transcript/routes.ts';
import { tellTyping } from './typing.ts';

export interface ConversationsOptions {
  /** Null until the database is open. */
  readonly database: () => Db | null;
  /** The same database for those who look on, where they have connections of their own. */
  readonly looks?: () => Db | null;
  /** With which tokens are signed; null until somebody can be known. */
  readonly secret: () => string | null;
  readonly clock: Clock;
  readonly log: Log;
  /** How many messages somebody may write in half a minute. */
  readonly paces?: Paces;
  /** Of the queue. */
  readonly outlook?: Outlook;
  /** Of the queue: whether load has it that such a customer leaves a message, for now. */
  readonly sheds?: (tx: Tx, intent: Intent) => Promise<boolean>;
  /** Of the files. */
  readonly attach?: Attach;
  /** Of the files and the queue. */
  readonly held?: Held;
  /** Null until a card has been published. */
  readonly card?: () => Card | null;
  /** Origin of the site. */
  readonly publicUrl?: (() => string) | null;
  /** Whether there is a mail server. */
  readonly delivers?: boolean;
}

const PLACES_MS = 10_000;
/** Often, so that it takes little each time: those who write meanwhile wait for nothing. */
const SORT_MS = 1_000;

async function tellPlaces(db: Db, feed: Feed): Promise<void> {
  // A database that is away changes no places.
  const ids = await waitingIds(db).catch(() => []);
  for (const id of ids) feed.wake(id);
}

export interface Conversations {
  /** Before the bus starts. */
  follow(bus: Bus): void;
  routes(options: ServeOptions): void;
  upgrade(req: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  /** Whether a text asks a customer for what we promise never to ask for. */
  asksForbidden(text: string): boolean;
  /** The staff who have been on a line of this node since this was called last. */
  heard(): string[];
  /** Says of whoever waits and is on a line of this node that they are there, and where they stand. */
  beat(): Promise<void>;
  close(): Promise<void>;
}

export function conversations({
  database,
  looks = database,
  secret,
  clock,
  log,
  paces,
  outlook = noOutlook,
  sheds = async () => false,
  attach = noFiles,
  held = nothingHeld,
  card = () => null,
  publicUrl = null,
  delivers = true,
}: ConversationsOptions): Conversations {
  const badges = new Badges(database, clock);
  const [here, visits] = [new Here(), new Here()];
  const places = new Places(clock);
  const feed = new Feed(looks, log, lookWith({ badges, outlook, places, delivers }), visits);
  const ruleAgainst = (text: string): BrokenRule | null => {
    const current = card();
    const isOfficial = (value: string) =>
      current?.channels.some((one) => channelValue(one) === value) ?? false;
    const judged = judgeOutgoing(text, current?.never ?? [], isOfficial);
    if (judged.ok) return null;
    const [first] = judged.broken;
    if (!first) throw new Error('a text is stopped by a rule or not at all');
    return first;
  };
  const deps: Deps = {
    database,
    clock,
    log,
    feed,
    pace: new Pace(paces),
    badges,
    here,
    visits,
    places,
    outlook,
    card,
    sheds,
    attach,
    held,
    site: {
      operator: (lang) => card()?.operator.name[lang] ?? null,
      contactUrl: () => publicUrl && `${publicUrl()}/contact`,
    },
    delivers,
    ruleAgainst,
  };
  const known = (): string => {
    const value = secret();
    // The pipeline answers 503 before any act where nobody can be known.
    if (value === null) throw new Error('nobody can be known yet');
    return value;
  };
  const sockets = liveSockets(deps, async (token): Promise<Party | null> => {
    const [value, db] = [secret(), database()];
    if (value === null || db === null) return null;
    const guestId = readToken(value, 'guest', token, clock.now());
    if (guestId !== null) return { side: 'customer', owner: { guestId, personId: null } };
    const personId = readToken(value, 'staff', token, clock.now());
    return personId !== null && (await staffBadge(db, personId)) ? { side: 'staff', personId } : null;
  });
  // Whoever waits sees their place change when others are served.
  const beat = async () => {
    const db = database();
    if (!db) return;
    const ids = visits.heard();
    await keepSeen(db, ids, new Date(clock.now())).catch((err: unknown) => {
      visits.again(ids);
      log.warn({ err }, 'who waits on a line could not be told');
    });
    await tellPlaces(db, feed);
    await sort();
  };
  // What is not sorted in is found as well, only more slowly.
  const sort = async () => {
    const db = database();
    if (db) await sortIn(db).catch((err: unknown) => log.debug({ err }, 'new words were not sorted in'));
  };
  const timers = [setInterval(() => void beat(), PLACES_MS), setInterval(() => void sort(), SORT_MS)];
  for (const timer of timers) timer.unref();
  return {
    follow(bus) {
      bus.subscribe(LISTS, () => places.drop());
      bus.onHint(CHANNEL, (text) => {
        const { id, revision } = hintedBy(text);
        feed.wake(id, revision);
      });
      bus.onHint(FILE, (text) => tellFile(feed, text));
      bus.onHint(TYPING, (text) => void tellTyping(deps, text));
      bus.onUp(() => {
        places.drop();
        feed.wakeAll();
      });
    },
    routes(options) {
      guestRoutes(options, deps, known);
      deskRoutes(options, deps, known);
      searchRoutes(options, deps);
      const owners = ownersBy(known, () => clock.now());
      transcriptRoutes(options, deps, { ...owners, secret: known });
      personRoutes(options, deps, owners);
      linkRoutes(options, deps);
    },
    upgrade: sockets.upgrade,
    asksForbidden: (text) => ruleAgainst(text) !== null,
    heard: () => here.heard(),
    beat,
    async close() {
      for (const timer of timers) clearInterval(timer);
      sockets.close();
      await feed.close();
    },
  };
}
