import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { beforeEach, type TestContext, test } from 'node:test';
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
import { closeDays, watchLines } from './watch.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const LINE = 'hotline';
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

test('one vote a person, line and day: a later one takes the place of the earlier, and the next day is another', async (t) => {
  const { vote } = await start(t);
  const first = await vote('192.0.2.7', 'not-reached');
  assert.deepEqual([first.status, first.body], [200, { answer: 'not-reached', day: '2026-11-22' }]);
  await vote('192.0.2.7', 'not-reached');
  assert.deepEqual(await votes(), { 'not-reached': 1 });
  await vote('192.0.2.7', 'reached');
  assert.deepEqual(await votes(), { reached: 1 });
  await vote('192.0.2.7', 'reached', {}, 'office');
  await vote('192.0.2.8', 'reached');
  assert.deepEqual(await votes(), { reached: 3 });
  clock.advance(24 * HOUR);
  await vote('192.0.2.7', 'reached');
  assert.deepEqual(await votes(), { reached: 4 });
});

test('who changes networks stays one person as long as the cookie is kept', async (t) => {
  const { vote } = await start(t);
  const cookie = (await vote('192.0.2.7', 'not-reached')).headers.get('set-cookie') ?? '';
  assert.match(cookie, /^line-voter=[\w.-]+; Max-Age=\d+; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
  await vote('198.51.100.9', 'reached', { cookie: cookie.split(';')[0] ?? '' });
  assert.deepEqual(await votes(), { reached: 1 });
  await vote('198.51.100.9', 'reached', { cookie: 'line-voter=made.up' });
  assert.deepEqual(await votes(), { reached: 2 });
});

test('fifty votes of one person at the same moment are one', async (t) => {
  const { vote } = await start(t);
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, i) => vote('192.0.2.7', i % 2 === 0 ? 'reached' : 'not-reached')),
  );
  assert.ok(answers.every(({ status }) => status === 200));
  const counted = await votes();
  assert.equal((counted.reached ?? 0) + (counted['not-reached'] ?? 0), 1);
});

test('what is no line, no answer or a channel of staff takes no vote', async (t) => {
  const { vote, ask } = await start(t);
  for (const id of ['nothing', 'mail', 'chat'])
    assert.equal((await vote('192.0.2.7', 'reached', {}, id)).status, 404);
  assert.equal((await ask(GUEST, api.vote, { params: { id: LINE }, body: { answer: 'maybe' } })).status, 422);
  assert.deepEqual(await votes(), {});
});

test('nothing that is kept tells whose a vote was, and after two days nothing of it is left', async (t) => {
  const { vote } = await start(t);
  await people(30, 'reached', vote);
  const { rows } = await sql<{ row: string }>`select line_vote::text as row from line_vote`.execute(db);
  for (const { row } of rows) assert.doesNotMatch(row, /\d+\.\d+\.0\.9/);
  clock.advance(48 * HOUR);
  await closeDays(deps);
  assert.deepEqual(await votes(), {});
  assert.equal((await sql`select from line_salt`.execute(db)).rows.length, 0);
  const { rows: usual } = await sql<{ day: string; reached: number; failed: number }>`
    select day, reached, failed from line_usual`.execute(db);
  assert.deepEqual(usual, [{ day: '2026-11-22', reached: 30, failed: 0 }]);
});

test('ten thousand votes of one network raise nothing, and sixty people on their own networks do', async (t) => {
  const { vote, lines, incidents } = await start(t);
  await sql`insert into line_vote (channel, number, day, voter, near, wide, answer, open, at)
    select ${LINE}, ${channelNumber()}, '2026-11-22', 'voter ' || i, 'near', 'wide', 'not-reached', true,
      ${new Date(AT)}::timestamptz - (i % 170) * interval '1 minute' from generate_series(1, 10000) i`.execute(
    db,
  );
  await watchLines(deps);
  assert.deepEqual(await incidents(), []);
  assert.equal((await lines()).find(({ id }) => id === LINE)?.votes?.notReached, 10_000);
  await people(60, 'not-reached', vote);
  await watchLines(deps);
  const [incident] = await incidents();
  assert.deepEqual([incident?.state, incident?.kind, incident?.channel], ['open', 'not-reachable', LINE]);
});

test('of a network with addresses without end no more is kept than weighs, and who voted may still vote otherwise', async (t) => {
  const { vote } = await start(t);
  for (let i = 0; i < 310; i++)
    assert.equal((await vote(`2001:db8:1:${i.toString(16)}::1`, 'not-reached')).status, 200);
  assert.deepEqual(await votes(), { 'not-reached': 300 });
  await vote('2001:db8:1:0::1', 'reached');
  await vote('2001:db8:2:0::1', 'reached');
  assert.deepEqual(await votes(), { 'not-reached': 299, reached: 2 });
});

test('a flood cannot keep a failure from being seen either', async (t) => {
  const { vote, incidents } = await start(t);
  for (let i = 0; i < 200; i++) await vote(`203.0.113.${i}`, 'reached');
  await people(60, 'not-reached', vote);
  await watchLines(deps);
  assert.equal((await incidents()).length, 1);
});

