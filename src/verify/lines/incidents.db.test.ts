import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { AT, viewOf } from '../../../test/views.ts';
import { makeView } from '../../find/surfaces/index.ts';
import { linesApi as api, type Incident } from './contract.ts';
import { lineReports } from './incidents.ts';
import { LINE, linesWorld, MINUTE } from './lines.fixtures.ts';
import { watchLines } from './watch.ts';

const world = await linesWorld();
const { db, clock, deps, manager, agent, people, start, mails, channelNumber, viewNow, view, show } = world;

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
  show(await viewNow());
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
  const channels = view().card.channels.map((one) =>
    one.id === LINE && one.kind === 'phone'
      ? { ...one, number: { ...one.number, digits: '4000000099' } }
      : one,
  );
  show(viewOf({ channels }));
  assert.equal(
    makeView({ ...view(), down: await lineReports.read(db) }, AT).channels.some(({ down }) => down),
    false,
  );
  await watchLines(deps);
  assert.deepEqual(
    (await incidents()).map(({ endedBy }) => endedBy),
    ['card'],
  );
});
