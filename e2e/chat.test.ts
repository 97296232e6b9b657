/** A visitor on a phone talks with people: through a lost network, a closed page, on our pages and on a partner's. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { BrowserContext } from 'playwright-core';
import { violationsEitherWay } from './axe.ts';
import { ChatWorld, start, visit } from './chat.world.ts';
import { overflow } from './site.probes.ts';

let world: ChatWorld;
before(async () => {
  world = await ChatWorld.open();
});
after(() => world?.close());

const phone = (javaScriptEnabled = true): Promise<BrowserContext> => world.phone({ javaScriptEnabled });
const desk = <T>(method: string, path: string, body?: object) => world.desk<T>(method, path, body);
const inQueue = (excerpt: string) => world.inQueue(excerpt);
const answer = (id: string, text: string) => world.answer(id, text);

test('a visitor writes, somebody with a staff number answers, and each state is told', async () => {
  const context = await phone();
  const page = await visit(context);
  await start(page, '退款', '卡密用不了，想退款');
  await page.getByText('您是下一位').waitFor();
  await page.locator('.mine .meta', { hasText: '已送达服务器' }).last().waitFor();

  const { id, intent } = await inQueue('卡密用不了，想退款');
  assert.equal(intent, 'refund');
  await desk('PUT', `/conversations/${id}/cursor`, { delivered: 2, read: 2 });
  await page.locator('.mine .meta', { hasText: '客服已读' }).waitFor();
  await desk('POST', `/conversations/${id}/take`);
  await answer(id, '您好，我帮您查一下订单');
  await page.locator('.theirs', { hasText: '您好，我帮您查一下订单' }).waitFor();
  assert.match((await page.locator('.theirs .meta').first().textContent()) ?? '', /林晓 · 工号 \d{4}/);
  await page.getByText('林晓 正在为您服务').waitFor();
  // The script does not come at first: closing does not ask again, and one says when to.
  let asked = 0;
  await page.route('**/support-chat-records.js', (route) =>
    asked++ === 0 ? route.abort() : route.continue(),
  );
  const records = page.getByText('聊天记录和我的数据');
  await records.press('Enter');
  const anew = page.locator('.records').getByRole('button', { name: '再试一次' });
  await anew.waitFor();
  assert.deepEqual(await violationsEitherWay(page), []);
  await records.press('Enter');
  await anew.waitFor({ state: 'hidden' });
  assert.equal(asked, 1);
  await records.press('Enter');
  await page.getByText('本站不发邮件，请下载保存').waitFor();
  assert.equal(await page.locator('input[type=email]').count(), 0, 'mail is offered where none leaves');
  assert.equal(await page.locator('.phone a').count(), 1, 'the number is always in view');
  assert.deepEqual(await overflow(page), []);
  assert.deepEqual(await violationsEitherWay(page), []);

  // The page is closed and opened again: nothing is asked twice.
  await page.close();
  const again = await visit(context);
  await again.locator('.theirs', { hasText: '您好，我帮您查一下订单' }).waitFor();
  await again.getByRole('button', { name: '结束会话' }).click();
  await again.getByRole('button', { name: '结束', exact: true }).click();
  await again.getByText('会话已结束').first().waitFor();
  assert.deepEqual(
    await again.getByRole('group', { name: '这次服务怎么样？' }).getByRole('button').allTextContents(),
    ['很不满意', '不满意', '一般', '满意', '非常满意'],
  );
  await again.getByRole('button', { name: '非常满意' }).click();
  await again.getByText('您的评价：非常满意').waitFor();
  await again.getByLabel('想补充的话').fill('很快就解决了');
  assert.deepEqual(await violationsEitherWay(again), []);
  await again.getByLabel('想补充的话').press('Enter');
  await again.getByText('留言已收到').waitFor();
  const { rating, ratingNote } = await desk<{ rating: number; ratingNote: string }>(
    'GET',
    `/conversations/${id}`,
  );
  assert.deepEqual([rating, ratingNote], [5, '很快就解决了']);
  await context.close();
});

test('without a network what is written stays on the device, and is sent once, in order', async () => {
  const context = await phone();
  const page = await visit(context);
  await start(page, '充值失败', '充了三次都没到');
  await page.locator('.mine .meta', { hasText: '已送达服务器' }).last().waitFor();
  await context.setOffline(true);
  await page.getByText('现在没有网络').waitFor();
  const field = page.getByLabel('继续说…');
  for (const text of ['第一条', '第二条']) {
    await field.fill(text);
    await field.press('Enter');
  }
  assert.equal(await page.locator('.mine .meta', { hasText: '在本机等待发送' }).count(), 2);
  await context.setOffline(false);
  await page.locator('.mine.queued').last().waitFor({ state: 'detached' });
  await page.locator('.mine .meta', { hasText: '已送达服务器' }).last().waitFor();
  const { id } = await inQueue('第二条');
  assert.deepEqual(await world.said(id), ['充了三次都没到', '第一条', '第二条']);
  await context.close();
});

test('without a script there are ways that need none', async () => {
  const context = await phone(false);
  const page = await context.newPage();
  await page.goto('/chat');
  await page.locator('noscript .warn', { hasText: '没有运行脚本' }).waitFor();
  assert.ok((await page.locator('noscript a[href^="tel:"]').count()) > 0);
  await context.close();
});

for (const isFramed of [false, true])
  test(`on a partner’s page under a strict policy${isFramed ? ', in a frame' : ''} the same conversation runs`, async (t) => {
    const context = await phone();
    const page = await visit(context, await world.partner(t, isFramed));
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    const frame = isFramed ? (page.frames().at(-1) ?? assert.fail()) : page.mainFrame();
    await frame.getByRole('button', { name: '在线客服' }).click();
    await frame.getByText('现在没有客服在线；留言会在').waitFor();
    const text = isFramed ? '在框架里' : '在合作伙伴那里';
    await frame.getByRole('radio', { name: '账号安全' }).click();
    await frame.getByLabel('请写下您的问题').fill(text);
    await frame.getByRole('button', { name: '开始会话' }).click();
    await frame.locator('.mine .meta', { hasText: '已送达服务器' }).last().waitFor();
    const { id, intent } = await inQueue(text);
    assert.equal(intent, 'account-security');
    await answer(id, '收到');
    await frame.locator('.theirs', { hasText: '收到' }).waitFor();
    await frame.getByText('聊天记录和我的数据').press('Enter');
    await frame.getByText('本站不发邮件').waitFor();
    // Put away, it counts what came meanwhile.
    await frame.getByRole('button', { name: '收起' }).click();
    await answer(id, '还在吗');
    await frame.getByText('1 条未读').waitFor();
    // Where sockets are forbidden, the browser says so, and the conversation runs over a stream.
    const others = complaints.filter((text) => !/ws:.*connect-src/s.test(text));
    assert.deepEqual(others, []);
    await context.close();
  });
