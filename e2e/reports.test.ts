/** A fake number from stranger to public list, as people do it: on a phone, with and without script, and at the console. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import pg from 'pg';
import type { Browser, Locator, Page } from 'playwright-core';
import { launchChromium } from '../test/chromium.ts';
import { violations } from './axe.ts';
import { ConsoleWorld, type Seat } from './console.world.ts';
import { DEVICES, type Lang, type Scheme } from './site.world.ts';

let world: ConsoleWorld;
let owner: Seat;
let browser: Browser;
const SHOTS = process.env.REPORT_SHOTS;

before(async () => {
  world = await ConsoleWorld.open();
  browser = await launchChromium();
  owner = await world.founder('林溪', 'lin@example.com');
});
after(async () => {
  await browser?.close();
  await world?.close();
});

interface Visit {
  readonly script?: boolean;
  readonly device?: 'phone' | 'desktop';
  readonly lang?: Lang;
  readonly scheme?: Scheme;
}

async function visitor({
  script = true,
  device = 'phone',
  lang = 'zh',
  scheme = 'light',
}: Visit = {}): Promise<Page> {
  const context = await browser.newContext({
    ...DEVICES[device],
    baseURL: world.node.origin,
    locale: lang === 'en' ? 'en-GB' : 'zh-CN',
    colorScheme: scheme,
    javaScriptEnabled: script,
  });
  return context.newPage();
}

async function fill(page: Page, text: string): Promise<void> {
  await page.getByLabel('您要举报什么？').selectOption('phone');
  await page.getByLabel(/^号码、链接/).fill(text);
  await page.getByLabel('对方怎样找到您的？').selectOption('call');
  await page.getByLabel('要验证码').check();
}

const textOf = async (what: Locator): Promise<string> => (await what.textContent()) ?? '';
const receiptOf = (page: Page): Promise<string> => textOf(page.locator('.no'));

async function shot(page: Page, name: string): Promise<void> {
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true });
}

/** Beyond the edge nothing is seen; axe sees the rest. */
async function faults(page: Page): Promise<string[]> {
  const wide = await page.evaluate<boolean>('document.documentElement.scrollWidth > window.innerWidth');
  return [...(await violations(page)), ...(wide ? ['too wide'] : [])];
}

test('with script: a report is checked by itself and leads to a receipt; pressed twice it is one', async () => {
  const page = await visitor();
  await page.goto('/verify/report?text=138%200000%200001');
  assert.match(await textOf(page.locator('.urgent')), /96110/);
  assert.deepEqual(await faults(page), []);
  await fill(page, '自称客服的 138 0000 0001，让我打开 https://kefu-mingxian.top/tui');
  await shot(page, 'report-filled');
  await page.getByRole('button', { name: '提交举报' }).dblclick();
  await page.waitForURL(/\/verify\/report\/[0-9A-Z-]+$/);
  assert.match(await textOf(page.locator('.receipt .standing')), /已收到/);
  assert.deepEqual(await faults(page), []);
  await shot(page, 'receipt');
  await owner.page.goto('/console/reports');
  await owner.page.getByRole('link', { name: '13800000001' }).waitFor();
  const row = owner.page.getByRole('listitem').filter({ hasText: '13800000001' });
  assert.match(await textOf(row), /1 份举报，1 人/);
  assert.doesNotMatch(await textOf(row), /未经自动检查/);
});

test('without script: refused with everything kept, then taken, and the queue shows it without a reload', async () => {
  const page = await visitor({ script: false });
  await owner.page.goto('/console/reports');
  await owner.heading('举报');
  await page.goto('/verify/report');
  await fill(page, '我不记得号码了');
  await page.getByRole('button', { name: '提交举报' }).click();
  await page.getByRole('alert').waitFor();
  assert.match(await textOf(page.getByRole('alert')), /没有找到号码/);
  assert.equal(await page.getByLabel(/^号码、链接/).inputValue(), '我不记得号码了');
  assert.ok(await page.getByLabel('要验证码').isChecked());
  await shot(page, 'report-refused');
  await page.getByLabel(/^号码、链接/).fill('139 0000 0002');
  await page.getByRole('button', { name: '提交举报' }).click();
  const receipt = await receiptOf(page);
  await page.goto('/verify/report');
  await page.getByLabel('回执号').fill(receipt.toLowerCase());
  await page.getByRole('button', { name: '查看' }).click();
  assert.equal(await receiptOf(page), receipt);
  const row = owner.page.getByRole('listitem').filter({ hasText: '13900000002' });
  await row.getByText('未经自动检查').waitFor();
});

