/** One conversation from both ends: a visitor's phone and an agent's desk, beside each other, each as its user sees it. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { violationsEitherWay } from './axe.ts';
import { ConsoleWorld, type Seat } from './console.world.ts';
import { look } from './embed.world.ts';
import { photo } from './files.world.ts';
import { eventually } from './site.node.ts';
import { DEVICES } from './site.world.ts';

let world: ConsoleWorld;
let agent: Seat;
let colleague: Seat;
let phone: Page;
before(async () => {
  world = await ConsoleWorld.open();
  agent = await world.founder('林晓', 'lin@tianyuan.example');
  const link = await world.invite(agent, { name: '周敏', email: 'zhou@tianyuan.example', role: /^客服/ });
  colleague = await world.seat({});
  await colleague.page.goto(link);
  await colleague.button(/创建通行密钥/);
  await colleague.heading(/周敏/);
  const browser = agent.page.context().browser() ?? assert.fail();
  const context = await browser.newContext({
    ...DEVICES.phone,
    baseURL: world.node.origin,
    locale: 'zh-CN',
  });
  phone = await context.newPage();
  await look(phone);
});
after(() => world?.close());

/** What a screen reader is given, as lines. */
const tree = (at: Locator): Promise<string> => at.ariaSnapshot();

/** The lines come in this order, whatever stands between them. */
function tellsInOrder(text: string, lines: readonly string[]): void {
  let from = 0;
  for (const line of lines) {
    const at = text.indexOf(line, from);
    assert.notEqual(at, -1, `“${line}” is not told, or not after what came before it:\n${text}`);
    from = at + line.length;
  }
}

const onPhone = (text: string) => phone.locator('.bubble', { hasText: text });
const files = (page: Page): Locator => page.locator('input[type=file][multiple]');
const atDesk = (page: Page, text: string) => page.locator('.desk-said', { hasText: text });

test('a visitor opens by keyboard what an agent takes by keyboard, and each hears of the other', async () => {
  for (const number of ['13712345678', '400-000-0001']) await phone.goto(`/verify?text=${number}`);
  await phone.goto('/chat');
  await phone.getByText('您刚核实过的，会一起给客服看').waitFor();
  assert.deepEqual(await phone.locator('.along q').allTextContents(), ['400-000-0001', '13712345678']);
  await phone.getByRole('button', { name: '不带上 400-000-0001' }).press('Enter');
  await phone.getByRole('radio', { name: '退款' }).press('Space');
  await phone.getByLabel('请写下您的问题').focus();
  await phone.keyboard.type('卡密用不了，想退款');
  await phone.getByRole('button', { name: '开始会话' }).press('Enter');
  await onPhone('卡密用不了，想退款').waitFor();
  const desk = agent.page;
  await agent.goTo('/desk');
  await desk.getByRole('link', { name: /退款.*卡密用不了/ }).waitFor();
  await desk.locator('h1').focus();
  await desk.keyboard.press('j');
  await atDesk(desk, '卡密用不了').waitFor();
  const about = desk.getByRole('region', { name: '详情' });
  await about.locator('[data-code=unknown] q', { hasText: '13712345678' }).waitFor();
  assert.equal(await about.locator('.desk-checked li').count(), 1, 'what was left out came along');
  assert.match(await tree(about), / · Linux/);
  await desk.keyboard.press('t');
  await desk.getByText('林晓 接入').waitFor();
  await desk.keyboard.press('r');
  await desk.keyboard.type('您好，请问是哪个订单？');
  await phone.getByText('林晓 正在输入').waitFor();
  await desk.keyboard.press('Enter');
  await onPhone('您好，请问是哪个订单？').waitFor();
  tellsInOrder(await tree(phone.getByRole('log')), [
    '您： 卡密用不了，想退款',
    '客服已读',
    '林晓',
    '工号',
    '您好，请问是哪个订单？',
  ]);
  await atDesk(desk, '您好，请问是哪个订单？').getByText('顾客已读').waitFor();
  await phone.getByRole('textbox', { name: '继续说…' }).focus();
  await phone.keyboard.type('DD-20261128');
  await desk.getByText('顾客正在输入…').waitFor();
  await phone.keyboard.press('Enter');
  await atDesk(desk, 'DD-20261128').waitFor();
});

