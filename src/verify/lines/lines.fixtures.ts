/** The routes of this slice on a database of their own, and people on networks of their own who vote. Only tests import this. */
import assert from 'node:assert/strict';
import { beforeEach, type TestContext } from 'node:test';
import type { MiddlewareHandler } from 'hono';
import { html } from 'hono/html';
import { sql } from 'kysely';
import { AT, viewOf } from '../../../test/views.ts';
import { makeView, type View } from '../../find/surfaces/index.ts';
import type { HttpEnv } from '../../kernel/http/context.ts';
import { text } from '../../kernel/http/page.ts';
import { startTestServer } from '../../kernel/http/testing.ts';
import { caller, GUEST, peopleWorld } from '../../people/testing.ts';
import { linesApi as api, type Incident, type Line, type LineAnswer } from './contract.ts';
import { lineReports } from './incidents.ts';
import { linesPolicy } from './policy.ts';
import { lineRoutes } from './routes.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const LINE = 'hotline';

/** One for a test file; each test begins with nothing. */
export async function linesWorld() {
  const { db, clock, person, serve } = await peopleWorld(linesPolicy, AT);
  let view: View = viewOf();
  const deps = { db, clock, current: () => view, publicUrl: () => 'https://clearline.example' };
  const manager = await person('Mana', ['supervisor']);
  const agent = await person('Ann', ['agent']);

  beforeEach(async () => {
    clock.set(AT);
    view = viewOf();
    await sql`truncate line_vote, line_usual, line_salt, line_incident, people.mail`.execute(db);
  });

  const free: MiddlewareHandler<HttpEnv> = (_c, next) => next();

  async function start(t: TestContext) {
    const { url } = await startTestServer(t, {
      trustedProxies: '127.0.0.0/8,::1/128',
      routes: (app) =>
        lineRoutes({
          ...serve(app),
          current: () => view,
          show: (c, content) => c.html(text(content(view, c.req.query('lang') === 'en' ? 'en' : 'zh').main)),
          limits: { look: free, vote: free, staff: free },
          openHeaders: [['Access-Control-Allow-Origin', '*']],
          https: true,
          head: html``,
        }),
    });
    const ask = caller(url);
    const vote = (address: string, answer: LineAnswer, headers: Record<string, string> = {}, id = LINE) =>
      ask(GUEST, api.vote, {
        params: { id },
        body: { answer },
        headers: { 'x-forwarded-for': address, ...headers },
      });
    const lines = async () => (await ask(GUEST, api.lines)).body.lines as Line[];
    const incidents = async () => (await ask(agent, api.incidents)).body.incidents as Incident[];
    return { url, ask, vote, lines, incidents };
  }

  const votes = async () => {
    const { rows } = await sql<{ answer: string; n: number }>`
    select answer, count(*)::int as n from line_vote group by answer order by answer`.execute(db);
    return Object.fromEntries(rows.map(({ answer, n }) => [answer, n]));
  };
  const mails = async () =>
    (
      await sql<{
        template: string;
        email: string;
      }>`select template, to_email as email from people.mail order by seq`.execute(db)
    ).rows;

  /** Each from a network of their own, over the last hour and a half. */
  async function people(
    count: number,
    answer: LineAnswer,
    vote: (address: string, answer: LineAnswer) => Promise<unknown>,
  ) {
    const end = clock.now();
    for (let i = 0; i < count; i++) {
      clock.set(end - 90 * MINUTE + (i * 89 * MINUTE) / count);
      await vote(`${20 + (i % 25)}.${i}.0.9`, answer);
    }
    clock.set(end);
  }

  const channelNumber = (): string => {
    const channel = view.card.channels.find(({ id }) => id === LINE);
    return channel?.kind === 'phone' ? channel.number.digits : assert.fail('the demo card has no such line');
  };
  const viewNow = async (): Promise<View> =>
    makeView({ ...view, down: await lineReports.read(db) }, clock.now());

  return {
    db,
    clock,
    deps,
    manager,
    agent,
    start,
    votes,
    mails,
    people,
    channelNumber,
    viewNow,
    view: () => view,
    show: (shown: View) => {
      view = shown;
    },
  };
}
