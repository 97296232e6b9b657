/** What colleagues do for each other, and what one sees of it at another screen. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ConsoleWorld, type Seat } from './console.world.ts';

const AGENT = 'zhou@tianyuan.example';

let world: ConsoleWorld;
let owner: Seat;
let admin: Seat;
let agent: Seat;
const everybody: Seat[] = [];
before(async () => {
  world = await ConsoleWorld.open();
  owner = await world.founder('林晓', 'lin@tianyuan.example');
  admin = await joined('Anna Schmidt', 'anna@tianyuan.example', /^管理员/, 'en');
  agent = await joined('周敏', AGENT, /^客服/, 'zh');
  everybody.push(owner, admin, agent);
});
after(() => world?.close());

async function joined(name: string, email: string, role: RegExp, lang: 'zh' | 'en'): Promise<Seat> {
  const link = await world.invite(owner, { name, email, role, lang });
  const seat = await world.seat({ lang });
  await seat.page.goto(link);
  await seat.button(/创建通行密钥|Create a passkey/);
  await seat.heading(new RegExp(name));
  return seat;
}

test('who may only read is told so by the editors, and offered nothing that would be refused', async () => {
  const { page } = agent;
  for (const path of ['/contacts/channels/main-line', '/hours', '/operator', '/notices/holiday-service']) {
    await page.goto(`/console${path}`);
    await page.getByText('您可以查看，不能修改').waitFor();
    assert.equal(await page.getByRole('button', { name: /^(保存|移除渠道)/ }).count(), 0, path);
    assert.equal(
      await page.locator('.cl-fields :is(input, textarea, select, button):enabled').count(),
      0,
      path,
    );
  }
  assert.deepEqual(await agent.faultsEitherWay(), []);
});

test('who may not read a screen sees who may, and where to go, and nothing else of it', async () => {
  const { page } = agent;
  for (const [path, readers] of [
    ['/people', '负责人、管理员和主管'],
    ['/people/invitations', '负责人、管理员和主管'],
    ['/audit', '负责人、管理员和主管'],
    ['/mail', '负责人和管理员'],
  ] as const) {
    await page.goto(`/console${path}`);
    await page.getByText(`可以查看的是：${readers}。`).waitFor();
    assert.equal(await page.locator('main :is(input, select, table, nav)').count(), 0, path);
  }
  assert.deepEqual(await agent.faultsEitherWay(), []);
  await page.getByRole('main').getByRole('link', { name: '回到首页' }).click();
  await agent.heading('周敏，您好');
});

test('a lost device takes two others, and then every old way in has ended', async () => {
  const { page } = owner;
  await page.goto('/console/people');
  await page.getByRole('link', { name: '周敏' }).click();
  await owner.heading('周敏');
  assert.deepEqual(await owner.faultsEitherWay(), []);
  await owner.button('发起设备找回');
  await owner.fill('原因', '手机和电脑一起丢了，已视频确认本人');
  assert.deepEqual(await owner.faultsEitherWay(), []);
  await page.getByRole('dialog').getByRole('button', { name: '发起设备找回' }).click();
  await owner.heading('设备找回');
  await page.getByText('等待第二位管理员').waitFor();
  assert.equal(await page.getByRole('button', { name: '批准 周敏' }).count(), 0, 'nobody is both');

  await admin.page.getByRole('link', { name: /A recovery waits for approval: 周敏/ }).click();
  await admin.heading('Lost devices');
  assert.deepEqual(await admin.faultsEitherWay(), []);
  await admin.button('Approve 周敏');
  await admin.page.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();
  await admin.page.getByText('approved, the link is on its way').waitFor();
  await page.getByText('已批准，链接已寄出').waitFor();

  const anew = await world.seat({ device: 'phone', scheme: 'dark' });
  await anew.page.goto(await owner.mailedTo(AGENT, 'enrol'));
  await anew.heading('重新登记您的设备');
  assert.deepEqual(await anew.faultsEitherWay(), []);
  await anew.button('创建通行密钥');
  await anew.heading('周敏，您好');
  await agent.page.getByRole('dialog', { name: '您的登录已经结束' }).waitFor();
  await agent.page.getByRole('dialog').getByRole('button', { name: '用通行密钥登录' }).click();
  assert.match(await agent.alert(), /无法使用/);
  await page.goto('/console/people/recoveries');
  await page.getByText('已重新登记').waitFor();
  everybody.push(anew);
  agent = anew;
});

test('when the connection is lost a note says so; back again, what is shown is fresh', async () => {
  const { page } = owner;
  await page.goto('/console/people/invitations');
  await page.getByText('anna@tianyuan.example').waitFor();
  const bringBack = await world.takeDown();
  await page.getByText('与服务器的连接断开了').waitFor();
  assert.deepEqual(await owner.faultsEitherWay(), []);
  // The note goes by itself, so it is waited for before it can come.
  await Promise.all([page.getByText('连接已恢复').waitFor(), bringBack()]);
  await invitedBy(admin, 'Wu Lei', 'wulei@tianyuan.example');
  await page.getByRole('button', { name: '撤回 Wu Lei' }).waitFor();
  await page.getByText('连接已恢复').waitFor({ state: 'detached' });
});

test('a network that is away keeps what was typed, and says what to do', async () => {
  const { page } = owner;
  await owner.button('邀请同事');
  await page.getByRole('dialog').getByLabel('姓名', { exact: true }).fill('Li Na');
  await page.getByRole('dialog').getByLabel('邮箱', { exact: true }).fill('lina@tianyuan.example');
  await page.getByRole('dialog').getByLabel(/^客服/).check();
  await page.context().setOffline(true);
  await owner.button('发出邀请');
  assert.match(await owner.alert(), /没有连上服务器/);
  await page.context().setOffline(false);
  await owner.button('发出邀请');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByText('lina@tianyuan.example').waitFor();
});

async function invitedBy({ page }: Seat, name: string, email: string): Promise<void> {
  await page.goto('/console/people?invite=agent');
  const form = page.getByRole('dialog');
  await form.getByLabel('Name', { exact: true }).fill(name);
  await form.getByLabel('E-mail address', { exact: true }).fill(email);
  await form.getByLabel(/^Agent/).check();
  await form.getByRole('button', { name: 'Send the invitation' }).click();
  await form.waitFor({ state: 'detached' });
}

test('who is deactivated is out at once, and nothing of theirs works any more', async () => {
  const { page } = owner;
  await page.goto('/console/people');
  await page.getByRole('link', { name: '周敏' }).click();
  await owner.button('停用账号');
  const question = page.getByRole('dialog', { name: '停用 周敏 的账号？' });
  await question.waitFor();
  assert.deepEqual(await owner.faultsEitherWay(), []);
  await question.getByRole('button', { name: '停用账号' }).click();
  await page.getByText('账号已停用').waitFor();
  await page.getByText('没有角色').waitFor();
  assert.deepEqual(await owner.faultsEitherWay(), []);
  await agent.page.getByRole('dialog', { name: '您的登录已经结束' }).waitFor();
  assert.deepEqual(await agent.faultsEitherWay(), []);
});

test('nothing broke the policy of the document, and nothing was thrown', () => {
  assert.deepEqual(
    everybody.flatMap(({ complaints }) => complaints),
    [],
  );
});
