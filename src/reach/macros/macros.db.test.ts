/** Macros as staff keep them: their own, and those of everybody. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { type TestContext, test } from 'node:test';
import { sql } from 'kysely';
import { type Ask, type Caller, peopleWorld, startRoutes } from '../../people/testing.ts';
import { conversationsPolicy } from '../conversations/index.ts';
import { macrosApi as api, type Macro } from './contract.ts';
import { macrosPolicy, macrosRoutes } from './index.ts';

const world = await peopleWorld({ ...conversationsPolicy, ...macrosPolicy });
const opened = (t: TestContext) =>
  startRoutes(t, (app) =>
    macrosRoutes(world.serve(app), { asksForbidden: (text) => text.includes('验证码') }),
  );
const [sue, ann, bo] = [
  await world.person('Sue', ['supervisor']),
  await world.person('Ann', ['agent']),
  await world.person('Bo', ['agent']),
];

const written = (shortcut: string, more: object = {}) => ({
  title: '退款进度',
  shortcut,
  texts: {
    zh: '{customer}您好，订单 {order} 的退款已提交。',
    en: 'Hello {customer}, the refund of {order} is on its way.',
  },
  acts: { tags: ['退款'], resolve: true },
  revision: 0,
  ...more,
});
type Saving = typeof api.save | typeof api.saveShared;
const putWith = (ask: Ask) => (who: Caller, row: Saving, id: string, body: object) =>
  ask(who, row, { params: { id }, body });
const seenWith =
  (ask: Ask) =>
  async (who: Caller): Promise<string[]> =>
    ((await ask(who, api.list)).body.macros as Macro[]).map(({ shortcut }) => shortcut);

test('one’s own are nobody else’s, and the shared ones are kept by supervisors', async (t) => {
  const ask = await opened(t);
  const [put, seen] = [putWith(ask), seenWith(ask)];
  const [own, shared] = [randomUUID(), randomUUID()];
  assert.equal((await put(ann, api.save, own, written('mine'))).status, 200);
  assert.equal((await put(ann, api.saveShared, shared, written('ours'))).body.code, 'forbidden');
  const made = await put(sue, api.saveShared, shared, written('ours'));
  assert.deepEqual([made.body.shared, made.body.revision, made.body.editedBy], [true, 1, 'Sue']);
  assert.deepEqual([await seen(ann), await seen(bo)], [['mine', 'ours'], ['ours']]);
  // Not by the other door either, which looks only at one's own.
  assert.equal(
    (await put(sue, api.saveShared, own, written('x', { revision: 1 }))).body.code,
    'no-such-macro',
  );
  assert.equal((await put(ann, api.save, shared, written('x', { revision: 1 }))).body.code, 'no-such-macro');
  assert.equal((await ask(ann, api.remove, { params: { id: shared } })).body.code, 'no-such-macro');
  const { rows } = await sql<{ action: string; label: string }>`select action, target_label as label
    from people.audit where action like 'macros.%'`.execute(world.db);
  assert.deepEqual(
    rows,
    [{ action: 'macros.save', label: '退款进度' }],
    'only what is everybody’s is in the trail',
  );
});

test('nobody overwrites what they have not seen, and one that was deleted comes back as itself', async (t) => {
  const ask = await opened(t);
  const put = putWith(ask);
  const id = randomUUID();
  await put(ann, api.save, id, written('first'));
  const next = await put(ann, api.save, id, written('second', { revision: 1 }));
  assert.equal(next.body.revision, 2);
  assert.equal(
    (await put(ann, api.save, id, written('third', { revision: 1 }))).body.code,
    'macro-has-changed',
  );
  const gone = { params: { id }, query: { revision: '1' } };
  assert.equal((await ask(ann, api.remove, gone)).body.code, 'macro-has-changed');
  assert.equal((await ask(ann, api.remove, { ...gone, query: { revision: '2' } })).status, 204);
  assert.equal((await put(ann, api.save, id, written('second', { revision: 2 }))).body.code, 'no-such-macro');
  assert.equal((await put(ann, api.save, id, written('second'))).status, 200);
});

test('one shortcut is one macro, in whatever width and case; a person’s own may be called as a shared one is', async (t) => {
  const ask = await opened(t);
  const [put, seen] = [putWith(ask), seenWith(ask)];
  await put(bo, api.save, randomUUID(), written('/Hello'));
  assert.deepEqual((await seen(bo)).includes('hello'), true);
  assert.equal((await put(bo, api.save, randomUUID(), written('ＨＥＬＬＯ'))).body.code, 'shortcut-taken');
  assert.equal((await put(sue, api.saveShared, randomUUID(), written('hello'))).status, 200);
  const both = await Promise.all([1, 2].map(() => put(bo, api.save, randomUUID(), written('at-once'))));
  assert.deepEqual(both.map(({ status }) => status).sort(), [200, 409]);
  for (const shortcut of ['', 'two words', '🙂', '-a', 'x'.repeat(25)])
    assert.equal((await put(bo, api.save, randomUUID(), written(shortcut))).status, 422, shortcut);
});

test('a text that is wrong or must not be said is refused, and it is told where', async (t) => {
  const put = putWith(await opened(t));
  const wrong = await put(
    ann,
    api.save,
    randomUUID(),
    written('wrong', { texts: { zh: '您好', en: 'Hello\n{custmer}' } }),
  );
  assert.deepEqual([wrong.status, wrong.body.code], [422, 'text-at-fault']);
  assert.match(wrong.text, /texts\.en.*Line 2, character 1: there is no variable \{custmer\}/);
  const asks = written('asks', { texts: { zh: '请把验证码发我', en: 'Hello' } });
  const refused = await put(ann, api.save, randomUUID(), asks);
  assert.deepEqual([refused.body.code, refused.body.texts], ['macro-asks-forbidden', ['zh']]);
});
