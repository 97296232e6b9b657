import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ConsoleWorld, type Seat } from './console.world.ts';

let world: ConsoleWorld;
let owner: Seat;
let admin: Seat;
before(async () => {
  world = await ConsoleWorld.open();
  owner = await world.founder('林晓', 'lin@tianyuan.example');
  admin = await world.seat({ lang: 'en', scheme: 'dark' });
});
after(() => world?.close());

test('a link that was used says so, and makes nobody', async () => {
  const { page } = admin;
  await page.goto(world.ownerLink);
  await page.getByRole('alert').waitFor();
  assert.match((await page.getByRole('alert').textContent()) ?? '', /was used or has expired/);
});

test('the only owner is told to invite a second person, and the invitation is read in the mail', async () => {
  const { page } = owner;
  await page.getByRole('link', { name: '邀请第二个人' }).click();
  await page.getByLabel('姓名', { exact: true }).fill('Anna Schmidt');
  await page.getByLabel('邮箱', { exact: true }).fill('anna@tianyuan.example');
  await page.getByLabel('邮件语言').selectOption('en');
  await page.getByLabel(/^管理员/).check();
  await owner.button('发出邀请');
  await owner.heading('邀请');
  await page.getByText('等待接受').waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('e');
  await owner.heading('发件记录');
  await page.getByRole('link', { name: /invite/i }).click();
  const letter = (await page.locator('.letter').textContent()) ?? '';
  const link = /\S+\/console\/enrol#\S+/.exec(letter)?.[0];
  assert.ok(link, letter);
  await admin.page.goto(link);
  // Only the fragment differs from where the browser was.
  await admin.page.reload();
  await admin.heading('Accept the invitation');
  await admin.button('Create a passkey');
  await admin.heading('Hello, Anna Schmidt');
});

test('what another person did appears without a reload', async () => {
  const { page } = owner;
  await page.getByRole('link', { name: '人员', exact: true }).first().click();
  await page.getByRole('link', { name: 'Anna Schmidt' }).waitFor();
  await page.getByRole('link', { name: '首页' }).first().click();
  await owner.heading('林晓，您好');
  await page.getByText('等您处理').waitFor();
  await page.getByText('只有您一个人能批准修改').waitFor({ state: 'detached' });
});

test('a passkey signs in again after signing out', async () => {
  const { page } = admin;
  await admin.button('Sign out');
  await admin.heading('Sign in to the console');
  assert.deepEqual(await admin.faults(), []);
  await admin.button('Sign in with a passkey');
  await admin.heading('Hello, Anna Schmidt');
  assert.match(page.url(), /\/console$/);
});

test('a dangerous act asks for the passkey once more, and goes on where it was', async () => {
  const { page } = owner;
  await world.forgetStepUps();
  await page.goto('/console/account');
  await owner.button('生成新的恢复码');
  await page.getByRole('dialog', { name: '请再验证一次身份' }).waitFor();
  assert.deepEqual(await owner.faults(), []);
  await owner.button('用通行密钥验证');
  const codes = page.getByRole('dialog', { name: '恢复码' }).getByRole('listitem');
  await codes.first().waitFor();
  assert.equal(await codes.count(), 10);
  await page.keyboard.press('Escape');
});

test('a session that is ended elsewhere asks to sign in again, over what was typed', async () => {
  const second = await world.seat();
  await second.sync(owner);
  await second.page.goto('/console/people');
  await second.button('用通行密钥登录');
  await second.heading('人员');
  await second.page.getByLabel('搜索姓名或邮箱').fill('Anna');
  await owner.page.goto('/console/account');
  await owner.button('结束其他所有会话');
  await owner.page.getByRole('dialog').getByRole('button', { name: '结束其他所有会话' }).click();
  await second.page.getByRole('dialog', { name: '您的登录已经结束' }).waitFor();
  await second.page.getByRole('dialog').getByRole('button', { name: '用通行密钥登录' }).click();
  await second.page.getByRole('dialog').waitFor({ state: 'detached' });
  assert.equal(await second.page.getByLabel('搜索姓名或邮箱').inputValue(), 'Anna');
  await second.page.context().close();
});

test('an access token is shown once', async () => {
  const { page } = owner;
  await page.goto('/console/account');
  await owner.button('创建令牌');
  await page.getByLabel('用途').fill('每日报表');
  await page.getByLabel('audit.read').check();
  await page.getByRole('dialog').getByRole('button', { name: '创建令牌' }).click();
  const shown = page.getByRole('dialog', { name: '令牌', exact: true }).locator('code');
  await shown.waitFor();
  const token = (await shown.textContent()) ?? '';
  const headers = { authorization: `Bearer ${token}` };
  const answer = await fetch(`${world.node.origin}/api/v1/audit`, { headers });
  assert.equal(answer.status, 200);
  assert.equal((await fetch(`${world.node.origin}/api/v1/mail`, { headers })).status, 403);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '撤销 每日报表' }).waitFor();
  assert.equal(await page.getByText(token).count(), 0);
});

test('the trail tells in words who did what, before and after, and is searched by them', async () => {
  const { page } = owner;
  await page.goto('/console/audit');
  await page.getByRole('combobox', { name: /^做了什么/ }).selectOption('邀请了一位同事');
  const row = page.getByRole('row', { name: /邀请了一位同事/ });
  await row.waitFor();
  await row.getByRole('button', { name: /展开行/ }).click();
  await page.getByText('people.invite').waitFor();
  await page.getByRole('columnheader', { name: '改后' }).waitFor();
  await page.getByRole('row', { name: '角色 无 管理员', exact: true }).waitFor();
});

const SCREENS = [
  '',
  '/people',
  '/people/invitations',
  '/people/recoveries',
  '/publishers',
  '/audit',
  '/mail',
  '/account',
];

test('axe finds nothing on any screen, at either size, in either scheme and language', async () => {
  const wrong: string[] = [];
  const visitors = [
    { device: 'phone', lang: 'zh', scheme: 'dark' },
    { device: 'desktop', lang: 'en', scheme: 'light' },
  ] as const;
  for (const visitor of visitors) {
    const seat = await world.seat(visitor);
    await seat.sync(owner);
    for (const path of ['/forgot', '/sign-up', '/reset-password#x', '/verify-e-mail#x', '']) {
      await seat.page.goto(`/console${path}`);
      await seat.page.getByRole('heading', { level: 1 }).waitFor();
      wrong.push(...(await seat.faults()).map((fault) => `${path} ${JSON.stringify(visitor)}: ${fault}`));
    }
    await seat.button(/通行密钥登录|Sign in with a passkey/);
    await seat.heading(/林晓/);
    for (const path of SCREENS) {
      await seat.goTo(path);
      wrong.push(...(await seat.faults()).map((fault) => `${path} ${JSON.stringify(visitor)}: ${fault}`));
    }
    wrong.push(...seat.complaints);
    await seat.page.context().close();
  }
  assert.deepEqual(wrong, []);
});

test('nothing broke the policy of the document, and nothing was thrown', () => {
  assert.deepEqual([...owner.complaints, ...admin.complaints], []);
});
