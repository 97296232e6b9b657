/** Calls in a browser: an agent proves who they are, a customer checks it, and somebody who was called finds the way. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { violationsEitherWay } from './axe.ts';
import { ConsoleWorld, type Seat } from './console.world.ts';
import { overflow } from './site.probes.ts';
import { DEVICES } from './site.world.ts';

let world: ConsoleWorld;
let agent: Seat;
before(async () => {
  world = await ConsoleWorld.open({ trustedProxies: 'loopback' });
  agent = await world.founder('演示员小林', 'lin@example.com');
});
after(() => world?.close());

/** A customer at a phone, from an address of their own. */
let customers = 0;
async function customer(script: boolean, lang: 'zh' | 'en' = 'zh'): Promise<Page> {
  const { page } = agent;
  const browser = page.context().browser() ?? assert.fail();
  const context = await browser.newContext({
    ...DEVICES.phone,
    baseURL: world.node.origin,
    locale: lang === 'zh' ? 'zh-CN' : 'en-GB',
    javaScriptEnabled: script,
    extraHTTPHeaders: { 'x-forwarded-for': `10.9.0.${++customers}` },
  });
  return context.newPage();
}

async function makeCode(): Promise<string> {
  await agent.page.goto('/console/calls');
  const prove = agent.page.getByRole('region', { name: '通话核验码' });
  await prove.getByLabel('关于什么').selectOption('refund');
  await prove.getByLabel('订单号').fill('DD-1001');
  await prove.getByRole('button', { name: '生成核验码' }).click();
  const code = (await prove.locator('.agent-code .digits').textContent())?.replaceAll(/\D/g, '') ?? '';
  assert.match(code, /^\d{6}$/);
  return code;
}

const typeCode = async (page: Page, code: string): Promise<void> => {
  await page.goto('/verify/agent');
  await page.getByLabel('六位核验码').fill(code);
  await page.getByRole('button', { name: '核验' }).click();
  await page.locator('#refused, .proof').waitFor();
};
const heading = (page: Page): Promise<string | null> =>
  page.getByRole('heading', { level: 1 }).first().textContent();
/** Whether all of it is to be seen without scrolling. */
const inFirstScreen = async (page: Page, selector: string): Promise<boolean> => {
  const box = await page.locator(selector).first().boundingBox();
  const dock = await page.locator('.dock').first().boundingBox();
  const end = dock ? Math.min(dock.y, 844) : 844;
  return box !== null && box.y >= 0 && box.y + box.height <= end;
};

for (const script of [false, true])
  test(`an agent reads out a code and the customer sees who it is, script ${script ? 'on' : 'off'}`, async () => {
    const code = await makeCode();
    const page = await customer(script);
    await typeCode(page, `${code.slice(0, 3)} ${code.slice(3)}`);
    assert.equal(await heading(page), '这个码属于我们的客服');
    const shown = (await page.locator('.proof').textContent()) ?? '';
    for (const part of ['演示员小林', '1001', '退款', 'DD-1001']) assert.ok(shown.includes(part), part);
    assert.ok(!page.url().includes(code) && !(await page.title()).includes(code));
    await agent.page.getByText('顾客已核验').waitFor();

    await typeCode(page, code);
    assert.equal(await heading(page), '这个码现在无效');
    assert.ok(await inFirstScreen(page, '.dial'), 'the number to dial is out of sight');
    await page.context().close();
  });

test('a withdrawn code is no good, and says nothing of why', async () => {
  const code = await makeCode();
  await agent.button('作废');
  await agent.page.locator('.agent-code.over').waitFor();
  const page = await customer(false);
  await typeCode(page, code);
  assert.equal(await heading(page), '这个码现在无效');
  await page.context().close();
});

test('what is no code stays in the field to be mended', async () => {
  const page = await customer(false);
  await typeCode(page, '12345');
  assert.equal(await heading(page), '核验码是六位数字');
  assert.equal(await page.getByLabel('六位核验码').inputValue(), '12345');
  await page.context().close();
});

test('guessing is stopped, says what to do instead, and is heard in the console', async () => {
  const page = await customer(false);
  for (let n = 0; n < 10; n++) {
    await typeCode(page, String(n).padStart(6, '0'));
    assert.equal(await heading(page), '这个码现在无效', String(n));
  }
  await typeCode(page, '000010');
  assert.equal(await heading(page), '试得太多了，暂时不能核验');
  assert.ok(await inFirstScreen(page, '.dial'));
  // Another customer is not in the way of this one.
  const other = await customer(false);
  await typeCode(other, await makeCode());
  assert.equal(await heading(other), '这个码属于我们的客服');
  for (let n = 11; n < 20; n++) await typeCode(page, String(n).padStart(6, '0'));
  await agent.page.getByRole('alert').getByText('有人在猜通话核验码').waitFor();
  assert.deepEqual(await agent.faultsEitherWay(), []);
  await agent.button('我知道了');
  await agent.page.getByText('有人在猜通话核验码').waitFor({ state: 'detached' });
  await page.context().close();
  await other.context().close();
});

