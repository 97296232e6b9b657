/** Pictures and documents between a visitor on a phone and an agent at the desk, whatever the network does meanwhile. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import type { Size } from '../web/live/size.ts';
import { violationsEitherWay } from './axe.ts';
import { look } from './embed.world.ts';
import { FilesWorld, FULL_SPEED, handOver, Network, PDF, photo } from './files.world.ts';
import { eventually } from './site.node.ts';
import { overflow } from './site.probes.ts';

const JPEG = 'image/jpeg';
const file = (name: string, buffer: Buffer, mimeType = JPEG) => ({ name, mimeType, buffer });

let world: FilesWorld;
before(async () => {
  world = await FilesWorld.open();
});
after(() => world?.close());

/** Of the pictures that leave the page. */
const WATCH_SIZES = `globalThis.sizes = [];
  const { send } = XMLHttpRequest.prototype;
  XMLHttpRequest.prototype.send = function (body) {
    sizes.push(createImageBitmap(body).then(({ width, height }) => [width, height]));
    send.call(this, body);
  };`;

const choose = (page: Page): Locator => page.locator('input[type=file][multiple]');
const drawn = (page: Page, side: string): Locator => page.locator(`${side} button canvas[data-is]`);

async function saved(page: Page, button: Locator): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

/** Opened by a tap, closed by Esc and by the way back, and the focus is where it was. */
async function looksAt(page: Page, button: Locator): Promise<void> {
  const box = page.locator('dialog.lightbox');
  for (const close of [() => page.keyboard.press('Escape'), () => page.goBack()]) {
    await button.click();
    await box.waitFor();
    await box.locator('[role=status]', { hasText: /^$/ }).waitFor({ state: 'attached' });
    assert.deepEqual(await violationsEitherWay(page), []);
    await close();
    await box.waitFor({ state: 'detached' });
    assert.ok(await button.evaluate((one) => one.getRootNode().activeElement === one));
  }
}

test('with all of it the chat is no heavier than it may be', () => {
  const script = readFileSync(new URL('../dist/support-chat.js', import.meta.url));
  const { length } = gzipSync(script, { level: 9 });
  assert.ok(length <= 30 * 1024, `${length} bytes`);
});

test('a picture and a document go to the agent, and a document comes back', async () => {
  const context = await world.phone();
  const page = await world.started(context, '卡密被刮花了');
  // Taken upright, and kept by the camera as lying on its side.
  const taken = await sharp(await photo(1600, 1200))
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  await choose(page).setInputFiles([file('刮花的卡.jpg', taken), file('订单.pdf', PDF, 'application/pdf')]);
  await drawn(page, '.mine').waitFor();
  await page.locator('.mine .doc', { hasText: '订单.pdf' }).waitFor();
  await page.locator('.mine progress').first().waitFor({ state: 'detached' });
  const room = await drawn(page, '.mine').evaluate(({ width, height }: Size) => [width, height]);
  assert.deepEqual(room, [240, 320]);
  assert.deepEqual(await overflow(page), []);
  assert.deepEqual(await violationsEitherWay(page), []);
  await looksAt(page, page.getByRole('button', { name: '查看图片 刮花的卡.jpg' }));

  const desk = await world.open('卡密被刮花了|订单.pdf');
  await drawn(desk, '.theirs').waitFor();
  assert.deepEqual(await world.agent.faultsEitherWay(), []);
  await looksAt(desk, desk.getByRole('button', { name: '查看图片 刮花的卡.jpg' }));
  const pdf = await saved(desk, desk.getByRole('button', { name: '下载 订单.pdf' }));
  assert.deepEqual(pdf, { name: '订单.pdf', bytes: PDF });

  await choose(desk).setInputFiles(file('退款说明.txt', Buffer.from('三天内原路退回'), 'text/plain'));
  const answer = page.getByRole('button', { name: '下载 退款说明.txt' });
  assert.equal((await saved(page, answer)).bytes.toString(), '三天内原路退回');
  await desk.locator('.desk-said.mine', { hasText: '退款说明.txt' }).getByText('顾客已读').waitFor();
  // What was kept of the picture tells nothing of where and by what it was taken.
  await page.getByRole('button', { name: '查看图片 刮花的卡.jpg' }).click();
  const kept = await sharp(
    (await saved(page, page.getByRole('button', { name: '下载', exact: true }))).bytes,
  ).metadata();
  assert.deepEqual([kept.width, kept.height, kept.exif], [1200, 1600, undefined]);
  await context.close();
});

