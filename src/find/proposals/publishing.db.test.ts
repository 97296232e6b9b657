import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, beforeEach, test } from 'node:test';
import { canonical } from '@clearline/card';
import { sql } from 'kysely';
import { refuse } from '../../kernel/errors.ts';
import { createLog } from '../../kernel/log.ts';
import type { Actor } from '../../people/access/index.ts';
import { currentCard, publish, readRegistryFile, registryText } from '../contacts/index.ts';
import { allNotices } from '../notices/index.ts';
import { makeView } from '../surfaces/index.ts';
import { undoOf } from './console/undo.ts';
import { approve, publishAlone, submit, withdraw } from './decisions.ts';
import { createProposal } from './edits.ts';
import { importFile } from './import.ts';
import { proposalJobs, remindOfBadges } from './jobs.ts';
import type { Doing } from './life.ts';
import { publishedParts } from './outcome.ts';
import { codeOf, done, openWorld, type World } from './proposals.fixtures.ts';
import { retireAtOnce } from './retire.ts';
import { publishedNow } from './situation.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
const DEMO = readFileSync(new URL('../../../demo/registry.yaml', import.meta.url), 'utf8');
const log = createLog({ level: 'silent', clock: { now: () => 0 } });

let world: World;
let ann: Actor;
let bob: Actor;

beforeEach(async () => {
  await world?.close();
  world = await openWorld({ delayMinutes: 30 });
  [ann, bob] = [await world.person('ann', 'owner'), await world.person('bob', 'admin')];
});
after(() => world.close());

const part = async (key: string): Promise<Record<string, unknown>> => {
  const published = await publishedNow(world.db);
  assert.ok(published);
  return publishedParts(published).get(key) as Record<string, unknown>;
};
const look = async (who: Actor, id: number) => {
  const { revision, digest } = await world.see(who, id);
  return { revision, digest: digest ?? '' };
};
const due = () =>
  proposalJobs({ ...world.deps, db: world.db, log })
    .find(({ name }) => name === 'proposals.due')
    ?.run(null);
const mailOf = async (template: string): Promise<string[]> => {
  const { rows } = await sql<{
    to_email: string;
  }>`select to_email from people.mail where template = ${template} order by to_email`.execute(world.db);
  return rows.map(({ to_email }) => to_email);
};

/** Approved, and waiting its half hour. */
async function scheduled(number: string): Promise<number> {
  const set = { 'channel/main-line': { ...(await part('channel/main-line')), number } };
  const { id } = done(await world.as(ann, (doing) => createProposal(doing, { title: 'Number', set })));
  done(await world.as(ann, (doing) => submit(doing, id, { revision: 1 })));
  const row = done(await world.as(bob, async (doing) => approve(doing, id, await look(bob, id))));
  assert.equal(row.state, 'scheduled');
  return id;
}

test('an approved change waits its delay and is then published once', async () => {
  const id = await scheduled('400-000-6001');
  world.clock.advance(29 * MINUTE);
  await due();
  assert.equal((await world.see(ann, id)).state, 'scheduled');
  world.clock.advance(MINUTE);
  await Promise.all([due(), due()]);
  const seen = await world.see(ann, id);
  assert.equal(seen.state, 'published');
  assert.equal(seen.publishedN, 2);
  assert.equal((await currentCard(world.db))?.n, 2);
  assert.equal(seen.timeline.at(-1)?.by, null);
});

test('withdrawn while it waits, it is never published', async () => {
  const id = await scheduled('400-000-6002');
  done(await world.as(ann, (doing) => withdraw(doing, id, { revision: 1 })));
  world.clock.advance(DAY);
  await due();
  const seen = await world.see(ann, id);
  assert.deepEqual([seen.state, seen.dueAt, seen.approvals], ['withdrawn', null, []]);
  assert.equal((await currentCard(world.db))?.n, 1);
});

test('a card that is published while it waits sends it back to be approved again', async () => {
  const id = await scheduled('400-000-6003');
  const set = { calendar: [{ date: '2027-05-04', kind: 'ordinary' }] };
  const other = done(await world.as(bob, (doing) => createProposal(doing, { title: 'Days', set })));
  done(await world.as(bob, async (doing) => publishAlone(doing, other.id, await look(bob, other.id))));
  world.clock.advance(31 * MINUTE);
  await due();
  const seen = await world.see(ann, id);
  assert.deepEqual([seen.state, seen.approvals.length, seen.timeline.at(-1)?.act], ['review', 0, 'returned']);
  assert.deepEqual(await mailOf('proposal-returned'), ['ann@example.com', 'bob@example.com']);
});

