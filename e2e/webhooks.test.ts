/** An owner tells a program of theirs what happens, and mends it when it fails. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { Webhook } from 'standardwebhooks';
import { ConsoleWorld, type Seat } from './console.world.ts';
import { look } from './embed.world.ts';
import { eventually } from './site.node.ts';

let world: ConsoleWorld;
let owner: Seat;
let secret = '';
const heard: { readonly body: string; readonly headers: Record<string, string> }[] = [];
let status = 204;
const program = createServer(async (req, res) => {
  const body = Buffer.concat(await req.toArray()).toString();
  heard.push({ body, headers: req.headers as Record<string, string> });
  res.writeHead(status).end(status === 204 ? undefined : '<b>仓库正在盘点</b>');
});

before(async () => {
  program.listen(0, '127.0.0.1');
  await once(program, 'listening');
  world = await ConsoleWorld.open({ webhooksAllowPrivate: 'loopback' });
  owner = await world.founder('林晓', 'lin@tianyuan.example');
});
after(async () => {
  program.closeAllConnections();
  program.close();
  await world?.close();
});

const types = () => heard.map(({ body }) => JSON.parse(body).type);

test('the empty screen says what would be here, and how a program checks it', async () => {
  const { page } = owner;
  await page.keyboard.press('g');
  await page.keyboard.press('w');
  await owner.heading('事件推送');
  await page.getByText('还没有推送').waitFor();
  await page.getByText('new Webhook(secret).verify(body, headers)').waitFor();
  assert.deepEqual(await owner.faultsEitherWay(), []);
});

test('an address in a private network is refused with what to do, and the form keeps what was typed', async () => {
  const { page } = owner;
  await owner.button('新增推送');
  const form = page.getByRole('dialog');
  await form.getByLabel('名称', { exact: true }).fill('仓库系统');
  await form.getByLabel('接收地址', { exact: true }).fill('https://10.0.0.8/hook');
  await form.getByRole('button', { name: '新增推送' }).click();
  await form.getByText('请至少选择一种事件').waitFor();
  for (const box of await form.getByRole('checkbox').all()) await box.check();
  await form.getByRole('button', { name: '新增推送' }).click();
  await form.getByText('WEBHOOKS_ALLOW_PRIVATE').waitFor();
  assert.equal(await form.getByLabel('名称', { exact: true }).inputValue(), '仓库系统');
  assert.deepEqual(await owner.faultsEitherWay(), []);
});

test('the secret is shown once, and a test arrives signed with it', async () => {
  const { page } = owner;
  const form = page.getByRole('dialog');
  await form.getByLabel('接收地址', { exact: true }).fill(`http://127.0.0.1:${port()}/hook`);
  await form.getByRole('button', { name: '新增推送' }).click();
  await form.getByText('密钥只显示这一次').waitFor();
  secret = (await form.locator('.copyable code').textContent()) ?? '';
  assert.deepEqual(await owner.faultsEitherWay(), []);
  await page.keyboard.press('Escape');
  await owner.heading('仓库系统');
  assert.ok(!(await page.content()).includes(secret));
  await owner.button('发送测试');
  await page.getByText('已送达').last().waitFor();
  const [sent] = heard;
  assert.ok(sent);
  new Webhook(secret).verify(sent.body, sent.headers);
  assert.deepEqual(types(), ['webhook.ping']);
});

test('what a customer does comes to the program, in order', async () => {
  const visitor = await world.seat({ device: 'phone' });
  await look(visitor.page);
  await visitor.page.goto('/chat');
  const text = '充值没有到账，卡号 6222 0212 3456 7894';
  await visitor.page.getByRole('radio').first().click();
  await visitor.page.getByLabel('请写下您的问题').fill(text);
  await visitor.page.getByRole('button', { name: '开始会话' }).click();
  await eventually('the message has come', async () => types().includes('message.accepted'));
  const own = heard.map(({ body }) => JSON.parse(body)).filter(({ type }) => type !== 'webhook.ping');
  assert.equal(own[0].type, 'conversation.opened');
  assert.doesNotMatch(JSON.stringify(own), /2123456/);
});

test('a receiver that fails is seen here and on the first page, and what it missed is sent again by hand', async () => {
  const { page } = owner;
  status = 503;
  await owner.button('发送测试');
  await page
    .getByText(/接收方没有接受/)
    .first()
    .waitFor();
  await page.getByText('最近的推送没有成功').waitFor();
  await page.getByRole('button', { name: /^详情/ }).first().click();
  await page.getByRole('dialog').getByText('<b>仓库正在盘点</b>').waitFor();
  assert.deepEqual(await owner.faultsEitherWay(), []);
  await page.keyboard.press('Escape');
  await owner.goTo('/');
  await page.getByRole('link', { name: /推送失败：仓库系统/ }).click();
  await owner.heading('仓库系统');
  status = 204;
  await page
    .getByRole('button', { name: /^重新发送/ })
    .first()
    .click();
  await page.getByText('最近的推送没有成功').waitFor({ state: 'detached' });
});

test('everything since a moment is counted, and sent again under the same ids', async () => {
  const { page } = owner;
  const before = heard.length;
  await page.getByRole('button', { name: '重放' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(/将重新发送 \d+ 个事件/).waitFor();
  assert.deepEqual(await owner.faultsEitherWay(), []);
  await dialog.getByRole('button', { name: /重新发送 \d+ 个事件/ }).click();
  await page.getByText(/已处理 (\d+) \/ \1/).waitFor();
  const ids = heard.map(({ headers }) => headers['webhook-id']);
  assert.ok(heard.length > before);
  for (const id of ids.slice(before)) assert.ok(ids.slice(0, before).includes(id), `${id} is new`);
});

test('a changed secret signs with both, and a paused webhook hears nothing', async () => {
  const { page } = owner;
  await owner.button('更换密钥');
  await page.getByRole('dialog').getByRole('button', { name: '更换密钥' }).click();
  const fresh = (await page.locator('.copyable code').textContent()) ?? '';
  await page.keyboard.press('Escape');
  const before = heard.length;
  await owner.button('发送测试');
  await eventually('the test has come', async () => heard.length > before);
  const { body, headers } = heard.at(-1) ?? { body: '', headers: {} };
  for (const one of [secret, fresh]) new Webhook(one).verify(body, headers);
  await owner.button('暂停');
  await page.getByText('已暂停', { exact: true }).waitFor();
  assert.equal(await page.getByRole('button', { name: '发送测试' }).count(), 0);
  assert.deepEqual(await owner.faultsEitherWay(), []);
  assert.deepEqual(owner.complaints, []);
});

function port(): number {
  return (program.address() as AddressInfo).port;
}
