/** Every way into an account, and out of trouble with it, as people meet them. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { codeAt, stepOf } from '../src/people/accounts/totp.ts';
import { ConsoleWorld, type Seat } from './console.world.ts';

const WEI = 'wei@tianyuan.example';
const PASSWORD = 'three quiet otters sing';
const BUYER = 'chen@customer.example';
const BUYERS_PASSWORD = 'seven green kettles hum';
const BUYERS_NEXT = 'nine slow ferries wait';

let world: ConsoleWorld;
let owner: Seat;
let wei: Seat;
let buyer: Seat;
let secret = '';
let codes: string[] = [];
before(async () => {
  world = await ConsoleWorld.open();
  owner = await world.founder('林晓', 'lin@tianyuan.example');
  wei = await world.seat({ lang: 'en' });
  buyer = await world.seat({ device: 'phone' });
});
after(() => world?.close());

/** The code that the app shows now. */
const code = (): string => codeAt(secret, stepOf(Date.now()));

test('an invitation is accepted with a password and an authenticator app', async () => {
  const link = await world.invite(owner, { name: 'Wei Zhang', email: WEI, role: /^管理员/, lang: 'en' });
  const { page } = wei;
  await page.goto(link);
  await wei.heading('Accept the invitation');
  assert.deepEqual(await wei.faultsEitherWay(), []);
  await wei.button(/^No passkeys\?/);
  await wei.fill('Password', 'password123');
  await wei.button('Next: the authenticator app');
  const picture = page.getByRole('img', { name: 'QR code for the authenticator app' });
  await picture.waitFor();
  const drawn = await page.evaluate<number>("document.querySelector('img.qr').naturalWidth");
  assert.ok(drawn > 0);
  secret = (await page.locator('.copyable code').textContent()) ?? '';
  assert.deepEqual(await wei.faultsEitherWay(), []);
  await wei.fill('The 6-digit code that the app shows', '000000');
  await wei.button('Finish and sign in');
  assert.match(await wei.alert(), /too common/);
  await wei.fill('Password', PASSWORD);
  await wei.fill('The 6-digit code that the app shows', code());
  await wei.button('Finish and sign in');
  await wei.heading('Hello, Wei Zhang');
});

test('a password needs the one-time code as well', async () => {
  const { page } = wei;
  await wei.button('Sign out');
  await wei.fill('E-mail address', WEI);
  await wei.fill('Password', 'three quiet otters sang');
  await wei.button('Continue');
  assert.match(await wei.alert(), /wrong/);
  await wei.fill('Password', PASSWORD);
  await wei.button('Continue');
  await page.getByRole('heading', { name: 'Type the one-time code' }).waitFor();
  assert.deepEqual(await wei.faultsEitherWay(), []);
  await world.forgetCodes();
  await wei.fill('One-time code', code());
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await wei.heading('Hello, Wei Zhang');
});

test('recovery codes are shown once, to copy and to print', async () => {
  const { page } = wei;
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/console/account');
  await wei.button('Make new recovery codes');
  const dialog = page.getByRole('dialog', { name: 'Recovery codes' });
  await dialog.getByRole('listitem').first().waitFor();
  codes = await dialog.getByRole('listitem').allTextContents();
  assert.equal(new Set(codes).size, 10);
  assert.deepEqual(await wei.faultsEitherWay(), []);
  await dialog.getByRole('button', { name: 'Copy' }).click();
  await dialog.getByRole('button', { name: 'Copied' }).waitFor();
  assert.equal(await page.evaluate<string>('navigator.clipboard.readText()'), codes.join('\n'));
  await page.evaluate('window.print = () => { window.printed = true; }');
  await dialog.getByRole('button', { name: 'Print' }).click();
  assert.equal(await page.evaluate('window.printed'), true);
  await page.emulateMedia({ media: 'print' });
  assert.ok(await dialog.getByText(codes[0] ?? '').isVisible());
  assert.equal(await page.getByRole('heading', { level: 1 }).isVisible(), false);
  await page.emulateMedia({ media: 'screen' });
  await page.keyboard.press('Escape');
  await page.getByText('10 left').waitFor();
});

test('a recovery code opens the account once, and no rights until a factor is shown', async () => {
  const { page } = wei;
  await wei.button('Sign out');
  await wei.button('Use a recovery code');
  assert.deepEqual(await wei.faultsEitherWay(), []);
  const use = async () => {
    await wei.fill('E-mail address', WEI);
    await wei.fill('Recovery code', codes[0] ?? '');
    await wei.fill('Password, if you have one', PASSWORD);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  };
  await use();
  await wei.heading('Hello, Wei Zhang');
  assert.deepEqual(await wei.faultsEitherWay(), []);
  assert.equal(await page.getByRole('link', { name: 'People', exact: true }).count(), 0);
  await page.goto('/console/account');
  await page.getByText('9 left').waitFor();
  await wei.button('Sign out');
  await wei.button('Use a recovery code');
  await use();
  assert.match(await wei.alert(), /wrong/);
});

