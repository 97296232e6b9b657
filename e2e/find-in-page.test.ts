import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { hits } from './site.probes.ts';
import { PAGES, SiteWorld } from './site.world.ts';

let world: SiteWorld;
before(async () => {
  world = await SiteWorld.open();
});
after(() => world?.close());

const WORDS = ['客服', '电话', '联系方式'];

for (const lang of ['zh', 'en'] as const)
  for (const device of ['phone', 'desktop'] as const)
    test(`find-in-page hits what people look for on every page, without pictures: ${lang}, ${device}`, async () => {
      const page = await world.tab({ lang, device });
      await page.route('**/*', (route) =>
        route.request().resourceType() === 'image' ? route.abort() : route.continue(),
      );
      const missing: string[] = [];
      for (const path of PAGES) {
        await page.goto(path);
        for (const word of [...WORDS, world.number])
          if ((await hits(page, word)) === 0) missing.push(`${word} on ${path}`);
      }
      assert.deepEqual(missing, []);
    });

test('what is not on the page, or not drawn, is no hit', async () => {
  const page = await world.tab();
  await page.goto('/contact');
  assert.equal(await hits(page, '400-999-9999'), 0);
  assert.ok((await hits(page, world.number)) >= 3, 'in the header, the content and the footer');
  await page.locator('body').evaluate((body) => body.setAttribute('hidden', ''));
  assert.equal(await hits(page, world.number), 0);
});