test('the approval of somebody who loses the right to approve while it waits is worth nothing', async () => {
  const id = await scheduled('400-000-7004');
  await sql`delete from people.role_grant where person_id = ${bob.id}`.execute(world.db);
  world.clock.advance(31 * MINUTE);
  await due();
  const seen = await world.see(ann, id);
  assert.deepEqual([seen.state, seen.approvals.length], ['review', 0]);
  assert.equal((await currentCard(world.db))?.n, 1);
});

const ORDER = {
  reason: 'fraud',
  text: { zh: '有人冒用这条线路', en: 'Somebody pretends to be this line' },
  successor: 'main-line',
} as const;

const UPKEEP = {
  'notice/upkeep': {
    title: { zh: '系统维护', en: 'Maintenance' },
    body: { zh: '当晚维护。', en: 'On that night.' },
    placements: ['board', 'banner'],
    starts_at: '2026-12-01',
  },
};
const slugs = async () => (await allNotices(world.db)).map(({ slug }) => slug);
const proposal = async (set: Record<string, unknown>) =>
  done(await world.as(ann, (doing) => createProposal(doing, { title: 'Upkeep', set }))).id;
const published = async (id: number) =>
  world.as(ann, async (doing) => publishAlone(doing, id, await look(ann, id)));
const told = async () => {
  const { rows } = await sql<{ n: string }>`select count(*) as n from outbox
    where topic = 'contacts.published'`.execute(world.db);
  return Number(rows[0]?.n);
};

test('a notice that has not begun is taken back by one person, every node is told, and it is put back like all else', async () => {
  const written = await proposal(UPKEEP);
  done(await published(written));
  assert.ok((await slugs()).includes('upkeep'));
  const before = await told();
  const removal = await proposal({ 'notice/upkeep': null });
  assert.equal((await world.see(ann, removal)).needs.secondPerson, false);
  done(await published(removal));
  assert.ok(!(await slugs()).includes('upkeep'));
  assert.equal(await told(), before + 1);
  assert.equal((await currentCard(world.db))?.n, 1, 'the card says what it said');
  const { edits } = undoOf(await world.see(ann, removal), world.clock.now());
  done(await published(await proposal(edits)));
  const again = (await allNotices(world.db)).find(({ slug }) => slug === 'upkeep');
  assert.deepEqual([again?.title.zh, again?.startsAt], ['系统维护', '2026-11-30T16:00:00.000Z']);
  const undone = undoOf(await world.see(ann, written), world.clock.now());
  assert.deepEqual(undone.edits, { 'notice/upkeep': null }, 'writing it can be undone too');
});

test('a notice that visitors have seen stays, however early its removal was proposed', async () => {
  const written = await proposal(UPKEEP);
  done(await published(written));
  const removal = await proposal({ 'notice/upkeep': null });
  world.clock.set(Date.parse('2026-11-30T16:00:00Z'));
  const { problems } = await world.see(ann, removal);
  assert.deepEqual(
    problems.map(({ part, code }) => [part, code]),
    [['notice/upkeep', 'notice-has-begun']],
  );
  assert.equal(codeOf(await published(removal)), 'has-problems');
  const late = await world.as(ann, (doing) =>
    createProposal(doing, { title: 'Late', set: { 'notice/upkeep': null } }),
  );
  assert.equal(codeOf(late), 'part-stays');
  const postponed = await proposal({
    'notice/upkeep': { ...UPKEEP['notice/upkeep'], starts_at: '2099-01-01' },
  });
  assert.equal(codeOf(await published(postponed)), 'has-problems', 'nor does it begin later');
  assert.ok((await slugs()).includes('upkeep'));
  assert.deepEqual(undoOf(await world.see(ann, written), world.clock.now()).edits, {});
});

