/** Two people take over from the key file, each with an authenticator of their own. */
import assert from 'node:assert/strict';
import { webcrypto } from 'node:crypto';
import { after, before, test } from 'node:test';
import { verifyBundle } from '@clearline/card';
import { sha256 } from '../src/kernel/crypto.ts';
import { ConsoleWorld, type Seat } from './console.world.ts';
import { eventually } from './site.node.ts';

let world: ConsoleWorld;
let owner: Seat;
let admin: Seat;
const wrong: string[] = [];
const look = async (seat: Seat, where: string) =>
  wrong.push(...(await seat.faultsEitherWay()).map((fault) => `${where}: ${fault}`));

before(async () => {
  world = await ConsoleWorld.open({ recordKey: 'in a file' });
  owner = await world.founder('林晓', 'lin@tianyuan.example');
  const who = { name: 'Anna Schmidt', email: 'anna@tianyuan.example', role: /^管理员/, lang: 'en' } as const;
  const link = await world.invite(owner, who);
  admin = await world.seat({ lang: 'en', scheme: 'dark', device: 'phone' });
  await admin.page.goto(link);
  await admin.button('Create a passkey');
  await admin.heading('Hello, Anna Schmidt');
});
after(() => world?.close());

test('home tells an owner that one signature is enough, and leads to who approves', async () => {
  const { page } = owner;
  await page.goto('/console');
  await page.getByRole('region', { name: '现在只要一个签名就能更换号码' }).waitFor();
  await page.getByRole('link', { name: '看看怎么改' }).click();
  await owner.heading('谁能批准名片');
  await page.getByText('服务器上的密钥文件', { exact: true }).waitFor();
  await look(owner, 'key file');
});

test('an admin sees the list and cannot change it', async () => {
  const { page } = admin;
  await page.goto('/console/publishers');
  await page.getByRole('region', { name: 'One signature is enough to change a number' }).waitFor();
  assert.equal(await page.getByRole('link', { name: 'Move to passkeys and joint approval' }).count(), 0);
  const witnesses = page.getByRole('region', { name: 'Witnesses' });
  await witnesses.getByText('up to date').waitFor();
  for (const said of [/is not independent/, /own-not-independent/, /last cosigned/])
    await witnesses.getByText(said).waitFor();
  await look(admin, 'key file, phone');
});

test('the owner chooses both of them by keyboard, and reads what will happen before it does', async () => {
  const { page } = owner;
  await owner.tabTo(/改为通行密钥共同批准/);
  await page.keyboard.press('Enter');
  await owner.heading('更改名单');
  await page.getByLabel('Anna Schmidt 的公开姓名').fill('Anna S.');
  assert.equal(await page.getByRole('checkbox', { checked: true }).count(), 2);
  await look(owner, 'people');
  await page.getByLabel('林晓 的公开姓名').fill('Anna S.');
  await owner.button('下一步');
  assert.match(await owner.alert(), /不能相同/);
  await page.getByLabel('林晓 的公开姓名').fill('林晓');
  await owner.tabTo(/下一步/);
  await page.keyboard.press('Enter');
  assert.equal(await page.getByLabel('受保护的改动', { exact: true }).inputValue(), '2');
  await look(owner, 'rules');
  await owner.button('下一步');
  await page.getByText(/名单就再也无法更换/).waitFor();
  await look(owner, 'review');
  await owner.button('提出名单，开始签名');
  await owner.heading('谁能批准名片');
  await page.getByText('2 人中 0 人已签完').waitFor();
  await look(owner, 'pending');
});

test('each signs the list and the card, one touch each, and sees the other sign', async () => {
  const { page } = owner;
  await admin.page.goto('/console');
  await admin.page.getByRole('link', { name: /Sign the new list/ }).click();
  await admin.heading('Who approves the card');
  await admin.button('Sign now');
  const dialog = admin.page.getByRole('dialog', { name: 'Sign with your passkey' });
  await dialog.getByText('Version 2: Anna S. (1 passkey), 林晓 (1 passkey)').waitFor();
  assert.ok(await dialog.getByRole('button', { name: 'Sign the card (2 of 2)' }).isDisabled());
  await look(admin, 'signing, phone');
  await dialog.getByRole('button', { name: 'Sign the list (1 of 2)' }).click();
  await dialog.getByRole('button', { name: 'Sign the card (2 of 2)' }).click();
  await admin.page.getByText('Nothing is left for you to sign.').waitFor();
  await page.getByText('2 人中 1 人已签完').waitFor();
  await owner.button('现在签名');
  const own = page.getByRole('dialog', { name: '用通行密钥签名' });
  await own.getByRole('button', { name: '签署名单（1/2）' }).click();
  await look(owner, 'signing');
  await own.getByRole('button', { name: '签署名片（2/2）' }).click();
  await page.getByText('第 2 版名单已生效，名片第 2 版已发布').waitFor();
  await page.getByRole('region', { name: '旧的密钥文件还在服务器上，请销毁' }).waitFor();
  await admin.page.getByRole('region', { name: 'The old key file is still on the server' }).waitFor();
  assert.equal(await page.getByRole('region', { name: /只要一个签名/ }).count(), 0);
  await look(owner, 'in force');
  await look(admin, 'in force, phone');
});

