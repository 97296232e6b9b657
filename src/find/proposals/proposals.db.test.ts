import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import type { Actor } from '../../people/access/index.ts';
import { cardVersions, currentCard } from '../contacts/index.ts';
import { allNotices } from '../notices/index.ts';
import { undoOf } from './console/undo.ts';
import { approve, publishAlone, reject, reopen, submit, withdraw } from './decisions.ts';
import { applyEdit, createProposal } from './edits.ts';
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
/** Numbers of the demo's kind that nobody has. */
let last = 5000;
const freshNumber = () => `400-000-${++last}`;

test('a number changes: proposed by one, approved by another, on the card with its notice, audited and told by mail', async () => {
  const number = freshNumber();
  const row = await propose(sue, 'New number', {
    [MAIN]: await channel('main-line', { number: number.replaceAll('-', ' ') }),
  });
  const seen = await world.see(sue, row);
  assert.deepEqual(seen.needs.why, [{ part: MAIN, reason: 'kind' }]);
  assert.equal(member(seen.parts[0]?.value, 'number'), number, 'kept in its normal form');
  assert.ok(seen.changes.some((change) => change.part === 'channel' && change.after === number));
  assert.ok(seen.surfaces.some(({ surface, changed }) => surface === 'nav' && changed.length === 1));
  assert.ok(seen.notices.some((notice) => notice.title.zh.includes(number)));
  done(await world.as(sue, (doing) => submit(doing, row.id, { revision: seen.revision })));
  const approved = done(
    await world.as(ann, async (doing) => approve(doing, row.id, await looked(ann, row.id))),
  );
  assert.equal(approved.state, 'published');
  const card = await currentCard(world.db);
  assert.equal(card?.n, approved.publishedN);
  assert.ok(card?.channels.some((c) => c.kind === 'phone' && c.number.display === number));
  const [notice] = await allNotices(world.db);
  assert.equal(notice?.cardN, card?.n);
  const { rows: audit } = await sql<{ action: string }>`select action from people.audit
    where target_kind = 'proposal' and target_id = ${String(row.id)} order by id`.execute(world.db);
  assert.deepEqual(
    audit.map(({ action }) => action),
    ['proposals.created', 'proposals.submitted', 'proposals.approved', 'proposals.published'],
  );
  const { rows: mail } = await sql<{
    to_email: string;
    template: string;
  }>`select to_email, template from people.mail
    where subject like '%New number%' order by seq`.execute(world.db);
  assert.deepEqual(
    mail.map(({ to_email, template }) => `${template} ${to_email}`),
    [
      'proposal-submitted ann@example.com',
      'proposal-submitted bob@example.com',
      'proposal-published sue@example.com',
    ],
  );
});

test('whoever made or edited a proposal cannot approve it, not under another role either', async () => {
  const row = await propose(ann, 'Own', { [MAIN]: await channel('main-line', { number: freshNumber() }) });
  const set = { [MAIN]: await channel('main-line', { number: freshNumber() }) };
  const edited = done(
    await world.as(bob, (doing) => applyEdit(doing, row.id, { revision: row.revision, set, drop: [] })),
  );
  done(await world.as(ann, (doing) => submit(doing, row.id, { revision: edited.revision })));
  for (const editor of [
    ann,
    bob,
    { ...ann, roles: ['admin' as const] },
    { ...ann, roles: ['owner' as const] },
  ]) {
    const look = await looked(editor, row.id);
    assert.equal(codeOf(await world.as(editor, (doing) => approve(doing, row.id, look))), 'own-proposal');
    assert.equal(
      codeOf(await world.as(editor, (doing) => publishAlone(doing, row.id, look))),
      'needs-second-person',
    );
  }
  assert.equal((await world.see(ann, row)).state, 'review');
});

test('an approval is of exactly what was looked at', async () => {
  const row = await propose(sue, 'Changed', {
    [MAIN]: await channel('main-line', { number: freshNumber() }),
  });
  done(await world.as(sue, (doing) => submit(doing, row.id, { revision: 1 })));
  const look = await looked(ann, row.id);
  const set = { [MAIN]: await channel('main-line', { number: freshNumber() }) };
  const edited = done(
    await world.as(sue, (doing) => applyEdit(doing, row.id, { revision: 1, set, drop: [] })),
  );
  assert.equal(edited.state, 'draft', 'an edit takes it out of review');
  assert.equal(codeOf(await world.as(ann, (doing) => approve(doing, row.id, look))), 'proposal-changed');
  done(await world.as(sue, (doing) => submit(doing, row.id, { revision: edited.revision })));
  const forged = { revision: edited.revision, digest: look.digest };
  assert.equal(codeOf(await world.as(ann, (doing) => approve(doing, row.id, forged))), 'outcome-changed');
  // A card that is published meanwhile changes what would be published, too.
  const before = await looked(ann, row.id);
  const other = await propose(ann, 'Hours', { calendar: [{ date: '2027-03-01', kind: 'holiday' }] });
  done(await world.as(ann, async (doing) => publishAlone(doing, other.id, await looked(ann, other.id))));
  assert.equal(codeOf(await world.as(ann, (doing) => approve(doing, row.id, before))), 'outcome-changed');
  const again = done(await world.as(ann, async (doing) => approve(doing, row.id, await looked(ann, row.id))));
  assert.equal(again.state, 'published');
  const { timeline } = await world.see(ann, row);
  const rebased = timeline.find(({ act }) => act === 'rebased');
  assert.equal(rebased?.by, null, 'following a card that changed nothing of it makes nobody its editor');
});

