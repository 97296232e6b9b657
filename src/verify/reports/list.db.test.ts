/** The public list: what is on it, in every form, with the database and without. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { sql } from 'kysely';
import pino from 'pino';
import { ManualClock } from '../../kernel/clock.ts';
import { waitUntil } from '../../kernel/database/process.ts';
import { ImpostorDisk } from './impostor-disk.ts';
import { impostorsCsv, impostorsRss } from './impostor-files.ts';
import { type Entry, Impostors } from './impostors.ts';
import { FILLED, NOW, reportsWorld } from './reports.fixtures.ts';

const world = await reportsWorld();
const log = pino({ level: 'silent' });
const entry = (more: Partial<Entry> = {}): Entry => ({
  id: '1',
  kind: 'phone',
  value: '13900020001',
  note: 'fake-service',
  deeds: ['asked-code'],
  confirmedAt: NOW,
  expires: '2027-05-21T06:05:00.000Z',
  ...more,
});

test('links are shown taken apart and never as links, and unchanged lists are not sent again', async (t) => {
  const site = await world.start(t);
  const who = await world.moderator();
  await world.impostors.refresh();
  const empty = await (await site.page('/verify/impostors')).text();
  assert.match(empty, /The list is empty/);
  await site.report({
    ...FILLED,
    what: 'link',
    text: 'https://kefu-mingxian.top/tui?a=1 或 a@kefu-mingxian.top',
  });
  for (const { id } of (await site.cases(who)).cases)
    assert.equal((await site.confirm(who, id, { note: 'phishing' })).status, 200);
  await world.impostors.refresh();
  const page = await (await site.page('/verify/impostors')).text();
  assert.match(page, /hxxps:\/\/kefu-mingxian\[\.\]top\/tui\?a=1/);
  assert.match(page, /a\[@\]kefu-mingxian\[\.\]top/);
  assert.doesNotMatch(page, /href="[^"]*kefu/);
  const found = await (await site.page('/verify/impostors?q=kefu-mingxian.top')).text();
  assert.match(found, /2 entries/);
  assert.match(await (await site.page('/verify/impostors?q=400')).text(), /That does not make it safe/);
  const own = await (await site.page('/verify/impostors?q=4000000147')).text();
  assert.match(own, /“4000000147” is ours/);
  assert.match(own, /<a class="button" href="\/card">/);
  assert.doesNotMatch(own, /That does not make it safe|class="button" href="\/verify\/report/);

  for (const file of ['json', 'csv', 'rss']) {
    const first = await site.page(`/verify/impostors.${file}`);
    assert.equal(first.status, 200);
    assert.equal(first.headers.get('access-control-allow-origin'), '*');
    assert.match(await first.text(), /hxxps:/);
    const again = await site.page(`/verify/impostors.${file}`, {
      'if-none-match': first.headers.get('etag') ?? '',
    });
    assert.equal(again.status, 304, file);
  }
  const { impostors } = (await (await site.page('/verify/impostors.json')).json()) as {
    impostors: { kind: string; value: string }[];
  };
  assert.deepEqual(impostors.map(({ value }) => value).sort(), [
    'a@kefu-mingxian.top',
    'https://kefu-mingxian.top/tui?a=1',
  ]);
});

test('a decision is known as soon as the bus tells of it', async (t) => {
  const site = await world.start(t);
  const who = await world.moderator();
  await site.report({ ...FILLED, text: '13900020009' });
  const found = (await site.cases(who)).cases.find(({ value }) => value === '13900020009');
  await site.confirm(who, found?.id ?? '');
  world.bus.publish({ topic: 'reports.confirmed', payload: {} });
  assert.ok(await waitUntil(async () => world.impostors.find('phone', '13900020009') !== null, 10));
  const { rows } = await sql<{
    topic: string;
  }>`select distinct topic from outbox where topic like 'reports.%'`.execute(world.db);
  assert.deepEqual(rows.map(({ topic }) => topic).sort(), ['reports.changed', 'reports.confirmed']);
});

test('nothing in the CSV is a formula, and nothing in the feed is markup', () => {
  const evil = ['=HYPERLINK("http://x")', '+8613800000000', '-1+1', '@SUM(A1)', '\t=1', 'a"b,c'];
  const rows = impostorsCsv(evil.map((value) => entry({ kind: 'wechat', value })))
    .trimEnd()
    .split('\r\n');
  assert.deepEqual(rows[0], 'kind,shown,note,deeds,since,until');
  assert.deepEqual(
    rows.slice(1).map((row) => /^wechat,("(?:[^"]|"")*"|[^,]*),/.exec(row)?.[1]),
    [`"'=HYPERLINK(""http://x"")"`, `"'+8613800000000"`, `"'-1+1"`, `"'@SUM(A1)"`, `"'\t=1"`, '"a""b,c"'],
  );
  const feed = impostorsRss([entry({ kind: 'wechat', value: ']]><script>&' })], {
    publicUrl: 'https://x.example',
    lang: 'zh',
  });
  assert.match(feed, /微信号 \]\]&gt;&lt;script&gt;&amp;</);
});

test('a node without its database knows them from its disk, until they expire', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'clearline-impostors-'));
  t.after(() => rm(folder, { recursive: true }));
  const disk = new ImpostorDisk(join(folder, 'impostors.json'), log);
  const clock = new ManualClock(NOW);
  const node = () => new Impostors({ disk, clock, log, card: () => null });
  const first = node();
  await first.loadFromDisk();
  assert.equal(first.list(), null, 'it cannot tell an empty list from none');
  await disk.write({ entries: [entry()] });
  const second = node();
  await second.loadFromDisk();
  assert.deepEqual(second.find('phone', '13900020001'), entry());
  assert.equal(second.find('qq', '13900020001'), null);
  clock.set('2027-05-21T06:05:00.000Z');
  assert.equal(second.find('phone', '13900020001'), null);
  assert.deepEqual(second.list(), []);
});
