/** Whether people get through: visitors say it without script, many of them make an alarm, and staff answer it. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import pg from 'pg';
import type { Page } from 'playwright-core';
import { ContactState } from '../src/find/surfaces/contract.ts';
import { violationsEitherWay } from './axe.ts';
import { ConsoleWorld, type Seat } from './console.world.ts';
import { eventually } from './site.node.ts';
import { overflow } from './site.probes.ts';
import { DEVICES } from './site.world.ts';

const LINE = 'main-line';
let world: ConsoleWorld;
let owner: Seat;
before(async () => {
  world = await ConsoleWorld.open({ trustedProxies: 'loopback' });
  owner = await world.founder('林晓', 'lin@example.com');
});
after(() => world?.close());

async function visitor(script: boolean, lang: 'zh' | 'en' = 'zh'): Promise<Page> {
  const browser = owner.page.context().browser() ?? assert.fail();
  const context = await browser.newContext({
    ...DEVICES.phone,
    baseURL: world.node.origin,
    locale: lang === 'zh' ? 'zh-CN' : 'en-GB',
    javaScriptEnabled: script,
  });
  return context.newPage();
}

const shown = async () =>
  ContactState.parse(await (await fetch(`${world.node.origin}/api/v1/contact`)).json()).channels.find(
    ({ id }) => id === LINE,
  ) ?? assert.fail();

/** Everybody says the same, each from a network of their own; then the minute of the watch is over. */
async function everybody(count: number, answer: string): Promise<void> {
  for (let i = 0; i < count; i++) {
    const response = await fetch(`${world.node.origin}/api/v1/lines/${LINE}/votes`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': `${20 + (i % 25)}.${i}.0.9` },
      body: JSON.stringify({ answer }),
    });
    assert.equal(response.status, 200);
  }
  const client = new pg.Client({ connectionString: world.databaseUrl });
  await client.connect();
  await client.query(`select graphile_worker.add_job('lines.watch')`);
  await client.end();
}

test('without script a visitor says beside the number that nobody answers, and is told what to do', async () => {
  const page = await visitor(false);
  await page.goto('/contact');
  await page.locator(`#c-${LINE}`).getByRole('link', { name: '打得通吗？' }).click();
  await page.getByRole('button', { name: '打不通' }).click();
  assert.match((await page.locator('.verdict').textContent()) ?? '', /已记下.*现在可以改用/s);
  assert.equal(new URL(page.url()).pathname, `/verify/line/${LINE}`);
  await page.context().close();
});

test('many of them mark the line on every surface, with the number still there; staff see why, and propose the banner', async () => {
  const before = await shown();
  assert.equal(before.down, null);
  await everybody(60, 'no-such-number');
  await eventually('the API says so', async () => (await shown()).down !== null);
  const { down, display, stateText } = await shown();
  assert.equal(display, before.display);
  assert.ok(down?.instead && down.instead !== LINE);
  assert.match(stateText.zh, /多位用户反映打不通/);
  const page = await visitor(false);
  for (const path of ['/', '/contact', '/contact/human', `/verify/line/${LINE}`]) {
    await page.goto(path);
    const text = (await page.locator('main').textContent()) ?? '';
    assert.match(text, /多位用户反映打不通/, path);
    assert.ok(text.includes(display), path);
  }
  await page.context().close();

  await owner.page.goto('/console/lines');
  await owner.page.getByRole('img', { name: '发现前 12 小时的反映，按小时' }).waitFor();
  await owner.page.getByText('看数字').click();
  assert.deepEqual(await owner.faultsEitherWay(), []);
  await owner.button('确认打不通');
  await owner.page.getByText('已确认打不通').waitFor();
  await eventually(
    'visitors read that it is confirmed',
    async () => (await shown()).down?.confirmed === true,
  );
  await owner.button('准备横幅公告');
  await owner.page.waitForURL('**/console/proposals/*');
  await owner.page.getByText('暂时可能打不通').first().waitFor();
  assert.deepEqual(owner.complaints, []);
});

test('axe reports nothing on the page of a line, whatever is said of it, and it is never too wide', async () => {
  for (const [lang, width] of [
    ['zh', 390],
    ['en', 320],
  ] as const) {
    const page = await visitor(true, lang);
    await page.setViewportSize({ width, height: 844 });
    for (const path of [`/verify/line/${LINE}`, `/verify/line/${LINE}?said=reached`, '/contact']) {
      await page.goto(path);
      assert.deepEqual(await violationsEitherWay(page), [], `${path} ${lang}`);
      assert.deepEqual(await overflow(page), [], `${path} ${lang} ${width}`);
    }
    await page.context().close();
  }
});

test('staff say that it works again, and every surface does', async () => {
  await owner.page.goto('/console/lines');
  await owner.button('已经恢复');
  await eventually('nothing is said any more', async () => (await shown()).down === null);
});