test('the home of an owner asks to destroy the key file for as long as it lies on the server', async () => {
  const { page } = owner;
  await page.goto('/console');
  await page.getByRole('link', { name: /销毁旧的密钥文件/ }).click();
  await owner.heading('谁能批准名片');
});

test('the card is proven by both of them now, and the public page says who', async () => {
  const policy = await (await fetch(`${world.node.origin}/card/policy`)).text();
  let bundle = new Uint8Array();
  await eventually('the card is proven', async () => {
    const answer = await fetch(`${world.node.origin}/card/2.proof.json`);
    if (answer.ok) bundle = new Uint8Array(await answer.arrayBuffer());
    return answer.ok;
  });
  const proven = await verifyBundle(bundle, { policy }, Date.now(), { sha256, subtle: webcrypto.subtle });
  assert.ok(proven.ok, proven.ok ? '' : proven.error.code);
  assert.equal(proven.value.single, false);
  assert.deepEqual(
    proven.value.approvals.map(({ name, kind }) => [name, kind]),
    [
      ['Anna S.', 'passkey'],
      ['林晓', 'passkey'],
    ],
  );
});

const servedKeys = async (): Promise<readonly string[]> => {
  const policy = await (await fetch(`${world.node.origin}/card/policy`)).text();
  return [...policy.matchAll(/^log (\S+)/gm)].map(([, vkey = '']) => vkey);
};

test('both change the key of the record by their list, and the node signs by it without a restart', async () => {
  const { page } = owner;
  const before = await servedKeys();
  await page.goto('/console/publishers/change');
  await owner.button('下一步');
  await page.getByLabel('同时更换存证的签名密钥').check();
  await look(owner, 'rules with a key');
  await owner.button('下一步');
  await page.getByRole('heading', { name: '存证的签名密钥' }).waitFor();
  await look(owner, 'review with a key');
  await owner.button('提出名单，开始签名');
  await page.getByText('这份名单同时更换存证的签名密钥。').waitFor();
  await look(owner, 'pending with a key');
  await owner.button('现在签名');
  const own = page.getByRole('dialog', { name: '用通行密钥签名' });
  await own.getByRole('button', { name: '签署名单（1/2）' }).click();
  await own.getByRole('button', { name: '签署名片（2/2）' }).click();
  await own.waitFor({ state: 'detached' });
  await admin.page.goto('/console/publishers');
  await admin.button('Sign now');
  const dialog = admin.page.getByRole('dialog', { name: 'Sign with your passkey' });
  const shown = dialog.getByText('Once the list is in force, this new key signs the record:');
  const vkey = (await shown.locator('code').textContent()) ?? '';
  await look(admin, 'signing with a key, phone');
  await dialog.getByRole('button', { name: 'Sign the list (1 of 2)' }).click();
  await dialog.getByRole('button', { name: 'Sign the card (2 of 2)' }).click();
  await admin.page.getByRole('region', { name: 'The record has a new key' }).waitFor();
  await page.getByRole('region', { name: '存证已换用新密钥' }).waitFor();
  await look(owner, 'with a former key');
  await look(admin, 'with a former key, phone');
  await eventually('the node signs by the new key', async () => (await servedKeys())[0] === vkey);
  assert.deepEqual(await servedKeys(), [vkey, ...before], 'the former one beside it');
});

test('the next list waits for the people of this one, and can be withdrawn', async () => {
  const { page } = owner;
  await page.goto('/console/publishers');
  await page.getByRole('link', { name: '更改名单' }).click();
  await owner.heading('更改名单');
  const anna = page.getByRole('checkbox', { name: /^Anna Schmidt/ });
  await anna.uncheck();
  await page.getByText('所以至少要选两个人').waitFor();
  await owner.button('下一步');
  await look(owner, 'one alone');
  // Under her whole name this time.
  await anna.check();
  await owner.button('下一步');
  await owner.button('下一步');
  await page.getByText('还要现在名单上的 2 个人同意').waitFor();
  await owner.button('提出名单，开始签名');
  await page.getByText('现在的名单要有 2 个人同意，已有 0 个').waitFor();
  await admin.page.getByRole('button', { name: 'Sign now' }).waitFor();
  await owner.button('撤回新名单');
  await page.getByRole('dialog').getByRole('button', { name: '撤回新名单' }).click();
  await page.getByText('正在签署的新名单').waitFor({ state: 'detached' });
});

test('when somebody on the list leaves, the owner is told at home and where the list is', async () => {
  const { page } = owner;
  await page.goto('/console/people');
  await page.getByRole('link', { name: 'Anna Schmidt' }).click();
  await owner.button('停用账号');
  await page.getByRole('dialog').getByRole('button').last().click();
  await page.goto('/console');
  await page.getByRole('link', { name: /批准人名单需要更换/ }).click();
  const trouble = page.getByRole('region', { name: '名单上有人不能再批准了' });
  await trouble.getByText('剩下的人不够更换名单所需的 2 人').waitFor();
  await look(owner, 'somebody left');
});

test('axe found nothing on any of it, and nothing broke the policy of the document', () => {
  assert.deepEqual([...wrong, ...owner.complaints, ...admin.complaints], []);
});
