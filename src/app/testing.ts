/** The real application behind the real server, without a database unless one is handed in: for the tests of what visitors get. */
import type { TestContext } from 'node:test';
import { AT, viewOf } from '../../test/views.ts';
import { unsealed } from '../find/contacts/testing.ts';
import type { View } from '../find/surfaces/index.ts';
import { MemoryBlobs } from '../kernel/blobs/memory.ts';
import { ManualClock } from '../kernel/clock.ts';
import { loadConfig } from '../kernel/config.ts';
import { cspHash } from '../kernel/http/headers.ts';
import { outbound } from '../kernel/http/outbound.ts';
import { createHttpServer, type ServerLimits } from '../kernel/http/server.ts';
import { randomIds } from '../kernel/ids.ts';
import { createLog } from '../kernel/log.ts';
import { createMetrics } from '../kernel/metrics.ts';
import type { Accounts } from '../people/accounts/index.ts';
import { webhooks } from '../people/webhooks/index.ts';
import { conversations } from '../reach/conversations/index.ts';
import { files } from '../reach/files/index.ts';
import { queue } from '../reach/queue/index.ts';
import { WaysNow } from '../reach/ways/index.ts';
import { recordKeyPlace } from '../record/log/index.ts';
import { Impostors } from '../verify/reports/index.ts';
import type { OpenDatabase } from './database.ts';
import { EVENT_TYPES } from './events.ts';
import { Streams } from './live.ts';
import { problemRenderer } from './problem-page.ts';
import { createApp } from './routes.ts';
import { Site } from './site.ts';

const css = 'body{margin:0}';
export const assets = {
  css,
  cssHash: cspHash(css),
  siteJs: { path: '/assets/site-1.js', bytes: Buffer.from('export {}') },
  verify: {
    style: { path: '/assets/look-1.css', bytes: Buffer.from('p{margin:0}') },
    script: { path: '/assets/verify-1.js', bytes: Buffer.from('export {}') },
    curves: { path: '/assets/curves-1.js', bytes: Buffer.from('export {}') },
    offlineJs: 'void 0',
  },
  verdict: {
    style: { path: '/assets/verdict-1.css', bytes: Buffer.from('p{margin:0}') },
    script: { path: '/assets/verdict-1.js', bytes: Buffer.from('export {}') },
  },
  report: {
    style: { path: '/assets/report-1.css', bytes: Buffer.from('p{margin:0}') },
    script: { path: '/assets/report-1.js', bytes: Buffer.from('export {}') },
    worker: { path: '/assets/worker-1.js', bytes: Buffer.from('export {}') },
  },
  calls: { style: { path: '/assets/calls-1.css', bytes: Buffer.from('p{margin:0}') } },
  embedJs: { bytes: Buffer.from('void 0') },
  verifyBoxJs: { bytes: Buffer.from('void 0') },
  supportChatJs: { bytes: Buffer.from('void 0') },
  chatRecordsJs: { bytes: Buffer.from('void 0') },
  favicon: { bytes: Buffer.from('<svg/>') },
  console: {
    script: '/assets/console/console-1.js',
    style: '/assets/console/style-1.css',
    preload: ['/assets/console/home-1.js'],
    files: { '/assets/console/console-1.js': { bytes: Buffer.from('export {}'), brotli: Buffer.from('br') } },
  },
  picture: { script: '/assets/picture/read-1.js', dir: import.meta.dirname },
};

interface AppOptions {
  /** Null as before the first card; a demo view unless given. */
  view?: View | null | (() => View | null);
  database?: OpenDatabase | null;
  /** With them somebody can be signed in. */
  accounts?: Accounts | null;
  streams?: Streams;
  env?: NodeJS.ProcessEnv;
  limits?: Partial<ServerLimits>;
  handlerMs?: number;
}

/** The server is closed when the test ends. */
export async function startApp(
  t: TestContext,
  {
    view = viewOf(),
    database = null,
    accounts = null,
    streams = new Streams(),
    env = {},
    limits = {},
    handlerMs = 10_000,
  }: AppOptions = {},
) {
  const config = loadConfig({ PUBLIC_URL: 'https://clearline.example', ...env });
  if (!config.ok) throw new Error('the settings of a test are wrong');
  const { publicUrl, trustedProxies } = config.value;
  const lines: string[] = [];
  const clock = new ManualClock(new Date(AT).toISOString());
  const log = createLog({ level: 'debug', clock, destination: { write: (line) => void lines.push(line) } });
  const metrics = createMetrics();
  const ids = randomIds;
  const current = () => (typeof view === 'function' ? view() : view);
  const context = {
    assets,
    publicUrl: publicUrl ?? '',
    ways: new WaysNow({ queue: () => line.now(), clock }),
  };
  const security = { https: true, styles: [assets.cssHash] };
  const renderProblem = problemRenderer(context, security, current);
  const http = { log, metrics: metrics.http, ids };
  const site = new Site({ context, current, security, metrics: metrics.http, ids, trustedProxies });
  const known = {
    database: () => database?.db ?? null,
    secret: () => accounts?.identity.secret ?? null,
    clock,
    log,
  };
  const talk = conversations(known);
  const shared = files({ ...known, blobs: new MemoryBlobs(clock), clamd: null });
  const line = queue({ database: () => database?.db ?? null, clock, log, heard: () => talk.heard() });
  const told = webhooks({
    database: () => database?.db ?? null,
    secret: () => accounts?.identity.secret ?? null,
    types: EVENT_TYPES,
    outbound: outbound({ allowed: [] }),
    clock,
    log,
    ids,
    random: () => 0.5,
    publicUrl: () => publicUrl ?? '',
    count: () => {},
  });
  const app = createApp({
    ...unsealed(clock),
    keys: async () => ({ publisher: null, reissue: [] }),
    recordKeys: recordKeyPlace(null, '/nowhere'),
    policy: () => null,
    config: config.value,
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
    impostors: new Impostors({
      disk: { read: async () => null, write: async () => {} },
      clock,
      log,
      card: () => null,
    }),
    requests: { ...http, clock, trustedProxies, renderProblem },
    metrics,
    handlerMs,
  });
  const server = createHttpServer({
    ...http,
    fetch: app.fetch,
    front: site.front,
    upgrade: talk.upgrade,
    renderProblem,
    trustedProxies,
    limits,
  });
  const port = await server.listen(0, '127.0.0.1');
  t.after(async () => {
    await line.close();
    await told.close();
    await server.close(0);
  });
  return { port, url: `http://127.0.0.1:${port}`, lines, metrics, app };
}
