/** What cannot be prepared: searches, forms, older versions, operations. Each endpoint is one visible pipeline. */

import { Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import * as z from 'zod';
import { type CardVersion, cardText, cardVersions, type Seal } from '../find/contacts/index.ts';
import { loggedCards, proofRoutes, type ServerKeys, type SitePolicy } from '../find/publishers/index.ts';
import { cardPage, cardVersionPage, noticesPage, type ShowPage, type View } from '../find/surfaces/index.ts';
import type { Config } from '../kernel/config.ts';
import { acceptsTypes, bodyLimit, FORM, readForm } from '../kernel/http/body.ts';
import { compressed } from '../kernel/http/compress.ts';
import { type Ctx, type HttpEnv, langOf } from '../kernel/http/context.ts';
import { csrf } from '../kernel/http/csrf.ts';
import { type SecurityOptions, secured, securityHeaders } from '../kernel/http/headers.ts';
import { healthz, metricsPage, readyz } from '../kernel/http/health.ts';
import { limits } from '../kernel/http/limit.ts';
import type { Page } from '../kernel/http/page.ts';
import { methodProblems, onError, onNotFound, problemResponse } from '../kernel/http/problems.ts';
import { unavailable, whileReachable } from '../kernel/http/reach.ts';
import { ownPath, withoutTrailingSlash } from '../kernel/http/redirects.ts';
import { type RequestOptions, requests, timeLimit, wellFormedTarget } from '../kernel/http/requests.ts';
import { HTML_LANG, isLang } from '../kernel/i18n.ts';
import type { KeyPlace } from '../kernel/key-file.ts';
import type { Metrics } from '../kernel/metrics.ts';
import type { Accounts } from '../people/accounts/index.ts';
import type { Webhooks } from '../people/webhooks/index.ts';
import type { Conversations } from '../reach/conversations/index.ts';
import type { Files } from '../reach/files/index.ts';
import type { Queue } from '../reach/queue/index.ts';
import { recordRoutes } from '../record/log/index.ts';
import type { AskReport } from '../record/witnesses/index.ts';
import type { Impostors } from '../verify/reports/index.ts';
import { VERIFY_API } from '../verify/verdicts/index.ts';
import { mountApi } from './api.ts';
import { checks } from './checks.ts';
import { consoleDocument } from './console.ts';
import { addSeen, languageHeaders, SEEN_COOKIE, seenSlugs } from './cookies.ts';
import type { OpenDatabase } from './database.ts';
import { LIMITS } from './limits.ts';
import { Streams } from './live.ts';
import { unpublishedPage } from './pages/problem.ts';
import { searchPage } from './pages/search.ts';
import { siteName } from './people.ts';
import { pictureRoutes } from './picture-assets.ts';
import { previewRoutes } from './preview.ts';
import { isChat, mountReach } from './reach.ts';
import { document, type SiteContext, verdictStyle } from './resources.ts';
import { shortAddresses } from './short-addresses.ts';
import type { Site } from './site.ts';
import { mountVerify } from './verify.ts';

export interface AppOptions {
  config: Config;
  context: SiteContext;
  security: SecurityOptions;
  /** Null until a card has been published. */
  current: () => View | null;
  /** Null until the database is open. */
  database: () => OpenDatabase | null;
  /** Signs and logs cards. */
  seal: Seal;
  /** The keys with which this machine signs, read when they are needed. */
  keys: () => Promise<ServerKeys>;
  /** Where this machine has the keys of the record. */
  recordKeys: KeyPlace;
  /** The site's tlog-policy; null until the record is open. */
  policy: () => SitePolicy | null;
  /** How the witnesses keep up; null until the record is open. */
  report?: AskReport;
  /** Null until signing in works. */
  accounts?: () => Accounts | null;
  /** Consoles that listen; without a bus they hear nothing. */
  streams?: Streams;
  conversations: Conversations;
  files: Files;
  queue: Queue;
  webhooks: Pick<Webhooks, 'routes'>;
  site: Site;
  /** Whom moderators have confirmed. */
  impostors: Impostors;
  requests: Omit<RequestOptions, 'publicUrl'>;
  metrics: Metrics;
  /** Milliseconds that a handler may take once it has the whole request. */
  handlerMs?: number;
}

const HANDLER_MS = 10_000;
const CHECK_MS = 2_000;
const FORM_BYTES = 16_384;
const VERSIONS = 50;
export function createApp(options: AppOptions): Hono<HttpEnv> {
  const { config, context, current, site, metrics } = options;
  const limit = limits(LIMITS);
  const database = () => options.database()?.db ?? null;
  const app = new Hono<HttpEnv>();
  app.notFound((c) => notFound(c, options));
  app.onError(onError);
  app.use(
    requests({ ...options.requests, publicUrl: () => context.publicUrl }),
    compressed,
    secured(securityHeaders('page', options.security)),
  );

  app.get('/healthz', healthz);
  app.get('/readyz', readyz(checks(options), CHECK_MS, options.requests.clock));

  app.use(
    limit.all,
    wellFormedTarget,
    timeLimit(options.handlerMs ?? HANDLER_MS),
    methodProblems(app, (path) => site.kindOf(path) !== null),
    csrf(
      () => context.publicUrl,
      (path) => path === VERIFY_API || isChat(path),
    ),
  );

  app.get('/metrics', metricsPage(metrics.registry, config.metricsToken));

  app.get('/search', limit.search, (c) =>
    show(c, options, (view) => {
      const { publicUrl } = context;
      const asking = { view, lang: langOf(c), findImpostor: options.impostors.find, publicUrl };
      return searchPage(asking, c.req.query('q') ?? '', verdictStyle(context));
    }),
  );
  app.get('/notices', limit.search, (c) =>
    show(c, options, (view) =>
      noticesPage(view, langOf(c), {
        q: c.req.query('q') ?? '',
        page: wholeNumber(c.req.query('page')) ?? 1,
      }),
    ),
  );

  app.get('/card', limit.history, async (c) => {
    const before = wholeNumber(c.req.query('before'));
    const found = await whileReachable(c, database(), async (db) => ({
      versions: await cardVersions(db, VERSIONS, before),
      logged: await loggedCards(db, (before ?? Number.MAX_SAFE_INTEGER) - 1, VERSIONS),
    }));
    return show(c, options, (view) =>
      cardPage(view, langOf(c), found && knownTo(view, found.versions), {
        ...context,
        logged: found?.logged,
      }),
    );
  });
  app.get('/card/:n{[1-9]\\d{0,8}}', limit.history, async (c) => {
    const n = Number(c.req.param('n'));
    const known = current()?.versions.find((version) => version.n === n);
    const found = known
      ? { versions: [known], logged: current()?.logged }
      : await whileReachable(c, database(), async (db) => ({
          versions: await cardVersions(db, 1, n + 1),
          logged: await loggedCards(db, n, 1),
        }));
    if (!found) return unavailable(c);
    const version = found.versions.find((v) => v.n === n);
    // A node that has yet to hear of the newest card would show it between the numbers of the one before.
    if (version && n > (current()?.card.n ?? n)) return unavailable(c);
    return version
      ? show(c, options, (view) =>
          cardVersionPage(view, langOf(c), version, { ...context, logged: found.logged }),
        )
      : problemResponse(c, 'not-found');
  });
  app.get('/card/:file{[1-9]\\d{0,8}\\.json}', limit.history, async (c) => {
    const n = Number.parseInt(c.req.param('file'), 10);
    const found = await whileReachable(c, database(), async (db) => ({ text: await cardText(db, n) }));
    if (!found) return unavailable(c, { forMachines: true });
    if (found.text === null) return problemResponse(c, 'not-found', { forMachines: true });
    return c.body(found.text, 200, {
      'Content-Type': 'application/json; charset=utf-8',
      'Cache-Control': 'public, max-age=31536000, immutable',
      ...Object.fromEntries(securityHeaders('shared', options.security)),
    });
  });

  pictureRoutes(app, context.assets.picture);
  const { security } = options;
  recordRoutes({ app, limit: limit.record, security, database });
  const policy = () => options.policy()?.text ?? null;
  proofRoutes({ app, limit: limit.history, security, database, policy });

  app.post('/notices/:slug/dismiss', limit.dismiss, bodyLimit(FORM_BYTES), acceptsTypes(FORM), async (c) => {
    const slug = c.req.param('slug');
    const form = await readForm(c, z.object({ back: z.string().optional() }));
    if (!form.ok) return problemResponse(c, 'bad-request');
    if (!current()?.notices.some((notice) => notice.slug === slug)) return problemResponse(c, 'not-found');
    setCookie(c, SEEN_COOKIE, addSeen(getCookie(c, SEEN_COOKIE), slug), {
      path: '/',
      httpOnly: true,
      sameSite: 'Lax',
      secure: options.security.https,
      maxAge: 31_536_000,
    });
    c.header('Cache-Control', 'no-store');
    return c.redirect(ownPath(form.value.back, context.publicUrl), 303);
  });

  previewRoutes({
    app,
    context,
    security: options.security,
    current,
    database,
    identity: () => options.accounts?.()?.identity ?? null,
    limit: limit.api,
    clock: options.requests.clock,
    seal: options.seal,
    publicUrl: () => context.publicUrl,
    approvalDelayMinutes: config.approvalDelayMinutes,
  });
  for (const path of ['/console', '/console/*']) {
    app.get(path, (c) => consoleDocument(c, context.assets.console, options.security));
  }

  mountApi(app, {
    database: options.database,
    accounts: options.accounts ?? (() => null),
    clock: options.requests.clock,
    seal: options.seal,
    keys: options.keys,
    recordKeys: options.recordKeys,
    report: options.report ?? (() => null),
    limit: limit.api,
    publicUrl: () => context.publicUrl,
    siteName: siteName(current),
    streams: options.streams ?? new Streams(),
    delivers: config.smtpUrl !== null,
    approvalDelayMinutes: config.approvalDelayMinutes,
    webhooks: options.webhooks,
  });

  const showPage: ShowPage = (c, content) => show(c, options, (view) => content(view, langOf(c)));
  mountVerify(app, {
    current,
    show: showPage,
    verdictLimit: limit.verify,
    longVerdictLimit: limit['verify-long'],
    context,
    clock: options.requests.clock,
    database,
    identity: () => options.accounts?.()?.identity ?? null,
    limit: limit.api,
    impostors: options.impostors,
    security,
    publicUrl: () => context.publicUrl,
    registry: metrics.registry,
  });

  mountReach(app, {
    conversations: options.conversations,
    files: options.files,
    queue: options.queue,
    openLimit: limit.open,
    clock: options.requests.clock,
    database,
    identity: () => options.accounts?.()?.identity ?? null,
    limit: limit.api,
    security,
    publicUrl: () => context.publicUrl,
  });

  shortAddresses(app);
  return app;
}

/** A page shows no version that is newer than the card around it. */
const knownTo = (view: View, versions: readonly CardVersion[]): CardVersion[] =>
  versions.filter((version) => version.n <= view.card.n);

/** A page in the site shell, rendered for this request alone. */
function show(c: Ctx, options: AppOptions, content: (view: View) => Page): Response {
  const view = options.current();
  return view ? send(c, options, view, content(view)) : unpublished(c, options);
}

const unpublished = (c: Ctx, options: AppOptions): Response =>
  send(c, options, null, { ...unpublishedPage(langOf(c)), status: 503 });

/** What is prepared has been answered before the application is asked, unless no card has been published yet. */
function notFound(c: Ctx, options: AppOptions): Response | Promise<Response> {
  const kind = options.current() === null ? options.site.kindOf(c.req.path) : null;
  if (kind === 'page') return unpublished(c, options);
  if (kind === 'file')
    return unavailable(c, { forMachines: true, detail: unpublishedPage(langOf(c)).description });
  const shorter = /^(GET|HEAD)$/.test(c.req.method) ? withoutTrailingSlash(new URL(c.req.url)) : null;
  return shorter === null ? onNotFound(c) : c.redirect(shorter, 308);
}

function send(c: Ctx, { context, security }: AppOptions, view: View | null, page: Page): Response {
  const lang = langOf(c);
  const seen = view ? seenSlugs(c.req.header('cookie') ?? '', view) : '';
  const status = page.status ?? 200;
  const { pathname: path, searchParams: query } = new URL(c.req.url);
  const asksForLang = isLang(query.get('lang'));
  return new Response(document(page, view, { path, query, lang, seen }, context), {
    status,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Language': HTML_LANG[lang],
      Vary: 'Accept-Language, Cookie',
      ...Object.fromEntries(
        asksForLang ? languageHeaders(lang, security.https) : [['Cache-Control', 'no-cache']],
      ),
      ...(status === 503 ? { 'Retry-After': '30' } : {}),
    },
  });
}

const wholeNumber = (given: string | undefined): number | undefined =>
  /^[1-9]\d{0,8}$/.test(given ?? '') ? Number(given) : undefined;