test('a moderator confirms it, and the list and the receipt say so', async () => {
  const page = await visitor();
  await page.goto('/verify/impostors');
  assert.match(await textOf(page.getByRole('main')), /名单现在是空的/);
  assert.deepEqual(await faults(page), []);
  await shot(page, 'list-empty');
  await owner.page.goto('/console/reports');
  await owner.page.getByRole('link', { name: '13800000001' }).waitFor();
  await shot(owner.page, 'console-queue');
  assert.deepEqual(await owner.faultsEitherWay(), []);
  await owner.page.getByRole('link', { name: '13800000001' }).click();
  await owner.heading('13800000001');
  await owner.page.getByText('自称客服的').waitFor();
  assert.deepEqual(await owner.faultsEitherWay(), []);
  await shot(owner.page, 'console-case');
  await owner.button('确认是冒充');
  assert.deepEqual(await owner.faultsEitherWay(), []);
  await shot(owner.page, 'console-confirm');
  // It is one digit from an official number of the demo.
  await owner.page.getByLabel(/我已逐字核对/).check();
  await owner.page.locator('form').getByRole('button', { name: '确认是冒充' }).click();
  await owner.page.getByText('已确认，公开名单马上更新').waitFor();
  await page.goto('/verify/impostors?q=138-0000');
  assert.match(await textOf(page.getByRole('main')), /138 0000 0001/);
  assert.deepEqual(await faults(page), []);
  assert.equal((await fetch(`${world.node.origin}/verify/impostors.json`)).status, 200);
  await owner.page.goto('/console/reports/list/confirmed');
  await owner.page.getByRole('link', { name: '13800000001' }).waitFor();
});

test('whoever stands on the list appeals, and it is struck off', async () => {
  const page = await visitor({ script: false });
  await page.goto('/verify/appeal?entry=13800000001');
  await page.getByLabel('您是谁？').fill('演示快递站');
  await page.getByLabel('为什么不该列入？').fill('这是快递站的电话 <img src=x onerror=alert(1)>');
  await page.getByLabel('邮箱').fill('station@example.com');
  await shot(page, 'appeal');
  await page.getByRole('button', { name: '提交申诉' }).click();
  assert.match(await textOf(page.locator('.receipt .standing')), /已收到/);
  await owner.page.goto('/console/reports/appeals');
  await owner.page.getByText('演示快递站').waitFor();
  assert.deepEqual(await owner.faultsEitherWay(), []);
  await shot(owner.page, 'console-appeals');
  await owner.page.getByLabel('写给对方的理由').fill('核实后确认是快递站。');
  await owner.button('申诉成立，从名单删除');
  await owner.page.getByText('没有待处理的申诉').waitFor();
  await page.reload();
  assert.match(await textOf(page.locator('.receipt .standing')), /申诉成立/);
  await page.goto('/verify/impostors');
  assert.match(await textOf(page.getByRole('main')), /名单现在是空的/);
  await owner.page.goto('/console/mail?text=station@example.com');
  await owner.page.getByRole('link', { name: '您的申诉成立' }).first().waitFor();
  assert.deepEqual(owner.complaints, []);
});

test('a wave shows on the console by itself, and one press drafts the notice', async () => {
  await owner.page.goto('/console/reports');
  await owner.heading('举报');
  const client = new pg.Client({ connectionString: world.databaseUrl });
  await client.connect();
  await client.query(`with raised as (insert into verify.spike (at, reporters, usual, cases) values (now(), 9, 0.4, '{}'))
    insert into outbox (topic, payload) values ('reports.changed', '{}')`);
  await client.end();
  await owner.page.getByRole('heading', { name: '举报激增：一小时内 9 人' }).waitFor();
  assert.deepEqual(await owner.faultsEitherWay(), []);
  await shot(owner.page, 'console-wave');
  await owner.button('起草公告');
  await owner.page.getByRole('heading', { name: '谨防新一轮冒充客服', level: 1 }).waitFor();
  await owner.page.getByText('谨防新一轮冒充客服的骗局').first().waitFor();
  await owner.page.goto('/console/reports');
  await owner.button('关闭警报');
  await owner.page.getByText('警报已关闭').waitFor();
  assert.deepEqual(owner.complaints, []);
});

for (const lang of ['zh', 'en'] as const)
  for (const device of ['phone', 'desktop'] as const)
    for (const scheme of ['light', 'dark'] as const)
      test(`every page is whole: ${lang}, ${device}, ${scheme}`, async () => {
        const page = await visitor({ lang, device, scheme });
        for (const path of ['report', 'impostors', 'appeal', 'report/0000-0000-0001']) {
          await page.goto(`/verify/${path}`);
          assert.deepEqual(await faults(page), [], path);
          await shot(page, `${path.replace(/\/.*/, '-none')}-${lang}-${device}-${scheme}`);
        }
        await page.context().close();
      });
