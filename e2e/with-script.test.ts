import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { eventually } from './site.node.ts';
import { focusIsOn } from './site.probes.ts';
import { BANNER, POPUP, SiteWorld } from './site.world.ts';

let world: SiteWorld;
before(async () => {
  world = await SiteWorld.open();
});
after(() => world?.close());

const notice = (page: Page, slug: string) => page.locator(`[data-notice="${slug}"]`);
const kept = (page: Page, slug: string) =>
  page.waitForResponse((response) => response.url().endsWith(`/notices/${slug}/dismiss`));

test('one press copies the digits and says so, to the ear as well', async () => {
  const page = await world.tab({ more: { permissions: ['clipboard-read', 'clipboard-write'] } });
  await page.goto('/contact');
  const button = page.locator('main [data-copy]').first();
  const label = await button.textContent();
  await button.click();
  await page.locator('#said').filter({ hasText: '已复制' }).waitFor({ state: 'attached' });
  assert.equal(await page.evaluate('navigator.clipboard.readText()'), world.number.replaceAll('-', ''));
  await page
    .getByRole('button', { name: label ?? '', exact: true })
    .first()
    .waitFor();
});

test('where copying is refused, the hint says how to do it by hand', async () => {
  const page = await world.tab();
  await page.addInitScript('navigator.clipboard.writeText = () => Promise.reject(new Error("refused"))');
  await page.goto('/contact');
  const copy = page.locator('main .copy').first();
  await copy.getByRole('button').click();
  await copy.locator('small').click({ trial: true });
  assert.equal(await copy.getByRole('button').isVisible(), false);
});

test('Escape puts the pop-up away for good', async () => {
  const page = await world.tab();
  await page.goto('/');
  await notice(page, POPUP).waitFor();
  const told = kept(page, POPUP);
  await page.keyboard.press('Escape');
  assert.equal(await notice(page, POPUP).count(), 0);
  assert.ok((await told).status() < 400);
  await page.reload();
  assert.equal(await notice(page, POPUP).count(), 0);
});

test('Escape closes the floating entry first, and gives the focus back', async () => {
  const page = await world.tab({ device: 'phone' });
  await page.goto('/');
  await page.locator('.dock summary').first().click();
  await page.locator('.dock .panel').getByText(world.number).click({ trial: true });
  await page.keyboard.press('Escape');
  assert.equal(await page.locator('.dock .panel').isVisible(), false);
  assert.ok(await focusIsOn(page, '.dock summary'));
  assert.equal(await notice(page, POPUP).count(), 1, 'the pop-up is still there');
});

test('a dismissed banner goes at once, without a new page, and stays away', async () => {
  const page = await world.tab({ device: 'phone' });
  await page.goto('/contact');
  await page.evaluate('window.same = true');
  const told = kept(page, BANNER);
  await notice(page, BANNER).getByRole('button').click();
  assert.equal(await notice(page, BANNER).count(), 0);
  assert.ok((await told).status() < 400);
  assert.equal(await page.evaluate('window.same'), true);
  await page.reload();
  assert.equal(await notice(page, BANNER).count(), 0);
  const { cookies } = await page.context().storageState();
  const seen = cookies.find((cookie) => cookie.name === 'seen');
  assert.deepEqual([seen?.value, seen?.httpOnly, seen?.sameSite], [BANNER, true, 'Lax']);
});

test('the code to scan is fetched only when it is opened', async () => {
  const page = await world.tab();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto('/contact', { waitUntil: 'networkidle' });
  assert.ok(!asked.some((path) => path.startsWith('/contact/qr/')));
  const code = page.waitForResponse((response) => response.url().includes('/contact/qr/'));
  await page.locator('main .qr summary').first().click();
  assert.equal((await code).status(), 200);
});

for (const device of ['phone', 'desktop'] as const)
  test(`nothing moves on the contact page, however late the script comes: ${device}`, async () => {
    const page = await world.tab({ device });
    await page.addInitScript(`window.shift = 0; new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) window.shift += entry.value;
    }).observe({ type: 'layout-shift', buffered: true })`);
    await page.route('**/*.js', async (route) => {
      // Asked anew each time: the page's policy refuses a text that polls by itself.
      const painted = 'performance.getEntriesByName("first-contentful-paint").length > 0';
      await eventually('the page is painted', () => page.evaluate<boolean>(painted));
      await route.continue();
    });
    await page.goto('/contact', { waitUntil: 'commit' });
    await page.locator('html.js').waitFor();
    await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
    assert.equal(await page.evaluate('window.shift'), 0);
  });
