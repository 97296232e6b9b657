import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eventually } from './site.node.ts';
import { meets, sightings } from './site.probes.ts';
import { BANNER, type Device, importRegistry, POPUP, SiteWorld, type Visitor } from './site.world.ts';

let world: SiteWorld;
before(async () => {
  world = await SiteWorld.open();
});
after(() => world?.close());

const PATHS = [
  '/',
  '/contact',
  '/no-such-page',
  `/notices/${BANNER}`,
  '/login',
  '/help',
  '/search?q=电话',
  '/card',
];

const WECHAT: Record<Device, string> = {
  phone:
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.50(0x18003233) NetType/WIFI Language/zh_CN',
  desktop:
    'Mozilla/5.0 (Windows NT 10.0; WOW64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/122.0.0.0 Safari/537.36 NetType/WIFI MicroMessenger/7.0.20.1781(0x6700143B) WindowsWechat(0x63090a13)',
};
const MODES = ['script', 'no script', 'WeChat'] as const;
const DEVICES: readonly Device[] = ['phone', 'desktop'];
const LANGS = ['zh', 'en'] as const;

const visitor = (mode: (typeof MODES)[number], device: Device): NonNullable<Visitor['more']> =>
  ({ script: {}, 'no script': { javaScriptEnabled: false }, WeChat: { userAgent: WECHAT[device] } })[mode];

for (const device of DEVICES)
  for (const mode of MODES)
    test(`the number is in the first view of every page: ${device}, ${mode}`, async () => {
      const unseen: string[] = [];
      for (const lang of LANGS) {
        const page = await world.tab({ device, lang, more: visitor(mode, device) });
        for (const path of PATHS) {
          await page.goto(path);
          for (const colorScheme of ['light', 'dark'] as const) {
            await page.emulateMedia({ colorScheme });
            const found = await sightings(page, world.number);
            const seen = found.some((place) => place.seen && place.dials);
            if (!seen) unseen.push(`${path} ${lang} ${colorScheme} ${JSON.stringify(found)}`);
          }
        }
        await page.context().close();
      }
      assert.deepEqual(unseen, []);
    });

test('on a phone the dial bar is in reach on every page, over whatever else is shown', async () => {
  const page = await world.tab({ device: 'phone' });
  for (const path of PATHS) {
    await page.goto(path);
    const dial = page.locator('.dock > a[href^="tel:"]');
    await dial.click({ trial: true, timeout: 2_000 });
    const box = await dial.boundingBox();
    assert.ok(box && box.height >= 44 && box.y + box.height <= 844, `${path} ${JSON.stringify(box)}`);
  }
});

/** Phones with and without their browser's bars, a small phone, a laptop and a desktop. */
const SCREENS = [
  [390, 844],
  [390, 664],
  [320, 568],
  [1366, 650],
  [1440, 900],
] as const;

async function checkPopup(): Promise<void> {
  const wrong: string[] = [];
  for (const lang of LANGS)
    for (const [width, height] of SCREENS) {
      const page = await world.tab({ lang, more: { viewport: { width, height } } });
      for (const path of ['/', '/contact']) {
        await page.goto(path);
        const where = `${path} ${lang} ${width}×${height}`;
        const popups = await page.locator('.popup').count();
        assert.equal(popups, path === '/' ? 1 : 0, where);
        for (const part of popups ? ['.number .digits', '.number .acts'] : [])
          if (await meets(page, `[data-notice="${POPUP}"]`, part)) wrong.push(`${where}: over ${part}`);
        const found = await sightings(page, world.number);
        if (!found.some(({ seen, place }) => seen && place === 'tel'))
          wrong.push(`${where}: no number in sight`);
      }
      await page.context().close();
    }
  assert.deepEqual(wrong, []);
}

test('the pop-up covers neither the number nor what dials and copies it, on any screen', checkPopup);

test('nor does it with three banners, which leave the number in the first view', async () => {
  const notice = (slug: string) =>
    `  - { slug: ${slug}, title: { zh: 演示公告：本周日凌晨系统升级，期间下单可能变慢, en: Demo notice that orders may be slow while the system is upgraded on Sunday }, body: { zh: 演示, en: Demo }, placements: banner }\n`;
  await importRegistry(
    world.databaseUrl,
    world.dataDir,
    (text) => `${text}${notice('second')}${notice('third')}`,
  );
  await eventually('the new banners are shown', async () =>
    (await world.text('/contact')).includes('更多公告'),
  );
  await checkPopup();
});