test('rejected with a reason, reopened, withdrawn: each only where it makes sense', async () => {
  const row = await propose(sue, 'Rejected', {
    [MAIN]: await channel('main-line', { number: freshNumber() }),
  });
  const said = { revision: 1, reason: '号码写错了' };
  assert.equal(codeOf(await world.as(ann, (doing) => reject(doing, row.id, said))), 'not-in-this-state');
  done(await world.as(sue, (doing) => submit(doing, row.id, { revision: 1 })));
  done(await world.as(ann, (doing) => reject(doing, row.id, said)));
  const look = await looked(bob, row.id);
  assert.equal(codeOf(await world.as(bob, (doing) => approve(doing, row.id, look))), 'not-in-this-state');
  const again = done(await world.as(sue, (doing) => reopen(doing, row.id, { revision: 1 })));
  assert.equal(again.state, 'draft');
  done(await world.as(sue, (doing) => withdraw(doing, row.id, { revision: again.revision })));
  const { timeline, acts } = await world.see(sue, row);
  assert.deepEqual(
    timeline.map(({ act }) => act),
    ['created', 'submitted', 'rejected', 'reopened', 'withdrawn'],
  );
  assert.equal(timeline[2]?.text, '号码写错了');
  assert.deepEqual(
    acts.filter(({ refused }) => refused === null).map(({ act }) => act),
    ['reopen'],
  );
});

test('a failure on the way leaves neither card nor approval', async () => {
  const row = await propose(sue, 'Crash', { [MAIN]: await channel('main-line', { number: freshNumber() }) });
  done(await world.as(sue, (doing) => submit(doing, row.id, { revision: 1 })));
  const versions = (await cardVersions(world.db, 100)).length;
  const look = await looked(ann, row.id);
  await assert.rejects(
    world.as(ann, async (doing) => {
      done(await approve(doing, row.id, look));
      throw new Error('the power goes');
    }),
    /the power goes/,
  );
  const seen = await world.see(ann, row);
  assert.equal(seen.state, 'review');
  assert.deepEqual(seen.approvals, []);
  assert.equal((await cardVersions(world.db, 100)).length, versions);
});

test('the timeline has no update and no delete path', async () => {
  for (const statement of [
    sql`update proposal_event set note = 'x'`,
    sql`delete from proposal_event`,
    sql`truncate proposal_event`,
  ])
    await assert.rejects(statement.execute(world.db), { code: '23001' });
});

test('what was published can be proposed back: a changed number, one that went and one that came', async () => {
  const [number, gone] = [freshNumber(), await official('channel/partner-mail')];
  const was = await official(MAIN);
  const fresh = { ...gone, address: 'fresh@tianyuan.example', label: { zh: '新邮箱', en: 'Fresh mailbox' } };
  const published = async (set: Record<string, unknown>) => {
    const { id, revision } = await propose(bob, 'There and back', set);
    done(await world.as(bob, (doing) => submit(doing, id, { revision })));
    done(await world.as(ann, async (doing) => approve(doing, id, await looked(ann, id))));
    return world.see(bob, id);
  };
  const there = await published({
    [MAIN]: { ...was, number },
    'channel/partner-mail': null,
    'channel/fresh-mail': fresh,
  });
  const { edits, overtaken } = undoOf(there, world.clock.now());
  assert.deepEqual(overtaken, []);
  await published({ ...edits });
  assert.equal(member(await official(MAIN), 'number'), was.number);
  assert.equal(member(await official('channel/partner-mail'), 'address'), gone.address);
  assert.equal(await official('channel/fresh-mail'), undefined);
  const later = undoOf(await world.see(bob, there.id), world.clock.now());
  assert.deepEqual(later.edits, {}, 'what has changed since is left alone');
  assert.equal(later.overtaken.length, 3);
});