for (const script of [false, true])
  test(`somebody who was called finds what to do, by keyboard alone, script ${script ? 'on' : 'off'}`, async () => {
    const page = await customer(script);
    await page.goto('/verify/call');
    await page.getByLabel('我们的客服', { exact: true }).focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await page.getByText('对方要什么，或者说了什么？').waitFor();
    await page.getByLabel('短信验证码').focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await page.getByLabel('来电显示的号码是多少？').focus();
    await page.keyboard.type('400-000-0000');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '请挂断电话' }).waitFor();
    assert.ok(await inFirstScreen(page, '.dial'), 'the number to dial is out of sight');
    const said = (await page.locator('main').textContent()) ?? '';
    for (const part of ['只接听、从不外呼', '绝不索要短信验证码', '绝不主动给您打电话', '96110'])
      assert.ok(said.includes(part), part);
    assert.ok(!page.url().includes('400') && !(await page.title()).includes('400'));

    await page.goBack();
    await page.getByLabel('来电显示的号码是多少？').waitFor();
    await page.goBack();
    await page.getByText('对方要什么，或者说了什么？').waitFor();
    await page.goBack();
    await page.getByText('对方说自己是谁？').waitFor();
    await page.context().close();
  });

test('a booked callback, a bank and a stranger are each told whom to dial', async () => {
  const page = await customer(false);
  for (const [who, part] of [
    ['callback', '暗语'],
    ['bank', '银行卡背面'],
    ['police', '110'],
    ['other', '96110'],
  ] as const) {
    await page.goto(`/verify/call?who=${who}&asked=1`);
    await page.getByRole('button', { name: '看结果' }).click();
    const main = page.locator('main');
    await main.locator('.stop').waitFor();
    assert.ok(((await main.textContent()) ?? '').includes(part), who);
  }
  const report = page.getByRole('link', { name: '举报这个来电' });
  assert.match((await report.getAttribute('href')) ?? '', /^\/verify\/report\?text=/);
  await page.context().close();
});

test('what is typed as a number stands on the page as text and nowhere else', async () => {
  const page = await customer(true);
  await page.goto('/verify/call?who=us&asked=1');
  await page.locator('#number').evaluate((input) => input.removeAttribute('maxlength'));
  await page.locator('#number').fill('<img src=x onerror="document.title=1">139 0000 0000');
  await page.getByRole('button', { name: '看结果' }).click();
  await page.locator('.stop').waitFor();
  assert.equal(await page.locator('main img').count(), 0);
  assert.ok(!world.node.said().includes('139'), 'the number is in the log');
  await page.context().close();
});

test('who is signed in sees whether we are in contact with them, and a guest is asked to sign in', async () => {
  const { page } = agent;
  await page.goto('/me');
  await page.getByText('没有，现在没有客服在联系您').waitFor();
  await page.goto('/console/calls');
  const contact = page.getByRole('region', { name: '我正在联系这位顾客' });
  await contact.getByLabel('顾客账号的邮箱').fill('Lin@example.com');
  await contact.getByLabel('关于什么').selectOption('refund');
  await contact.getByRole('button', { name: '登记' }).click();
  await contact.getByText('自动结束于').waitFor();
  assert.deepEqual(await agent.faultsEitherWay(), []);
  await page.goto('/me');
  await page.getByText('演示员小林，工号 1001').waitFor();
  await page.goto('/console/calls');
  await contact.getByRole('button', { name: /^结束/ }).click();
  await contact.getByText('现在没有登记').waitFor();
  await page.goto('/me');
  await page.getByText('没有，现在没有客服在联系您').waitFor();

  const guest = await customer(true);
  await guest.goto('/me');
  assert.equal(await guest.getByText('演示员小林').count(), 0);
  await guest.getByRole('link', { name: '登录', exact: true }).click();
  await guest.waitForURL(/\/console\/sign-in\?next=\/me$/);
  await guest.context().close();
});

test('the warning stands before a new password', async () => {
  await agent.page.goto('/console/account');
  await agent.button('设置密码');
  await agent.page.getByRole('complementary', { name: '有人正在电话里让您改密码吗？' }).waitFor();
  assert.deepEqual(await agent.faultsEitherWay(), []);
  await agent.page.keyboard.press('Escape');
});

const PUBLIC = [
  '/verify/call',
  '/verify/call?who=us',
  '/verify/call?who=us&want=code&asked=1',
  '/verify/agent',
  '/me',
];
for (const [lang, width] of [
  ['zh', 390],
  ['en', 320],
] as const)
  test(`axe reports nothing on the pages about calls, in light and dark, and none is too wide: ${lang}, ${width}`, async () => {
    const page = await customer(true, lang);
    const found: string[] = [];
    const look = async (where: string): Promise<void> => {
      found.push(...(await violationsEitherWay(page)).map((line) => `${where} ${line}`));
      const out = await overflow(page);
      if (out.length > 0) found.push(`${where} is too wide: ${out.slice(0, 3).join('; ')}`);
    };
    await page.setViewportSize({ width, height: 844 });
    for (const path of PUBLIC) {
      await page.goto(path);
      await look(path);
    }
    await page.goto('/verify/call?who=us&want=code&want=transfer&asked=1');
    await page.locator('.check').click();
    await page.locator('.stop').waitFor();
    await look('answer');
    await page.goto('/verify/agent');
    await page.locator('#code').fill('000000');
    await page.locator('.row button').click();
    await page.locator('#refused').waitFor();
    await look('refusal');
    await page.goto('/verify/agent');
    await page.locator('#code').fill(await makeCode());
    await page.locator('.row button').click();
    await page.locator('.proof').waitFor();
    await look('proof');
    assert.deepEqual(found, []);
    await page.context().close();
  });
