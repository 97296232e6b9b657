/** What was said is found from the desk, and kept by whoever it belongs to: read by a real browser, whatever was typed. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { violationsEitherWay } from './axe.ts';
import { ConsoleWorld, type Seat } from './console.world.ts';
import { look } from './embed.world.ts';
import { eventually } from './site.node.ts';
import { DEVICES } from './site.world.ts';

const NASTY = `</p></li></ol><script>document.title='owned'</script><img src=x onerror="document.title='owned'"><svg onload=alert(1)>&lt;"'`;
const NAME = '<b onclick=alert(1)>阮籍</b>';

let world: ConsoleWorld;
let owner: Seat;
before(async () => {
  world = await ConsoleWorld.open({ smtpUrl: 'smtp://127.0.0.1:9' });
  owner = await world.founder('林晓', 'lin@tianyuan.example');
});
after(() => world?.close());

/** As a chat of ours or the desk asks. */
async function ask(
  method: string,
  path: string,
  body?: object,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const response = await fetch(`${world.node.origin}/api/v1${path}`, {
    method,
    headers: { accept: 'application/json', 'content-type': 'application/json', ...headers },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  assert.ok(response.ok, `${method} ${path}: ${response.status}`);
  return response;
}

async function visitor(texts: readonly string[], about: object = {}) {
  const { token } = (await (await ask('POST', '/chat/guests')).json()) as { token: string };
  const headers = { 'Clearline-Guest': token };
  const id = randomUUID();
  const at = `/chat/conversations/${id}`;
  await ask('PUT', at, { lang: 'zh', intent: 'refund', ...about }, headers);
  for (const text of texts) await ask('POST', `${at}/messages`, { key: randomUUID(), text }, headers);
  return { id, at, headers };
}

const asStaff = <T>(method: string, path: string, body?: object): Promise<T> =>
  owner.page.evaluate<T, readonly [string, string, object | undefined]>(
    async ([how, where, what]) => {
      const response = await fetch(`/api/v1${where}`, {
        method: how,
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        ...(what ? { body: JSON.stringify(what) } : {}),
      });
      if (!response.ok) throw new Error(`${how} ${where}: ${response.status} ${await response.text()}`);
      return (response.status === 204 ? null : await response.json()) as T;
    },
    [method, path, body] as const,
  );

/** Nothing of it runs, and nothing of it becomes an element. */
async function isHarmless(html: string, holds: readonly string[]): Promise<Page> {
  const page = await (owner.page.context().browser() ?? assert.fail()).newPage();
  const troubles: string[] = [];
  page.on('dialog', (dialog) => {
    troubles.push(dialog.message());
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (!request.url().startsWith('data:')) troubles.push(request.url());
  });
  await page.setContent(html);
  assert.notEqual(await page.title(), 'owned');
  const strange = 'script, img, svg, iframe, form, a[href^="javascript"], [onclick], [onerror], [onload]';
  assert.equal(await page.locator(strange).count(), 0);
  const text = ((await page.locator('body').textContent()) ?? '').replaceAll(/\s+/g, ' ');
  for (const one of holds) assert.ok(text.includes(one.replaceAll(/\s+/g, ' ')), `${one} in ${text}`);
  assert.deepEqual(troubles, []);
  return page;
}

test('/ leads to the search, and what was found to the message', async () => {
  const { page } = owner;
  const texts = [
    '您好',
    ...Array.from({ length: 30 }, (_, n) => `第 ${n} 行`),
    NASTY,
    '充值卡密兌換失敗',
    '再看看',
  ];
  const { id } = await visitor(texts.slice(0, 18), { name: NAME, order: 'TB-20261128' });
  await visitor(['我也兑换失败了'], { intent: 'top-up-failed' });
  const other = await visitor(['卡密的兑换说明在哪']);
  await asStaff('POST', `/conversations/${other.id}/messages`, {
    key: randomUUID(),
    text: '兑换说明见备注',
    note: true,
  });
  await owner.goTo('/desk');
  await page.locator('.desk-rows').waitFor();
  await page.locator('h1').focus();
  await page.keyboard.press('/');
  await page.keyboard.type('兑换');
  const found = page.locator('.desk-found li');
  await eventually('what was said is found, notes too', async () => (await found.count()) === 3);
  assert.deepEqual(await page.locator('.desk-found mark').allTextContents(), ['兑换', '兑换', '兑换']);
  assert.deepEqual(await owner.faultsEitherWay(), []);

  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('第 7 行');
  await eventually(
    'one is found',
    async () => (await found.count()) >= 1 && /第 7 行/.test((await found.first().textContent()) ?? ''),
  );
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const message = page.locator('.desk-said.found');
  await message.waitFor();
  assert.match((await message.textContent()) ?? '', /第 7 行/);
  await eventually('it is in sight', () =>
    message.evaluate((one) => {
      const box = one.closest('.desk-log')?.getBoundingClientRect();
      const own = one.getBoundingClientRect();
      return !!box && own.top >= box.top && own.bottom <= box.bottom;
    }),
  );
  assert.equal(new URL(page.url()).searchParams.get('conversation'), id);
  assert.deepEqual(await owner.faultsEitherWay(), []);

  // By order and by name, which stays text.
  const field = page.getByRole('searchbox', { name: '搜索会话' });
  await field.fill('tb-2026');
  await eventually('by its order', async () => /TB-20261128/.test((await found.first().textContent()) ?? ''));
  await field.fill('阮籍');
  await eventually('by name', async () => ((await found.first().textContent()) ?? '').includes(NAME));
  await field.fill('没有这样的话');
  await page.getByText('没有找到').waitFor();
  assert.deepEqual(await owner.faultsEitherWay(), []);

  await field.fill('兑换');
  await eventually('three again', async () => (await found.count()) === 3);
  await page.getByText('筛选', { exact: true }).click();
  await page.getByLabel('诉求').selectOption({ label: '充值失败' });
  await eventually('one of that intent', async () => (await found.count()) === 1);
  assert.deepEqual(await owner.faultsEitherWay(), []);
  await page.getByRole('button', { name: '清除筛选' }).click();
  await page.getByRole('link', { name: /^排队/ }).click();
  await page.locator('.desk-rows').waitFor();
  assert.equal(await field.inputValue(), '');
});

test('on a phone what was found leads to the conversation, and Back to what was found', async () => {
  const phone = await world.seat({ device: 'phone', lang: 'en', scheme: 'dark' });
  await phone.sync(owner);
  const { page } = phone;
  await page.goto('/console/desk?find=兑换');
  await phone.button(/passkey/i);
  await page.locator('.desk-found li').first().waitFor();
  assert.deepEqual(await phone.faultsEitherWay(), []);
  await page.locator('.desk-found a').last().click();
  await page.locator('.desk-said.found').waitFor();
  await page.goBack();
  await page.locator('.desk-found li').first().waitFor();
  const isOurs = (text: string) => !/ERR_INTERNET_DISCONNECTED/.test(text);
  for (const seat of [owner, phone]) assert.deepEqual(seat.complaints.filter(isOurs), []);
});

test('the transcript and its mail are text to a browser, whatever was typed', async () => {
  const { id, at, headers } = await visitor([NASTY, '我的密码是 Quokka7788!'], { name: NAME });
  await asStaff('POST', `/conversations/${id}/messages`, { key: randomUUID(), text: NASTY });
  await asStaff('POST', `/conversations/${id}/messages`, {
    key: randomUUID(),
    text: `备注 ${NASTY}`,
    note: true,
  });
  const page = await isHarmless(
    await (await ask('GET', `${at}/transcript?as=html`, undefined, headers)).text(),
    [NASTY, '林晓 · 工号', '已遮住：密码', 'UTC+8'],
  );
  assert.equal(await page.locator('.note').count(), 0);
  assert.deepEqual(await violationsEitherWay(page), []);
  await page.close();
  await ask('POST', `${at}/transcript`, { email: 'ruan@example.com' }, headers);
  const { mail } = await asStaff<{ mail: readonly { id: string }[] }>('GET', '/mail?text=ruan@example.com');
  const letter = await asStaff<{ html: string; text: string }>('GET', `/mail/${mail[0]?.id}`);
  assert.ok(!letter.text.includes('备注'));
  await (await isHarmless(letter.html, [NASTY, '林晓 · 工号'])).close();
});

test('in the chat a customer keeps what was said, has it sent, and asks to be forgotten', async () => {
  const browser = owner.page.context().browser() ?? assert.fail();
  const context = await browser.newContext({ ...DEVICES.phone, baseURL: world.node.origin, locale: 'zh-CN' });
  const page = await context.newPage();
  await look(page);
  await page.goto('/chat');
  await page.getByRole('radio', { name: '退款' }).click();
  await page.getByLabel('请写下您的问题').fill('想留一份记录');
  await page.getByRole('button', { name: '开始会话' }).click();
  await page.locator('.bubble', { hasText: '想留一份记录' }).waitFor();
  await page.getByText(/会话编号 \d+/).waitFor();
  await page.getByText('聊天记录和我的数据').click();
  const saved = async (button: string) => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: button }).click(),
    ]);
    return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
  };
  const html = await saved('下载记录（网页）');
  assert.match(html.name, /^conversation-\d+\.html$/);
  assert.match(html.text, /想留一份记录/);
  assert.match((await saved('下载记录（文本）')).text, /顾客\n {4}想留一份记录/);
  assert.match((await saved('下载我的全部数据')).name, /\.zip$/);
  await page.getByText('客服回复后可以发到邮箱').waitFor();
  assert.equal(await page.getByLabel('发到邮箱').count(), 0, 'what would be refused is offered');
  await owner.goTo('/desk');
  await owner.page.getByRole('link', { name: /想留一份记录/ }).click();
  await owner.page.getByLabel('写给顾客').fill('记录可以发给您');
  await owner.page.getByLabel('写给顾客').press('Enter');
  await page.getByLabel('发到邮箱').fill('bob@example.com');
  await page.locator('.mail button').click();
  await page.getByText('已交给邮件系统').waitFor();
  assert.deepEqual(await violationsEitherWay(page), []);
  await page.getByRole('button', { name: '申请删除我的数据' }).click();
  await page.getByRole('button', { name: '申请删除', exact: true }).click();
  const asked = page.getByText(/已收到删除申请（编号 \d+/);
  await asked.waitFor();
  assert.deepEqual(await violationsEitherWay(page), []);
  // It is told whenever one comes back, until it is withdrawn.
  await page.reload();
  await page.getByText('聊天记录和我的数据').click();
  await asked.waitFor();
  assert.equal(await page.getByRole('button', { name: '申请删除我的数据' }).count(), 0);
  await page.getByRole('button', { name: '撤回申请' }).click();
  await page.getByText('已撤回，什么都没有删除').waitFor();
  await page.getByRole('button', { name: '申请删除我的数据' }).waitFor();
  await context.close();
});