test('what is attached before the conversation is there follows its first message, though the first answers are lost', async () => {
  const context = await world.phone();
  const page = await context.newPage();
  await look(page);
  await page.goto('/chat');
  await page.getByRole('radio', { name: '卡密有问题' }).click();
  await page.getByLabel('请写下您的问题').fill('刮开就是坏的');
  await choose(page).setInputFiles([
    file('卡.jpg', await photo(400, 300)),
    file(`${'选错'.repeat(40)}.pdf`, PDF, 'application/pdf'),
    file('订单.pdf', PDF, 'application/pdf'),
  ]);
  const along = page.getByText('跟着这条消息发出的文件').locator('..').locator('li');
  assert.equal(await along.count(), 3);
  const drop = page.getByRole('button', { name: /^删除 选错/ });
  const { x = 0, width = 0 } = (await drop.boundingBox()) ?? {};
  assert.ok(x + width <= (page.viewportSize()?.width ?? 0), 'a long name pushes its button out of sight');
  await drop.press('Enter');
  await eventually('it is taken away', async () => (await along.count()) === 2);
  assert.deepEqual(await overflow(page), []);
  assert.deepEqual(await violationsEitherWay(page), []);
  const begin = page.getByRole('button', { name: /开始会话|留言/ }).first();
  const trouble = page.locator('.trouble');
  await context.setOffline(true);
  await begin.click();
  await trouble.waitFor();
  await context.setOffline(false);
  // It is stored, and its answer is lost.
  await page.route(
    '**/chat/conversations/*',
    async (route) => {
      await route.fetch();
      await route.abort();
    },
    { times: 1 },
  );
  await begin.click();
  await begin.and(page.locator(':not([disabled])')).waitFor();
  await begin.click();
  await drawn(page, '.mine').waitFor();
  await page.locator('.mine .doc', { hasText: '订单.pdf' }).waitFor();
  await world.open('刮开就是坏的|订单.pdf');
  assert.deepEqual(await world.said(), ['刮开就是坏的', '卡.jpg', '订单.pdf']);
  await context.close();
});

test('what is attached in one window follows into the conversation that another one opens', async () => {
  const context = await world.phone();
  const page = await context.newPage();
  await look(page);
  await page.goto('/chat');
  await page.getByRole('radio', { name: '卡密有问题' }).waitFor();
  await choose(page).setInputFiles(file('订单.pdf', PDF, 'application/pdf'));
  await page.getByText('跟着这条消息发出的文件').waitFor();
  const other = await world.started(context, '另一个窗口里写的');
  await page.locator('.mine .doc', { hasText: '订单.pdf' }).waitFor();
  await other.locator('.mine .doc', { hasText: '订单.pdf' }).waitFor();
  await context.close();
});

test('a network lost in the middle of an upload: it goes on by itself, and texts keep their order', async () => {
  const context = await world.phone();
  const page = await world.started(context, '截图在这里');
  const network = await Network.of(page);
  await network.set(150_000);
  const picture = await photo(1500, 1500, 95);
  await choose(page).setInputFiles(file('大图.jpg', picture));
  await page.locator('.meta', { hasText: /正在上传 [2-6]\d%/ }).waitFor();
  await network.set(null);
  await page.getByText('连不上，恢复后自动继续').first().waitFor();
  const field = page.getByLabel('继续说…');
  for (const text of ['第一条', '第二条']) {
    await field.fill(text);
    await field.press('Enter');
  }
  assert.deepEqual(await violationsEitherWay(page), []);
  const rest = page.waitForRequest((request) => request.method() === 'PATCH');
  await network.set(FULL_SPEED);
  const begun = Number((await rest).headers()['upload-offset']);
  assert.ok(begun > picture.length * 0.1 && begun < picture.length, `it goes on from ${begun}`);
  await drawn(page, '.mine').waitFor();
  await world.open('截图在这里|大图.jpg');
  await eventually('all has come once, and in order', async () => (await world.said()).length === 4);
  assert.deepEqual(await world.said(), ['截图在这里', '第一条', '第二条', '大图.jpg']);
  await context.close();
});

