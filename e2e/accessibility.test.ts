import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { violations } from './axe.ts';
import { overflow, setTextSize, sightings } from './site.probes.ts';
import { type Device, PAGES, type Scheme, SiteWorld, type Visitor } from './site.world.ts';

let world: SiteWorld;
before(async () => {
  world = await SiteWorld.open();
});
after(() => world?.close());

const LANGS = ['zh', 'en'] as const;

async function report(paths: readonly string[], visitor: Visitor): Promise<string[]> {
  const page = await world.tab(visitor);
  const found: string[] = [];
  for (const path of paths) {
    await page.goto(path);
    for (const violation of await violations(page)) found.push(`${path} ${violation}`);
  }
  await page.context().close();
  return found;
}

/** Each page in two of the eight cases, so that every pair of size, scheme and language is met by half of them. */
const CASES: readonly (readonly [Device, Scheme, 'zh' | 'en', 0 | 1])[] = [
  ['phone', 'dark', 'zh', 0],
  ['desktop', 'light', 'en', 0],
  ['phone', 'light', 'en', 1],
  ['desktop', 'dark', 'zh', 1],
];
for (const [device, scheme, lang, part] of CASES)
  test(`axe reports nothing on every second page: ${device}, ${scheme}, ${lang}`, async () => {
    const paths = PAGES.filter((_, i) => i % 2 === part);
    assert.deepEqual(await report(paths, { device, scheme, lang }), []);
  });

for (const [device, scheme, lang] of CASES)
  test(`axe reports nothing where people arrive: ${device}, ${scheme === 'light' ? 'dark' : 'light'}, ${lang}`, async () => {
    const other = scheme === 'light' ? 'dark' : 'light';
    assert.deepEqual(await report(['/', '/contact'], { device, scheme: other, lang }), []);
  });

for (const device of ['phone', 'desktop'] as const)
  test(`axe reports nothing when everything is unfolded: ${device}`, async () => {
    const page = await world.tab({ device, scheme: device === 'phone' ? 'dark' : 'light' });
    await page.goto('/contact');
    for (const details of await page.locator('details').all())
      await details.evaluate((element) => element.setAttribute('open', ''));
    await page.locator('.dock .panel').waitFor();
    assert.deepEqual(await violations(page), []);
  });

test('no page can be scrolled sideways at 320 pixels', async () => {
  const wide: string[] = [];
  for (const lang of LANGS) {
    const page = await world.tab({ device: 'phone', lang, more: { viewport: { width: 320, height: 568 } } });
    for (const path of PAGES) {
      await page.goto(path);
      const out = await overflow(page);
      if (out.length > 0) wide.push(`${path} ${lang}: ${out.slice(0, 6).join('; ')}`);
    }
    await page.context().close();
  }
  assert.deepEqual(wide, []);
});

for (const device of ['phone', 'desktop'] as const)
  test(`with text of twice the size nothing runs out of the page and the number stays in view: ${device}`, async () => {
    const wrong: string[] = [];
    for (const lang of LANGS) {
      const page = await world.tab({ device, lang });
      for (const path of PAGES) {
        await page.goto(path);
        await setTextSize(page, 200);
        const out = await overflow(page);
        if (out.length > 0) wrong.push(`${path} ${lang}: ${out.slice(0, 6).join('; ')}`);
        const found = await sightings(page, world.number);
        if (!found.some((place) => place.seen)) wrong.push(`${path} ${lang}: the number is out of sight`);
      }
      await page.context().close();
    }
    assert.deepEqual(wrong, []);
  });
