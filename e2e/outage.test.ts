import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { renew } from '../src/find/contacts/index.ts';
import { unsealed } from '../src/find/contacts/testing.ts';
import { systemClock } from '../src/kernel/clock.ts';
import { createDatabase } from '../src/kernel/database/connect.ts';
import { Line } from './site.line.ts';
import { eventually, SiteNode } from './site.node.ts';
import { sightings } from './site.probes.ts';
import { BANNER, SiteWorld } from './site.world.ts';

let world: SiteWorld;
let line: Line;
before(async () => {
  world = await SiteWorld.open(async (url) => {
    await publishMany(url);
    const through = new URL(url);
    line = await Line.to(through.hostname, Number(through.port || 5432));
    through.host = `127.0.0.1:${line.port}`;
    return through.href;
  });
});
after(async () => {
  await world?.close();
  line?.close();
});

/** More versions than a node keeps in memory, so that the oldest ones need the database. */
async function publishMany(url: string): Promise<void> {
  const { db, close } = createDatabase(url, { max: 1, onIdleError: () => {} });
  for (let n = 2; n <= 24; n++) await renew(db, unsealed(systemClock), 90, `renewal ${n}`);
  await close();
}

const STRIP = /截至 \d+年\d+月\d+日 \d+:\d\d.*官方名片/;
const FILES = ['/.well-known/contact-card.json', '/contact.vcf', '/.well-known/security.txt', '/embed.js'];
const strip = async (): Promise<boolean> => STRIP.test(await world.text('/contact'));
const down = () => eventually('the page says as of when it speaks', strip);
const up = () => eventually('the strip goes by itself', async () => !(await strip()), 20_000);
const status = async (path: string): Promise<number> => (await fetch(world.origin + path)).status;

async function bodies(): Promise<string[]> {
  return Promise.all(FILES.map((path) => world.text(path)));
}

test('the contacts stay through an outage, with the time as of which they speak', async () => {
  const before = await bodies();
  line.cut();
  await down();
  for (const device of ['phone', 'desktop'] as const) {
    const page = await world.tab({ device });
    for (const path of [
      '/',
      '/contact',
      '/contact/human',
      '/help',
      `/notices/${BANNER}`,
      '/card',
      '/no-such-page',
    ]) {
      await page.goto(path);
      assert.ok(
        (await sightings(page, world.number)).some(({ seen }) => seen),
        `the number on ${path}`,
      );
      const alert = page.locator('.strip.alert');
      assert.match((await alert.textContent()) ?? '', STRIP);
      const box = await alert.boundingBox();
      assert.ok(box && box.y + box.height < 844, `the strip on ${path}`);
    }
    await page.context().close();
  }
  assert.deepEqual(await bodies(), before);
  const contact = (await (await fetch(`${world.origin}/api/v1/contact`)).json()) as {
    live: boolean;
    asOf: string;
  };
  assert.equal(contact.live, false);
  assert.ok(Date.parse(contact.asOf) >= Date.parse(world.contact.asOf));
});

test('meanwhile what needs no database works, and the rest says what to do instead', async () => {
  line.cut();
  await down();
  assert.ok((await world.text('/search?q=电话')).includes(world.number));
  for (const path of ['/search?q=电话', '/notices?q=热线', '/card', '/card/24', '/healthz', '/readyz'])
    assert.equal(await status(path), 200, path);
  const page = await world.tab({ device: 'phone' });
  const answer = await page.goto('/card/1');
  assert.equal(answer?.status(), 503);
  assert.equal(await answer?.headerValue('retry-after'), '30');
  assert.ok((await sightings(page, world.number)).some(({ seen }) => seen));
  const machine = await fetch(`${world.origin}/card/1.json`, { headers: { accept: 'application/json' } });
  assert.equal(machine.status, 503);
  assert.match(machine.headers.get('content-type') ?? '', /^application\/problem\+json/);
});

test('when the line is back, so is everything, and the page says nothing of it any more', async () => {
  line.cut();
  await down();
  line.mend();
  await up();
  assert.equal(await status('/card/1'), 200);
  assert.ok(await world.node.confirmed());
});

test('a node that starts without its database serves the last card, and joins when it can', async () => {
  line.cut();
  assert.equal(await world.node.stop(), 0);
  world.node = await SiteNode.start(world.dataDir, world.databaseUrl);
  assert.ok(await strip(), 'from the first answer on');
  assert.ok((await world.text('/contact')).includes(world.number));
  assert.match(await world.text('/.well-known/contact-card.json'), /"n":24[,}]/);
  assert.equal(await status('/card/1'), 503);
  line.mend();
  await up();
  assert.equal(await status('/card/1'), 200);
});

for (const connections of [1, 2, 3])
  test(`a database that goes away in the middle of a start takes no page with it: ${connections}`, async () => {
    await world.node.stop();
    line.cutAfter(connections);
    world.node = await SiteNode.start(world.dataDir, world.databaseUrl);
    await eventually('the line is cut', async () => line.isCut);
    await down();
    line.mend();
    await up();
    assert.equal(await status('/card/1'), 200);
  });

test('a node that is told to stop while its database is away ends in good order', async () => {
  line.cut();
  const node = world.node;
  assert.equal(await node.stop(), 0, node.said().slice(-2000));
  world.node = await SiteNode.start(world.dataDir, world.databaseUrl);
  assert.equal(await world.node.stop(), 0);
});