test('what is cancelled is not sent; what is refused says why; what the page took along is told afterwards', async () => {
  const context = await world.phone();
  const page = await world.started(context, '发错了');
  const network = await Network.of(page);
  await network.set(100_000);
  const large = await photo(1500, 1500, 95);
  await choose(page).setInputFiles(file('发错.jpg', large));
  await page.locator('.meta', { hasText: /正在上传 [1-9]/ }).waitFor();
  await page.getByRole('button', { name: '取消 发错.jpg' }).click();
  await page.locator('progress').waitFor({ state: 'detached' });
  await network.set(FULL_SPEED);
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
  const empty = Buffer.alloc(0);
  const huge = Buffer.alloc(11 * 1024 * 1024, 1);
  await choose(page).setInputFiles([file('图.jpg', svg), file('空.txt', empty), file('大.pdf', huge)]);
  for (const [name, why] of [
    ['图.jpg', '这种文件不能发送'],
    ['空.txt', '这个文件是空的'],
    ['大.pdf', '文件超过 10 MB'],
  ] as const) {
    await page
      .locator('.one.refused', { hasText: name })
      .getByRole('alert')
      .filter({ hasText: why })
      .waitFor();
    assert.equal(await page.getByRole('button', { name: `重发 ${name}` }).count(), 0);
  }
  assert.deepEqual(await violationsEitherWay(page), []);
  for (const name of ['图.jpg', '空.txt', '大.pdf'])
    await page.getByRole('button', { name: `删除 ${name}` }).click();

  await network.set(100_000);
  await choose(page).setInputFiles(file('没传完.jpg', large));
  await page.locator('.meta', { hasText: /正在上传 [1-9]/ }).waitFor();
  const asked = page.waitForEvent('dialog').then(async (dialog) => {
    await dialog.accept();
    return dialog.type();
  });
  await page.reload();
  assert.equal(await asked, 'beforeunload');
  const left = page.locator('.one.refused', { hasText: '没传完.jpg' });
  await left.getByText('离开页面时还没传完，没有发出').waitFor();
  await page.getByRole('button', { name: '删除 没传完.jpg' }).click();
  await left.waitFor({ state: 'detached' });
  await page.reload();
  await page.locator('.mine', { hasText: '发错了' }).waitFor();
  assert.equal(await left.count(), 0);
  await world.open('发错了');
  assert.deepEqual(await world.said(), ['发错了']);
  await context.close();
});

test('a picture is pasted or dropped, and one that is larger than we keep is made smaller before it leaves', async () => {
  const context = await world.phone();
  const page = await world.started(context, '粘贴一张');
  const large = await photo(5_000, 1_000, 100);
  await page.evaluate(WATCH_SIZES);
  await handOver(page, 'paste', '.write textarea', large);
  await drawn(page, '.mine').waitFor();
  assert.deepEqual(await page.evaluate('Promise.all(sizes)'), [[4_096, 819]]);

  const desk = await world.open('粘贴一张|shot.jpg');
  const small = await photo(300, 200);
  await handOver(desk, 'dragover', '.desk-log', small);
  await desk.getByText('松开，发给顾客').waitFor();
  await handOver(desk, 'drop', '.desk-log', small);
  await drawn(page, '.theirs').waitFor();
  // A note takes none: what is meant for colleagues reaches no customer.
  await desk.keyboard.press('Escape');
  await desk.locator('.desk-modes button').nth(1).click();
  await handOver(desk, 'paste', '.desk-write textarea', small);
  await handOver(desk, 'dragover', '.desk-log', small);
  await desk.locator('.desk-drop', { hasText: '备注不能带文件' }).waitFor();
  await handOver(desk, 'drop', '.desk-log', small);
  assert.equal(
    await desk
      .getByRole('button', { name: /备注不能带文件/ })
      .first()
      .isDisabled(),
    true,
  );
  assert.deepEqual(await world.said(), ['粘贴一张', 'shot.jpg', 'shot.jpg']);
  await context.close();
});