test('where nobody can sign, nothing is published: everybody is told, and what was approved waits', async () => {
  const seal = async () => refuse({ code: 'needs-approvals' as const, needed: 1, by: 'key-file' as const });
  const unable = (doing: Doing): Doing => ({ ...doing, deps: { ...doing.deps, seal } });
  const display = String((await part('channel/security-line')).number);
  const retired = await world.as(ann, (doing) =>
    retireAtOnce(unable(doing), 'security-line', { ...ORDER, display }),
  );
  assert.equal(codeOf(retired), 'needs-approvals');
  const id = await proposal({
    'channel/help-mail': { ...(await part('channel/help-mail')), priority: 77 },
  });
  const { digest, revision } = await world.see(ann, id);
  const alone = await world.as(ann, (doing) =>
    publishAlone(unable(doing), id, { revision, digest: digest ?? '' }),
  );
  assert.equal(codeOf(alone), 'needs-approvals');
  assert.equal((await currentCard(world.db))?.n, 1);
  assert.notEqual((await world.see(ann, id)).state, 'published');
});

test('a number is retired at once by one person, with banner and pop-up on the public page and word to every approver', async () => {
  const entry = await part('channel/security-line');
  const display = String(entry.number);
  const wrong = await world.as(ann, (doing) =>
    retireAtOnce(doing, 'security-line', { ...ORDER, display: '95000' }),
  );
  assert.equal(codeOf(wrong), 'channel-changed');
  const row = done(
    await world.as(ann, (doing) => retireAtOnce(doing, 'security-line', { ...ORDER, display })),
  );
  assert.deepEqual([row.state, row.urgent, row.publishedN], ['published', true, 2]);
  const card = await currentCard(world.db);
  assert.ok(card && !card.channels.some(({ id }) => id === 'security-line'));
  const gone = card.retired.find(({ channel }) => channel === 'security-line');
  assert.equal(gone?.successor, 'main-line');
  assert.deepEqual(gone?.reason, { zh: '被人冒用', en: 'Abused by others' });
  const notices = await allNotices(world.db);
  const view = makeView(
    {
      card,
      notices,
      versions: [],
      former: [],
      proof: null,
      logged: [],
      down: [],
      confirmedAt: 0,
      live: true,
    },
    world.clock.now(),
  );
  for (const shown of [view.banners, view.popups])
    assert.ok(shown.some(({ title, body }) => title.zh.includes(display) && body.zh.includes(ORDER.text.zh)));
  assert.deepEqual(await mailOf('proposal-retired'), ['bob@example.com']);
});

test('an order that puts another number on every page takes a second person, as its priority does', async () => {
  const main = await part('channel/main-line');
  const { priority, surfaces } = main;
  const set = { 'channel/security-line': { ...(await part('channel/security-line')), priority, surfaces } };
  const level = done(await world.as(ann, (doing) => createProposal(doing, { title: 'Level', set })));
  done(await world.as(ann, (doing) => submit(doing, level.id, { revision: 1 })));
  done(await world.as(bob, async (doing) => approve(doing, level.id, await look(bob, level.id))));
  world.clock.advance(31 * MINUTE);
  await due();
  const ids = (await publishedNow(world.db))?.card.channels.map(({ id }) => id) ?? [];
  const needs = async (order: string[]) => {
    const set = { order };
    const { id } = done(await world.as(ann, (doing) => createProposal(doing, { title: 'Order', set })));
    return (await world.see(ann, id)).needs.secondPerson;
  };
  assert.equal(await needs(['security-line', ...ids.filter((id) => id !== 'security-line')]), true);
  assert.equal(await needs([...ids.filter((id) => id !== 'app'), 'app']), false);
});

test('the words of an urgent retirement lead to no number, address or account that is not on the card', async () => {
  const display = String((await part('channel/security-line')).number);
  const saying = (zh: string) =>
    world.as(ann, (doing) =>
      retireAtOnce(doing, 'security-line', { ...ORDER, display, text: { ...ORDER.text, zh } }),
    );
  const leads = [
    '请改拨 400-888-1234',
    '请改拨 四零零八八八一二三四',
    '请到 kefu.evil.example 办理',
    '请加微信 kefu_evil',
    '请搜索公众号「某某客服」',
  ];
  for (const text of leads) assert.equal(codeOf(await saying(text)), 'names-another', text);
  assert.equal((await currentCard(world.db))?.n, 1);
  assert.equal(codeOf(await saying(`有人冒用 ${display}，请拨 400-000-0000`)), 'ok');
});

