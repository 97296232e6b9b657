import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ConsoleWorld, type Seat } from './console.world.ts';
import { eventually } from './site.node.ts';

const OLD = '400-000-0000';
const NEW = '400-000-0002';
const SCREENS = [
  '/contacts',
  '/contacts/channels/main-line',
  '/contacts/channels/wechat',
  '/contacts/new?kind=app',
  '/contacts/history',
  '/contacts/file',
  '/operator',
  '/hours',
  '/hours/help-mail',
  '/notices',
  '/notices/new',
  '/notices/holiday-service',
  '/badges',
  '/proposals',
  '/proposals/1',
];

let world: ConsoleWorld;
let owner: Seat;
let admin: Seat;
before(async () => {
  world = await ConsoleWorld.open();
  owner = await world.founder('林晓', 'lin@tianyuan.example');
  admin = await world.seat({ lang: 'en', scheme: 'dark', device: 'phone' });
  const who = { name: 'Anna Schmidt', email: 'anna@tianyuan.example', role: /^管理员/, lang: 'en' } as const;
  await admin.page.goto(await world.invite(owner, who));
  await admin.button('Create a passkey');
  await admin.heading(/Anna/);
});
after(() => world?.close());

test('a number that cannot be dialled is told beside its field, with the way to mend it', async () => {
  const { page } = owner;
  await page.goto('/console/contacts/channels/main-line');
  await page.getByLabel('号码', { exact: true }).fill('400-000-0');
  await page.getByText('不是有效的电话号码').first().waitFor();
  assert.equal(await page.getByLabel('号码', { exact: true }).getAttribute('aria-invalid'), 'true');
  await page.getByText('1 处要修正').waitFor();
});

test('what is typed is previewed on the real surfaces before anything is saved', async () => {
  const { page } = owner;
  await page.getByLabel('号码', { exact: true }).fill(NEW);
  const preview = page.frameLocator('iframe');
  await preview.getByText(NEW).first().waitFor();
  await page.getByRole('tab', { name: 'vCard' }).click();
  await preview.getByText('BEGIN:VCARD').waitFor();
  assert.equal(await world.shownNumber(), OLD);
});

test('one admin changes the main number, and it waits for another', async () => {
  const { page } = owner;
  await page.keyboard.press('Control+s');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^保存修改/ })
    .click();
  await owner.heading(/修改客服热线/);
  await owner.button('提交审批');
  await page.getByText('待批准').first().waitFor();
  assert.equal(await world.shownNumber(), OLD);
});

test('whoever edited a proposal is told that another must approve it', async () => {
  const approve = owner.page.getByRole('button', { name: '批准', exact: true });
  assert.ok(await approve.isDisabled());
  await owner.page.getByText('不能自己批准').waitFor();
});

test('the other admin sees who else is here, and approves', async () => {
  const { page } = admin;
  await page.goto('/console/proposals');
  await page.getByRole('link', { name: /客服热线/ }).click();
  await page.getByText('Also here: 林晓').waitFor();
  await admin.button('Approve');
  await admin.button(/^Approve and publish/);
  await page.getByText('Became version 2').first().waitFor();
  await eventually('the new number is shown', async () => (await world.shownNumber()) === NEW);
});

test('whoever proposed it sees it published without a reload', async () => {
  await owner.page.getByText('成为名片第 2 版').first().waitFor();
});

