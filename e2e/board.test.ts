/** Agents say that they are there and are given somebody; supervisors see all of it, and help without being seen. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { ConsoleWorld, type Seat } from './console.world.ts';
import { eventually } from './site.node.ts';

let world: ConsoleWorld;
let owner: Seat;
let agent: Seat;
before(async () => {
  world = await ConsoleWorld.open();
  owner = await world.founder('林晓', 'lin@tianyuan.example');
  const link = await world.invite(owner, { name: '周敏', email: 'zhou@tianyuan.example', role: /^客服/ });
  agent = await world.seat();
  await agent.page.goto(link);
  await agent.button(/创建通行密钥/);
  await agent.heading(/周敏/);
});
after(() => world?.close());

/** Somebody opens a conversation at the site. */
async function visit(text: string, intent = 'refund'): Promise<void> {
  const ask = async (method: string, path: string, body: object, token = '') => {
    const response = await fetch(`${world.node.origin}/api/v1/chat/${path}`, {
      method,
      headers: { accept: 'application/json', 'content-type': 'application/json', 'Clearline-Guest': token },
      body: JSON.stringify(body),
    });
    assert.ok(response.ok, `${method} ${path}: ${response.status}`);
    return (await response.json()) as { token: string };
  };
  const { token } = await ask('POST', 'guests', {});
  const id = randomUUID();
  await ask('PUT', `conversations/${id}`, { lang: 'zh', intent, name: '陈女士' }, token);
  await ask('POST', `conversations/${id}/messages`, { key: randomUUID(), text }, token);
}

const pressed = (seat: Seat, name: string) =>
  seat.page.getByRole('button', { name, pressed: true }).waitFor();

test('an agent is asked to start, starts by one tap, is given somebody, and every tab knows', async () => {
  const { page } = agent;
  await agent.goTo('/desk');
  await page.getByText('您还没有开始接待，不会有新会话分给您。').waitFor();
  assert.deepEqual(await agent.faultsEitherWay(), []);
  await page.getByRole('button', { name: '接待设置' }).click();
  const panel = page.getByRole('dialog');
  await panel.getByLabel('同时最多接待几个会话').fill('2');
  await panel.getByLabel('退款').check();
  assert.deepEqual(await agent.faultsEitherWay(), []);
  await panel.getByRole('button', { name: '保存' }).click();
  await panel.waitFor({ state: 'detached' });
  await pressed(agent, '离开');
  await agent.button('开始接待');
  await pressed(agent, '接待中');
  await visit('卡密兑换不了，想退款');
  await agent.goTo('/desk?list=mine');
  await page.getByRole('link', { name: /陈女士.*退款/ }).waitFor();
  const second = await page.context().newPage();
  await second.goto('/console/desk');
  await second.getByRole('button', { name: '接待中', pressed: true }).waitFor();
  await second.getByRole('button', { name: '忙碌' }).click();
  await pressed(agent, '忙碌');
  await page.locator('h1').focus();
  await page.keyboard.press('a');
  await pressed(agent, '接待中');
  await page.reload();
  await pressed(agent, '接待中');
  await second.close();
});

test('whoever lets somebody wait for nothing reads why they are away, and is back by one tap', async () => {
  const { page } = agent;
  await world.leaveUnanswered();
  await page.getByText('分给您的一位顾客等了 90 秒没有回复').waitFor();
  await pressed(agent, '离开');
  assert.deepEqual(await agent.faultsEitherWay(), []);
  await agent.button('我回来了，继续接待');
  await pressed(agent, '接待中');
  await page.getByText('分给您的一位顾客等了').waitFor({ state: 'detached' });
  await eventually('they are given the customer again', async () => {
    await agent.goTo('/desk?list=mine');
    return (await page.getByRole('link', { name: /陈女士/ }).count()) === 1;
  });
});

