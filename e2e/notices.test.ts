import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eventually } from './site.node.ts';
import { hits, sightings } from './site.probes.ts';
import { importRegistry, SiteWorld } from './site.world.ts';

const NEXT = '400-000-0009';
let world: SiteWorld;
before(async () => {
  world = await SiteWorld.open();
});
after(() => world?.close());

const change = (text: string): string => text.replace('number: 400-000-0000', `number: ${NEXT}`);
/** Where the number stands, each with how it is written there. */
const SURFACES = [
  ['/', NEXT],
  ['/contact', NEXT],
  ['/help', NEXT],
  ['/login', NEXT],
  ['/no-such-page', NEXT],
  ['/search?q=客服', NEXT],
  ['/card', NEXT],
  ['/.well-known/contact-card.json', '4000000009'],
  ['/contact.vcf', '4000000009'],
  ['/api/v1/contact', NEXT],
  ['/notices.rss', NEXT],
  ['/notices.json', NEXT],
] as const;

test('a number that is changed while the site runs stands everywhere, with a notice that leads from the old one', async () => {
  await importRegistry(world.databaseUrl, world.dataDir, change);
  // That a second is enough is for `npm run bench -- publish` to show.
  for (const [path, written] of SURFACES)
    await eventually(path, async () => (await world.text(path)).includes(written));

  const page = await world.tab({ device: 'phone' });
  await page.goto('/');
  assert.ok((await sightings(page, NEXT)).some(({ seen, dials }) => seen && dials));
  await page.goto(`/notices?q=${world.number}`);
  await page.getByRole('main').getByRole('link', { name: NEXT }).first().click();
  await page.getByRole('heading', { level: 1, name: NEXT }).waitFor();
  assert.ok((await hits(page, world.number)) > 0, 'the old number is named');
  assert.ok(
    (await sightings(page, NEXT)).some(({ seen }) => seen),
    'and the new one in sight',
  );
  const permalink = new URL(page.url()).pathname;
  for (const feed of ['/notices.rss', '/notices.json', '/sitemap.xml'])
    assert.ok((await world.text(feed)).includes(permalink), feed);
});

test('the old number leads to the new one wherever it is looked up', async () => {
  const page = await world.tab();
  for (const path of [`/search?q=${world.number}`, '/contact', '/card']) {
    await page.goto(path);
    const main = (await page.getByRole('main').textContent()) ?? '';
    assert.ok(main.includes(world.number) && main.includes(NEXT), path);
  }
  await page.goto('/card/2');
  assert.ok((await hits(page, world.number)) > 0 && (await hits(page, NEXT)) > 0, 'the difference by name');
  const dialled = await page.locator(`a[href*="${world.number.replaceAll('-', '')}"]`).count();
  assert.equal(dialled, 0, 'nothing dials the old number');
});

test('the same file once more publishes nothing', async () => {
  const before = await world.text('/.well-known/contact-card.json');
  await importRegistry(world.databaseUrl, world.dataDir, change);
  assert.equal(await world.text('/.well-known/contact-card.json'), before);
  const card = JSON.parse(before) as { n: number };
  assert.equal(card.n, 2);
});

test('the archive is searched by words and says what it found, in both languages', async () => {
  const page = await world.tab({ lang: 'en' });
  await page.goto('/notices');
  await page.getByRole('searchbox').fill('谨防');
  await page.keyboard.press('Enter');
  await page.getByRole('status').filter({ hasText: '谨防' }).waitFor();
  assert.equal(await page.locator('main .list li').count(), 1);
  await page.getByRole('searchbox').fill('nothing like this');
  await page.keyboard.press('Enter');
  await page.getByRole('status').filter({ hasText: 'nothing like this' }).waitFor();
  assert.equal(await page.locator('main .list li').count(), 0);
});
