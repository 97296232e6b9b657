/** Two conversations of one customer become one, whoever writes meanwhile. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { type TestContext, test } from 'node:test';
import { sql } from 'kysely';
import type { Caller } from '../../people/testing.ts';
import { queuePolicy } from '../queue/index.ts';
import { chatApi, deskApi, type Frame, linksApi, type StaffView } from './contract.ts';
import { conversationsPolicy } from './index.ts';
import { reachWorld } from './testing.ts';

const world = await reachWorld({ ...conversationsPolicy, ...queuePolicy });

async function scene(t: TestContext) {
  const { url, ask, looks } = await world.node(t, { paces: { customer: 1e6, staff: 1e6 } });
  const bob = await world.guest(url);
  const ann = await world.person('Ann', ['agent']);
  const older = await world.opened(url, bob);
  world.clock.advance(60_000);
  const newer = await world.opened(url, bob);
  const say = (who: Caller, id: string, text: string, key: string = randomUUID()) =>
    ask(who, chatApi.say, { params: { id }, body: { key, text } });
  const view = async (id: string) =>
    (await ask(ann, deskApi.get, { params: { id } })).body as unknown as StaffView;
  const merge = (who: Caller, id: string, other: string, keep?: string) =>
    ask(who, linksApi.merge, { params: { id }, body: { with: other, ...(keep ? { keep } : {}) } });
  const undo = (who: Caller, id: string) => ask(who, linksApi.unmerge, { params: { id } });
  return { url, ask, looks, bob, ann, older, newer, say, view, merge, undo };
}

const stored = async (id: string) =>
  (
    await sql<{ seq: number; key: string; text: string | null; event: string | null }>`
      select seq, key, body ->> 'text' as text, body ->> 'event' as event
      from reach.message where conversation_id = ${id} order by seq`.execute(world.db)
  ).rows;

test('the older one stays, who waits keeps their place, and no message moves', async (t) => {
  const { ask, bob, ann, older, newer, say, view, merge } = await scene(t);
  await say(bob, older, '第一次');
  await ask(ann, deskApi.say, { params: { id: older }, body: { key: randomUUID(), text: '已查' } });
  await say(bob, newer, '又来了');
  const [before, wait] = [await stored(newer), (await view(newer)).waitsSince];
  const merged = await merge(ann, newer, older);
  assert.equal(merged.status, 200, merged.text);
  const [stays, part] = [await view(older), await view(newer)];
  assert.deepEqual([stays.id, stays.status, stays.waitsSince], [older, 'open', wait]);
  assert.deepEqual(
    stays.parts?.map(({ id, number }) => [id, number]),
    [[newer, part.number]],
  );
  assert.deepEqual(
    [part.status, part.waitsSince, part.mergedInto],
    ['closed', null, { id: older, number: stays.number }],
  );
  assert.deepEqual((await stored(newer)).slice(0, -1), before, 'what was said stays as it was');
  assert.deepEqual(
    [(await stored(newer)).at(-1)?.event, (await stored(older)).at(-1)?.event],
    ['merged-into', 'merged'],
  );
  // Its customer reads both, and hears where it goes on.
  const { frames } = (await ask(bob, chatApi.since, { params: { id: newer } })).body as { frames: Frame[] };
  const state = frames.find((frame) => frame.is === 'state');
  assert.equal(state?.is === 'state' && state.view.mergedInto?.id, older);
  const { rows } = await sql<{ action: string; label: string }>`select action, target_label as label
    from people.audit where action like 'reach.%' order by id desc limit 1`.execute(world.db);
  assert.deepEqual(rows, [{ action: 'reach.merge', label: `${stays.number}` }]);
});

test('what is sent to a merged one is stored once in the one that stays, also when the answer was lost', async (t) => {
  const { bob, ann, older, newer, say, merge } = await scene(t);
  const [early, late] = [randomUUID(), randomUUID()];
  const first = (await say(bob, newer, '合并前', early)).body;
  await merge(ann, newer, older);
  // Sent again to either, the one that came before gets its first answer.
  assert.deepEqual((await say(bob, newer, '合并前', early)).body, first);
  assert.deepEqual((await say(bob, older, '合并前', early)).body, { ...first, into: newer });
  const second = (await say(bob, newer, '合并后', late)).body;
  assert.equal(second.into, older);
  assert.deepEqual((await say(bob, older, '合并后', late)).body, { seq: second.seq, at: second.at });
  const all = [...(await stored(newer)), ...(await stored(older))].filter(({ text }) => text !== null);
  assert.deepEqual(
    all.map(({ text }) => text),
    ['合并前', '合并后'],
  );
  assert.deepEqual(
    (await stored(older)).map(({ seq }) => seq),
    (await stored(older)).map((_, at) => at + 1),
  );
});

test('nor twice while somebody looks at the one that stays, and an agent writes at that moment', async (t) => {
  const { url, ask, looks, ann, say, merge } = await scene(t);
  for (let round = 0; round < 8; round++) {
    const guest = await world.guest(url);
    const [stays, part] = [await world.opened(url, guest), await world.opened(url, guest)];
    for (const id of [stays, part]) await ask(ann, deskApi.take, { params: { id } });
    await looks(guest, stays);
    const key = randomUUID();
    await say(guest, part, '没有听到答复', key);
    await merge(ann, part, stays, stays);
    const params = { id: stays };
    await ask(ann, deskApi.say, { params, body: { key: randomUUID(), text: '在' } });
    const again = await say(guest, stays, '没有听到答复', key);
    assert.equal(again.body.into, part);
    const { rows } = await sql`select from reach.message where key = ${key}`.execute(world.db);
    assert.equal(rows.length, 1);
  }
});

test('two who merge crosswise at one moment: one of them does, and the other is told so', async (t) => {
  for (let n = 0; n < 10; n++) {
    const { ann, bob, older, newer, view, merge, say } = await scene(t);
    const bo = await world.person('Bo', ['agent']);
    const answers = await Promise.all([
      merge(ann, older, newer, newer),
      merge(bo, newer, older, older),
      say(bob, older, 'a'),
      say(bob, newer, 'b'),
    ]);
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 200, 200, 409]);
    const parts = [await view(older), await view(newer)].filter(({ mergedInto }) => mergedInto);
    assert.equal(parts.length, 1);
  }
});

test('a customer who writes to both all the while loses nothing, and nothing is there twice', async (t) => {
  const { url, ask, ann, bob, older, newer, say, merge } = await scene(t);
  const keys: string[] = [];
  let isOver = false;
  const write = async (id: string, name: string) => {
    for (let n = 0; !isOver; n++) {
      const key = randomUUID();
      keys.push(key);
      // Each is sent twice at once, as by a device that lost patience.
      const twice = () => say(bob, id, `${name} ${n}`, key);
      const answers = await Promise.all([twice(), twice()]);
      assert.deepEqual(
        answers.map(({ status }) => status),
        [200, 200],
      );
    }
  };
  const writing = [write(older, 'older'), write(newer, 'newer')];
  // A way that grows under those who write.
  const all = [older, newer];
  for (let last = newer; all.length < 8; last = all.at(-1) ?? last) {
    const next = await world.opened(url, bob);
    const merged = await merge(ann, last, next, next);
    assert.equal(merged.status, 200, merged.text);
    all.push(next);
  }
  assert.equal((await merge(ann, older, all.at(-1) ?? '', all.at(-1))).status, 200);
  isOver = true;
  await Promise.all(writing);
  const said = [];
  for (const id of all) {
    const rows = await stored(id);
    assert.deepEqual(
      rows.map(({ seq }) => seq),
      rows.map((_, at) => at + 1),
      'there is a hole',
    );
    said.push(...rows.filter(({ text }) => text !== null));
  }
  assert.deepEqual(said.map(({ key }) => key).sort(), keys.sort());
  // Sent once more, wherever it went, each is known.
  const answer = await ask(bob, chatApi.say, {
    params: { id: older },
    body: { key: keys[0], text: 'again' },
  });
  assert.equal(answer.status, 200);
  t.diagnostic(`${keys.length} messages`);
});

test('what was merged into a merged one goes on at the end of the way, and leads back step by step', async (t) => {
  const { url, bob, ann, older, newer, say, view, merge, undo } = await scene(t);
  const third = await world.opened(url, bob);
  await merge(ann, newer, older, newer);
  await merge(ann, third, newer, third);
  assert.equal((await view(older)).mergedInto?.id, third);
  assert.deepEqual(
    (await view(third)).parts?.map(({ id }) => id),
    [older, newer],
  );
  const again = await merge(ann, third, older);
  assert.deepEqual([again.status, again.body.code], [409, 'merged-already']);
  // Only the last step can be taken back.
  assert.equal((await undo(ann, older)).body.code, 'too-late-to-undo');
  assert.equal((await undo(ann, newer)).status, 200);
  assert.equal((await view(older)).mergedInto?.id, newer);
  assert.equal((await undo(ann, older)).status, 200);
  assert.equal((await view(older)).mergedInto, undefined);
  await merge(ann, newer, older, newer);
  await merge(ann, third, newer, third);
  assert.equal((await say(bob, older, '还在吗')).body.into, third);
});

test('undone within ten minutes, both are as they were; once somebody has written, the merge stays', async (t) => {
  const { ask, bob, ann, older, newer, say, view, merge, undo } = await scene(t);
  await ask(ann, deskApi.take, { params: { id: older } });
  await ask(ann, deskApi.say, { params: { id: older }, body: { key: randomUUID(), text: '好的' } });
  const how = ({ status, waitsSince, assignedTo }: StaffView) => ({ status, waitsSince, assignedTo });
  const before = [how(await view(older)), how(await view(newer))];
  await merge(ann, newer, older);
  assert.equal((await undo(ann, newer)).status, 200);
  assert.deepEqual([how(await view(older)), how(await view(newer))], before);
  assert.equal((await say(bob, newer, '分开了')).body.into, undefined);

  await merge(ann, newer, older);
  await say(bob, newer, '又写了');
  const late = await undo(ann, newer);
  assert.deepEqual([late.status, late.body.code], [409, 'too-late-to-undo']);
  assert.deepEqual(
    [(await undo(ann, older)).body.code, (await undo(ann, randomUUID())).status],
    ['not-now', 404],
  );
});

test('after ten minutes a merge stays', async (t) => {
  const { ann, older, newer, merge, undo } = await scene(t);
  await merge(ann, newer, older);
  world.clock.advance(10 * 60_000 + 1);
  assert.equal((await undo(await world.session(ann), newer)).body.code, 'too-late-to-undo');
});

test('conversations of two customers are not merged; of one who came twice, by a supervisor alone', async (t) => {
  const { url, ask, bob, ann, older, newer, merge, view } = await scene(t);
  const eve = await world.guest(url);
  const hers = await world.opened(url, eve);
  const sue = await world.person('Sue', ['supervisor']);
  for (const who of [ann, sue]) assert.equal((await merge(who, hers, older)).body.code, 'not-one-customer');
  // Eve's device and Bob's are of one person, who signed in on both, but for the older one of Bob's.
  const cy = await world.person('Cy', ['buyer']);
  await sql`update reach.conversation set person_id = ${cy.id} where id in (${hers}, ${newer})`.execute(
    world.db,
  );
  assert.equal((await merge(ann, hers, older)).body.code, 'not-one-customer');
  assert.equal((await ask(eve, chatApi.since, { params: { id: older } })).status, 404);
  assert.equal((await merge(sue, hers, older)).status, 200);
  // Then each of their devices reads all of it, and nobody else does.
  for (const [who, status] of [
    [eve, 200],
    [bob, 200],
    [await world.guest(url), 404],
  ] as const)
    for (const id of [older, hers])
      assert.equal((await ask(who, chatApi.since, { params: { id } })).status, status);
  assert.equal(
    (await ask(eve, chatApi.say, { params: { id: hers }, body: { key: randomUUID(), text: '我' } })).body
      .into,
    older,
  );
  assert.equal((await view(older)).parts?.length, 1);
});

test('one that has ended takes nothing in, but goes on in another; and is erased with that', async (t) => {
  const { ask, bob, ann, older, newer, merge, view } = await scene(t);
  await ask(bob, chatApi.end, { params: { id: older } });
  assert.equal((await merge(ann, newer, older)).body.code, 'not-now');
  assert.equal((await merge(ann, older, older)).body.code, 'not-now');
  assert.equal((await merge(ann, newer, older, randomUUID())).body.code, 'not-now');
  assert.equal((await merge(ann, older, newer, newer)).status, 200);
  assert.deepEqual(
    (await view(newer)).parts?.map(({ id }) => id),
    [older],
  );
  await sql`delete from reach.conversation where id = ${newer}`.execute(world.db);
  assert.deepEqual(await stored(older), []);
});

test('two accounts on one device are two customers, for agents and supervisors, over parts and over guests', async (t) => {
  const { url, ask, bob, ann, older, newer, merge } = await scene(t);
  const sue = await world.person('Sue', ['supervisor']);
  const [alice, ben] = [await world.person('Alice', ['buyer']), await world.person('Ben', ['buyer'])];
  const owns = (id: string, who: Caller) =>
    sql`update reach.conversation set person_id = ${who.id} where id = ${id}`.execute(world.db);
  await owns(older, alice);
  await owns(newer, ben);
  const both = async (id: string, other: string) => {
    for (const who of [ann, sue]) assert.equal((await merge(who, id, other)).body.code, 'not-one-customer');
  };
  await both(older, newer);
  const previous = async (id: string) =>
    ((await ask(ann, linksApi.around, { params: { id } })).body.previous as { id: string }[]).map(
      (one) => one.id,
    );
  assert.deepEqual(await previous(older), []);
  // A third of the device, no account's, may be either's; but no bridge to the other.
  await ask(bob, chatApi.end, { params: { id: newer } });
  const third = await world.opened(url, bob);
  assert.equal((await merge(ann, third, older, older)).status, 200);
  await both(older, newer);
  // Another device of Ben's, and what it opened without him.
  const tablet = await world.guest(url);
  const [his, plain] = [await world.opened(url, tablet), await world.opened(url, tablet)];
  await owns(his, ben);
  await both(older, plain);
  assert.equal((await merge(sue, plain, newer, plain)).status, 200);
});
