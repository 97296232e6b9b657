/** The chat is there whatever happens: closed, down, in a browser that notifies nobody; and tells who waits where they stand. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { BrowserContext } from 'playwright-core';
import type { WaysAnswer } from '../src/reach/ways/contract.ts';
import { violationsEitherWay } from './axe.ts';
import { ChatWorld, say, start, stored, visit } from './chat.world.ts';
import { eventually } from './site.node.ts';
import { overflow } from './site.probes.ts';

let world: ChatWorld;
before(async () => {
  world = await ChatWorld.open();
});
after(() => world?.close());

/** What a page asked of the browser and was given, as it sees it. */
interface Alerted {
  asked: number;
  shown: string[];
  tones: number;
}

/** In the page's own words, for here is no browser. One without a screen allows no notification: its user does here, once asked. */
const WATCH = `
  globalThis.alerted = { asked: 0, shown: [], tones: 0 };
  const Real = globalThis.Notification;
  if (Real) globalThis.Notification = class extends Real {
    constructor(title, options) { super(title, options); alerted.shown.push(options.body); }
    static #allowed = false;
    static get permission() { return this.#allowed ? 'granted' : 'default'; }
    static async requestPermission() { alerted.asked++; this.#allowed = true; return 'granted'; }
  };
  const make = AudioContext.prototype.createOscillator;
  AudioContext.prototype.createOscillator = function () { alerted.tones++; return make.call(this); };`;
const watched = (context: BrowserContext): Promise<unknown> => context.addInitScript({ content: WATCH });

const WECHAT =
  'Mozilla/5.0 (Linux; Android 14; V2309A Build/UP1A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/116.0.0.0 Mobile Safari/537.36 XWEB/1160117 MMWEBSDK/20240404 MicroMessenger/8.0.49.2600(0x28003137) WeChat/arm64 Language/zh_CN';

test('a sound and a notification come to whoever wants them, and nothing is asked before', async (t) => {
  const context = await world.phone();
  await watched(context);
  const page = await visit(context, await world.partner(t));
  const alerted = () => page.evaluate(() => (globalThis as unknown as { alerted: Alerted }).alerted);
  const open = page.getByRole('button', { name: '在线客服' });
  await open.click();
  await start(page, '退款', '提醒我');
  await stored(page);
  const { id } = await world.inQueue('提醒我');
  const close = page.getByRole('button', { name: '收起' });
  await close.click();
  await world.answer(id, '第一次回复');
  await page.getByText('1 条未读').waitFor();
  assert.deepEqual(await alerted(), { asked: 0, shown: [], tones: 0 }, 'nobody wanted that');
  await open.click();
  const bell = page.getByRole('button', { name: '有新消息时响铃和提醒' });
  assert.equal(await bell.getAttribute('aria-pressed'), 'false');
  await bell.click();
  await page.locator('button[aria-pressed=true]').waitFor();
  const before = await alerted();
  assert.equal(before.asked, 1);
  await world.answer(id, '看着的时候');
  await page.locator('.theirs', { hasText: '看着的时候' }).waitFor();
  assert.deepEqual(await alerted(), before, 'what one looks at makes no noise');
  assert.deepEqual(await violationsEitherWay(page), []);
  await close.click();
  await world.answer(id, '请看一下');
  await page.getByText('1 条未读').waitFor();
  assert.deepEqual(await alerted(), { ...before, shown: ['林晓 回复了您'], tones: before.tones + 1 });
  await context.close();
});

test('in WeChat’s browser, which notifies nobody, the chat runs and its links open in the same window', async () => {
  const context = await world.phone({ userAgent: WECHAT });
  await context.addInitScript(() => {
    Reflect.deleteProperty(globalThis, 'Notification');
    Reflect.deleteProperty(globalThis, 'BarcodeDetector');
  });
  await watched(context);
  const page = await visit(context);
  const thrown: string[] = [];
  page.on('pageerror', ({ message }) => thrown.push(message));
  await page.getByRole('button', { name: '有新消息时响铃和提醒' }).click();
  await page.locator('button[aria-pressed=true]').waitFor();
  await start(page, '账号安全', '微信里打开的');
  await stored(page);
  const { id } = await world.inQueue('微信里打开的');
  await world.answer(id, '收到');
  await page.locator('.theirs', { hasText: '收到' }).waitFor();
  const links = await page.locator('a:visible:not([target=""]):not([target=_self])[target]').count();
  assert.equal(links, 0, 'WeChat opens no second window');
  assert.match((await page.locator('.phone a').getAttribute('href')) ?? '', /^tel:/);
  assert.deepEqual(thrown, []);
  await context.close();
});

