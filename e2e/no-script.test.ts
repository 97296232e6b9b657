import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { focusIsOn } from './site.probes.ts';
import { BANNER, POPUP, SiteWorld, type Visitor } from './site.world.ts';

let world: SiteWorld;
before(async () => {
  world = await SiteWorld.open();
});
after(() => world?.close());

const tab = (visitor: Visitor = {}): Promise<Page> =>
  world.tab({ ...visitor, more: { ...visitor.more, javaScriptEnabled: false } });
const notice = (page: Page, slug: string) => page.locator(`[data-notice="${slug}"]`);

for (const device of ['phone', 'desktop'] as const)
  for (const [slug, path, text] of [
    [BANNER, '/contact', '新客服热线'],
    [POPUP, '/', '谨防假冒客服'],
  ] as const)
    test(`a notice is read and put away by a form: ${slug}, ${device}`, async () => {
      const page = await tab({ device });
      await page.goto(path);
      const shown = notice(page, slug);
      assert.match((await shown.textContent()) ?? '', new RegExp(text));
      await shown.getByRole('link').first().click({ trial: true });
      await shown.getByRole('button').click();
      await page.waitForURL(world.origin + path);
      assert.equal(await shown.count(), 0);
      await page.goto('/help');
      assert.equal(await shown.count(), 0, 'nor on any other page');
      const stranger = await tab({ device });
      await stranger.goto(path);
      assert.equal(await notice(stranger, slug).count(), 1, 'others still see it');
    });

test('a notice that is put away leads back to the page it stood on, with its question', async () => {
  const page = await tab();
  await page.goto('/search?q=邮箱');
  await notice(page, BANNER).getByRole('button').click();
  await page.waitForURL((url) => url.pathname === '/search');
  assert.equal(new URL(page.url()).searchParams.get('q'), '邮箱');
});

test('the language is switched by a link and stays', async () => {
  const page = await tab({ device: 'phone' });
  await page.goto('/contact');
  const lang = () => page.locator('html').getAttribute('lang');
  assert.equal(await lang(), 'zh-CN');
  await page.getByRole('link', { name: 'English' }).click();
  await page.getByRole('heading', { level: 1, name: /contact/i }).waitFor();
  assert.equal(await lang(), 'en');
  await page.goto('/help');
  assert.equal(await lang(), 'en');
  await page.getByRole('link', { name: '中文' }).click();
  await page.getByRole('heading', { level: 1, name: '帮助' }).waitFor();
  assert.equal(await lang(), 'zh-CN');
});

test('a switch of the language keeps the question', async () => {
  const page = await tab();
  await page.goto('/search?q=邮箱');
  await page.getByRole('link', { name: 'English' }).click();
  await page.getByRole('heading', { level: 1, name: 'Search' }).waitFor();
  assert.equal(new URL(page.url()).searchParams.get('q'), '邮箱');
});

test('the chooser answers by links, and each answer keeps the other', async () => {
  const page = await tab({ device: 'phone' });
  await page.goto('/contact');
  const choose = page.locator('.choose');
  await choose.getByRole('link', { name: '账号安全' }).click();
  await choose.locator('[aria-current]').first().waitFor();
  const first = page.locator('#ways li').first();
  assert.ok(await first.isVisible());
  await choose.locator('ul').nth(1).getByRole('link').last().click();
  await page.waitForURL(/urgency=(?!urgent)/);
  assert.match(page.url(), /intent=account-security/);
  assert.equal(await choose.locator('[aria-current]').count(), 2);
});

test('search answers with the number, a retired one with what replaced it, and a strange one with a warning', async () => {
  const page = await tab({ device: 'phone' });
  await page.goto('/search');
  const ask = async (q: string): Promise<string> => {
    await page.getByRole('searchbox').fill(q);
    await page.keyboard.press('Enter');
    await page
      .getByRole('status')
      .filter({ hasText: `“${q}”` })
      .waitFor();
    return (await page.getByRole('main').textContent()) ?? '';
  };
  assert.ok((await ask('怎么联系客服')).includes(world.number));
  const retired = await ask('400 000 0001');
  assert.match(retired, /已经停用/);
  assert.ok(retired.includes(world.number));
  const strange = await ask('137-1234-5678');
  assert.match(strange, /无法确认/);
  assert.ok(strange.includes(world.number));
  const alike = await ask('139-0000-0000');
  assert.match(alike, /仿冒.*138 0000 0000/s);
  assert.ok(alike.includes(world.number));
});

for (const device of ['phone', 'desktop'] as const)
  test(`the floating entry opens by keyboard: ${device}`, async () => {
    const page = await tab({ device });
    await page.goto('/login');
    for (let i = 0; i < 60 && !(await focusIsOn(page, '.dock summary')); i++)
      await page.keyboard.press('Tab');
    assert.ok(await focusIsOn(page, '.dock summary'));
    await page.keyboard.press('Enter');
    await page.locator('.dock .panel').getByText(world.number).click({ trial: true });
  });

test('the first key leads past the navigation', async () => {
  const page = await tab();
  await page.goto('/contact');
  await page.keyboard.press('Tab');
  assert.ok(await focusIsOn(page, '.skip'));
  const box = await page.locator('.skip').boundingBox();
  assert.ok(box && box.y >= 0, 'it shows while it has the focus');
  await page.keyboard.press('Enter');
  await page.waitForURL(/#main$/);
  await page.keyboard.press('Tab');
  assert.ok(await focusIsOn(page, 'main *'));
});

/** RFC 3966 §3: a global number, or a local one that says where it is valid; no visual separators are needed. */
const TEL = /^tel:(\+\d{3,15}(;ext=\d+)?|\d{3,15}(;ext=\d+)?;phone-context=\+\d{1,3})$/;

test('every dial link is a number of RFC 3966, the short code in its context', async () => {
  const page = await tab();
  await page.goto('/contact');
  const links = await page.locator('a[href^="tel:"]').all();
  const all = await Promise.all(links.map((link) => link.getAttribute('href')));
  assert.ok(all.length > 5);
  for (const href of all) assert.match(href ?? '', TEL);
  assert.ok(all.includes('tel:95000;phone-context=+86'));
  assert.ok(all.includes('tel:+8675580000000;ext=8000'));
});

test('the code to scan is drawn when it is opened', async () => {
  const page = await tab();
  await page.goto('/contact');
  const image = page.locator('main .qr img').first();
  assert.equal(await image.isVisible(), false);
  await page.locator('main .qr summary').first().click();
  await image.click({ trial: true });
  assert.ok(
    await image.evaluate((i: { complete?: boolean; naturalWidth?: number }) => i.complete && i.naturalWidth),
  );
});
