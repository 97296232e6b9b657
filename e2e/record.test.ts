/** Two people publish a number with their passkeys; what they signed outlives the site, and whoever takes that over. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { clearline } from '../test/programs.ts';
import { ConsoleWorld, type Seat } from './console.world.ts';
import { moveToPasskeys } from './publishers.world.ts';
import { eventually } from './site.node.ts';
import { answersToFlipped, headline, part, paste, positions, said, unfold } from './verify.world.ts';

const OLD = '400-000-0000';
const NEW = '400-000-0002';
const FORGED = '400-000-6666';

let world: ConsoleWorld;
let owner: Seat;
let admin: Seat;
let folder: string;
let proof: string;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clearline-record-'));
  world = await ConsoleWorld.open();
  owner = await world.founder('林晓', 'lin@tianyuan.example');
  admin = await world.seat({ device: 'phone', scheme: 'dark' });
  const who = { name: '周敏', email: 'zhou@tianyuan.example', role: /^管理员/ } as const;
  await admin.page.goto(await world.invite(owner, who));
  await admin.button('创建通行密钥');
  await admin.heading(/周敏/);
  await moveToPasskeys(owner, admin);
});
after(async () => {
  await world?.close();
  await rm(folder, { recursive: true, force: true });
});

const monitor = () =>
  clearline(
    ['monitor', world.node.origin, '--once', '--json', '--state', join(folder, 'monitor')],
    world.databaseUrl,
  );

/** The page that visitors save, on disk, in a browser without a network. */
async function saved(name: string): Promise<Page> {
  const answer = await fetch(`${world.node.origin}/card/verify-offline.html?lang=zh`);
  const path = join(folder, `${name}.html`);
  await writeFile(path, await answer.text());
  const { page } = await world.seat();
  await page.context().setOffline(true);
  await page.goto(pathToFileURL(path).href);
  await page.locator('.verdict:visible').waitFor();
  return page;
}

async function ask(page: Page, value: string): Promise<string> {
  await part(page, '.value').fill(value);
  await part(page, '.check').click();
  await eventually(`an answer about ${value}`, async () => (await said(page)).includes(value));
  return (await headline(page).textContent()) ?? '';
}

test('who proposes a number signs the card, read in the browser out of what is signed', async () => {
  const { page } = owner;
  await page.goto('/console/contacts/channels/main-line');
  await page.getByLabel('号码', { exact: true }).fill(NEW);
  await page.frameLocator('iframe').getByText(NEW).first().waitFor();
  await page.keyboard.press('Control+s');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^保存修改/ })
    .click();
  await owner.heading(/修改客服热线/);
  await page.getByText('名片要 2 位批准人用通行密钥签名').waitFor();
  await owner.button('提交审批');
  const dialog = page.getByRole('dialog', { name: '提交审批？' });
  await dialog.getByText(NEW).first().waitFor();
  await dialog.getByText('要 2 位批准人签名，还没有人签。').waitFor();
  assert.deepEqual(await owner.faultsEitherWay(), []);
  await dialog.getByRole('button', { name: '签名并提交审批' }).click();
  await page.getByText('已签 1/2').waitFor();
  assert.equal(await world.shownNumber(), OLD);
});

test('the other publisher sees the same code, signs on a phone, and the number is published', async () => {
  await owner.page.getByText('待批准').first().waitFor();
  const { page } = admin;
  await page.goto('/console/proposals');
  await page.getByRole('link', { name: /客服热线/ }).click();
  await admin.button('批准');
  const dialog = page.getByRole('dialog', { name: '批准并发布？' });
  await dialog.getByText('要 2 位批准人签名，已签：林晓。').waitFor();
  assert.match((await dialog.locator('.cl-compare').textContent()) ?? '', /([0-9a-f]{4} ){7}[0-9a-f]{4}/);
  assert.deepEqual(await admin.faultsEitherWay(), []);
  await dialog.getByRole('button', { name: '签名，批准并发布' }).click();
  await page.getByText('成为名片第 3 版').first().waitFor();
  await eventually('the new number is shown', async () => (await world.shownNumber()) === NEW);
});

test('the page of the version names both, and its short link has it checked at once', async () => {
  await eventually('the proof is there', async () => {
    const answer = await fetch(`${world.node.origin}/card/3.proof.json`);
    if (answer.ok) proof = await answer.text();
    return answer.ok;
  });
  const { page } = await world.seat();
  await page.goto('/card/3');
  await page.getByText(/批准人 林晓（通行密钥）、周敏（通行密钥）/).waitFor();
  await page.getByRole('img', { name: '第 3 版的核验码' }).waitFor();
  await page.goto('/P/3');
  await headline(page).filter({ hasText: '这份名片是真的' }).waitFor();
  assert.match(await said(page), /第 3 版，/);
});

test('one publisher retires a number at once, by one touch, and sees all that it changes before', async () => {
  const { page } = owner;
  await page.goto('/console/contacts');
  await page.getByRole('button', { name: /^紧急停用 138/ }).click();
  const dialog = page.getByRole('dialog', { name: /^立即停用 138/ });
  await dialog.getByRole('button', { name: /^立即停用 138/ }).click();
  await dialog.getByRole('heading', { name: '用您的通行密钥签名' }).waitFor();
  assert.deepEqual(await owner.faultsEitherWay(), []);
  await dialog.getByRole('button', { name: /^签名并立即停用 138/ }).click();
  await page.getByText('已经停用').first().waitFor();
});

test('the saved page says from disk, without a network, which number is official', async () => {
  await eventually('the site has the proof of the fourth card', async () => {
    const page = await fetch(`${world.node.origin}/card`);
    return (await page.text()).includes('/card/4.proof.json');
  });
  const page = await saved('honest');
  assert.match(await said(page), /这份名片是真的/);
  assert.equal(await ask(page, NEW), `${NEW} 是官方的`);
  assert.match(await ask(page, OLD), /已经停用/);
  await unfold(page, '.own');
  await paste(page, proof);
  await headline(page).filter({ hasText: '已经停用' }).waitFor();
});

test('one byte of the proof flipped, wherever, and the saved page refuses it', async () => {
  const page = await saved('flipped');
  await unfold(page, '.own');
  const spread = Array.from({ length: 200 }, (_, i) => Math.floor((i * proof.length) / 200));
  const places = [...positions(proof), ...spread];
  const answers = await answersToFlipped(page, proof, places);
  // What a proof says itself of whom to believe counts for nothing, where the page has the keys; that it differs is told.
  const taken = places.filter(
    (_, i) => !/这份证明不成立|自带的策略文件与这里采用的不同/.test(answers[i] ?? ''),
  );
  assert.deepEqual(taken, []);
  assert.ok(places.length > 300);
});

test('a number that is put into the database by hand is caught by the monitor, and by the page that was saved', async () => {
  const before = await monitor();
  assert.equal(before.code, 0, before.output);
  const honest = await saved('kept');
  await world.forgeNumber(NEW, FORGED);
  await eventually('the node refuses it', async () => /lacks its approvals/.test(world.node.said()));
  assert.equal(await world.shownNumber(), NEW);
  const after = await monitor();
  assert.equal(after.code, 6, after.output);
  assert.match(after.output, /"served-card-differs"/);
  assert.match(await ask(honest, FORGED), /^名片里没有/);
  assert.equal(await ask(honest, NEW), `${NEW} 是官方的`);
  const forged = await saved('forged');
  assert.doesNotMatch(await ask(forged, FORGED), /是官方的/);
});
