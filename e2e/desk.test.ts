/** Agents at the desk: whoever waits is taken, answered, noted about, handed over and helped, by keyboard alone. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ConsoleWorld, type Seat } from './console.world.ts';
import { atDesk, Customer } from './desk.world.ts';
import { eventually } from './site.node.ts';

const COLLEAGUE = 'zhou@tianyuan.example';

let world: ConsoleWorld;
let owner: Seat;
let colleague: Seat;
before(async () => {
  world = await ConsoleWorld.open();
  owner = await world.founder('林晓', 'lin@tianyuan.example');
  const link = await world.invite(owner, { name: '周敏', email: COLLEAGUE, role: /^客服/ });
  colleague = await world.seat({ lang: 'en', scheme: 'dark' });
  await colleague.page.goto(link);
  await colleague.button(/创建通行密钥|Create a passkey/);
  await colleague.heading(/周敏/);
});
after(() => world?.close());

test('who waits comes in by itself, is taken and answered by keyboard, and sees no note', async () => {
  const { page } = owner;
  await atDesk(owner);
  await page.getByText('没有人在排队').waitFor();
  assert.deepEqual(await owner.faultsEitherWay(), []);
  const visitor = await Customer.open(world, {
    intent: 'refund',
    name: '陈女士',
    order: 'DD-20261128',
    contact: '微信同号',
  });
  await visitor.writes('卡密兑换不了，想退款');
  const row = page.getByRole('link', { name: /陈女士.*退款.*卡密兑换不了，想退款/ });
  await row.waitFor();
  await eventually('the tab says how many wait', async () => (await page.title()).startsWith('(1) '));

  await page.locator('h1').focus();
  await page.keyboard.press('j');
  await page.locator('.desk-said.theirs', { hasText: '卡密兑换不了，想退款' }).waitFor();
  for (const fact of ['DD-20261128', '微信同号', '还没有人接入'])
    await page.getByRole('region', { name: '详情' }).getByText(fact).waitFor();
  await page.keyboard.press('t');
  await page.getByText('林晓 接入').waitFor();
  await page.keyboard.press('r');
  await page.keyboard.type('您好，我来帮您处理');
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.type('请稍等。');
  await page.keyboard.press('Enter');
  const mine = page.locator('.desk-said.mine', { hasText: '请稍等。' });
  await mine.getByText('已存入服务器').waitFor();
  assert.deepEqual(await visitor.hears(), ['卡密兑换不了，想退款', '您好，我来帮您处理\n请稍等。']);
  await visitor.reads(4);
  await mine.getByText('顾客已读').waitFor();

  // In the field no key is a shortcut; out of it, all are again.
  await page.keyboard.type('jknxes');
  assert.equal(await page.locator('textarea').inputValue(), 'jknxes');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('Delete');
  await page.keyboard.press('Escape');
  await page.keyboard.press('n');
  await page.locator('.desk-composer.note-like').waitFor();
  await page.keyboard.type('第二次来，注意核对订单');
  assert.deepEqual(await owner.faultsEitherWay(), []);
  await page.keyboard.press('Enter');
  await page.locator('.desk-said.note-like', { hasText: '第二次来，注意核对订单' }).waitFor();
  assert.equal((await visitor.hears()).length, 2, 'a note reached the customer');
  assert.equal(await page.locator('.desk-composer.note-like').count(), 0, 'what comes next is a reply again');
  assert.deepEqual(await owner.faultsEitherWay(), []);
});

test('a conversation is handed over with a note, resolved, and opened again by who thought better of it', async () => {
  const { page } = owner;
  await page.keyboard.press('Escape');
  await page.keyboard.press('h');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('转给').selectOption({ label: '周敏 · 工号 1002 · 0 个会话' });
  await dialog.getByLabel('给同事的备注（可不填）').fill('已核对订单，等财务退款');
  assert.deepEqual(await owner.faultsEitherWay(), []);
  await dialog.getByRole('button', { name: '转接' }).click();
  await page.locator('.desk-event', { hasText: '转给 周敏' }).waitFor();
  await page.getByText('这个会话由 周敏 负责。').waitFor();

  const other = colleague.page;
  await atDesk(colleague, '/desk?list=mine');
  await other.locator('h1').focus();
  await other.keyboard.press('j');
  await other.locator('.desk-said.note-like', { hasText: '已核对订单，等财务退款' }).waitFor();
  // Both write at once: each is told.
  await other.keyboard.press('r');
  await other.keyboard.type('Refund is on its way');
  await page.getByText('周敏 也在写回复').waitFor();
  await other.keyboard.press('Enter');
  await page.locator('.desk-said.ours', { hasText: 'Refund is on its way' }).waitFor();
  await other.keyboard.press('Escape');
  await other.keyboard.press('e');
  await other.locator('.desk-undo').waitFor();
  assert.deepEqual(await colleague.faultsEitherWay(), []);
  await other.getByRole('button', { name: 'Undo' }).click();
  await other.locator('.desk-event', { hasText: 'Reopened' }).waitFor();
  await other.keyboard.press('s');
  await other.getByRole('button', { name: 'In 1 hour' }).click();
  await other.locator('.desk-head', { hasText: 'Snoozed' }).waitFor();
  await other.getByRole('dialog').waitFor({ state: 'detached' });
  await other.keyboard.press('e');
  await other.locator('.desk-head', { hasText: 'Resolved' }).waitFor();
});

test('what is written without a network stays on the device, and is sent in order', async () => {
  const { page } = owner;
  const visitor = await Customer.open(world, { intent: 'enquiry', name: '小吴' });
  await visitor.writes('在吗');
  await atDesk(owner);
  await page.getByRole('link', { name: /小吴/ }).click();
  await page.locator('.desk-said.theirs', { hasText: '在吗' }).waitFor();
  await page.context().setOffline(true);
  await page.getByText('现在连不上服务器').waitFor();
  const field = page.getByLabel('写给顾客');
  for (const text of ['第一句', '第二句']) {
    await field.fill(text);
    await field.press('Enter');
  }
  assert.equal(await page.locator('.desk-said.queued').count(), 2);
  assert.deepEqual(await visitor.hears(), ['在吗']);
  await page.context().setOffline(false);
  await page.locator('.desk-said.queued').first().waitFor({ state: 'detached' });
  await eventually(
    'both have come, in order',
    async () => (await visitor.hears()).join() === '在吗,第一句,第二句',
  );
});

test('what was begun is there at any desk, and so is nothing of a note', async () => {
  const { page } = owner;
  const visitor = await Customer.open(world, { intent: 'top-up-failed', name: '老赵' });
  await visitor.writes('充值没到');
  await atDesk(owner);
  await page.getByRole('link', { name: /老赵/ }).click();
  await page.getByLabel('写给顾客').fill('我先查一下');
  await page.keyboard.press('Escape');
  await page.keyboard.press('n');
  await page.getByLabel('写内部备注').fill('像是重复下单');
  await owner.goTo('/calls');
  await atDesk(owner, `/desk?conversation=${visitor.id}`);
  await eventually(
    'the draft is back',
    async () => (await page.getByLabel('写给顾客').inputValue()) === '我先查一下',
  );
  await atDesk(colleague, `/desk?conversation=${visitor.id}`);
  await colleague.page.locator('.desk-said.theirs', { hasText: '充值没到' }).waitFor();
  assert.equal(
    await colleague.page.getByLabel('Write to the customer').inputValue(),
    '',
    'a draft is one’s own',
  );
  await colleague.button(/^Take/);
  await colleague.page.locator('.desk-event', { hasText: '周敏 took it' }).waitFor();
});

test('the help tells the keys of the desk', async () => {
  const { page } = colleague;
  await atDesk(colleague);
  await page.locator('h1').focus();
  await page.keyboard.press('?');
  const help = page.getByRole('dialog');
  await help.getByText('Next conversation').waitFor();
  // Nothing fires behind it.
  await page.keyboard.press('j');
  assert.equal(new URL(page.url()).searchParams.get('conversation'), null);
  assert.deepEqual(await colleague.faultsEitherWay(), []);
  await page.keyboard.press('Escape');
  await help.waitFor({ state: 'detached' });
});

test('a thousand who wait are no more rows than fit, and the last is reached', async () => {
  const { page } = colleague;
  await atDesk(colleague);
  await page.getByText('Nobody waits').waitFor();
  await world.crowd(1_000);
  await page.locator('.desk-lists .count', { hasText: /^\d{4}$/ }).waitFor();
  assert.ok((await page.locator('.desk-row').count()) < 40, 'rows out of sight are there');
  const box = page.locator('.desk-rows');
  await eventually('the end is reached', async () => {
    await box.evaluate((one) => one.scrollTo(0, one.scrollHeight));
    const last = page.locator('.desk-rows li').last();
    const [at, of] = [await last.getAttribute('aria-posinset'), await last.getAttribute('aria-setsize')];
    return at === of && Number(of) >= 1_000;
  });
});

test('on a phone one pane fills the screen, and Back leads to the one before', async () => {
  const phone = await world.seat({ device: 'phone' });
  await phone.sync(owner);
  const { page } = phone;
  await page.goto('/console/desk?list=mine');
  await phone.button(/通行密钥/);
  await page.locator('.desk-row').first().click();
  await page.locator('.desk-log .desk-said').first().waitFor();
  assert.equal(await page.locator('.desk-lists').isVisible(), false);
  assert.deepEqual(await phone.faultsEitherWay(), []);
  await page.getByRole('link', { name: '详情' }).click();
  await page.getByRole('region', { name: '详情' }).waitFor();
  assert.deepEqual(await phone.faultsEitherWay(), []);
  await page.goBack();
  await page.goBack();
  await page.locator('.desk-row').first().waitFor();
  assert.deepEqual(await phone.faultsEitherWay(), []);
  const isOurs = (text: string) => !/ERR_INTERNET_DISCONNECTED/.test(text);
  for (const seat of [owner, colleague, phone]) assert.deepEqual(seat.complaints.filter(isOurs), []);
});
