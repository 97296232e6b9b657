/** One visitor with two windows, with a wrong clock, with conversations that are merged: one order, nothing doubled or lost. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { violationsEitherWay } from './axe.ts';
import { bubbles, ChatWorld, say, start, stored, visit } from './chat.world.ts';
import { eventually } from './site.node.ts';
import { overflow } from './site.probes.ts';

let world: ChatWorld;
before(async () => {
  world = await ChatWorld.open();
});
after(() => world?.close());

const shows = (page: Page, texts: readonly string[]) =>
  eventually(`the log shows ${texts}`, async () => (await bubbles(page)).join() === texts.join());

test('two windows of one guest show one order, and each sends what the other could not', async () => {
  const context = await world.phone();
  const [one, two] = [await visit(context), await visit(context)];
  await two.getByRole('radio', { name: '退款' }).waitFor();
  await start(one, '退款', '第一句');
  // The other window opens the same conversation by itself.
  await shows(two, ['第一句']);
  await say(two, '第二句');
  await shows(one, ['第一句', '第二句']);
  await Promise.all([say(one, '甲'), say(two, '乙')]);
  const id = await one.evaluate(() => localStorage.getItem('clearline-chat.conversation') ?? '');
  await eventually('both are stored', async () => (await world.said(id)).length === 4);
  for (const page of [one, two]) await shows(page, await world.said(id));

  // Written in a window that is closed before there is a network again.
  await context.setOffline(true);
  await say(one, '丙');
  await say(one, '丁');
  await two.locator('.queued').nth(1).waitFor();
  await one.close();
  await context.setOffline(false);
  await two.locator('.queued').last().waitFor({ state: 'detached' });
  await stored(two);
  assert.deepEqual((await world.said(id)).slice(4), ['丙', '丁']);
  await shows(two, await world.said(id));
  const three = await visit(context);
  await shows(three, await bubbles(two));
  const cursors = async () =>
    (await world.desk<{ customer: { read: number }; lastSeq: number }>('GET', `/conversations/${id}`)) ?? {};
  await eventually('all was read', async () => {
    const { customer, lastSeq } = await cursors();
    return customer.read === lastSeq;
  });
  const kept = await three.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('.out.')));
  assert.deepEqual(kept, [], 'something is still kept to be sent');
  await context.close();
});

const DAY_MS = 86_400_000;
for (const days of [-1, 1])
  test(`a clock that is ${days > 0 ? 'ahead' : 'behind'} by a day changes neither order nor times nor the token`, async () => {
    const context = await world.phone();
    await context.addInitScript((shift) => {
      const Real = Date;
      let by = shift;
      // biome-ignore lint/suspicious/noExplicitAny: stands in the place of a global
      (globalThis as any).Date = class extends Real {
        constructor(...given: []) {
          if (given.length === 0) super(Real.now() + by);
          else super(...given);
        }
        static override now = () => Real.now() + by;
      };
      Object.assign(globalThis, { setClock: (ms: number) => (by = ms) });
    }, days * DAY_MS);
    const page = await visit(context);
    await start(page, '充值失败', '时钟不对');
    await stored(page);
    const shown = (
      await page
        .locator('.mine .meta', { hasText: /\d:\d\d/ })
        .last()
        .textContent()
    )?.match(/(\d+):(\d\d)/);
    const told = (Number(shown?.[1]) * 60 + Number(shown?.[2]) - beijingMinutes() + 1440) % 1440;
    assert.ok(told <= 1 || told >= 1438, `the time of the server is shown, not ${shown?.[0]}`);
    const token = () => page.evaluate(() => localStorage.getItem('clearline-chat.token'));
    const first = await token();
    // The clock is set right while three wait to be sent.
    await context.setOffline(true);
    await say(page, '一');
    await page.evaluate(() => (globalThis as unknown as { setClock(ms: number): void }).setClock(0));
    await say(page, '二');
    await page.reload({ waitUntil: 'commit' }).catch(() => {});
    await context.setOffline(false);
    await page.goto('/chat');
    await eventually('both were sent', async () => (await bubbles(page)).length === 3);
    await stored(page);
    const { id } = await world.inQueue('二');
    assert.deepEqual(await world.said(id), ['时钟不对', '一', '二']);
    assert.ok(first && (await token()));
    await context.close();
  });

const beijingMinutes = (): number => {
  const now = new Date(Date.now() + 8 * 3_600_000);
  return now.getUTCHours() * 60 + now.getUTCMinutes();
};

/** Another conversation of whoever sits at this page, as from another device of theirs. */
async function opensAnother(page: Page, text: string): Promise<string> {
  const id = randomUUID();
  await page.evaluate(
    async ([conversation, said, key]) => {
      const headers = {
        'content-type': 'application/json',
        accept: 'application/json',
        'Clearline-Guest': localStorage.getItem('clearline-chat.token') ?? '',
      };
      const at = `/api/v1/chat/conversations/${conversation}`;
      const ask = (method: string, path: string, body: object) =>
        fetch(at + path, { method, headers, body: JSON.stringify(body) });
      await ask('PUT', '', { intent: 'refund', lang: 'zh' });
      await ask('POST', '/messages', { key, text: said });
    },
    [id, text, randomUUID()] as const,
  );
  return id;
}