test('an incident is raised once, with its evidence, mail to who manages contacts, and an entry in the trail', async (t) => {
  const { vote, incidents } = await start(t);
  await people(40, 'not-reached', vote);
  await Promise.all([watchLines(deps), watchLines(deps)]);
  await watchLines(deps);
  const found = await incidents();
  assert.equal(found.length, 1);
  const [incident] = found;
  assert.ok(incident);
  const { evidence, notice, acts } = incident;
  assert.equal(evidence.hours.length, 12);
  assert.equal(
    evidence.hours.reduce((sum, { notReached }) => sum + notReached, 0),
    40,
  );
  assert.ok(evidence.atLeast > 0.5 && evidence.share === 1);
  assert.deepEqual(acts, ['confirm', 'resolve', 'dismiss']);
  assert.equal(notice?.slug, `line-down-${incident.id}`);
  assert.match(notice?.body.zh ?? '', /号码没有变/);
  assert.deepEqual(await mails(), [{ template: 'line-down', email: manager.email }]);
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from people.audit where action = 'lines.open'`.execute(db);
  assert.ok((rows[0]?.n ?? 0) >= 1);
});

test('the view says so on the page and in the API, keeps the number, and names what to use instead', async (t) => {
  const { vote, lines, url } = await start(t);
  await people(40, 'not-reached', vote);
  await watchLines(deps);
  view = await viewNow();
  const line = (await lines()).find(({ id }) => id === LINE);
  assert.equal(line?.state, 'reported-down');
  assert.ok(line?.instead && line.instead !== LINE);
  const page = await (await fetch(`${url}/verify/line/${LINE}`)).text();
  assert.match(page, /多位用户反映打不通/);
  assert.match(page, new RegExp(line.display));
});

test('staff confirm, resolve and dismiss as the table of states says; who may not is refused', async (t) => {
  const { vote, incidents, ask } = await start(t);
  await people(40, 'not-reached', vote);
  await watchLines(deps);
  const [incident] = await incidents();
  const act = (name: string, who = manager) =>
    ask(who, api.act, { params: { id: String(incident?.id) }, body: { act: name } });
  assert.equal((await act('confirm', agent)).status, 403);
  assert.equal((await act('confirm')).body.state, 'confirmed');
  assert.equal((await viewNow()).down[0]?.confirmed, true);
  const again = await act('confirm');
  assert.deepEqual([again.status, again.body.code], [409, 'incident-moved-on']);
  assert.equal((await act('dismiss')).status, 409);
  const resolved = (await act('resolve')).body as unknown as Incident;
  assert.deepEqual([resolved.state, resolved.endedBy, resolved.staff?.name], ['resolved', 'staff', 'Mana']);
  assert.deepEqual((await viewNow()).down, []);
  const missing = await ask(manager, api.act, { params: { id: '999999' }, body: { act: 'resolve' } });
  assert.equal(missing.status, 404);
});

test('what staff dismissed is not raised again by the same votes, only by new ones', async (t) => {
  const { vote, incidents, ask } = await start(t);
  await people(40, 'not-reached', vote);
  await watchLines(deps);
  const [incident] = await incidents();
  await ask(manager, api.act, { params: { id: String(incident?.id) }, body: { act: 'dismiss' } });
  clock.advance(MINUTE);
  await watchLines(deps);
  assert.equal((await incidents()).length, 1);
  clock.advance(100 * MINUTE);
  await people(40, 'not-reached', vote);
  await watchLines(deps);
  assert.equal((await incidents()).length, 2);
});

test('it ends by itself when people get through again, and tells so', async (t) => {
  const { vote, incidents } = await start(t);
  await people(40, 'not-reached', vote);
  await watchLines(deps);
  clock.advance(95 * MINUTE);
  await people(40, 'reached', vote);
  await watchLines(deps);
  const [incident] = await incidents();
  assert.deepEqual([incident?.state, incident?.endedBy, incident?.notice], ['resolved', 'votes', null]);
  assert.deepEqual(
    (await mails()).map(({ template }) => template),
    ['line-down', 'line-up'],
  );
});

test('another number on the card ends the incident of the one before', async (t) => {
  const { vote, incidents } = await start(t);
  await people(40, 'not-reached', vote);
  await watchLines(deps);
  const channels = view.card.channels.map((one) =>
    one.id === LINE && one.kind === 'phone'
      ? { ...one, number: { ...one.number, digits: '4000000099' } }
      : one,
  );
  view = viewOf({ channels });
  assert.equal(
    makeView({ ...view, down: await lineReports.read(db) }, AT).channels.some(({ down }) => down),
    false,
  );
  await watchLines(deps);
  assert.deepEqual(
    (await incidents()).map(({ endedBy }) => endedBy),
    ['card'],
  );
});

test('counts that everybody sees are too coarse to pick anybody out', async (t) => {
  const { vote, lines } = await start(t);
  await people(4, 'not-reached', vote);
  await people(7, 'reached', (address, answer) => vote(address.replace(/\d+$/, '77'), answer));
  const line = (await lines()).find(({ id }) => id === LINE);
  assert.deepEqual(line?.votes, { reached: 5, notReached: 0, noSuchNumber: 0 });
});

test('the form works without script, from our own pages', async (t) => {
  const { url } = await start(t);
  const send = (body: string, path = `/verify/line/${LINE}`) =>
    fetch(url + path, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
      body,
    });
  const sent = await send('answer=not-reached');
  assert.deepEqual(
    [sent.status, sent.headers.get('location')],
    [303, `/verify/line/${LINE}?said=not-reached`],
  );
  assert.deepEqual(await votes(), { 'not-reached': 1 });
  assert.equal((await send('answer=nonsense')).status, 400);
  assert.equal((await send('answer=reached', `/verify/line/${randomUUID()}`)).status, 404);
  const thanks = await (await fetch(`${url}/verify/line/${LINE}?said=not-reached`)).text();
  assert.match(thanks, /role="status"/);
  assert.match(thanks, /现在可以改用/);
});

const channelNumber = (): string => {
  const channel = view.card.channels.find(({ id }) => id === LINE);
  return channel?.kind === 'phone' ? channel.number.digits : assert.fail('the demo card has no such line');
};
const viewNow = async (): Promise<View> =>
  makeView({ ...view, down: await lineReports.read(db) }, clock.now());