test('a picture goes over from the phone, and a document comes back, each opened by keyboard', async () => {
  const desk = agent.page;
  const picture = await photo(640, 480);
  await files(phone).setInputFiles({ name: '刮开的卡.jpg', mimeType: 'image/jpeg', buffer: picture });
  const shown = desk.getByRole('button', { name: '查看图片 刮开的卡.jpg' });
  await shown.press('Enter');
  await desk.locator('dialog.lightbox').waitFor();
  await desk.keyboard.press('Escape');
  await desk.locator('dialog.lightbox').waitFor({ state: 'detached' });
  const buffer = Buffer.from('三天内原路退回');
  await files(desk).setInputFiles({ name: '退款说明.txt', mimeType: 'text/plain', buffer });
  const answer = phone.getByRole('button', { name: '下载 退款说明.txt' });
  const [download] = await Promise.all([phone.waitForEvent('download'), answer.press('Enter')]);
  assert.deepEqual(await readFile(await download.path()), buffer);
  const told = ['查看图片 刮开的卡.jpg', '林晓', '下载 退款说明.txt'];
  tellsInOrder(await tree(phone.getByRole('log')), told);
});

test('a phone that loses its network says so, and everything comes over once it is back', async () => {
  const desk = agent.page;
  await phone.context().setOffline(true);
  await phone.getByText('现在没有网络').waitFor();
  const field = phone.getByRole('textbox', { name: '继续说…' });
  for (const text of ['断网时写的一', '断网时写的二']) {
    await field.fill(text);
    await field.press('Enter');
  }
  await desk.getByLabel('写给顾客').fill('您那边还在吗？');
  await desk.getByLabel('写给顾客').press('Enter');
  await atDesk(desk, '您那边还在吗？').getByText('已存入服务器').waitFor();
  assert.equal(await onPhone('您那边还在吗？').count(), 0);
  assert.equal(await atDesk(desk, '断网时写的一').count(), 0);
  await phone.context().setOffline(false);
  await onPhone('您那边还在吗？').waitFor();
  await atDesk(desk, '断网时写的二').waitFor();
  const order = ['您那边还在吗？', '断网时写的一', '断网时写的二'];
  tellsInOrder(await tree(desk.getByRole('log')), order);
  await eventually('both see one order', async () => {
    const said = await phone.locator('.bubble').allTextContents();
    return order.every((text, n) => said.at(n - order.length)?.endsWith(text));
  });
});

test('handed to a colleague, ended and rated: the phone tells who answers, and the desk what they thought of it', async () => {
  const desk = agent.page;
  await desk.keyboard.press('Escape');
  await desk.keyboard.press('h');
  const dialog = desk.getByRole('dialog');
  await dialog.getByLabel('转给').selectOption({ label: '周敏 · 工号 1002 · 0 个会话' });
  await dialog.getByRole('button', { name: '转接' }).press('Enter');
  await phone.getByText('周敏 正在为您服务').waitFor();
  const other = colleague.page;
  await colleague.goTo('/desk?list=mine');
  await other.locator('h1').focus();
  await other.keyboard.press('j');
  await atDesk(other, '断网时写的二').waitFor();
  await other.keyboard.press('r');
  await other.keyboard.type('已为您退款，请查收');
  await other.keyboard.press('Enter');
  await onPhone('已为您退款，请查收').waitFor();
  assert.deepEqual(await violationsEitherWay(phone), []);
  assert.deepEqual(await colleague.faultsEitherWay(), []);

  await phone.getByRole('button', { name: '结束会话' }).press('Enter');
  await phone.getByRole('button', { name: '结束', exact: true }).press('Enter');
  await other.locator('.desk-event', { hasText: '结束' }).waitFor();
  await phone.getByRole('button', { name: '非常满意' }).press('Enter');
  await phone.getByText('您的评价：非常满意').waitFor();
  await other.locator('.desk-event', { hasText: '顾客已评价' }).waitFor();
  tellsInOrder(await tree(phone.locator('[role=status].state')), ['会话已结束']);
  assert.deepEqual(await violationsEitherWay(phone), []);
  for (const seat of [agent, colleague]) assert.deepEqual(seat.complaints, []);
});