test('a supervisor sees who is there with what, and helps without the customer seeing it', async () => {
  const { page } = owner;
  await owner.goTo('/board');
  const row = page.locator('.board-agent', { hasText: '周敏' });
  await row.getByText('接待中').waitFor();
  await row.getByText('1/2').waitFor();
  await page.getByText('次数还少，这个比例说明不了什么。').waitFor();
  assert.deepEqual(await owner.faultsEitherWay(), []);
  await row.getByText('手上的 1 个会话').click();
  await row.getByRole('button', { name: '悄悄提示' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('想让对方知道什么').fill('这单可以直接退，不用等财务');
  assert.deepEqual(await owner.faultsEitherWay(), []);
  await dialog.getByRole('button', { name: '发给同事' }).click();
  await dialog.waitFor({ state: 'detached' });
  await agent.page.getByRole('link', { name: /陈女士/ }).click();
  await agent.page.locator('.desk-said.note-like', { hasText: '这单可以直接退' }).waitFor();
  await row.getByRole('button', { name: '限量' }).click();
  await dialog.getByLabel('最多几个（不填就是不限）').fill('1');
  await dialog.getByRole('button', { name: '设置' }).click();
  await row.getByText('1/1').waitFor();
});

test('what is pulled back is given to somebody else, and waits are compared with what was told', async () => {
  const { page } = owner;
  await visit('充值没到账', 'top-up-failed');
  const waiting = page.locator('.board-rows > li', { hasText: '充值失败' });
  await waiting.getByRole('button', { name: '分给…' }).click();
  const dialog = page.getByRole('dialog');
  assert.deepEqual(await owner.faultsEitherWay(), []);
  await dialog.getByRole('button', { name: /周敏/ }).click();
  const row = page.locator('.board-agent', { hasText: '周敏' });
  await row.getByText('2/1').waitFor();
  const held = row.locator('details li', { hasText: '充值失败' });
  await held.getByRole('button', { name: '撤回' }).click();
  await row.getByText('1/1').waitFor();
  await waiting.getByRole('button', { name: '我来接' }).click();
  await page.getByText('没有人在排队').waitFor();
  await world.tellWaits(Array.from({ length: 40 }, (_, n) => [3, 4, 5, 1, 9][n % 5] ?? 3));
  await owner.goTo('/desk');
  await owner.goTo('/board');
  await page.reload();
  await page.getByText(/^4\d 次里约 6\d% 在范围内/).waitFor();
  assert.deepEqual(await owner.faultsEitherWay(), []);
});

test('a team is made, a conversation handed to it, and shifts are set', async () => {
  const { page } = owner;
  await owner.goTo('/board/teams');
  await page.getByText('还没有小组').waitFor();
  await owner.button('新建小组');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('名称').fill('退款组');
  await dialog.getByLabel(/周敏/).check();
  assert.deepEqual(await owner.faultsEitherWay(), []);
  await dialog.getByRole('button', { name: '保存' }).click();
  await page.getByRole('heading', { name: /退款组/ }).waitFor();
  assert.deepEqual(await owner.faultsEitherWay(), []);

  await owner.goTo('/desk?list=mine');
  await page.getByRole('link', { name: /充值失败/ }).click();
  await page.getByRole('button', { name: /转接/ }).click();
  await dialog.getByLabel('转给').selectOption({ label: '退款组 · 1 人，1 人接待中' });
  await dialog.getByRole('button', { name: '转接' }).click();
  await page.locator('.desk-event', { hasText: '转给 退款组' }).waitFor();

  await owner.goTo('/board/shifts');
  await page.getByRole('button', { name: '排班 周敏' }).click();
  await dialog.getByRole('button', { name: '周一 加一段' }).click();
  await dialog.getByRole('button', { name: '周二到周五同周一' }).click();
  await owner.button('加一天');
  await dialog.getByLabel('日期', { exact: true }).fill('2027-01-04');
  assert.deepEqual(await owner.faultsEitherWay(), []);
  await dialog.getByRole('button', { name: '保存' }).click();
  await page.getByText(/^周一至周五.*09:00–18:00；/).waitFor();
  await page.getByText('另有 1 天单独安排').waitFor();
  assert.deepEqual(await owner.faultsEitherWay(), []);
});

test('who saves a team second is told where theirs differs, loses nothing, and says which stays', async () => {
  const { page } = owner;
  // What the other one saves is heard of nowhere but in the refusal.
  await page.route('**/api/v1/events*', (route) => route.abort());
  await page.reload();
  await owner.goTo('/board/teams');
  const dialog = page.getByRole('dialog');
  const edit = async (name: string) => {
    await page.getByRole('button', { name: '修改 退款组' }).click();
    await dialog.getByLabel('名称').fill(name);
  };
  const elsewhere = await page.context().newPage();
  await elsewhere.goto('/console/board/teams');
  await edit('退款一组');
  await elsewhere.getByRole('button', { name: '修改 退款组' }).click();
  await elsewhere.getByRole('dialog').getByLabel('英文').check();
  await elsewhere.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await elsewhere.getByRole('dialog').waitFor({ state: 'detached' });
  await elsewhere.close();
  await dialog.getByRole('button', { name: '保存' }).click();
  const notice = dialog.getByRole('alert');
  await notice.getByText('刚才有同事先保存了').waitFor();
  assert.deepEqual(await notice.locator('td').allTextContents(), ['退款组', '退款一组', '英文', '全部语言']);
  await dialog.locator('[role=alert]:focus').waitFor();
  const { y = 0, height = 0 } =
    (await notice.getByRole('button', { name: '改用对方的' }).boundingBox()) ?? {};
  assert.ok(y > 0 && y + height <= (page.viewportSize()?.height ?? 0), 'the choice is in sight');
  assert.equal(await dialog.getByRole('button', { name: '保存', exact: true }).count(), 0);
  assert.equal(await dialog.getByLabel('名称').inputValue(), '退款一组');
  assert.deepEqual(await owner.faultsEitherWay(), []);
  await dialog.getByRole('button', { name: '保存我的，覆盖对方的' }).press('Enter');
  await page.getByRole('heading', { name: /退款一组/ }).waitFor();
  await page.unroute('**/api/v1/events*');
  await page.reload();
});

test('a thousand who wait come page by page, on a phone as well', async () => {
  await world.crowd(1_000);
  const phone = await world.seat({ device: 'phone', lang: 'en', scheme: 'dark' });
  await phone.sync(owner);
  const { page } = phone;
  await page.goto('/console/board');
  await phone.button(/passkey/i);
  await page.getByRole('heading', { name: /Waiting · 100\d/ }).waitFor();
  assert.equal(await page.locator('ol.board-rows > li').count(), 100);
  await page.getByRole('button', { name: /more wait: show them/ }).click();
  await page.locator('ol.board-rows > li:nth-child(200)').waitFor();
  assert.deepEqual(await phone.faultsEitherWay(), []);
  const isOurs = (text: string) => !/ERR_INTERNET_DISCONNECTED/.test(text);
  for (const seat of [owner, agent, phone]) assert.deepEqual(seat.complaints.filter(isOurs), []);
});
