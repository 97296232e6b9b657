/** What calls an agent: the number in the tab, and by consent a sound and a notification. */
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
  await owner.page.context().grantPermissions(['notifications'], { origin: world.node.origin });
});
after(() => world?.close());

/**
 * A browser without a window shows no notification and asks nobody, so the page's own part is listened to: whether it
 * asks, what it shows, and what it lets sound. Whether the tab is in front is told from outside.
 */
const EARS = `
  window.heard = { shown: [], asked: 0, tones: 0, hidden: false };
  window.Notification = class extends EventTarget {
    static permission = sessionStorage.getItem('consent') ?? 'default';
    static async requestPermission() {
      window.heard.asked++;
      const { state } = await navigator.permissions.query({ name: 'notifications' });
      sessionStorage.setItem('consent', state);
      return (this.permission = state);
    }
    constructor(title, { body, tag }) { super(); window.heard.shown.push([title, body, tag].join(' | ')); }
    close() {}
  };
  const start = OscillatorNode.prototype.start;
  OscillatorNode.prototype.start = function (...when) { window.heard.tones++; return start.apply(this, when); };
  Object.defineProperty(document, 'visibilityState', { get: () => (window.heard.hidden ? 'hidden' : 'visible') });
`;

interface Heard {
  readonly shown: string[];
  readonly asked: number;
  readonly tones: number;
}
const heard = (page: Page): Promise<Heard> => page.evaluate('window.heard');
const hide = (page: Page, isHidden: boolean): Promise<void> =>
  page.evaluate(`window.heard.hidden = ${isHidden}; document.dispatchEvent(new Event('visibilitychange'));`);
const title = (page: Page, number: string) =>
  eventually(`the tab says ${number}`, async () => (await page.title()).startsWith(number));

test('nothing sounds and nothing is shown before somebody has said that they want it', async () => {
  const { page } = owner;
  await page.addInitScript(EARS);
  await page.goto('/console/desk');
  await page.getByText('没有人在排队').waitFor();
  await hide(page, true);
  const customer = await Customer.open(world, { intent: 'refund', name: '第一位' });
  await customer.writes('有人吗');
  await title(page, '(1) ');
  assert.deepEqual(await heard(page), { shown: [], asked: 0, tones: 0, hidden: true });
});

test('who has agreed is told of those who wait, of what their own write, and of nothing that they look at', async () => {
  const { page } = owner;
  await hide(page, false);
  await owner.button('开启桌面提醒');
  await page.getByRole('button', { name: '开启桌面提醒' }).waitFor({ state: 'detached' });
  await owner.button('打开提示音');
  // Once, so that one knows what it is like.
  assert.deepEqual([(await heard(page)).asked, (await heard(page)).tones], [1, 2]);
  await page.getByRole('button', { name: '关闭提示音' }).waitFor();
  assert.deepEqual(await owner.faultsEitherWay(), []);
  await hide(page, true);
  const customer = await Customer.open(world, { intent: 'refund', name: '第二位' });
  await title(page, '(2) ');
  assert.deepEqual((await heard(page)).shown, ['有顾客在等 | 2 位顾客在排队 | desk-waiting']);
  assert.equal((await heard(page)).tones, 4);

  // One's own: what is written while one looks calls nobody, and what is written to a tab in the back does.
  await hide(page, false);
  await page.locator('.desk-row', { hasText: '第二位' }).click();
  await page.getByRole('button', { name: /^接入/ }).click();
  await page.locator('.desk-event', { hasText: '林晓 接入' }).waitFor();
  await customer.writes('您看着的');
  await page.locator('.desk-said.theirs', { hasText: '您看着的' }).waitFor();
  await title(page, '(1) ');
  const before = await heard(page);
  await hide(page, true);
  await customer.writes('您没看到的');
  await title(page, '(2) ');
  await eventually('it is shown', async () => (await heard(page)).shown.length === before.shown.length + 1);
  assert.equal((await heard(page)).shown.at(-1), '顾客来消息了 | 1 个会话有新消息 | desk-waiting');
  assert.equal((await heard(page)).tones, before.tones + 2);
  await hide(page, false);
  await title(page, '(1) ');
});

test('what was agreed to holds over a reload, and is taken back by one button', async () => {
  const { page } = owner;
  await page.goto('/console/desk');
  await page.locator('.desk-row', { hasText: '第一位' }).waitFor();
  assert.equal(await page.getByRole('button', { name: '开启桌面提醒' }).count(), 0);
  await owner.button('关闭提示音');
  await page.getByRole('button', { name: '打开提示音' }).waitFor();
  await Customer.open(world, { intent: 'refund', name: '第三位' });
  await title(page, '(2) ');
  assert.equal((await heard(page)).tones, 0);
  assert.deepEqual(owner.complaints, []);
});

test('a colleague who hands one over calls whoever gets it', async () => {
  const { page } = owner;
  const link = await world.invite(owner, { name: '周敏', email: 'zhou@tianyuan.example', role: /^客服/ });
  const other = await world.seat({});
  await other.page.goto(link);
  await other.button('创建通行密钥');
  await other.heading(/周敏/);
  await page.goto('/console/desk');
  await page.locator('.desk-row', { hasText: '第三位' }).waitFor();
  await hide(page, true);
  await atDesk(other);
  await other.page.locator('.desk-row', { hasText: '第三位' }).click();
  await other.page.getByRole('button', { name: /^转接/ }).waitFor();
  await other.page.keyboard.press('h');
  const dialog = other.page.getByRole('dialog');
  await dialog.getByLabel('转给').selectOption({ label: '林晓 · 工号 1001 · 1 个会话' });
  await dialog.getByRole('button', { name: '转接' }).click();
  await eventually('it is shown', async () =>
    (await heard(page)).shown.includes('有会话转给了您 | 请到客服台查看 | desk-waiting'),
  );
});
