/** What an agent writes is lost by no reload, no closed page and no input method; and a long conversation opens at once. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { ConsoleWorld, type Seat } from './console.world.ts';
import { atDesk, Customer } from './desk.world.ts';
import { eventually } from './site.node.ts';

let world: ConsoleWorld;
let owner: Seat;
before(async () => {
  world = await ConsoleWorld.open();
  owner = await world.founder('林晓', 'lin@tianyuan.example');
});
after(() => world?.close());

async function opened(customer: Customer, said: string): Promise<void> {
  await customer.writes(said);
  await atDesk(owner, `/desk?conversation=${customer.id}`);
  await owner.page.locator('.desk-said.theirs', { hasText: said }).waitFor();
}

const LINES = /\/(live-tickets|stream|frames|messages)(\?|$)/;

/** A network that lets pages through, and nothing of what is said. */
async function mute(page: Page): Promise<() => Promise<void>> {
  await page.route(LINES, (route) => route.abort());
  await page.context().setOffline(true);
  await page.getByText('现在连不上服务器').waitFor();
  await page.context().setOffline(false);
  return () => page.unroute(LINES);
}

test('what waits to be sent outlives a reload, and is sent once', async () => {
  const { page } = owner;
  const customer = await Customer.open(world, { intent: 'enquiry', name: '重载' });
  await opened(customer, '在吗');
  const speak = await mute(page);
  const field = page.getByLabel('写给顾客');
  for (const text of ['第一句', '第二句']) {
    await field.fill(text);
    await field.press('Enter');
  }
  await page.locator('.desk-said.queued', { hasText: '第二句' }).waitFor();
  page.once('dialog', (dialog) => void dialog.accept());
  await page.reload();
  await page.locator('.desk-said.queued', { hasText: '第二句' }).waitFor();
  assert.equal(await page.locator('.desk-said.queued').count(), 2);
  assert.deepEqual(await customer.hears(), ['在吗']);
  await speak();
  await page.locator('.desk-said.queued').first().waitFor({ state: 'detached', timeout: 60_000 });
  await page.locator('.desk-said.mine', { hasText: '第二句' }).waitFor();
  assert.deepEqual(await customer.hears(), ['在吗', '第一句', '第二句']);
  await page.reload();
  await page.locator('.desk-said.mine', { hasText: '第二句' }).waitFor();
  assert.deepEqual(await customer.hears(), ['在吗', '第一句', '第二句']);
});

test('while an input method composes, Enter chooses characters and sends nothing', async () => {
  const { page } = owner;
  const customer = await Customer.open(world, { intent: 'enquiry', name: '输入法' });
  await opened(customer, '您好');
  await page.getByLabel('写给顾客').focus();
  const keyboard = await page.context().newCDPSession(page);
  const compose = (text: string) =>
    keyboard.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
  await compose('ni');
  await compose("ni'hao");
  // The key itself: what it would put in is the input method's to decide.
  const key = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13 };
  await keyboard.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key });
  await keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
  await keyboard.send('Input.insertText', { text: '你好' });
  assert.equal(await page.getByLabel('写给顾客').inputValue(), '你好');
  assert.deepEqual(await customer.hears(), ['您好']);
  await page.keyboard.press('Enter');
  await page.locator('.desk-said.mine', { hasText: '你好' }).getByText('已存入服务器').waitFor();
  assert.deepEqual(await customer.hears(), ['您好', '你好']);
});

test('what was begun is kept when the page is closed in the middle of a word', async () => {
  const { page } = owner;
  const customer = await Customer.open(world, { intent: 'refund', name: '关页' });
  await opened(customer, '退款');
  const second = await page.context().newPage();
  await second.goto(`/console/desk?conversation=${customer.id}`);
  await second.locator('.desk-said.theirs', { hasText: '退款' }).waitFor();
  const kept = second.waitForResponse(
    (response) => response.url().endsWith('/draft') && response.request().method() === 'GET',
  );
  await second.reload();
  await kept;
  await second.getByLabel('写给顾客').pressSequentially('我正在查您的');
  await second.close({ runBeforeUnload: true });
  const third = await page.context().newPage();
  await eventually('the draft is there', async () => {
    await third.goto(`/console/desk?conversation=${customer.id}`);
    await third.locator('.desk-said.theirs', { hasText: '退款' }).waitFor();
    await third.waitForLoadState('networkidle');
    return (await third.getByLabel('写给顾客').inputValue()) === '我正在查您的';
  });
  await third.close();
});

