/** The endpoints of reports: for programs that report, and for moderators. */
import type { Card } from '@clearline/card';
import type { MiddlewareHandler } from 'hono';
import { emit } from '../../kernel/bus.ts';
import type { Db, Tx } from '../../kernel/database/db.ts';
import { ok, type Result, refuse } from '../../kernel/errors.ts';
import type { HttpEnv } from '../../kernel/http/context.ts';
import type { Lang } from '../../kernel/i18n.ts';
import {
  type Actor,
  type Origin,
  type Refused,
  type ServeOptions,
  serveWith,
} from '../../people/access/index.ts';
import { recorder } from '../../people/audit/index.ts';
import { decideAppeal, presentAppeal } from './appeals.ts';
import { challengeFor } from './challenge.ts';
import {
  reportsApi as api,
  type Case,
  type CaseList,
  type CaseState,
  REPORT_DEEDS,
  REPORT_REFUSALS,
  type ReportCode,
} from './contract.ts';
import { confirm, type Deciding, merge, reject, undo } from './decisions.ts';
import { CHANGED } from './events.ts';
import { presentCase, summaryOf } from './present.ts';
import type { Sealing } from './sealing.ts';
import { countAppeals, openAppeals } from './store/appeal.ts';
import { type CaseRow, caseRow, casesBy, casesIn, countByState } from './store/case.ts';
import { closeSpike, spikeNow } from './store/spike.ts';
import { type Sender, takeAppeal, takeReport } from './submit.ts';
import { byWeight } from './weight.ts';

const record = recorder(REPORT_DEEDS);
/** So many of the newest are weighed; a moderator sees the first of them. */
const WEIGHED = 500;
const SHOWN = 100;
const MAX_APPEALS = 200;

const STATES: Readonly<Record<CaseList, readonly CaseState[]>> = {
  open: ['open'],
  own: ['own'],
  confirmed: ['confirmed'],
  closed: ['rejected', 'merged', 'expired', 'struck'],
};

export interface ReportRoutes extends ServeOptions {
  readonly card: () => Card | null;
  readonly sealing: () => Sealing | null;
  /** Of reports and appeals, whichever way they come. */
  readonly limitSend: MiddlewareHandler<HttpEnv>;
  readonly limitChallenge: MiddlewareHandler<HttpEnv>;
}

export function reportRoutes(options: ReportRoutes): void {
  const { clock, card } = options;
  const serve = serveWith(options, REPORT_REFUSALS);
  guestRoutes(options);

  serve.read(api.list, async (db, { query: { list, text } }) => {
    const now = clock.now();
    const rows = await casesIn(db, STATES[list], WEIGHED, text);
    const order = byWeight(now);
    const weighed = list === 'open' || list === 'own' ? weighedRows(rows, order) : rows;
    return ok({ cases: weighed.slice(0, SHOWN).map(summaryOf), ...(await overview(db)) });
  });
  serve.read(api.get, async (db, { params: { id } }) =>
    db.transaction().execute(async (tx) => {
      const row = await caseRow(tx, id);
      if (!row) return refuse({ code: 'no-such-case' as const });
      return ok(await presentCase(tx, row, { sealing: held(options), card: card() }));
    }),
  );
  serve.write(api.confirm, (tx, call) => acted(tx, call, (d) => confirm(d, call.params.id, call.body)));
  serve.write(api.reject, (tx, call) => acted(tx, call, (d) => reject(d, call.params.id, call.body)));
  serve.write(api.merge, (tx, call) => acted(tx, call, (d) => merge(d, call.params.id, call.body)));
  serve.write(api.undo, (tx, call) => acted(tx, call, (d) => undo(d, call.params.id, call.body)));

  serve.read(api.appeals, async (db) => {
    const rows = await openAppeals(db, MAX_APPEALS);
    return ok({ appeals: rows.map((row) => presentAppeal(row, held(options))) });
  });
  serve.write(api.decideAppeal, (tx, { params, body, actor, origin }) =>
    decideAppeal(deciding(tx, actor, origin), { id: params.id, ...body }, held(options)),
  );
  serve.write(api.closeSpike, async (tx, { params: { id }, actor, origin }) => {
    if (!(await closeSpike(tx, id, new Date(clock.now()), actor.name))) return ok(null);
    await record(tx, actor, origin, { action: 'reports.spike-closed', target: { kind: 'spike', id } });
    await emit(tx, CHANGED, {});
    return ok(null);
  });

  const deciding = (tx: Tx, actor: Actor, origin: Origin): Deciding => ({
    tx,
    actor,
    origin,
    now: clock.now(),
    card: card(),
  });

  /** Every decision answers with the case as it is now. */
  async function acted<Code extends ReportCode>(
    tx: Tx,
    { actor, origin }: { actor: Actor; origin: Origin },
    act: (deciding: Deciding) => Promise<Result<CaseRow, Refused<Code>>>,
  ): Promise<Result<Case, Refused<Code>>> {
    const done = await act(deciding(tx, actor, origin));
    if (!done.ok) return done;
    const row = (await caseRow(tx, done.value.id)) ?? done.value;
    return ok(await presentCase(tx, row, { sealing: held(options), card: card() }));
  }
}

/** There is one wherever the pipeline knows who is asking. */
function held({ sealing }: ReportRoutes): Sealing {
  const found = sealing();
  if (!found) throw new Error('the pipeline let a request through without the secret of the site');
  return found;
}

const weighedRows = <T extends { reporters: number; lost: number; lastSeen: string; slow: boolean }>(
  rows: readonly T[],
  order: ReturnType<typeof byWeight>,
): readonly T[] =>
  rows
    .map((row) => ({ row, ...row, lastSeen: Date.parse(row.lastSeen) }))
    .sort(order)
    .map(({ row }) => row);

async function overview(db: Db) {
  const states = await countByState(db);
  const count = (list: CaseList) => STATES[list].reduce((sum, state) => sum + (states.get(state) ?? 0), 0);
  const spike = await spikeNow(db);
  return {
    counts: {
      open: count('open'),
      own: count('own'),
      confirmed: count('confirmed'),
      closed: count('closed'),
    },
    appeals: await countAppeals(db),
    spike: spike && {
      id: spike.id,
      at: spike.at.toISOString(),
      reporters: spike.reporters,
      usual: spike.usual,
      cases: (await casesBy(db, spike.cases)).map(summaryOf),
    },
  };
}

function guestRoutes(options: ReportRoutes): void {
  const { clock } = options;
  const challenges = serveWith({ ...options, limit: options.limitChallenge }, REPORT_REFUSALS);
  const sending = serveWith({ ...options, limit: options.limitSend }, REPORT_REFUSALS);

  challenges.read(api.challenge, async (_db, { query, network }) =>
    ok(await challengeFor({ sealing: held(options), use: query.for, network, now: clock.now() })),
  );
  // The pipeline keeps the first answer under its own key, so each call is a report of its own here.
  const sender = (tx: Tx, { network, lang }: { network: string; lang: Lang }): Sender => ({
    tx,
    sealing: held(options),
    network,
    now: clock.now(),
    lang,
    key: null,
  });
  sending.write(api.report, (tx, call) => takeReport(sender(tx, call), call.body, options.card()));
  sending.write(api.appeal, (tx, call) => takeAppeal(sender(tx, call), call.body));
}