test('what is wrong elsewhere on the card keeps no fraud alive; the last number in the navigation stays', async () => {
  world.clock.advance(3000 * DAY);
  const main = await part('channel/main-line');
  const nav = (await publishedNow(world.db))?.card.channels.filter(
    (c) => c.kind === 'phone' && c.surfaces.includes('nav'),
  );
  for (const [i, channel] of (nav ?? []).entries()) {
    const display = channel.kind === 'phone' ? channel.number.display : '';
    const { successor: _, ...order } = ORDER;
    const result = await world.as(ann, (doing) => retireAtOnce(doing, channel.id, { ...order, display }));
    assert.equal(codeOf(result), i + 1 < (nav?.length ?? 0) ? 'ok' : 'last-number');
  }
  assert.ok(nav?.length && main);
});

test('an imported file, proposed and published, makes the card that clearline import makes', async () => {
  const edited = DEMO.replace(/ {2}- id: ticket\n(?: {4}.*\n)+/, '').replace(
    /number: 400-000-0000/,
    'number: 400-000-7001',
  );
  const elsewhere = await openWorld();
  try {
    const registry = readRegistryFile(Buffer.from(edited), 'file', world.clock.now());
    assert.ok(registry.ok, registry.ok ? '' : JSON.stringify(registry.error));
    const direct = await publish(elsewhere.db, elsewhere.deps, { ...registry.value, key: 'import' });
    assert.ok(direct.ok && direct.value.card);
    const { id } = done(await world.as(ann, (doing) => importFile(doing, { title: 'File', text: edited })));
    done(await world.as(ann, (doing) => submit(doing, id, { revision: 1 })));
    done(await world.as(bob, async (doing) => approve(doing, id, await look(bob, id))));
    world.clock.advance(30 * MINUTE);
    await due();
    const card = await currentCard(world.db);
    assert.ok(card);
    const said = ({ issued: _i, expires: _e, ...content }: typeof card) =>
      canonical(content).replaceAll(/"20\d\d-\d\d-\d\dT[\d:.]+Z"/g, '"…"');
    assert.equal(said(card), said(direct.value.card));
    const titles = async (db: World['db']) =>
      (await allNotices(db)).map(({ slug, title }) => [slug, title.zh]);
    assert.deepEqual(await titles(world.db), await titles(elsewhere.db));
  } finally {
    await elsewhere.close();
  }
});

test('what was exported imports as nothing to propose; a wrong file lists its lines and makes none', async () => {
  const published = await publishedNow(world.db);
  assert.ok(published);
  const text = registryText(published.card, published.notices);
  assert.equal(
    codeOf(await world.as(ann, (doing) => importFile(doing, { title: 'Same', text }))),
    'nothing-changes',
  );
  const wrong = await world.as(ann, (doing) =>
    importFile(doing, { title: 'Wrong', text: text.replace('400-000-0000', '110') }),
  );
  assert.ok(!wrong.ok && wrong.error.code === 'file-has-problems');
  const { problems } = wrong.error.extra as { problems: { line: number; code: string }[] };
  assert.ok(problems.length > 0 && problems.every(({ line }) => line > 0));
  const { rows } = await sql`select 1 from proposal`.execute(world.db);
  assert.equal(rows.length, 0);
});

test('reminders of a badge go out 30, 7 and 1 days ahead, once each', async () => {
  const marked = (await publishedNow(world.db))?.card.channels.filter((c) => c.badge) ?? [];
  const badge = marked[0]?.badge;
  assert.ok(badge);
  const end = Date.parse(`${badge.expires}T24:00:00+08:00`);
  const counts: number[] = [];
  for (const days of [31, 30, 29, 7, 6, 1, 0.5, -1]) {
    world.clock.set(end - days * DAY);
    await remindOfBadges({ ...world.deps, db: world.db });
    await remindOfBadges({ ...world.deps, db: world.db });
    const { rows } = await sql<{
      n: string;
    }>`select count(*) as n from badge_reminder where expires = ${badge.expires}`.execute(world.db);
    counts.push(Number(rows[0]?.n));
  }
  const each = counts[1] ?? 0;
  assert.ok(each > 0);
  assert.deepEqual(
    counts,
    [0, 1, 1, 2, 2, 3, 3, 3].map((n) => n * each),
  );
  const { rows } = await sql<{
    url: string;
  }>`select link_url as url from people.mail where template = 'badge-expires'`.execute(world.db);
  assert.deepEqual(
    new Set(rows.map(({ url }) => url)),
    new Set(marked.map(({ id }) => `https://clearline.example/console/contacts/channels/${id}`)),
  );
});
