/** What the console is for, from the first link to a number that is retired, without a mouse. On both databases. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ConsoleWorld, type Seat } from './console.world.ts';
import { eventually } from './site.node.ts';

const OLD = '400-000-0000';
const NEW = '400-000-0002';
const ABUSED = '138 0000 0000';
const INVITED = 'anna@tianyuan.example';

let world: ConsoleWorld;
let owner: Seat;
let admin: Seat;
before(async () => {
  world = await ConsoleWorld.open();
  owner = await world.seat();
  admin = await world.seat({ lang: 'en', scheme: 'dark', device: 'phone' });
});
after(() => world?.close());

const publicText = async (path: string): Promise<string> => (await fetch(world.node.origin + path)).text();

/** `g` and the letter of a place, as the help of the console says. */
async function goTo({ page }: Seat, letter: string): Promise<void> {
  await page.locator('main h1').waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press(letter);
}

async function press(seat: Seat, name: RegExp): Promise<void> {
  await seat.tabTo(name);
  await seat.page.keyboard.press('Enter');
}

async function type(seat: Seat, field: RegExp, text: string): Promise<void> {
  await seat.tabTo(field);
  await seat.page.keyboard.press('ControlOrMeta+a');
  await seat.page.keyboard.type(text);
}

test('the printed link makes the first owner', async () => {
  const { page } = owner;
  await page.goto(world.ownerLink);
  await owner.heading('创建第一位负责人');
  assert.deepEqual(await owner.faults(), []);
  await type(owner, /姓名/, '林晓');
  await type(owner, /邮箱/, 'lin@tianyuan.example');
  await press(owner, /创建通行密钥/);
  await owner.heading('林晓，您好');
  assert.equal(new URL(page.url()).hash, '', 'the secret leaves the address');
});

test('a second admin is invited, and comes in by the link in the mail', async () => {
  const { page } = owner;
  await press(owner, /^邀请第二个人/);
  await page.getByRole('dialog').waitFor();
  // The dialog begins in its first field.
  await page.keyboard.type('Anna Schmidt');
  await type(owner, /^邮箱/, INVITED);
  await owner.tabTo(/邮件语言/);
  await page.keyboard.press('ArrowDown');
  await owner.tabTo(/^管理员/);
  await page.keyboard.press('Space');
  await press(owner, /^发出邀请/);
  await page.getByText('等待接受').waitFor();
  await goTo(owner, 'e');
  await owner.heading('发件记录');
  await press(owner, /invite/i);
  const letter = page.locator('.letter').filter({ hasText: '/console/enrol#' });
  const link = /\S+\/console\/enrol#\S+/.exec((await letter.textContent()) ?? '')?.[0] ?? '';
  await admin.page.goto(link);
  await admin.heading('Accept the invitation');
  await press(admin, /^Create a passkey/);
  await admin.heading('Hello, Anna Schmidt');
});

test('one changes the main number, and it waits for the other', async () => {
  const { page } = owner;
  await goTo(owner, 'c');
  await owner.heading('渠道');
  await press(owner, /^客服热线/);
  await type(owner, /^号码/, NEW);
  await page.frameLocator('iframe').getByText(NEW).first().waitFor();
  await page.keyboard.press('ControlOrMeta+s');
  await page.getByRole('dialog').waitFor();
  await press(owner, /^保存修改/);
  await owner.heading(/修改客服热线/);
  await page.getByText('需要另一个人批准').first().waitFor();
  await press(owner, /^提交审批/);
  await page.getByText('待批准').first().waitFor();
  assert.equal(await world.shownNumber(), OLD);
});

test('the other approves exactly that on a phone; page and notice have it', async () => {
  const { page } = admin;
  await goTo(admin, 'p');
  await admin.heading('Proposals');
  await press(admin, /客服热线/);
  await page.getByText('Also here: 林晓').waitFor();
  await press(admin, /^Approve$/);
  await page.getByRole('dialog', { name: 'Approve and publish?' }).getByText(NEW).waitFor();
  assert.deepEqual(await admin.faults(), []);
  await press(admin, /^Approve and publish/);
  await page.getByText('Became version 2').first().waitFor();
  await eventually('the new number is shown', async () => (await world.shownNumber()) === NEW);
  for (const path of ['/', '/contact', '/notices', '/notices/card-2-main-line'])
    assert.match(await publicText(`${path}?lang=zh`), new RegExp(NEW), path);
  await owner.page.getByText('成为名片第 2 版').first().waitFor();
});

test('a number that is abused is retired by one alone, with the passkey once more, and loudly', async () => {
  const { page } = admin;
  await goTo(admin, 'c');
  await admin.heading('Channels');
  await press(admin, /^Retire now 138/);
  const dialog = page.getByRole('dialog', { name: `Retire ${ABUSED} now?` });
  await dialog.getByText('without a second person').waitFor();
  assert.deepEqual(await admin.faults(), []);
  await world.forgetStepUps();
  await press(admin, /^Retire 138 0000 0000 now/);
  await page.getByRole('dialog', { name: 'Confirm that it is you' }).waitFor();
  await press(admin, /^Confirm with a passkey/);
  await page.getByText('It is retired').waitFor();
  await eventually('every page says so', async () => (await publicText('/help?lang=zh')).includes(ABUSED));
  assert.match(await publicText('/?lang=zh'), /class="popup[^"]*"[\s\S]*138 0000 0000/);
  assert.match(await publicText('/search?lang=zh&q=13800000000'), /已停用/);
  await goTo(owner, 'h');
  await owner.page.getByRole('link', { name: /^紧急停用：.*138 0000 0000/ }).waitFor();
  await goTo(owner, 'e');
  await owner.page
    .getByRole('link', { name: /138 0000 0000/ })
    .first()
    .waitFor();
});

test('nothing broke the policy of the document, and nothing was thrown', () => {
  assert.deepEqual([...owner.complaints, ...admin.complaints], []);
});
