/** Votes of visitors, what everybody may know of them, and what staff do about it. */
import type { MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import * as z from 'zod';
import { insteadOf, isPhone, linePath, type ShowPage, type View } from '../../find/surfaces/index.ts';
import type { Db } from '../../kernel/database/db.ts';
import { ok, refuse } from '../../kernel/errors.ts';
import { acceptsTypes, bodyLimit, FORM, readForm } from '../../kernel/http/body.ts';
import type { Ctx, HttpEnv } from '../../kernel/http/context.ts';
import { API_ROOT } from '../../kernel/http/contract.ts';
import type { HeaderList } from '../../kernel/http/front.ts';
import { secured } from '../../kernel/http/headers.ts';
import type { Html } from '../../kernel/http/page.ts';
import { problemResponse } from '../../kernel/http/problems.ts';
import { unavailable, whileReachable } from '../../kernel/http/reach.ts';
import { type ServeOptions, serveWith } from '../../people/access/index.ts';
import { type Cast, castVote, lineOf, type PhoneLine } from './cast.ts';
import {
  ANSWERS,
  LineAnswer as Answer,
  linesApi as api,
  LINES_REFUSALS,
  type Line,
  type LineAnswer,
} from './contract.ts';
import { actOn, presentIncident } from './incidents.ts';
import { linePage } from './page.ts';
import { incidentsBefore } from './store/incident.ts';
import { type CountsOf, Tally } from './tally.ts';

export interface LineDeps extends Omit<ServeOptions, 'limit'> {
  /** Null until a card has been published. */
  readonly current: () => View | null;
  readonly show: ShowPage;
  readonly limits: Readonly<Record<'look' | 'vote' | 'staff', MiddlewareHandler<HttpEnv>>>;
  /** For answers that any site may read. */
  readonly openHeaders: HeaderList;
  readonly https: boolean;
  readonly head: Html;
}

const LINES_API = API_ROOT + api.lines.path;
const PAGE = linePath(':id{[a-z0-9-]{1,48}}');
const COOKIE = 'line-voter';
const FORM_BYTES = 4_096;
const INCIDENTS = 30;
const BRIEFLY = ['Cache-Control', 'public, max-age=30'] as const;

export function lineRoutes(deps: LineDeps): void {
  publicRoutes(deps, new Tally(deps.clock));
  const { clock, current, limits } = deps;

  serveWith({ ...deps, limit: limits.vote }, LINES_REFUSALS).raw(
    api.vote,
    async (c, db, { params, body }) => {
      const line = lineIn(current(), params.id);
      if (!line) return refuse({ code: 'no-such-line' });
      const cast = await castFor(c, db, line, body.answer, deps);
      return cast ? ok({ answer: body.answer, day: cast.day }) : unavailable(c, { forMachines: true });
    },
  );

  const serve = serveWith({ ...deps, limit: limits.staff }, LINES_REFUSALS);
  serve.read(api.incidents, async (db, { query }) => {
    const found = await incidentsBefore(db, INCIDENTS + 1, query.before);
    const incidents = found.slice(0, INCIDENTS).map((row) => presentIncident(row, current()));
    return ok({ incidents, more: found.length > INCIDENTS });
  });
  serve.write(api.act, async (tx, { params, body, actor, origin }) => {
    const acted = await actOn({ tx, actor, origin, clock }, params.id, body.act);
    return acted.ok ? ok(presentIncident(acted.value, current())) : acted;
  });
}

const idOf = (c: Ctx): string => c.req.param('id') ?? '';
const lineIn = (view: View | null, id: string): PhoneLine | null => view && lineOf(view, id);

function publicRoutes(deps: LineDeps, tally: Tally): void {
  const { app, current, show, limits, head } = deps;
  const countsOf = (c: Ctx): Promise<CountsOf | null> =>
    whileReachable(c, deps.database(), (db) => tally.read(db));

  app.use(LINES_API, secured([...deps.openHeaders, BRIEFLY]));
  app.get(LINES_API, limits.look, async (c) => {
    const view = current();
    const counts = view && (await countsOf(c));
    const phones = view?.channels.filter(isPhone).filter(({ channel }) => lineOf(view, channel.id)) ?? [];
    const lines = phones.map((line) => view && publicLine(line, view, counts));
    const asOf = view && new Date(view.confirmedAt).toISOString();
    return c.json(api.lines.answer.parse({ lines, asOf }));
  });

  app.get(PAGE, limits.look, async (c) => {
    const id = idOf(c);
    if (current() && !lineIn(current(), id)) return problemResponse(c, 'not-found');
    const counts = await countsOf(c);
    const said = ANSWERS.find((one) => one === c.req.query('said')) ?? null;
    return show(c, (view, lang) => {
      const line = lineOf(view, id) ?? view.primary;
      return linePage(view, lang, { line, counts: counts?.(line) ?? null, said }, head);
    });
  });
  app.post(PAGE, limits.vote, bodyLimit(FORM_BYTES), acceptsTypes(FORM), async (c) => {
    const line = lineIn(current(), idOf(c));
    if (!line) return problemResponse(c, 'not-found');
    const form = await readForm(c, z.object({ answer: Answer }));
    if (!form.ok) return problemResponse(c, 'bad-request');
    const { answer } = form.value;
    const cast = await whileReachable(c, deps.database(), (db) => castFor(c, db, line, answer, deps));
    if (!cast) return unavailable(c);
    c.header('Cache-Control', 'no-store');
    return c.redirect(`${linePath(line.channel.id)}?said=${answer}`, 303);
  });
}

/** Null until signing in works, since votes are hashed with the same secret. */
async function castFor(
  c: Ctx,
  db: Db,
  line: PhoneLine,
  answer: LineAnswer,
  { clock, identity, https }: LineDeps,
): Promise<Cast | null> {
  const secret = identity()?.secret;
  if (secret === undefined) return null;
  const { client } = c.var;
  const cast = await castVote(db, { line, answer, client, cookie: getCookie(c, COOKIE) }, { clock, secret });
  setCookie(c, COOKIE, cast.cookie, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: https,
    maxAge: cast.seconds,
  });
  return cast;
}

function publicLine(line: PhoneLine, view: View, counts: CountsOf | null): Line {
  const { channel, down } = line;
  return {
    id: channel.id,
    label: channel.label,
    display: channel.number.display,
    uri: channel.number.uri,
    state: down ? 'reported-down' : 'fine',
    since: down?.since ?? null,
    confirmed: down?.confirmed ?? false,
    instead: down ? (insteadOf(view, line)?.channel.id ?? null) : null,
    votes: counts?.(line) ?? null,
  };
}