test('a device is led to where its conversation goes on, with what it still has to send, and back', async () => {
  const context = await world.phone();
  const page = await visit(context);
  await start(page, '充值失败', '在这里说的');
  await stored(page);
  const { id, number } = await world.inQueue('在这里说的');
  const other = await opensAnother(page, '在那里说的');
  const merge = () => world.desk('POST', `/conversations/${id}/merge`, { with: other, keep: other });
  await merge();
  await shows(page, ['在那里说的']);
  await page.getByText(`会话 ${number} 已并到这里`).waitFor();
  await page.getByText(`更早的会话 ${number}`).click();
  await page.locator('details .bubble', { hasText: '在这里说的' }).waitFor();
  assert.deepEqual(await overflow(page), []);
  assert.deepEqual(await violationsEitherWay(page), []);

  await world.desk('POST', `/conversations/${id}/unmerge`);
  await shows(page, ['在这里说的']);
  // Merged while the device is away and has something to say.
  await context.setOffline(true);
  await say(page, '断网时说的');
  await merge();
  await context.setOffline(false);
  await shows(page, ['在那里说的', '断网时说的']);
  await stored(page);
  assert.deepEqual(
    [await world.said(id), await world.said(other)],
    [['在这里说的'], ['在那里说的', '断网时说的']],
  );
  await page.reload();
  await shows(page, ['在那里说的', '断网时说的']);
  await context.close();
});

test('whoever writes on after the end goes on in another one, with what came too late', async () => {
  const context = await world.phone();
  const page = await visit(context);
  await start(page, '其他咨询', '先问一句');
  await stored(page);
  const { id } = await world.inQueue('先问一句');
  await context.setOffline(true);
  await say(page, '还有一句');
  // Ended on another device of theirs.
  const token = await page.evaluate(() => localStorage.getItem('clearline-chat.token') ?? '');
  const ended = await fetch(`${world.world.node.origin}/api/v1/chat/conversations/${id}/end`, {
    method: 'POST',
    headers: { accept: 'application/json', 'Clearline-Guest': token },
  });
  assert.equal(ended.status, 200);
  await context.setOffline(false);
  await page.getByText('会话已结束').first().waitFor();
  await page.locator('.mine.refused', { hasText: '还有一句' }).waitFor();
  await page.getByRole('button', { name: '新开一个会话' }).click();
  await page.getByText('接着上一个会话说').waitFor();
  assert.equal(await page.getByLabel('请写下您的问题').inputValue(), '还有一句');
  assert.deepEqual(await violationsEitherWay(page), []);
  await page.getByRole('button', { name: '开始会话' }).click();
  await shows(page, ['还有一句']);
  await stored(page);
  const next = await world.inQueue('还有一句');
  const { links } = await world.desk<{ links: readonly { id: string; kind: string }[] }>(
    'GET',
    `/conversations/${next.id}/around`,
  );
  assert.deepEqual(
    links.map(({ id: of, kind }) => [of, kind]),
    [[id, 'follow-up']],
  );
  await context.close();
});