const LONG = 5_000;
const OPENS_WITHIN_MS = 3_000;

test('a conversation of 5,000 messages opens with its newest, and what was before comes as one scrolls', async (t) => {
  const { page } = owner;
  const customer = await Customer.open(world, { intent: 'enquiry', name: '话长' });
  await world.talk(customer.id, LONG);
  await atDesk(owner);
  const row = page.locator('.desk-row', { hasText: '话长' });
  await row.waitFor();
  const began = performance.now();
  await row.click();
  await page.locator('.desk-said', { hasText: `message ${LONG}` }).waitFor();
  const took = performance.now() - began;
  t.diagnostic(`the newest of ${LONG} messages is in sight after ${took.toFixed(0)} ms`);
  assert.ok(took < OPENS_WITHIN_MS, `${took.toFixed(0)} ms`);
  const said = page.locator('.desk-log .desk-said');
  const log = page.getByRole('log');
  await eventually('the newest part is there', async () => (await said.count()) === 200);
  assert.ok(await isInSight(page, `message ${LONG}`), 'it opens at its end');
  assert.deepEqual(await owner.faultsEitherWay(), []);

  // By the wheel: what one looks at stays where it is as the part before comes.
  await log.evaluate((box) => box.scrollTo(0, 500));
  const seen = page.locator('.desk-said', { hasText: `message ${LONG - 190} ` });
  const placeOf = async () => Math.round((await seen.boundingBox())?.y ?? Number.NaN);
  const before = await placeOf();
  await log.evaluate((box) => box.scrollTo(0, 300));
  await eventually('the part before has come', async () => (await said.count()) >= 400);
  assert.ok(Math.abs((await placeOf()) - (before + 200)) <= 2, `${before + 200} became ${await placeOf()}`);

  // What comes now does not tear anybody away from what they read.
  await customer.writes('还在吗');
  await page.locator('.desk-said', { hasText: '还在吗' }).waitFor({ state: 'attached' });
  assert.ok(Math.abs((await placeOf()) - (before + 200)) <= 2);
  await page.getByRole('button', { name: '到最新消息' }).click();
  await eventually('the newest is in sight', () => isInSight(page, '还在吗'));

  assert.deepEqual(
    owner.complaints.filter((text) => !/ERR_|Failed/.test(text)),
    [],
  );
});

test('by keyboard one comes to the first message, and there is no more to ask for', async () => {
  const { page } = owner;
  const customer = await Customer.open(world, { intent: 'enquiry', name: '话不短' });
  await world.talk(customer.id, 450);
  await atDesk(owner, `/desk?conversation=${customer.id}`);
  await page.locator('.desk-said', { hasText: 'message 450' }).waitFor();
  await page.getByRole('log').focus();
  await eventually(
    'the first is there',
    async () => {
      await page.keyboard.press('Home');
      return (await page.locator('.desk-earlier').count()) === 0;
    },
    60_000,
  );
  assert.equal(await page.locator('.desk-log .desk-said').count(), 449);
  await page.locator('.desk-event', { hasText: '会话建立' }).waitFor();
});

/** Whether a message stands within what the log shows. */
const isInSight = (page: Page, text: string): Promise<boolean> =>
  page
    .locator('.desk-said', { hasText: text })
    .last()
    .evaluate((one) => {
      const [{ top, bottom }, box] = [
        one.getBoundingClientRect(),
        one.parentElement?.getBoundingClientRect(),
      ];
      return box !== undefined && bottom > box.top && top < box.bottom;
    });
