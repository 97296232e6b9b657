/**
 * One running node: the composition root, written by hand. Contacts are served from the moment the port is open, first
 * from the last card on disk; the database and everything that needs it join when they can.
 */

import { isIPv4 } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { contactsJobs, type Press } from '../find/contacts/index.ts';
import { proposalJobs } from '../find/proposals/index.ts';
import { createSeal, serverKeys } from '../find/publishers/index.ts';
import { LastCard, LiveView } from '../find/surfaces/index.ts';
import { openBlobs } from '../kernel/blobs/open.ts';
import { PostgresBus } from '../kernel/bus.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Config } from '../kernel/config.ts';
import { answers } from '../kernel/database/connect.ts';
import type { DataDirLock } from '../kernel/database/lock.ts';
import type { SecurityOptions } from '../kernel/http/headers.ts';
import { outbound } from '../kernel/http/outbound.ts';
import { createHttpServer } from '../kernel/http/server.ts';
import { countedIds, type Ids } from '../kernel/ids.ts';
import { startJobs } from '../kernel/jobs.ts';
import type { Log } from '../kernel/log.ts';
import { createMetrics } from '../kernel/metrics.ts';
import { type Accounts, accountJobs } from '../people/accounts/index.ts';
import { mailJobs } from '../people/mail/index.ts';
import { firstOwnerLink, type OwnerLink } from '../people/staff/index.ts';
import { webhookJobs, webhookMetrics, webhooks } from '../people/webhooks/index.ts';
import { conversationJobs, conversations } from '../reach/conversations/index.ts';
import { files, filesJobs } from '../reach/files/index.ts';
import { queue, queueJobs, queueMetrics } from '../reach/queue/index.ts';
import { WaysNow } from '../reach/ways/index.ts';
import { recordKeyPlace } from '../record/log/index.ts';
import { callsJobs } from '../verify/calls/index.ts';
import { lineJobs, lineReports } from '../verify/lines/index.ts';
import { ImpostorDisk, Impostors, reportJobs, reportMetrics } from '../verify/reports/index.ts';
import { loadAssets } from './assets.ts';
import { type NodeDatabase, openDatabase, persist } from './database.ts';
import { importDemo, reportEmpty } from './demo.ts';
import { EVENT_TYPES } from './events.ts';
import { jobsOf } from './jobs.ts';
import { Streams } from './live.ts';
import { mailOf } from './mail.ts';
import { joinAccounts, siteName } from './people.ts';
import { problemRenderer } from './problem-page.ts';
import { joinRecord, type RecordNode } from './record.ts';
import type { SiteContext } from './resources.ts';
import { createApp } from './routes.ts';
import { Site } from './site.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const GRACE_MS = 5_000;
const PING_MS = 1_000;

export interface Parts {
  config: Config;
  lock: DataDirLock;
  log: Log;
  clock: Clock;
  ids: Ids;
}

export interface RunningNode {
  readonly url: string;
  /**
   * Resolves once the database is there. With a card to answer from that is waited for, whatever the matter is;
   * without one it rejects when an operator must act.
   */
  readonly ready: Promise<void>;
  /** A link to the first owner, good until the next start; null once there is an owner. Asked for when ready. */
  firstOwnerLink(): Promise<OwnerLink | null>;
  stop(): Promise<void>;
}

