/** Coming in as a guest, and what becomes of work when a session ends under it. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ConsoleWorld, type Seat } from './console.world.ts';

let world: ConsoleWorld;
let owner: Seat;
before(async () => {
  world = await ConsoleWorld.open();
  owner = await world.founder('林晓', 'lin@tianyuan.example');
});
after(() => world?.close());

test('a guest sees every open page without an error in the console of the browser', async () => {
  const link = await world.invite(owner, {
    name: 'Anna Schmidt',
    email: 'anna@tianyuan.example',
    role: /^管理员/,
    lang: 'en',
  });
  const guest = await world.seat({ lang: 'en' });
  for (const path of [
    '',
    '/people',
    '/sign-in',
    '/forgot',
    '/sign-up',
    '/reset-password#x',
    '/verify-e-mail#x',
    link,
  ]) {
    await guest.page.goto(path === link ? link : `/console${path}`);
    await guest.heading(/\S/);
    await guest.page.waitForLoadState('networkidle');
  }
  assert.deepEqual([...guest.refusals, ...guest.complaints], []);
});

test('the page of an invitation says who invites, and to which roles', async () => {
  const guest = await world.seat({ lang: 'en' });
  await guest.page.goto(await owner.mailedTo('anna@tianyuan.example', 'enrol'));
  await guest.page.getByText('Invited by').waitFor();
  const facts = (await guest.page.locator('.facts').textContent()) ?? '';
  assert.match(facts, /林晓/);
  assert.match(facts, /Admin/);
});

test('after signing in one goes on where one wanted to be, and only on this site', async () => {
  const { page } = owner;
  for (const [next, path] of [
    ['/console/people/invitations', '/console/people/invitations'],
    ['https://evil.example/console', '/console'],
    ['//evil.example/', '/console'],
    ['javascript:alert(1)', '/console'],
  ] as const) {
    await owner.page.goto('/console/account');
    await owner.button('退出登录');
    await owner.heading('登录管理台');
    await page.goto(`/console/sign-in?next=${encodeURIComponent(next)}`);
    await owner.button('用通行密钥登录');
    await page.waitForURL(`${world.node.origin}${path}`);
  }
});

test('when the session has expired, a form waits for its owner and is sent after all', async () => {
  const { page } = owner;
  await page.goto('/console/people/invitations');
  await owner.button('邀请同事');
  const form = page.getByRole('dialog', { name: '邀请同事' });
  // The first field has the focus, and not the button that closes.
  await page.keyboard.type('Wu');
  assert.equal(await form.getByLabel('姓名', { exact: true }).inputValue(), 'Wu');
  await form.getByLabel('姓名', { exact: true }).fill('Wu Lei');
  await form.getByLabel('邮箱', { exact: true }).fill('wulei@tianyuan.example');
  await form.getByLabel(/^客服/).check();
  await world.expireSessions();
  await owner.button('发出邀请');
  const again = page.getByRole('dialog', { name: '您的登录已经结束' });
  await again.waitFor();
  assert.deepEqual(await owner.faultsEitherWay(), []);
  await again.getByRole('button', { name: '用通行密钥登录' }).click();
  await again.waitFor({ state: 'detached' });
  assert.equal(await form.getByLabel('姓名', { exact: true }).inputValue(), 'Wu Lei');
  await owner.button('发出邀请');
  await form.waitFor({ state: 'detached' });
  await page.getByText('wulei@tianyuan.example').waitFor();
});

test('who comes back to an expired page signs in there, with the filter that they had set', async () => {
  const { page } = owner;
  await page.goto('/console/people?text=林');
  await page.getByRole('link', { name: '林晓' }).first().waitFor();
  await world.expireSessions();
  await page.reload();
  await owner.button('用通行密钥登录');
  await page.getByRole('table').getByRole('link', { name: '林晓' }).waitFor();
  assert.equal(await page.getByLabel('搜索姓名或邮箱').inputValue(), '林');
});

/** The server answers the next such request as it answers who asks too often. */
async function refuseOnce({ page }: Seat, method: string, path: string, seconds: number): Promise<void> {
  let isRefused = false;
  await page.route(`**/api/v1${path}`, async (route) => {
    if (isRefused || route.request().method() !== method) return route.fallback();
    isRefused = true;
    await route.fulfill({
      status: 429,
      headers: { 'Retry-After': String(seconds), 'Content-Type': 'application/problem+json' },
      body: JSON.stringify({ code: 'too-many-requests', title: '操作太频繁' }),
    });
  });
}

test('what is read too often comes by itself after the pause, and until then the screen counts', async () => {
  const { page } = owner;
  await refuseOnce(owner, 'GET', '/invitations', 2);
  await page.goto('/console/people/invitations');
  const note = page.getByRole('status').filter({ hasText: '服务器请您稍等' });
  await note
    .getByText(/秒后自动重试/)
    .first()
    .waitFor();
  await page.getByText('wulei@tianyuan.example').waitFor();
  await note.waitFor({ state: 'detached' });
});

test('what is sent too often says when to try again, and keeps what was typed', async () => {
  const { page } = owner;
  await owner.button('邀请同事');
  const form = page.getByRole('dialog', { name: '邀请同事' });
  await form.getByLabel('姓名', { exact: true }).fill('Zhou Min');
  await form.getByLabel('邮箱', { exact: true }).fill('zhoumin@tianyuan.example');
  await form.getByLabel(/^客服/).check();
  await refuseOnce(owner, 'POST', '/invitations', 90);
  await owner.button('发出邀请');
  const pause = page.getByRole('dialog', { name: '操作有些频繁，请稍等' });
  assert.ok(await pause.getByRole('button', { name: '重试' }).isDisabled());
  assert.deepEqual(await owner.faultsEitherWay(), []);
  await pause.getByRole('button', { name: '取消' }).click();
  await form.getByText(/之后可以再试/).waitFor();
  assert.equal(await form.getByLabel('姓名', { exact: true }).inputValue(), 'Zhou Min');
  await refuseOnce(owner, 'POST', '/invitations', 1);
  await owner.button('发出邀请');
  await pause.getByRole('button', { name: '重试' }).click();
  await form.waitFor({ state: 'detached' });
  await page.getByText('zhoumin@tianyuan.example').waitFor();
});

test('nothing broke the policy of the document, and nothing was thrown', () => {
  assert.deepEqual(owner.complaints, []);
});
