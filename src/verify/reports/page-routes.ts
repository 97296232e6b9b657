/** The public pages of reports, each one visible pipeline. */
import { randomBytes } from 'node:crypto';
import type { Card } from '@clearline/card';
import type { Hono, MiddlewareHandler } from 'hono';
import { etag } from 'hono/etag';
import type { ShowPage } from '../../find/surfaces/index.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Db } from '../../kernel/database/db.ts';
import type { Result } from '../../kernel/errors.ts';
import { acceptsTypes, bodyLimit, FORM, readTyped, type Typed } from '../../kernel/http/body.ts';
import { type Ctx, type HttpEnv, langOf } from '../../kernel/http/context.ts';
import { type SecurityOptions, securityHeaders } from '../../kernel/http/headers.ts';
import { problemResponse } from '../../kernel/http/problems.ts';
import { unavailable, whileReachable } from '../../kernel/http/reach.ts';
import { impostorsCsv, impostorsJson, impostorsRss } from './impostor-files.ts';
import type { Entry, Impostors } from './impostors.ts';
import { type AppealForm, appealPage } from './pages/appeal.ts';
import { keyIn, readAppealForm, readReportForm } from './pages/form.ts';
import { impostorsPage } from './pages/impostors.ts';
import type { ReportAssets } from './pages/parts.ts';
import { appealReceiptPage, noReceiptPage, receiptPage } from './pages/receipt.ts';
import { type ReportForm, reportPage } from './pages/report.ts';
import { readReceipt } from './receipt.ts';
import type { Sealing } from './sealing.ts';
import { appealStateOf } from './store/appeal.ts';
import { statesOf } from './store/report.ts';
import { type SendCode, type Sender, takeAppeal, takeReport } from './submit.ts';

/** Four thousand Chinese characters in each of two fields, nine bytes each as forms send them. */
const FORM_BYTES = 160_000;
const KEY_BYTES = 16;
const MAX_PREFILLED = 4_000;
const HALF_A_MINUTE = 'public, max-age=30';

export interface PageOptions {
  readonly app: Hono<HttpEnv>;
  readonly show: ShowPage;
  readonly card: () => Card | null;
  readonly database: () => Db | null;
  /** Null until there is a secret to seal with. */
  readonly sealing: () => Sealing | null;
  readonly clock: Clock;
  readonly impostors: Impostors;
  readonly assets: ReportAssets;
  readonly security: SecurityOptions;
  readonly publicUrl: () => string;
  /** send: shared with the API. look: of receipts. */
  readonly limits: Readonly<Record<'send' | 'look' | 'list', MiddlewareHandler<HttpEnv>>>;
}