test('whoever waits sees their place and their wait change as others are served', async () => {
  const people = await Promise.all(['甲', '乙', '丙'].map(() => world.phone()));
  const pages = [];
  for (const [n, context] of people.entries()) {
    const page = await visit(context);
    await start(page, '其他咨询', `排队 ${n}`);
    await stored(page);
    pages.push(page);
  }
  const [first, second, third] = pages;
  assert.ok(first && second && third);
  const place = async () =>
    Number(/(\d+) 位/.exec((await third.locator('support-chat .state').textContent()) ?? '')?.[1]);
  await eventually('a place is told', async () => (await place()) >= 2);
  const before = await place();
  const { id } = await world.inQueue('排队 0');
  await world.desk('POST', `/conversations/${id}/take`);
  await eventually('it has moved on', async () => (await place()) === before - 1);
  await first.getByText('林晓 正在为您服务').waitFor();
  // Said aloud without moving the focus.
  assert.equal(await third.locator('support-chat .state').getAttribute('role'), 'status');
  assert.equal(await third.locator('.log').getAttribute('aria-live'), 'polite');
  for (const context of people) await context.close();
});

test('chips are chosen by arrows, and the number stays in view whatever one does', async () => {
  const context = await world.phone();
  const page = await visit(context);
  await page.getByRole('radio', { name: '充值失败' }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  assert.equal(await page.getByRole('radio', { name: '账号安全' }).isChecked(), true);
  const isThere = async (when: string) =>
    assert.equal(await page.locator('.phone a').isVisible(), true, `the number is not there ${when}`);
  await isThere('before');
  await page.getByLabel('请写下您的问题').fill('键盘选的');
  await page.getByRole('button', { name: '开始会话' }).click();
  await stored(page);
  assert.equal((await world.inQueue('键盘选的')).intent, 'account-security');
  await isThere('while it runs');
  await page.getByRole('button', { name: '结束会话' }).click();
  await isThere('while one is asked whether to end');
  await page.getByRole('button', { name: '结束', exact: true }).click();
  await page.getByText('会话已结束').first().waitFor();
  await isThere('after the end');
  assert.deepEqual(await overflow(page), []);
  await context.close();
});

test('closed, it tells from when on somebody is there, and takes a message all the same', async (t) => {
  const context = await world.phone();
  await context.route('**/api/v1/ways*', async (route) => {
    const answer = await route.fetch();
    const said = (await answer.json()) as WaysAnswer;
    const text = { zh: '明天 9:00 开始服务', en: 'Opens tomorrow at 9:00' };
    const chat: WaysAnswer['chat'] = { ...said.chat, state: 'closed', text, offers: ['message'] };
    await route.fulfill({ response: answer, json: { ...said, chat } });
  });
  const page = await visit(context, await world.partner(t));
  const open = page.getByRole('button', { name: /在线客服.*明天 9:00 开始服务/ });
  await open.click();
  await page.getByText('明天 9:00 开始服务').waitFor();
  await page.getByRole('radio', { name: '退款' }).click();
  await page.getByLabel('请写下您的问题').fill('下班后留言');
  await page.getByRole('button', { name: '留言，稍后答复' }).click();
  await stored(page);
  await page.locator('.state', { hasText: '答复' }).waitFor();
  await context.close();
});

test('without an answer of the official site it stays, says so, and keeps what was written', async (t) => {
  const context = await world.phone();
  const url = await world.partner(t);
  let isDown = true;
  await context.route('**/api/v1/**', (route) => (isDown ? route.abort() : route.fallback()));
  const page = await visit(context, url);
  await page.getByRole('button', { name: /在线客服/ }).click();
  await page.getByText('暂时连不上官网').waitFor();
  await page.getByRole('radio', { name: '退款' }).click();
  await page.getByLabel('请写下您的问题').fill('官网打不开');
  await page.getByRole('button', { name: '开始会话' }).click();
  await page.getByRole('alert').getByText('没有连上官网').waitFor();
  assert.equal(await page.getByLabel('请写下您的问题').inputValue(), '官网打不开');
  assert.equal(await page.getByRole('radio', { name: '退款' }).isChecked(), true);
  assert.deepEqual(await violationsEitherWay(page), []);
  isDown = false;
  await page.getByRole('button', { name: '开始会话' }).click();
  await stored(page);
  await say(page, '又好了');
  await page.locator('.mine', { hasText: '又好了' }).waitFor();
  await context.close();
});