test('what is published is put back by a proposal of its own', async () => {
  const { page } = owner;
  await owner.button('提出恢复原样');
  await page.getByRole('dialog').getByRole('button', { name: '保存修改' }).click();
  await owner.heading(/^恢复 #1 之前的内容/);
  await page.locator('ins', { hasText: OLD }).waitFor();
  await owner.button('提交审批');
  await page.getByText('待批准').first().waitFor();
  assert.equal(await world.shownNumber(), NEW);
});

test('who reads on the first page that a proposal was rejected finds the reason there', async () => {
  await admin.page.goto('/console');
  await admin.page.getByRole('link', { name: /^Review the proposal: 恢复/ }).click();
  await admin.button('Reject');
  await admin.page.getByLabel('Reason').fill('The new number is right.');
  await admin.button('Reject the proposal');
  await admin.page.getByText('Rejected').first().waitFor();
  await owner.page.goto('/console');
  await owner.page.getByRole('link', { name: /^提案被拒绝：恢复/ }).click();
  await owner.page.getByText('The new number is right.').waitFor();
});

test('a number is retired two taps from the first screen of a phone', async () => {
  const { page } = admin;
  await page.goto('/console');
  await page.getByRole('link', { name: 'Channels' }).last().click();
  await page.getByRole('button', { name: /^Retire now 138/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Retire 138 0000 0000 now?' });
  await world.forgetStepUps();
  await dialog.getByRole('button', { name: 'Retire 138 0000 0000 now' }).click();
  await admin.button('Confirm with a passkey');
  await page.getByText('It is retired').waitFor();
});

test('two who edit one part of a proposal at once are shown both, and nobody is overwritten', async () => {
  const { page } = owner;
  await page.goto('/console/contacts/channels/help-mail');
  await page.getByLabel('邮箱地址').fill('first@tianyuan.example');
  await page.keyboard.press('Control+s');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^保存修改/ })
    .click();
  await owner.heading(/修改客服邮箱/);
  const id = /\d+$/.exec(page.url())?.[0];
  const editor = `/console/contacts/channels/help-mail?proposal=${id}`;
  await page.goto(editor);
  await page.getByLabel('邮箱地址').fill('mine@tianyuan.example');
  await admin.page.goto(editor);
  await admin.page.getByLabel('Email address').fill('theirs@tianyuan.example');
  await admin.page.keyboard.press('Control+s');
  await admin.page
    .getByRole('dialog')
    .getByRole('button', { name: /^Save into/ })
    .click();
  await admin.page.waitForURL(/proposals\/\d+$/);
  await page.keyboard.press('Control+s');
  await page.getByRole('dialog').getByRole('button', { name: /^存入/ }).click();
  const choice = page.getByRole('dialog', { name: '别人刚刚也改了这里' });
  await choice.getByText('theirs@tianyuan.example').waitFor();
  assert.deepEqual(await owner.faults(), []);
  await choice.getByRole('radio', { name: /^对方的/ }).check();
  await choice.getByRole('button', { name: '按选择保存' }).click();
  await page.waitForURL(/proposals\/\d+$/);
  await page.getByText('theirs@tianyuan.example').first().waitFor();
});

test('leaving with something unsaved asks first, and going back to how it was leaves freely', async () => {
  const { page } = owner;
  await page.goto('/console/contacts/channels/partner-mail');
  await page.getByLabel('邮箱地址').fill('new@tianyuan.example');
  const asked = new Promise<string>((told) => {
    page.once('dialog', async (dialog) => {
      await dialog.dismiss();
      told(dialog.message());
    });
  });
  await page.getByRole('link', { name: '返回渠道' }).click();
  assert.match(await asked, /尚未保存/);
  assert.equal(await page.getByLabel('邮箱地址').inputValue(), 'new@tianyuan.example');
  await owner.button('恢复原样');
  await page.getByRole('link', { name: '返回渠道' }).click();
  await owner.heading('渠道');
});

test('days of a year are reached and changed with keys', async () => {
  const { page } = owner;
  await page.goto('/console/hours');
  const chosen = page.locator('.cl-date.chosen');
  await chosen.focus();
  const first = await chosen.getAttribute('id');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowLeft');
  assert.equal(await chosen.getAttribute('id'), first);
  await page.getByRole('radio', { name: '放假' }).check();
  assert.match((await chosen.getAttribute('aria-label')) ?? '', /放假 · 您的安排/);
  await owner.button('恢复原样');
});

test('a range of days is picked with keys, a mouse or a finger, changed as one, and put back as one', async () => {
  const { page } = owner;
  const picked = page.locator('.cl-date.picked');
  const mine = page.locator('.cl-date.own');
  const year = (await page.locator('.cl-date.chosen').getAttribute('id'))?.slice(4, 8);
  const day = (date: string) => `#day-${year}-${date}`;
  await page.locator(day('03-02')).click();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowLeft');
  await page.getByRole('heading', { name: /共 7 天/ }).waitFor();
  assert.equal(await picked.count(), 7);
  await page.getByRole('radio', { name: '放假' }).check();
  await page.getByRole('status').filter({ hasText: '7 天已改为“放假”' }).waitFor();
  assert.equal(await mine.count(), 7);
  assert.deepEqual(await owner.faultsEitherWay(), []);
  await page.locator('.cl-day-editor').getByRole('button', { name: '撤销' }).click();
  assert.equal(await mine.count(), 0);
  await page.locator(day('05-04')).hover();
  await page.mouse.down();
  await page.locator(day('05-08')).hover();
  await page.mouse.up();
  await page.getByRole('radio', { name: '调休上班' }).check();
  assert.equal(await mine.count(), 5);
  await page.locator(day('05-06')).click();
  await page.locator(day('05-07')).click({ modifiers: ['Shift'] });
  await page.getByRole('radio', { name: '跟随公共日历' }).check();
  assert.equal(await mine.count(), 3);
  await owner.button('恢复原样');

  const phone = admin.page;
  await phone.goto('/console/hours');
  await phone.locator(day('08-05')).tap();
  await phone.getByRole('button', { name: 'Until…' }).tap();
  await phone.getByText('Tap the last one').waitFor();
  assert.deepEqual(await admin.faults(), []);
  await phone.locator(day('08-03')).tap();
  await phone.getByRole('heading', { name: /3 days$/ }).waitFor();
  await phone.getByRole('radio', { name: 'Holiday' }).check();
  assert.equal(await phone.locator('.cl-date.own').count(), 3);
  await admin.button('Reset');
});

test('a notice is previewed as its page, its banner and its pop-up, in both languages', async () => {
  const { page } = owner;
  await page.goto('/console/notices/new');
  await page.getByText('就会在这里看到').waitFor();
  await page.getByLabel('网址标识').fill('holiday-service');
  await page.getByText('这个标识已经用过').waitFor();
  assert.ok(await page.getByRole('button', { name: /^保存修改/ }).isDisabled());
  await page.getByLabel('网址标识').fill('system-upkeep');
  await page.getByLabel('标题 · 中文').fill('系统维护');
  await page.getByLabel('标题 · 英文').fill('Maintenance');
  await page.getByLabel('正文 · 中文').fill('今晚维护。');
  await page.getByLabel('正文 · 英文').fill('Tonight.');
  const preview = page.frameLocator('iframe');
  await preview.getByRole('heading', { name: '系统维护' }).waitFor();
  await owner.button('看英文');
  await preview.getByRole('heading', { name: 'Maintenance' }).waitFor();
  await page.getByLabel('首页弹窗').check();
  await page.getByRole('tab', { name: '弹窗' }).click();
  await preview.locator('.popup').getByText('Maintenance').waitFor();
  assert.deepEqual(await owner.faults(), []);
  await owner.button('恢复原样');
});

/** Proves to be there where that is asked for, and sees the proposal published. */
async function publishAlone({ page }: Seat): Promise<void> {
  await page.getByRole('button', { name: '发布', exact: true }).click();
  await page.getByRole('dialog', { name: '发布？' }).getByRole('button', { name: '发布' }).click();
  const proof = page
    .getByRole('dialog', { name: '请再验证一次身份' })
    .getByRole('button', { name: '用通行密钥验证' });
  const put = page.getByRole('button', { name: '提出恢复原样' });
  await proof.or(put).first().waitFor();
  if (await proof.isVisible()) await proof.click();
  await put.waitFor();
}

test('a notice that has not begun is deleted from the list of what is to come, and put back', async () => {
  const { page } = owner;
  const save = () => page.getByRole('dialog').getByRole('button', { name: '保存修改' }).click();
  await page.goto('/console/notices/new');
  await page.getByLabel('网址标识').fill('new-year');
  await page.getByLabel('标题 · 中文').fill('元旦值班');
  await page.getByLabel('标题 · 英文').fill('New year');
  await page.getByLabel('正文 · 中文').fill('元旦照常值班。');
  await page.getByLabel('正文 · 英文').fill('We are here.');
  await page.getByLabel('开始').fill('2098-01-01T00:00');
  await page.keyboard.press('Control+s');
  await save();
  await owner.heading('元旦值班');
  await publishAlone(owner);
  await page.goto('/console/notices');
  await page.getByRole('button', { name: '删除 元旦值班' }).click();
  const dialog = page.getByRole('dialog', { name: '删除还没有开始的公告“元旦值班”？' });
  await dialog.getByText('元旦照常值班。').waitFor();
  assert.deepEqual(await owner.faultsEitherWay(), []);
  await dialog.getByRole('button', { name: '删除公告' }).click();
  await save();
  await owner.heading('删除公告“元旦值班”');
  await publishAlone(owner);
  await page.goto('/console/notices');
  await page.getByRole('heading', { name: '展示中' }).waitFor();
  assert.equal(await page.getByText('元旦值班').count(), 0);
  await page.goBack();
  await owner.button('提出恢复原样');
  await save();
  await owner.heading(/^恢复 #/);
  await publishAlone(owner);
  await page.goto('/console/notices');
  await page.getByRole('link', { name: '编辑“元旦值班”' }).waitFor();
});

test('a file with a mistake changes nothing and leads to the line', async () => {
  const { page } = owner;
  await page.goto('/console/contacts/file');
  await page.getByLabel('登记文件的内容').fill('version: 1\nvalid_days: many\n');
  await owner.button('检查并生成提案');
  await page.getByRole('button', { name: '到第 2 行' }).click();
  const line = await page.evaluate<string>(
    '(() => { const a = document.activeElement; return a.value.slice(a.selectionStart, a.selectionEnd); })()',
  );
  assert.equal(line, 'valid_days: many');
});

for (const look of [
  { device: 'desktop', lang: 'zh', scheme: 'light' },
  { device: 'phone', lang: 'en', scheme: 'dark' },
] as const)
  test(`axe and the browser find nothing on any screen: ${Object.values(look).join(', ')}`, async () => {
    const seat = await world.seat(look);
    await seat.sync(owner);
    await seat.page.goto('/console');
    await seat.button(look.lang === 'zh' ? '用通行密钥登录' : 'Sign in with a passkey');
    await seat.heading(/林晓/);
    for (const path of SCREENS) {
      await seat.goTo(path);
      assert.deepEqual(await seat.faults(), [], path);
    }
    assert.deepEqual(seat.complaints, []);
    await seat.page.context().close();
  });
