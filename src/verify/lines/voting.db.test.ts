import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { sql } from 'kysely';
import { GUEST } from '../../people/testing.ts';
import { linesApi as api } from './contract.ts';
import { HOUR, LINE, linesWorld } from './lines.fixtures.ts';
import { closeDays } from './watch.ts';

const { db, clock, deps, people, start, votes } = await linesWorld();

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

test('of a network with addresses without end no more is kept than weighs, and who voted may still vote otherwise', async (t) => {
  const { vote } = await start(t);
  for (let i = 0; i < 310; i++)
    assert.equal((await vote(`2001:db8:1:${i.toString(16)}::1`, 'not-reached')).status, 200);
  assert.deepEqual(await votes(), { 'not-reached': 300 });
  await vote('2001:db8:1:0::1', 'reached');
  await vote('2001:db8:2:0::1', 'reached');
  assert.deepEqual(await votes(), { 'not-reached': 299, reached: 2 });
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
