/** Conversations that staff link, those that follow an ended one, and what the same customer asked before. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { sql } from 'kysely';
import { chatApi, type Linked, linksApi, type Other } from './contract.ts';
import { reachWorld } from './testing.ts';

const world = await reachWorld();

type Around = { readonly links: readonly Linked[]; readonly previous: readonly Other[] };

test('two are linked once, seen from both sides, found by number, and unlinked', async (t) => {
  const { url, ask } = await world.node(t);
  const ann = await world.person('Ann', ['agent']);
  const [one, other] = [
    await world.opened(url, await world.guest(url)),
    await world.opened(url, await world.guest(url), 'enquiry'),
  ];
  const around = async (id: string) =>
    (await ask(ann, linksApi.around, { params: { id } })).body as unknown as Around;
  const link = (from: string, to: string, kind: string) =>
    ask(ann, linksApi.link, { params: { id: from, other: to }, body: { kind } });
  const { rows } = await sql<{
    number: string;
  }>`select number::text as number from reach.conversation where id = ${other}`.execute(world.db);
  const found = await ask(ann, linksApi.numbered, { params: { number: rows[0]?.number ?? '' } });
  assert.equal(found.body.id, other);
  assert.equal((await ask(ann, linksApi.numbered, { params: { number: '999999' } })).status, 404);
  assert.equal((await ask(ann, linksApi.numbered, { params: { number: '0x1' } })).status, 404);

  assert.equal((await link(one, other, 'duplicate')).status, 204);
  assert.deepEqual(
    (await around(one)).links.map(({ id, kind, isBack }) => ({ id, kind, isBack })),
    [{ id: other, kind: 'duplicate', isBack: false }],
  );
  assert.equal((await around(other)).links[0]?.isBack, true);
  // The other way round it takes the place of the first.
  await Promise.all([link(other, one, 'follow-up'), link(other, one, 'follow-up')]);
  assert.deepEqual(
    (await around(one)).links.map(({ kind, isBack }) => [kind, isBack]),
    [['follow-up', true]],
  );
  assert.equal((await link(one, one, 'related')).status, 409);
  assert.equal((await link(one, randomUUID(), 'related')).status, 404);
  const unlink = () => ask(ann, linksApi.unlink, { params: { id: one, other } });
  assert.deepEqual([(await unlink()).status, (await unlink()).body.code], [204, 'no-such-link']);
  assert.deepEqual((await around(other)).links, []);
});

test('whoever writes on after the end opens one that follows it, and staff see it and what went before', async (t) => {
  const { url, ask } = await world.node(t);
  const ann = await world.person('Ann', ['agent']);
  const [bob, eve] = [await world.guest(url), await world.guest(url)];
  const old = await world.opened(url, bob);
  await ask(bob, chatApi.say, { params: { id: old }, body: { key: randomUUID(), text: '没到账' } });
  const open = async (who: typeof bob, follows: string) => {
    const id = randomUUID();
    const body = { intent: 'refund', lang: 'zh', follows };
    assert.equal((await ask(who, chatApi.open, { params: { id }, body })).status, 200);
    return (await ask(ann, linksApi.around, { params: { id } })).body as unknown as Around;
  };
  assert.deepEqual((await open(bob, old)).links, [], 'it has not ended');
  await ask(bob, chatApi.end, { params: { id: old } });
  const { links, previous } = await open(bob, old);
  assert.deepEqual(
    links.map(({ id, kind, isBack, excerpt }) => ({ id, kind, isBack, excerpt })),
    [{ id: old, kind: 'follow-up', isBack: false, excerpt: '没到账' }],
  );
  assert.deepEqual(previous.map(({ id }) => id).at(-1), old);
  assert.equal(previous.length, 2);
  // Nobody ties theirs to somebody else's.
  assert.deepEqual(await open(eve, old), { links: [], previous: [] });
  const { rows } = await sql<{
    action: string;
  }>`select action from people.audit where action like 'reach.%'`.execute(world.db);
  assert.deepEqual(
    rows.map(({ action }) => action),
    ['reach.link', 'reach.link', 'reach.link', 'reach.unlink'],
  );
});
