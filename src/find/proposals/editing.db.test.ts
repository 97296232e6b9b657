import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Actor } from '../../people/access/index.ts';
import { currentCard } from '../contacts/index.ts';
import { publishAlone, submit } from './decisions.ts';
import { applyEdit, createProposal, rebaseOnto } from './edits.ts';
import { publishedParts } from './outcome.ts';
import { codeOf, done, member, openWorld, type World } from './proposals.fixtures.ts';
import { publishedNow } from './situation.ts';

let world: World;
let ann: Actor;
let bob: Actor;
let sue: Actor;

before(async () => {
  world = await openWorld();
  [ann, bob, sue] = [
    await world.person('ann', 'admin', 'owner'),
    await world.person('bob', 'admin'),
    await world.person('sue', 'supervisor'),
  ];
});
after(() => world.close());

async function official(part: string): Promise<Record<string, unknown>> {
  const published = await publishedNow(world.db);
  assert.ok(published);
  return publishedParts(published).get(part) as Record<string, unknown>;
}
const channel = async (id: string, more: object) => ({ ...(await official(`channel/${id}`)), ...more });
const propose = async (who: Actor, title: string, set: Record<string, unknown>) =>
  done(await world.as(who, (doing) => createProposal(doing, { title, set })));
const looked = async (who: Actor, id: number) => {
  const { revision, digest } = await world.see(who, id);
  return { revision, digest: digest ?? '' };
};
const MAIN = 'channel/main-line';

test('50 concurrent edits of one channel apply in order or are refused with the difference', async () => {
  const row = await propose(sue, 'Race', {
    [MAIN]: await channel('main-line', { note: { zh: '〇', en: 'zero' } }),
  });
  const editors = [ann, bob, sue];
  const base = await channel('main-line', {});
  const note = (i: number) => ({ zh: `第 ${i} 次`, en: `Edit ${i}` });
  const results = await Promise.all(
    Array.from({ length: 50 }, (_, i) =>
      world.as(editors[i % 3] ?? ann, (doing) =>
        applyEdit(doing, row.id, { revision: 1, set: { [MAIN]: { ...base, note: note(i) } }, drop: [] }),
      ),
    ),
  );
  const applied = results.filter((result) => result.ok);
  assert.equal(applied.length, 1, 'all looked at the same revision, so one is first');
  const seen = await world.see(ann, row);
  assert.equal(seen.revision, 2);
  for (const result of results) {
    if (result.ok) continue;
    assert.equal(result.error.code, 'proposal-changed');
    const [difference] = (
      result.error.extra as {
        parts: { part: string; base: { note: object }; theirs: unknown; mine: unknown }[];
      }
    ).parts;
    assert.equal(difference?.part, MAIN);
    assert.deepEqual(difference.base.note, { zh: '〇', en: 'zero' });
    assert.deepEqual(difference.theirs, seen.parts[0]?.value);
    assert.notDeepEqual(difference.mine, difference.theirs);
  }
});

test('20 editors who look again each time all get through, one after the other', async () => {
  const row = await propose(sue, 'Queue', {
    [MAIN]: await channel('main-line', { note: { zh: '〇', en: 'zero' } }),
  });
  const base = await channel('main-line', {});
  const attempt = async (i: number): Promise<void> => {
    for (let revision = 1; ; ) {
      const set = { [MAIN]: { ...base, note: { zh: `${i}`, en: `${i}` } } };
      const result = await world.as(sue, (doing) => applyEdit(doing, row.id, { revision, set, drop: [] }));
      if (result.ok) return;
      revision = (result.error.extra as { revision: number }).revision;
    }
  };
  await Promise.all(Array.from({ length: 20 }, (_, i) => attempt(i)));
  const { revision, timeline } = await world.see(sue, row);
  assert.equal(revision, 21);
  assert.deepEqual(
    timeline.map((entry) => entry.revision),
    Array.from({ length: 21 }, (_, i) => i + 1),
  );
});

test('edits of different parts made from one look both apply', async () => {
  const row = await propose(sue, 'Apart', { calendar: [{ date: '2027-04-01', kind: 'holiday' }] });
  const chat = await channel('online-chat', { note: { zh: '甲', en: 'A' } });
  done(
    await world.as(ann, (doing) =>
      applyEdit(doing, row.id, { revision: 1, set: { 'channel/online-chat': chat }, drop: [] }),
    ),
  );
  done(
    await world.as(bob, (doing) =>
      applyEdit(doing, row.id, { revision: 1, set: { 'valid-days': 60 }, drop: [] }),
    ),
  );
  const { parts, revision } = await world.see(ann, row);
  assert.equal(revision, 3);
  assert.deepEqual(
    parts.map(({ part }) => part),
    ['calendar', 'channel/online-chat', 'valid-days'],
  );
});

test('a newer card with the same part must be rebased, with three sides to choose from', async () => {
  const chat = async (more: object) => ({ 'channel/online-chat': await channel('online-chat', more) });
  const mine = await propose(sue, 'Mine', await chat({ note: { zh: '我的', en: 'Mine' } }));
  const theirs = await propose(
    bob,
    'Theirs',
    await chat({ note: { zh: '他们的', en: 'Theirs' }, priority: 77 }),
  );
  done(await world.as(bob, async (doing) => publishAlone(doing, theirs.id, await looked(bob, theirs.id))));
  assert.equal(
    codeOf(await world.as(sue, (doing) => submit(doing, mine.id, { revision: 1 }))),
    'needs-rebase',
  );
  const [conflict] = (await world.see(sue, mine)).conflicts;
  assert.deepEqual(conflict?.members, ['note']);
  assert.equal(member(conflict?.theirs, 'priority'), 77);
  const onto = (await currentCard(world.db))?.n ?? 0;
  const rebase = (choices: Parameters<typeof rebaseOnto>[2]['choices'], revision = 1) =>
    world.as(sue, (doing) => rebaseOnto(doing, mine.id, { revision, onto, choices }));
  assert.equal(codeOf(await rebase({})), 'needs-rebase');
  assert.equal(
    codeOf(await rebase({ 'channel/online-chat': { take: 'merged' } })),
    'needs-rebase',
    'there is nothing merged',
  );
  const value = { ...(conflict?.theirs as object), note: { zh: '两者', en: 'Both' } };
  const rebased = done(await rebase({ 'channel/online-chat': { value } }));
  assert.equal(rebased.base, onto);
  const seen = await world.see(sue, mine);
  assert.deepEqual(seen.conflicts, []);
  assert.deepEqual(
    seen.changes.map(({ id, fields }) => [id, fields]),
    [['online-chat', ['note']]],
  );
});

test('what cannot be published is kept as typed, told at its place, and not submitted', async () => {
  const row = await propose(sue, 'Wrong', {
    [MAIN]: await channel('main-line', { number: '110', badge: { subject: '' } }),
  });
  const { problems, digest, parts } = await world.see(sue, row);
  assert.equal(digest, null);
  assert.equal(member(parts[0]?.value, 'number'), '110');
  assert.ok(
    problems.every(({ part }) => part === MAIN || part === null),
    JSON.stringify(problems),
  );
  assert.ok(problems.some(({ path }) => path.startsWith('badge')));
  assert.equal(
    codeOf(await world.as(sue, (doing) => submit(doing, row.id, { revision: 1 }))),
    'has-problems',
  );
  const gone = await world.as(sue, (doing) =>
    createProposal(doing, { title: 'Gone', set: { operator: null } }),
  );
  assert.equal(codeOf(gone), 'part-stays');
});