export function reportPages(options: PageOptions): void {
  const { app, show, clock, assets, limits } = options;
  const form = [limits.send, bodyLimit(FORM_BYTES), acceptsTypes(FORM)] as const;
  const showReport = (c: Ctx, more: Omit<ReportForm, 'now'>) =>
    show(c, (view, lang) => reportPage(view, lang, { ...more, now: clock.now() }, assets));
  const showAppeal = (c: Ctx, more: AppealForm) =>
    show(c, (view, lang) => appealPage(view, lang, more, assets));

  app.get('/verify/report', limits.list, (c) =>
    showReport(c, { typed: prefilled(c, 'text'), key: newKey() }),
  );
  app.post('/verify/report', ...form, async (c) => {
    const typed = await readTyped(c);
    if (!typed) return problemResponse(c, 'bad-request');
    const key = keyIn(typed) ?? newKey();
    const read = readReportForm(typed, clock.now());
    if (!read.ok) return showReport(c, { typed, key, wrong: read.error });
    const sent = await send(c, options, key, (sender) => takeReport(sender, read.value, options.card()));
    return typeof sent === 'object'
      ? c.redirect(`/verify/report/${sent.receipt}`, 303)
      : showReport(c, { typed, key, refused: sent });
  });

  app.get('/verify/receipt', limits.look, (c) => {
    const typed = c.req.query('no') ?? '';
    const receipt = readReceipt(typed);
    return receipt === null
      ? show(c, (view, lang) => noReceiptPage(view, lang, typed, assets))
      : c.redirect(`/verify/report/${receipt}`, 303);
  });
  app.get('/verify/report/:receipt', limits.look, async (c) => {
    const typed = c.req.param('receipt');
    const receipt = readReceipt(typed);
    const none = () => show(c, (view, lang) => noReceiptPage(view, lang, typed, assets));
    if (receipt === null) return none();
    const found = await whileReachable(c, options.database(), async (db) => ({
      report: await statesOf(db, receipt),
      appeal: await appealStateOf(db, receipt),
    }));
    if (!found) return unavailable(c);
    const { report, appeal } = found;
    if (report) return show(c, (view, lang) => receiptPage(view, lang, { receipt, ...report }, assets));
    if (appeal) return show(c, (view, lang) => appealReceiptPage(view, lang, { receipt, ...appeal }, assets));
    return none();
  });

  app.get('/verify/appeal', limits.list, (c) =>
    showAppeal(c, { typed: prefilled(c, 'entry'), key: newKey() }),
  );
  app.post('/verify/appeal', ...form, async (c) => {
    const typed = await readTyped(c);
    if (!typed) return problemResponse(c, 'bad-request');
    const key = keyIn(typed) ?? newKey();
    const read = readAppealForm(typed);
    if (!read.ok) return showAppeal(c, { typed, key, wrong: read.error });
    const sent = await send(c, options, key, (sender) => takeAppeal(sender, read.value));
    return typeof sent === 'object'
      ? c.redirect(`/verify/report/${sent.receipt}`, 303)
      : showAppeal(c, { typed, key, refused: sent });
  });

  app.get('/verify/impostors', limits.list, etag(), (c) => {
    const q = (c.req.query('q') ?? '').trim().slice(0, 200);
    const page = /^[1-9]\d{0,4}$/.test(c.req.query('page') ?? '') ? Number(c.req.query('page')) : 1;
    return show(c, (view, lang) => impostorsPage(view, lang, options.impostors.list(), { q, page }, assets));
  });
  for (const { path, type, make } of FILES)
    app.get(path, limits.list, etag(), (c) => {
      const entries = options.impostors.list();
      if (!entries) return unavailable(c, { forMachines: true });
      return c.body(make(entries, options.publicUrl(), c), 200, {
        'Content-Type': type,
        'Cache-Control': HALF_A_MINUTE,
        Vary: 'Accept-Language, Cookie',
        ...Object.fromEntries(securityHeaders('shared', options.security)),
      });
    });
}

const FILES: readonly {
  readonly path: string;
  readonly type: string;
  readonly make: (entries: readonly Entry[], publicUrl: string, c: Ctx) => string;
}[] = [
  { path: '/verify/impostors.json', type: 'application/json; charset=utf-8', make: impostorsJson },
  { path: '/verify/impostors.csv', type: 'text/csv; charset=utf-8', make: impostorsCsv },
  {
    path: '/verify/impostors.rss',
    type: 'application/rss+xml; charset=utf-8',
    make: (entries, publicUrl, c) => impostorsRss(entries, { publicUrl, lang: langOf(c) }),
  },
];

const newKey = (): string => randomBytes(KEY_BYTES).toString('base64url');

const prefilled = (c: Ctx, name: 'text' | 'entry'): Typed => ({
  [name]: (c.req.query(name) ?? '').slice(0, MAX_PREFILLED),
});

/** Carries a refusal out of the transaction that it undoes. */
class Undo extends Error {
  readonly code: SendCode;
  constructor(code: SendCode) {
    super('refused');
    this.code = code;
  }
}

/** The receipt, or why there is none. */
async function send(
  c: Ctx,
  { database, sealing, clock }: PageOptions,
  key: string,
  take: (sender: Sender) => Promise<Result<{ receipt: string }, { code: SendCode }>>,
): Promise<{ receipt: string } | SendCode | 'unavailable'> {
  const held = sealing();
  if (!held) return 'unavailable';
  const sender = { sealing: held, network: c.var.client.key, now: clock.now(), lang: langOf(c), key };
  const work = (db: Db) =>
    db.transaction().execute(async (tx) => {
      const taken = await take({ ...sender, tx });
      if (!taken.ok) throw new Undo(taken.error.code);
      return taken.value;
    });
  try {
    return (await whileReachable(c, database(), work)) ?? 'unavailable';
  } catch (error) {
    if (error instanceof Undo) return error.code;
    throw error;
  }
}