test('a file is out of reach until it has been looked at, and for good when something was found', async () => {
  const { scanner } = world;
  const context = await world.phone();
  const page = await world.started(context, '扫描一下');
  const desk = await world.open('扫描一下');
  scanner.hold();
  await choose(page).setInputFiles(file('干净.jpg', await photo(400, 300)));
  for (const one of [page.locator('.mine'), desk.locator('.theirs')])
    await one.getByText('正在做安全检查').waitFor();
  assert.deepEqual(await violationsEitherWay(page), []);
  scanner.release();
  for (const one of [drawn(page, '.mine'), drawn(desk, '.theirs')]) await one.waitFor();
  scanner.hold();
  scanner.finds = true;
  await choose(page).setInputFiles(file('有毒.pdf', PDF, 'application/pdf'));
  await desk.locator('.theirs .desk-doc', { hasText: '正在做安全检查' }).waitFor();
  scanner.release();
  for (const one of [page.locator('.mine .doc'), desk.locator('.theirs .desk-doc')])
    await one.filter({ hasText: '没有通过安全检查，已删除' }).waitFor();
  scanner.finds = false;
  await context.close();
});

test('a picture is chosen by keyboard, has its room before it comes, and outlives its link', async () => {
  const context = await world.phone();
  const page = await world.started(context, '链接过期');
  const asked = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '发送图片或文件' }).focus();
  await page.keyboard.press('Enter');
  const chooser = await asked;
  assert.ok(chooser.isMultiple());
  await chooser.setFiles(file('限时.jpg', await photo(400, 300)));
  await drawn(page, '.mine').waitFor();
  assert.ok(await page.getByRole('button', { name: '拍照发送' }).isVisible(), 'a phone has a camera');

  const held = Promise.withResolvers<void>();
  const { page: desk } = world.agent;
  await desk.route('**/files/*', async (route) => {
    await held.promise;
    await route.continue();
  });
  await world.open('链接过期|限时.jpg');
  const picture = desk.getByRole('button', { name: '查看图片 限时.jpg' });
  const room = await picture.boundingBox();
  held.resolve();
  await drawn(desk, '.theirs').waitFor();
  assert.deepEqual(await picture.boundingBox(), room);

  let isOver = true;
  await page.route('**/files/*', (route) => {
    if (!isOver) return route.continue();
    isOver = false;
    return route.fulfill({ status: 410 });
  });
  await looksAt(page, page.getByRole('button', { name: '查看图片 限时.jpg' }));
  assert.equal(isOver, false);
  await context.close();
});

test('on a partner’s page that allows no pictures from elsewhere they are shown all the same', async (t) => {
  const { origin } = world.console.node;
  const policy = `default-src 'none'; script-src ${origin}; connect-src ${origin} ${origin.replace('http', 'ws')}; require-trusted-types-for 'script'; trusted-types lit-html`;
  const server = createServer((_, response) => {
    response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy })
      .end(
        `<!doctype html><html lang="zh-CN"><title>合作伙伴</title><meta name="viewport" content="width=device-width"><script async src="${origin}/support-chat.js"></script><h1>合作伙伴</h1><support-chat></support-chat>`,
      );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close().closeAllConnections());
  const context = await world.phone();
  const complaints: string[] = [];
  context.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const page = await world.started(context, '在伙伴那里', url);
  await choose(page).setInputFiles([
    file('图.jpg', await photo(400, 300)),
    file('单.pdf', PDF, 'application/pdf'),
  ]);
  await drawn(page, '.mine').waitFor();
  await page.getByRole('button', { name: '查看图片 图.jpg' }).click();
  await page.locator('dialog.lightbox [role=status]', { hasText: /^$/ }).waitFor({ state: 'attached' });
  await page.keyboard.press('Escape');
  assert.deepEqual((await saved(page, page.getByRole('button', { name: '下载 单.pdf' }))).bytes, PDF);
  assert.equal(page.url(), url);
  assert.deepEqual(complaints, []);
  await context.close();
});
