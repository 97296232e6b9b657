import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { yearOf } from './calendar.ts';
import { Contacts } from './contract.ts';
import { publishAlone } from './decisions.ts';
import { createProposal } from './edits.ts';
import { officialContacts, staffNotices } from './official.ts';
import { done, openWorld, type World } from './proposals.fixtures.ts';
import { putPresence, trimPresence } from './store/presence.ts';

const DAY = 86_400_000;
let world: World;
before(async () => {
  world = await openWorld();
});
after(() => world.close());

test('before the first card there is nothing, and that is said', async () => {
  const empty = await openWorld({ demo: false });
  try {
    const { n, channels, standardNever } = Contacts.parse(
      await officialContacts(empty.db, empty.clock.now()),
    );
    assert.deepEqual([n, channels, standardNever], [null, [], true]);
  } finally {
    await empty.close();
  }
});

test('the table tells the state, the last change, the badge and the open proposals of each channel', async () => {
  const ann = await world.person('ann', 'admin');
  const row = async (id: string) =>
    Contacts.parse(await officialContacts(world.db, world.clock.now())).channels.find(
      ({ value }) => value.id === id,
    );
  const chat = await row('online-chat');
  assert.deepEqual([chat?.lastChange?.n, chat?.proposals], [1, []]);
  const set = { 'channel/online-chat': { ...chat?.value, note: { zh: '甲', en: 'A' } } };
  const { id } = done(await world.as(ann, (doing) => createProposal(doing, { title: 'Note', set })));
  assert.deepEqual((await row('online-chat'))?.proposals, [id]);
  const { revision, digest } = await world.see(ann, id);
  done(await world.as(ann, (doing) => publishAlone(doing, id, { revision, digest: digest ?? '' })));
  const after = await row('online-chat');
  assert.deepEqual([after?.lastChange?.n, after?.proposals, after?.value.note?.zh], [2, [], '甲']);
  assert.equal(after?.since, chat?.since, 'a note makes no value new');
  const wechat = await row('wechat');
  const expires = wechat?.value.badge?.expires ?? assert.fail();
  const badgeAt = async (at: number) =>
    (await officialContacts(world.db, at)).channels.find(({ value }) => value.id === 'wechat')?.badge;
  const end = Date.parse(`${expires}T24:00:00+08:00`);
  assert.deepEqual(
    [await badgeAt(end - 31 * DAY), await badgeAt(end - 29 * DAY), await badgeAt(end)],
    ['good', 'expiring', 'expired'],
  );
});

test('a notice is planned, active, then over; only the operator’s own can be edited', async () => {
  const ann = await world.person('eve', 'owner');
  const notice = {
    title: { zh: '系统维护', en: 'Maintenance' },
    body: { zh: '今晚维护。', en: 'Tonight.' },
    placements: ['board', 'banner'],
    starts_at: '2027-01-01',
    ends_at: '2027-01-02',
  };
  const set = { 'notice/upkeep': notice };
  const { id } = done(await world.as(ann, (doing) => createProposal(doing, { title: 'Upkeep', set })));
  const { revision, digest } = await world.see(ann, id);
  done(await world.as(ann, (doing) => publishAlone(doing, id, { revision, digest: digest ?? '' })));
  const stateAt = async (instant: string) =>
    (await staffNotices(world.db, Date.parse(instant))).find(({ slug }) => slug === 'upkeep');
  assert.deepEqual(
    [
      (await stateAt('2026-12-31T15:59:59Z'))?.state,
      (await stateAt('2026-12-31T16:00:00Z'))?.state,
      (await stateAt('2027-01-02T16:00:00Z'))?.state,
    ],
    ['planned', 'active', 'over'],
  );
  assert.equal((await stateAt('2027-01-01T00:00:00Z'))?.entry?.starts_at, '2027-01-01');
});

test('a year has its public days, and the operator’s own in their places', () => {
  const name = { zh: '年会', en: 'Company day' };
  const { days, known } = yearOf(2025, [{ date: '2025-10-01', kind: 'ordinary', name }]);
  assert.ok(known);
  const of = (date: string) => days.find((day) => day.date === date);
  assert.deepEqual(of('2025-10-01'), { date: '2025-10-01', kind: 'ordinary', name, source: 'own' });
  assert.equal(of('2025-10-02')?.kind, 'holiday');
  assert.equal(of('2025-09-28')?.kind, 'make-up');
  assert.equal(of('2025-07-15'), undefined);
  assert.deepEqual(yearOf(2150, []), { year: 2150, known: false, days: [] });
});

test('others see a difference when somebody comes, moves or has left, and not each time they say they are there', async () => {
  const ann = await world.person('mia', 'admin');
  const { id } = done(await world.as(ann, (doing) => createProposal(doing, { title: 'Empty', set: {} })));
  const who = { id: ann.id, name: ann.name };
  const say = (part: string | null) =>
    world.db.transaction().execute((tx) => putPresence(tx, { id, who, part, now: world.clock.now() }));
  const seen: boolean[] = [await say(null), await say(null), await say('never')];
  assert.deepEqual((await world.see(ann, id)).presence, [{ who, part: 'never' }]);
  world.clock.advance(40_000);
  assert.deepEqual((await world.see(ann, id)).presence, []);
  assert.deepEqual(await world.db.transaction().execute((tx) => trimPresence(tx, world.clock.now())), [id]);
  seen.push(await say('never'));
  assert.deepEqual(seen, [true, false, true, true]);
});
