/** At the desk conversations are found by number, merged, linked, taken apart again and kept, by keyboard. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { unzipped } from '../src/kernel/unzip.fixtures.ts';
import { ConsoleWorld, type Seat } from './console.world.ts';
import { eventually } from './site.node.ts';

let world: ConsoleWorld;
let owner: Seat;
before(async () => {
  world = await ConsoleWorld.open();
  owner = await world.founder('林晓', 'lin@tianyuan.example');
});
after(() => world?.close());

async function ask(method: string, path: string, body?: object, token = ''): Promise<unknown> {
  const response = await fetch(`${world.node.origin}/api/v1/chat${path}`, {
    method,
    headers: { accept: 'application/json', 'content-type': 'application/json', 'Clearline-Guest': token },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  assert.ok(response.ok, `${method} ${path}: ${response.status}`);
  return response.json();
}

const guest = async () => ((await ask('POST', '/guests')) as { token: string }).token;

async function opened(token: string, intent: string, text: string) {
  const id = randomUUID();
  const about = { intent, lang: 'zh', name: '陈女士' };
  const { number } = (await ask('PUT', `/conversations/${id}`, about, token)) as { number: number };
  await ask('POST', `/conversations/${id}/messages`, { key: randomUUID(), text }, token);
  return { id, number };
}

test('two of one customer become one, their parts are read, and it is undone', async () => {
  const { page } = owner;
  const token = await guest();
  const older = await opened(token, 'refund', '昨天说过要退款');
  const newer = await opened(token, 'top-up-failed', '充值还是没到');
  await owner.goTo(`/desk?conversation=${newer.id}`);
  await page.locator('.desk-said.theirs', { hasText: '充值还是没到' }).waitFor();
  const about = page.getByRole('region', { name: '详情' });
  await about.getByRole('region', { name: '这位顾客的其他会话' }).getByText('昨天说过要退款').waitFor();
  assert.deepEqual(await owner.faultsEitherWay(), []);
  await page.locator('h1').focus();
  await page.keyboard.press('l');
  const dialog = page.getByRole('dialog');
  await page.keyboard.type('abc');
  await page.keyboard.press('Enter');
  await dialog.getByText('请填写数字编号。').waitFor();
  await dialog.getByLabel('另一个会话的编号').fill('99999');
  await page.keyboard.press('Enter');
  await dialog.getByRole('alert').waitFor();
  await dialog.getByLabel('另一个会话的编号').fill(String(older.number));
  await page.keyboard.press('Enter');
  await dialog.getByText('昨天说过要退款').waitFor();
  assert.deepEqual(await owner.faultsEitherWay(), []);
  await dialog.getByRole('button', { name: '合并', exact: true }).press('Enter');
  // The older one stays, and is what one looks at.
  await page.getByText(`会话 ${newer.number} 已并入这里。`).waitFor();
  await page.locator('.desk-said.theirs', { hasText: '昨天说过要退款' }).waitFor();
  await page.getByText(`更早的会话 ${newer.number}`).press('Enter');
  await page.locator('.desk-part .desk-said', { hasText: '充值还是没到' }).waitFor();
  assert.deepEqual(await owner.faultsEitherWay(), []);
  await owner.goTo(`/desk?conversation=${newer.id}`);
  await page.getByText('这个会话已经合并').waitFor();
  assert.deepEqual(await owner.faultsEitherWay(), []);
  await page.getByRole('link', { name: `打开会话 ${older.number}` }).click();
  await page.locator('.desk-part').waitFor();
  await page.getByRole('button', { name: '撤销' }).click();
  await page.locator('.desk-event', { hasText: `与会话 ${newer.number} 的合并已撤销` }).waitFor();
  await eventually('it is no part any more', async () => (await page.locator('.desk-part').count()) === 0);
});

test('two are linked, seen beside each other, and unlinked; of two customers they are not merged', async () => {
  const { page } = owner;
  const [one, other] = [
    await opened(await guest(), 'enquiry', '这是什么价格'),
    await opened(await guest(), 'enquiry', '价格怎么又变了'),
  ];
  await owner.goTo(`/desk?conversation=${one.id}`);
  await page.locator('.desk-said.theirs').waitFor();
  await page.locator('h1').focus();
  await page.keyboard.press('l');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('另一个会话的编号').fill(String(other.number));
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: '合并', exact: true }).click();
  await page.getByRole('alert').getByText('不属于同一位顾客').waitFor();
  await page.locator('h1').focus();
  await page.keyboard.press('l');
  await dialog.getByLabel('另一个会话的编号').fill(String(other.number));
  await page.keyboard.press('Enter');
  await dialog.getByRole('radio', { name: '关联：当前会话是它的重复' }).check();
  await dialog.getByRole('button', { name: '关联', exact: true }).click();
  const links = page.getByRole('region', { name: '关联的会话' });
  await links.getByText(`重复于 · ${other.number}`).waitFor();
  assert.deepEqual(await owner.faultsEitherWay(), []);
  await links.getByRole('link').click();
  await links.getByText(`被重复 · ${one.number}`).waitFor();
  await links.getByRole('button', { name: `取消与 ${one.number} 的关联` }).click();
  await links.getByText('没有关联').waitFor();
  assert.deepEqual(owner.complaints, []);
});

test('a conversation is kept as evidence and let go, by keyboard; what is held of its customer is exported, and its erasure asked for and withdrawn', async () => {
  const { page } = owner;
  const { id, number } = await opened(await guest(), 'refund', '卡密被人用过了');
  await owner.goTo(`/desk?conversation=${id}`);
  const kept = page.getByRole('region', { name: '顾客数据与证据' });
  const dialog = page.getByRole('dialog');
  await kept.getByRole('button', { name: '作为证据保留' }).press('Enter');
  await page.keyboard.type('争议 2026-77');
  assert.deepEqual(await owner.faultsEitherWay(), []);
  for (const key of ['Tab', 'Tab', 'Enter']) await page.keyboard.press(key);
  await kept.getByText('争议 2026-77').waitFor();
  const head = page.locator('.desk-head');
  await head.getByText('证据保留').waitFor();
  await page.locator('.desk-row', { hasText: '卡密被人用过了' }).getByText('证据保留').waitFor();
  await kept.getByRole('button', { name: '解除保留' }).press('Enter');
  await kept.getByText('已解除保留').waitFor();
  await kept.getByRole('button', { name: '撤销' }).press('Enter');
  await kept.getByText('争议 2026-77').waitFor();

  await world.forgetStepUps();
  const coming = page.waitForEvent('download');
  await kept.getByRole('button', { name: '导出顾客数据' }).press('Enter');
  await dialog.getByRole('button', { name: /通行密钥/ }).press('Enter');
  const download = await coming;
  assert.equal(download.suggestedFilename(), `customer-of-${number}.zip`);
  assert.ok(unzipped(await readFile(await download.path())).has('data.json'));

  await kept.getByRole('button', { name: '申请删除顾客数据' }).press('Enter');
  await dialog.getByText(`会话 ${number} 的全部消息`).waitFor();
  await dialog.getByText(`会话 ${number} 作为证据保留，解除前不能删除`).waitFor();
  assert.deepEqual(await owner.faultsEitherWay(), []);
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  assert.equal(await kept.getByText('待处理').count(), 0, 'haste asks for nothing');
  await kept.getByRole('button', { name: '申请删除顾客数据' }).press('Enter');
  await dialog.getByRole('button', { name: '提出申请' }).press('Enter');
  await kept.getByText(/删除申请 \d+ 待处理/).waitFor();
  await head.getByText('申请删除').waitFor();
  assert.deepEqual(await owner.faultsEitherWay(), []);
  await kept.getByRole('button', { name: '撤回申请' }).press('Enter');
  await kept.getByText('待处理').waitFor({ state: 'detached' });
  await head.getByText('申请删除').waitFor({ state: 'detached' });
  assert.deepEqual(owner.complaints, []);
});
