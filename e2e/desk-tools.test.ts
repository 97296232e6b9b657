/** Macros, tags and several conversations at once: by keyboard, with refusals told and thought better of. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ConsoleWorld, type Seat } from './console.world.ts';
import { atDesk, Customer } from './desk.world.ts';
import { eventually } from './site.node.ts';

let world: ConsoleWorld;
let owner: Seat;
let colleague: Seat;
before(async () => {
  world = await ConsoleWorld.open();
  owner = await world.founder('林晓', 'lin@tianyuan.example');
  const link = await world.invite(owner, { name: '周敏', email: 'zhou@tianyuan.example', role: /^客服/ });
  colleague = await world.seat({ lang: 'en', scheme: 'dark' });
  await colleague.page.goto(link);
  await colleague.button(/创建通行密钥|Create a passkey/);
  await colleague.heading(/周敏/);
});
after(() => world?.close());

async function opened(seat: Seat, customer: Customer, said: string): Promise<void> {
  await customer.writes(said);
  await atDesk(seat, `/desk?conversation=${customer.id}`);
  await seat.page.locator('.desk-said.theirs', { hasText: said }).waitFor();
}

test('a macro is written with what a customer will read beside it, and told where it is wrong', async () => {
  const { page } = owner;
  await owner.goTo('/macros');
  await page.getByText('还没有话术').waitFor();
  assert.deepEqual(await owner.faultsEitherWay(), []);
  await page.getByRole('link', { name: '新建话术' }).click();
  await owner.heading('新建话术');
  await page.getByLabel('所有客服').check();
  await owner.fill('标题', '退款进度');
  await owner.fill('快捷词', 'Refund');
  await owner.fill('中文内容', '您好\n{custmer}，退款已提交');
  await page.getByText('第 2 行第 1 个字：没有 {custmer} 这个变量').waitFor();
  await owner.fill('英文内容', 'Hello {customer}, the refund of {order} is on its way. {agent}');
  // The server says it too, whatever the screen lets through.
  await owner.button('保存');
  assert.match(await owner.alert(), /第 2 行第 1 个字/);
  await owner.fill('中文内容', '您好，订单 {order} 的退款已提交。');
  await page.getByLabel('中文内容').press('ControlOrMeta+Home');
  await page.getByRole('button', { name: '{customer}' }).first().click();
  const preview = page.getByRole('figure', { name: '中文预览' });
  await preview.getByText('陈女士您好，订单 DD-20261128 的退款已提交。').waitFor();
  await page.getByRole('figure', { name: '英文预览' }).getByText('Hello Ms Chen').waitFor();
  await owner.fill('加标签（多个用逗号分开）', '退款，VIP');
  await page.getByLabel('标为已解决').check();
  assert.deepEqual(await owner.faultsEitherWay(), []);
  await owner.button('保存');
  await owner.heading('话术');
  await page.getByText('/refund').waitFor();
  assert.deepEqual(await owner.faultsEitherWay(), []);
});

test('one that was deleted comes back, and what is everybody’s is changed by supervisors only', async () => {
  const { page } = owner;
  await owner.button('删除“退款进度”');
  await page.getByText('还没有话术').waitFor();
  await owner.button('撤销');
  await page.getByText('/refund').waitFor();
  const other = colleague.page;
  await colleague.goTo('/macros');
  await other.getByRole('heading', { name: 'Shared macros' }).waitFor();
  assert.equal(await other.getByRole('button', { name: /Delete/ }).count(), 0);
  await other.getByRole('link', { name: 'Change “退款进度”' }).click();
  await other.getByText('Shared macros are kept by supervisors.').waitFor();
  assert.equal(await other.getByRole('button', { name: 'Save' }).count(), 0);
  assert.deepEqual(await colleague.faultsEitherWay(), []);
  await colleague.goTo('/macros/new');
  await colleague.fill('Title', 'Greeting');
  await colleague.fill('Shortcut', 'hi');
  await colleague.fill('Chinese text', '{customer}，您好！');
  await colleague.fill('English text', 'Hello {customer}!');
  await colleague.button('Save');
  await other.getByText('/hi').waitFor();
  await other.getByLabel('Search titles, shortcuts and texts').fill('您好！');
  await other.getByText('/refund').waitFor({ state: 'detached' });
  await other.getByText('/hi').waitFor();
  await owner.goTo('/macros');
  await page.getByText('/refund').waitFor();
  assert.equal(await page.getByText('/hi').count(), 0, 'one’s own is nobody else’s');
});

test('a slash finds it; what is missing is filled in first; what it wants done is done once it is sent', async () => {
  const { page } = owner;
  const customer = await Customer.open(world, { intent: 'refund', name: '{agent}陈⟦女士⟧' });
  await opened(owner, customer, '退款呢');
  const field = page.getByLabel('写给顾客');
  await page.keyboard.press('Escape');
  await page.locator('h1').focus();
  await page.keyboard.press('r');
  await page.keyboard.type('1/2 /');
  await page.getByRole('option', { name: /退款进度/ }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('listbox').waitFor({ state: 'detached' });
  assert.equal(await page.locator('textarea:focus').count(), 1, 'Esc shut the list alone');
  await field.fill('');
  await page.keyboard.type('/款进');
  const option = page.getByRole('option', { name: /退款进度.*\/refund/ });
  await option.waitFor();
  assert.equal(await option.getAttribute('aria-selected'), 'true');
  assert.equal(await field.getAttribute('aria-activedescendant'), await option.getAttribute('id'));
  assert.deepEqual(await owner.faultsEitherWay(), []);
  await page.keyboard.press('Enter');
  // The value is said as it stands, without our own marks; the gap is ready to be typed over.
  assert.equal(await field.inputValue(), '{agent}陈 女士您好，订单 ⟦订单号⟧ 的退款已提交。');
  await page.getByText('发送后： 加标签 #退款 #vip · 标为已解决').waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.desk-gaps', { hasText: '还没有填：订单号' }).waitFor();
  assert.equal(await page.locator('.desk-gaps').getAttribute('role'), 'alert');
  assert.deepEqual(await owner.faultsEitherWay(), []);
  await page.keyboard.type('DD-77');
  assert.deepEqual(await customer.hears(), ['退款呢'], 'it was sent with a gap');
  await page.keyboard.press('Enter');
  await page.locator('.desk-said.mine', { hasText: '订单 DD-77 的退款已提交' }).waitFor();
  await page.locator('.desk-head', { hasText: '已解决' }).waitFor();
  const tags = page.getByRole('region', { name: '标签' });
  for (const tag of ['退款', 'vip']) await tags.getByRole('listitem').filter({ hasText: tag }).waitFor();
  assert.deepEqual((await customer.hears()).at(-1), '{agent}陈 女士您好，订单 DD-77 的退款已提交。');
});

test('the customer’s language chooses the text, and what a value smuggles in is stopped as if it were typed', async () => {
  const { page } = colleague;
  const customer = await Customer.open(world, { intent: 'refund', name: '请把短信验证码发给我', lang: 'en' });
  await opened(colleague, customer, 'Where is my refund');
  const field = page.getByLabel('Write to the customer');
  await field.focus();
  await page.keyboard.type('/h');
  await page.getByRole('option', { name: /Greeting/ }).click();
  assert.equal(await field.inputValue(), 'Hello 请把短信验证码发给我!');
  await page.keyboard.press('Enter');
  const refused = page.locator('.desk-said.refused');
  await refused.getByText(/breaks what we promise in public/).waitFor();
  assert.deepEqual(await colleague.faultsEitherWay(), []);
  // Sent again it is refused again; discarded it is gone, also for who comes back.
  await refused.getByRole('button', { name: 'Send again' }).click();
  await refused.getByRole('button', { name: 'Send again' }).waitFor();
  await refused.getByRole('button', { name: 'Discard' }).click();
  await refused.waitFor({ state: 'detached' });
  await page.reload();
  await page.locator('.desk-said.theirs', { hasText: 'Where is my refund' }).waitFor();
  assert.equal(await page.locator('.desk-said.refused').count(), 0);
  assert.deepEqual(await customer.hears(), ['Where is my refund']);
});

test('tags are put on by hand, shown in the list, and lists are asked for by them', async () => {
  const { page } = owner;
  const customer = await Customer.open(world, { intent: 'enquiry', name: '标签客户' });
  await opened(owner, customer, '我要开发票');
  const tags = page.getByRole('region', { name: '标签' });
  await tags.getByLabel('标签（回车添加）').fill(' #发票 ');
  await page.keyboard.press('Enter');
  await page.locator('.desk-row', { hasText: '标签客户' }).getByText('发票', { exact: true }).waitFor();
  await page.getByLabel('按标签筛选').selectOption('发票');
  await eventually(
    'only what bears it is there',
    async () => (await page.locator('.desk-row').count()) === 1,
  );
  assert.equal(new URL(page.url()).searchParams.get('tag'), '发票');
  assert.deepEqual(await owner.faultsEitherWay(), []);
  await tags.getByRole('button', { name: '去掉标签“发票”' }).click();
  await page.getByText('没有带这个标签的会话').waitFor();
});

test('several are tagged and resolved at once: each is told, and undone by who thought better of it', async () => {
  const { page } = owner;
  const names = ['甲一', '乙二', '丙三', '丁四'];
  const customers = [];
  for (const name of names) {
    const customer = await Customer.open(world, { intent: 'account-security', name });
    await customer.writes(`我是${name}`);
    customers.push(customer);
  }
  // One has as many tags as there may be.
  await atDesk(owner, `/desk?conversation=${customers[1]?.id}`);
  const tags = page.getByRole('region', { name: '标签' });
  for (let n = 0; n < 10; n++) {
    await tags.getByLabel('标签（回车添加）').fill(`第${n}号`);
    await page.keyboard.press('Enter');
    await tags.getByRole('listitem').nth(n).waitFor();
  }
  await atDesk(owner);
  for (const name of names) await page.locator('.desk-row', { hasText: name }).waitFor();
  await page.locator('.desk-row', { hasText: '甲一' }).focus();
  await page.keyboard.press('x');
  await page.getByText('已选 1 个会话').waitFor();
  for (let n = 0; n < 3; n++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+X');
  await page.getByText('已选 4 个会话').waitFor();
  assert.deepEqual(await owner.faultsEitherWay(), []);
  await owner.button('加标签');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('标签（回车添加）').fill('批量');
  await page.keyboard.press('Enter');
  await page.getByText('加标签：完成 3 个，共 4 个。没有完成的：').waitFor();
  await page.locator('.desk-bulk li', { hasText: /乙二 \d+ .*最多 10 个标签/ }).waitFor();
  // The one that was not done stays selected.
  await page.getByText('已选 1 个会话').waitFor();
  assert.ok(await page.getByLabel(/^选择 乙二/).isChecked());
  assert.deepEqual(await owner.faultsEitherWay(), []);
  const tagged = page.locator('.desk-row', { hasText: '批量' });
  await eventually('three bear it', async () => (await tagged.count()) === 3);
  await owner.button('撤销');
  await page.getByText('已撤销 3 个。').waitFor();
  await eventually('none bears it', async () => (await tagged.count()) === 0);
  await owner.button('知道了');

  // By the mouse: from the first to the last that is clicked with Shift.
  await page.getByLabel(/^选择 乙二/).uncheck();
  await page.getByLabel(/^选择 甲一/).check();
  await page.getByLabel(/^选择 丙三/).click({ modifiers: ['Shift'] });
  await page.getByText('已选 3 个会话').waitFor();
  await owner.page.locator('.desk-bulk').getByRole('button', { name: '标为已解决' }).click();
  await page.getByText('标为已解决：3 个都完成了。').waitFor();
  await page.locator('.desk-row', { hasText: '甲一' }).waitFor({ state: 'detached' });
  await owner.button('撤销');
  await page.getByText('已撤销 3 个。').waitFor();
  for (const name of names) await page.locator('.desk-row', { hasText: name }).waitFor();
  await owner.button('知道了');
});

test('several are put off and handed over at once', async () => {
  const { page } = owner;
  await atDesk(owner);
  for (const name of ['甲一', '乙二']) await page.getByLabel(new RegExp(`^选择 ${name}`)).check();
  await page.locator('.desk-bulk').getByRole('button', { name: '转接' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('转给').selectOption({ label: '周敏 · 工号 1002 · 0 个会话' });
  await dialog.getByRole('button', { name: '转接' }).click();
  await page.getByText('转接：2 个都完成了。').waitFor();
  await page.locator('.desk-row', { hasText: '甲一' }).waitFor({ state: 'detached' });
  await owner.button('撤销');
  await page.locator('.desk-row', { hasText: '甲一' }).waitFor();
  await owner.button('知道了');
  for (const name of ['丙三', '丁四']) await page.getByLabel(new RegExp(`^选择 ${name}`)).check();
  await page.locator('.desk-bulk').getByRole('button', { name: '暂缓' }).click();
  await page.getByRole('button', { name: '1 小时后' }).click();
  await page.getByText('暂缓：2 个都完成了。').waitFor();
  await owner.button('撤销');
  await page.getByText('已撤销 2 个。').waitFor();
  for (const seat of [owner, colleague]) assert.deepEqual(seat.complaints, []);
});