export async function startNode({ config, lock, log, clock, ids }: Parts): Promise<RunningNode> {
  const stopping = new AbortController();
  const assets = loadAssets(path.join(ROOT, 'dist'));
  const metrics = createMetrics();
  let record: RecordNode | null = null;
  const live = new LiveView({
    disk: new LastCard(path.join(lock.dataDir, 'last-card.json'), log),
    clock,
    log,
    policy: () => record?.policy() ?? null,
    lines: lineReports,
  });
  await live.loadFromDisk();
  const impostors = new Impostors({
    disk: new ImpostorDisk(path.join(lock.dataDir, 'impostors.json'), log),
    clock,
    log,
    card: () => live.current()?.card ?? null,
  });
  await impostors.loadFromDisk();

  let database: NodeDatabase | null = null;
  let accounts: Accounts | null = null;
  // The port may be any free one, so the address is known only when it is open.
  let publicUrl = config.publicUrl ?? `http://localhost:${config.port}`;
  const security: SecurityOptions = { https: publicUrl.startsWith('https:'), styles: [assets.cssHash] };
  const context: SiteContext = {
    assets,
    ways: new WaysNow({ queue: () => line.now(), clock }),
    get publicUrl() {
      return publicUrl;
    },
  };
  const current = () => live.current();
  const renderProblem = problemRenderer(context, security, current);
  const { trustedProxies } = config;
  const site = new Site({
    context,
    current,
    security,
    metrics: metrics.http,
    ids: countedIds(),
    trustedProxies,
  });
  const streams = new Streams();
  const db = () => database?.db ?? null;
  const card = () => current()?.card ?? null;
  const line = queue({ database: db, clock, log, heard: () => talk.heard(), card });
  const secret = () => accounts?.identity.secret ?? null;
  const blobs = openBlobs(config, lock.dataDir);
  const { clamd } = config;
  const shared = files({ database: db, secret, clock, log, blobs, clamd });
  const talk = conversations({
    database: db,
    looks: () => database?.looks ?? null,
    secret,
    clock,
    log,
    outlook: line.outlook,
    sheds: line.sheds,
    attach: shared.attach,
    held: { files: shared.held, wait: line.held },
    card,
    publicUrl: () => publicUrl,
    delivers: config.smtpUrl !== null,
  });
  const told = webhooks({
    database: db,
    secret: () => accounts?.identity.secret ?? null,
    types: EVENT_TYPES,
    outbound: outbound({ allowed: config.webhooksAllowPrivate }),
    clock,
    log,
    ids,
    random: Math.random,
    publicUrl: () => publicUrl,
    count: webhookMetrics(metrics.registry, { db, clock }),
  });
  const keys = () => serverKeys({ ...config, dataDir: lock.dataDir });
  const press: Press = { clock, seal: createSeal(keys) };
  const app = createApp({
    ...press,
    keys,
    recordKeys: recordKeyPlace(config.recordKey, lock.dataDir),
    policy: () => record?.policy() ?? null,
    report: () => record?.report() ?? null,
    config,
    context,
    security,
    current,
    database: () => database,
    accounts: () => accounts,
    streams,
    conversations: talk,
    files: shared,
    queue: line,
    webhooks: told,
    site,
    impostors,
    requests: { log, metrics: metrics.http, clock, ids, trustedProxies, renderProblem },
    metrics,
  });
  const http = createHttpServer({
    fetch: app.fetch,
    front: site.front,
    upgrade: talk.upgrade,
    renderProblem,
    log,
    metrics: metrics.http,
    ids,
    trustedProxies,
  });
  metrics.observe({
    cardRefused: () => live.refusesCard,
    cardNumber: () => current()?.card.n ?? Number.NaN,
    cardExpires: () => Date.parse(current()?.card.expires ?? ''),
    viewAge: () => clock.now() - (current()?.confirmedAt ?? Number.NaN),
    databaseUp: async () => database !== null && (await answers(database, PING_MS)),
  });
  reportMetrics(metrics.registry, { db, impostors });
  queueMetrics(metrics.registry, { db, clock, card });
  const port = await http.listen(config.port, config.host);
  publicUrl = config.publicUrl ?? `http://localhost:${port}`;
  if (config.publicUrl === null && !isLoopback(config.host)) {
    log.warn(
      { host: config.host, publicUrl },
      `links on the pages begin with ${publicUrl}, which leads nowhere from another machine: set PUBLIC_URL`,
    );
  }

  // What joins later leaves first.
  const parts = new AsyncDisposableStack();
  parts.defer(() => lock.release());
  parts.defer(() => live.close());
  parts.defer(() => impostors.close());
  const join = async (): Promise<void> => {
    const patience = { log, signal: stopping.signal, hasCard: () => current() !== null };
    const opened = await openDatabase(config, lock, patience);
    database = opened;
    parts.defer(() => opened.close());
    const { db, pool, url } = opened;
    if (patience.hasCard()) await persist(() => reportEmpty(db, log), patience);
    else if (!config.databaseUrl)
      await persist(() => importDemo(db, press, log, path.join(ROOT, 'demo/registry.yaml')), patience);
    const bus = new PostgresBus(() => url, log);
    parts.defer(() => bus.close());
    live.follow(db, bus);
    impostors.follow(db, bus);
    streams.follow(bus);
    talk.follow(bus);
    line.follow(bus);
    told.follow(bus);
    bus.start();
    await live.refresh();
    await impostors.refresh();
    const joining = { config, dataDir: lock.dataDir, db, clock, log, publicUrl, current };
    accounts = await joinAccounts(joining).catch((err: Error) => {
      log.error({ err }, 'nobody can sign in until this is mended and the node restarted');
      return null;
    });
    const { registry } = metrics;
    record = await joinRecord({
      config,
      dataDir: lock.dataDir,
      database: opened,
      bus,
      clock,
      publicUrl,
      registry,
      patience,
    });
    parts.defer(() => record?.close());
    // What proves the card is known from now on.
    await live.refresh();
    const { approvalDelayMinutes } = config;
    const work = [
      ...jobsOf({ db, clock, log, current }),
      ...accountJobs({ db, clock, publicUrl }),
      ...webhookJobs({ db, clock, log }),
      ...mailJobs({ db, clock, log, ...mailOf(config, publicUrl, siteName(current)) }),
      ...callsJobs({ db, clock }),
      ...conversationJobs({ db, clock }),
      ...filesJobs({ db, clock, log, blobs, clamd }),
      ...queueJobs({ db, clock }),
      ...contactsJobs({ db, press, log }),
      ...lineJobs({ db, clock, current, publicUrl: () => publicUrl }),
      ...reportJobs({ db, clock, log, card: () => current()?.card ?? null, publicUrl: () => publicUrl }),
      ...proposalJobs({ ...press, db, log, publicUrl: () => publicUrl, approvalDelayMinutes }),
    ];
    const jobs = await persist(() => startJobs(pool, work, metrics.job, clock, log), patience);
    parts.defer(() => jobs.close());
  };
  const ready = join();

  return {
    url: publicUrl,
    ready,
    async firstOwnerLink() {
      if (!database || !accounts) return null;
      return firstOwnerLink({ db: database.db, clock, publicUrl, lang: 'zh', by: 'server' });
    },
    async stop() {
      stopping.abort();
      streams.close();
      await talk.close();
      await line.close();
      await told.close();
      await http.close(GRACE_MS);
      await ready.catch(() => {});
      await parts.disposeAsync();
    },
  };
}

const isLoopback = (host: string): boolean =>
  host.toLowerCase() === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'));