test('a recovery code lets somebody add a passkey, and with it their rights come back', async () => {
  const { page } = wei;
  await wei.fill('Recovery code', codes[1] ?? '');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await wei.heading('Hello, Wei Zhang');
  await page.getByRole('main').getByRole('link', { name: 'Add one' }).click();
  await wei.button('Add a passkey');
  await wei.fill('Name', 'New phone');
  await page.getByRole('dialog').getByRole('button', { name: 'Add a passkey' }).click();
  await page.getByRole('button', { name: 'Remove New phone' }).waitFor();
  await wei.button('Sign out');
  await wei.button('Sign in with a passkey');
  await page.getByRole('link', { name: 'People', exact: true }).first().waitFor();
});

test('a passkey is added from another device, renamed and removed, and the last one stays', async () => {
  const { page } = owner;
  await page.goto('/console/account');
  await owner.changeDevice();
  await owner.button('添加通行密钥');
  await owner.fill('名称', '手机');
  await page.getByRole('dialog').getByRole('button', { name: '添加通行密钥' }).click();
  await page.getByRole('button', { name: '改名 手机' }).click();
  assert.deepEqual(await owner.faultsEitherWay(), []);
  await owner.fill('名称', '值班手机');
  await owner.button('保存');
  await page.getByRole('button', { name: /移除 .*Linux/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: '移除' }).click();
  await page.getByRole('button', { name: /移除 .*Linux/ }).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '移除 值班手机' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '移除' }).click();
  assert.match(await owner.alert(), /最后一种登录方式/);
  assert.deepEqual(await owner.faultsEitherWay(), []);
  await owner.button('退出登录');
  await owner.button('用通行密钥登录');
  await owner.heading('林晓，您好');
});

test('a buyer signs up, and the link in the mail opens the account with the password', async () => {
  const { page } = buyer;
  await page.goto('/login?lang=zh');
  await page.getByText('还不能下单或查订单').waitFor();
  await page.getByRole('link', { name: '注册买家账号' }).click();
  await buyer.fill('姓名', '陈静');
  await buyer.fill('邮箱', BUYER);
  await buyer.fill('密码', BUYERS_PASSWORD);
  await buyer.button('注册');
  await buyer.heading('请查收邮件');
  assert.deepEqual(await buyer.faultsEitherWay(), []);
  await page.goto(await owner.mailedTo(BUYER, 'verify-e-mail'));
  await buyer.heading('验证邮箱');
  await buyer.fill('密码', 'something else entirely');
  await buyer.button('完成开通');
  assert.match(await buyer.alert(), /密码不对/);
  await buyer.fill('密码', BUYERS_PASSWORD);
  await buyer.button('完成开通');
  await buyer.heading('账号已开通');
  assert.deepEqual(await buyer.faultsEitherWay(), []);
  await signIn(BUYERS_PASSWORD);
  await buyer.heading('陈静，您好');
  assert.deepEqual(await buyer.faultsEitherWay(), []);
});

async function signIn(password: string): Promise<void> {
  await buyer.page.getByRole('link', { name: '回到登录' }).click();
  await buyer.fill('邮箱', BUYER);
  await buyer.fill('密码', password);
  await buyer.button('继续');
}

test('a buyer who forgot the password sets another by mail, which ends every session', async () => {
  const elsewhere = await world.seat();
  await elsewhere.page.goto('/console/forgot');
  await elsewhere.fill('邮箱', BUYER);
  await elsewhere.button('发送链接');
  await elsewhere.heading('请查收邮件');
  assert.deepEqual(await elsewhere.faultsEitherWay(), []);
  await elsewhere.page.goto(await owner.mailedTo(BUYER, 'reset-password'));
  await elsewhere.heading('设置新密码');
  await elsewhere.fill('新密码', BUYERS_NEXT);
  await elsewhere.button('保存新密码');
  await elsewhere.heading('密码已更换');
  assert.deepEqual(await elsewhere.faultsEitherWay(), []);
  await buyer.page.getByRole('dialog', { name: '您的登录已经结束' }).waitFor();
  await buyer.page.goto('/console/forgot');
  await signIn(BUYERS_PASSWORD);
  assert.match(await buyer.alert(), /不对/);
  await buyer.fill('密码', BUYERS_NEXT);
  await buyer.button('继续');
  await buyer.heading('陈静，您好');
  await elsewhere.page.context().close();
});

test('a buyer who is invited signs in, is told what ends, and joins with a new passkey alone', async () => {
  const link = await world.invite(owner, { name: '陈静', email: BUYER, role: /^客服/ });
  const elsewhere = await world.seat({ device: 'phone' });
  const { page } = elsewhere;
  await page.goto(link);
  await page.getByText('这个邮箱已有账号').waitFor();
  await elsewhere.fill('邮箱', BUYER);
  await elsewhere.fill('密码', BUYERS_NEXT);
  await elsewhere.button('继续');
  await page.getByText('只有您在这里新登记的登录方式有效').waitFor();
  assert.deepEqual(await elsewhere.faultsEitherWay(), []);
  await elsewhere.button('创建通行密钥');
  await elsewhere.heading('陈静，您好');
  await buyer.page.getByRole('dialog', { name: '您的登录已经结束' }).waitFor();
  await page.goto('/console/account');
  const passkeys = page.getByRole('button', { name: /^移除 / });
  await passkeys.first().waitFor();
  assert.equal(await passkeys.count(), 1);
  assert.deepEqual(elsewhere.complaints, []);
  await page.context().close();
});

test('nothing broke the policy of the document, and nothing was thrown', () => {
  assert.deepEqual([...owner.complaints, ...wei.complaints, ...buyer.complaints], []);
});