test('staff decide a request for erasure, and what was asked for is gone', async () => {
  const { page } = owner;
  const kept = await visitor(['请把这些都删掉吧'], { name: '王戎' });
  const { number } = (await (await ask('POST', '/chat/erasure', undefined, kept.headers)).json()) as {
    number: number;
  };
  await owner.goTo('/erasures');
  const row = page.locator('.rows li', { hasText: '王戎' });
  await row.getByText(`申请 ${number}`).first().waitFor();
  assert.deepEqual(await owner.faultsEitherWay(), []);
  await row.getByRole('button', { name: /^删除/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: '删除', exact: true }).click();
  await page.getByText('删除了 1 个会话、2 条消息。').waitFor();
  assert.equal(await page.getByText('王戎').count(), 0);
  const gone = await fetch(`${world.node.origin}/api/v1${kept.at}/frames`, { headers: kept.headers });
  assert.equal(gone.status, 404);
  assert.deepEqual(await owner.faultsEitherWay(), []);
});

test('whoever signs in finds at /me what this device said before', async () => {
  const { page } = owner;
  await look(page);
  await page.goto('/chat');
  await page.getByRole('radio', { name: '退款' }).click();
  await page.getByLabel('请写下您的问题').fill('登录前说的');
  await page.getByRole('button', { name: '开始会话' }).click();
  await page.locator('.bubble', { hasText: '登录前说的' }).waitFor();
  await page.goto('/me/conversations');
  await page
    .getByText(/会话 \d+/)
    .first()
    .waitFor();
  assert.equal(await page.getByRole('link', { name: '网页' }).count(), 1);
  assert.deepEqual(await owner.faultsEitherWay(), []);
  // Where the device was in another since, it is led back.
  await page.evaluate(() => localStorage.removeItem('clearline-chat.conversation'));
  await page.getByRole('link', { name: /^打开 会话 \d+$/ }).click();
  await page.locator('.bubble', { hasText: '登录前说的' }).waitFor();
  await page.getByText('聊天记录和我的数据').click();
  await page.getByRole('button', { name: '申请删除我的数据' }).click();
  await page.getByRole('button', { name: '申请删除', exact: true }).click();
  await page.getByText('已收到删除申请').waitFor();
  await page.goto('/me/conversations');
  await page.getByText('已收到删除申请').waitFor();
  assert.deepEqual(await owner.faultsEitherWay(), []);
  await page.getByRole('button', { name: '撤回申请' }).click();
  await page.getByText('申请删除我的数据').click();
  assert.equal(await page.getByText('已收到删除申请').count(), 0);
  assert.deepEqual(await owner.faultsEitherWay(), []);
  await page.getByRole('button', { name: '申请删除', exact: true }).click();
  await page.getByText('已收到删除申请').waitFor();
  // Another device reads and keeps it, and the chat there opens what was said there.
  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await page.getByRole('link', { name: '网页' }).waitFor();
  assert.equal(await page.getByRole('link', { name: /^打开 会话/ }).count(), 0);
});
