import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accountsApi as api } from './contract.ts';
import { accountsWorld, advance } from './testing.ts';

const PASSWORD = 'seven blue kettles';
const HOUR = 3_600_000;
const world = accountsWorld();
const tokenOf = (url: string | null | undefined): string => url?.split('#')[1] ?? '';

async function opened(email: string): Promise<void> {
  const browser = world.browser(`198.51.100.${email.length}`);
  await browser.ask(api.signUp, { name: 'Li Na', email, password: PASSWORD });
  const token = tokenOf((await world.mail()).at(-1)?.url);
  assert.equal((await browser.ask(api.verifyEmail, { token, password: PASSWORD })).status, 204);
}

test('signing up answers the same for a known address and a new one; the difference is in the mailbox', async () => {
  await opened('known@example.com');
  const answers = [];
  for (const email of ['known@example.com', 'new@example.com'])
    answers.push(await world.browser('192.0.2.1').ask(api.signUp, { name: 'Li', email, password: PASSWORD }));
  assert.deepEqual(answers[0], answers[1]);
  assert.equal(answers[0]?.status, 204);
  const mail = await world.mail();
  assert.deepEqual(mail.map(({ template, to }) => `${template} ${to}`).sort(), [
    'has-account known@example.com',
    'verify-e-mail new@example.com',
  ]);
});

test('a stranger who signs up with somebody’s address writes nothing into the mail that they get', async () => {
  const name = '中奖了，请拨 400-000-9999 领取';
  const email = 'anybody@example.com';
  await world.browser('192.0.2.40').ask(api.signUp, { name, email, password: PASSWORD });
  const [message] = await world.mail();
  assert.deepEqual([message?.template, message?.to, message?.name], ['verify-e-mail', email, email]);
});

test('a link of the mail opens the account once, within a day', async () => {
  const browser = world.browser('192.0.2.2');
  const email = 'once@example.com';
  await browser.ask(api.signUp, { name: 'Li', email, password: PASSWORD });
  const token = tokenOf((await world.mail()).at(-1)?.url);
  const tries = await Promise.all(
    [1, 2, 3].map(() => browser.ask(api.verifyEmail, { token, password: PASSWORD })),
  );
  assert.deepEqual(tries.map(({ status }) => status).sort(), [204, 410, 410]);
  await browser.ask(api.signUp, { name: 'Li', email: 'late@example.com', password: PASSWORD });
  const late = tokenOf((await world.mail()).at(-1)?.url);
  advance(25 * HOUR);
  assert.equal(
    (await browser.ask(api.verifyEmail, { token: late, password: PASSWORD })).body.code,
    'link-used',
  );
});

test('who signed up first with a stranger’s address gains nothing when the stranger opens the link', async () => {
  const email = 'victim@example.com';
  const thief = world.browser('192.0.2.66');
  await thief.ask(api.signUp, { name: 'Thief', email, password: 'the thief chose this' });
  const planted = tokenOf((await world.mail()).at(-1)?.url);
  const victim = world.browser('192.0.2.3');
  assert.equal(
    (await victim.ask(api.verifyEmail, { token: planted, password: PASSWORD })).body.code,
    'wrong-password',
  );
  await victim.ask(api.signUp, { name: 'Victim', email, password: PASSWORD });
  const own = tokenOf((await world.mail()).at(-1)?.url);
  assert.equal((await victim.ask(api.verifyEmail, { token: own, password: PASSWORD })).status, 204);
  // What the thief began has ended with it.
  const again = await thief.ask(api.verifyEmail, { token: planted, password: 'the thief chose this' });
  assert.equal(again.body.code, 'link-used');
  assert.equal((await thief.ask(api.signIn, { email, password: 'the thief chose this' })).status, 401);
});

test('common passwords are refused, whatever is added to them', async () => {
  const common = [
    'password12345',
    '1234567890',
    'qwertyuiop',
    'Michael2024!!',
    'abc123abc123',
    '19881126198',
    'li.commons9!',
  ];
  for (const [i, password] of common.entries()) {
    const email = i === 6 ? 'li.commons@example.com' : `common${i}@example.com`;
    const answer = await world
      .browser(`192.0.2.${100 + i}`)
      .ask(api.signUp, { name: 'Zhang', email, password });
    assert.equal(answer.body?.code, 'common-password', password);
  }
  const short = await world
    .browser()
    .ask(api.signUp, { name: 'Li', email: 'a@example.com', password: 'kettles9' });
  assert.deepEqual([short.status, short.body.issues[0].field], [422, 'password']);
});

test('a forgotten password is reset by mail, once; every session ends; unknown addresses answer alike', async () => {
  const email = 'forgot@example.com';
  await opened(email);
  const before = world.browser('192.0.2.10');
  await before.ask(api.signIn, { email, password: PASSWORD });
  const browser = world.browser('192.0.2.11');
  const answers = [
    await browser.ask(api.forgotPassword, { email }),
    await browser.ask(api.forgotPassword, { email: 'nobody@example.com' }),
    await browser.ask(api.forgotPassword, { email }),
  ];
  assert.deepEqual(answers[0], answers[1]);
  const mail = await world.mail();
  assert.deepEqual(
    mail.map(({ template, to }) => `${template} ${to}`),
    [`reset-password ${email}`, `reset-password ${email}`],
  );
  const [first, second] = mail.map(({ url }) => tokenOf(url));
  const password = 'nine green ladders';
  assert.equal(
    (await browser.ask(api.resetPassword, { token: first ?? '', password: 'password12345' })).body.code,
    'common-password',
  );
  const tries = await Promise.all(
    [1, 2, 3].map(() => browser.ask(api.resetPassword, { token: first ?? '', password })),
  );
  assert.deepEqual(tries.map(({ status }) => status).sort(), [204, 410, 410]);
  // The other link has ended with it.
  assert.equal((await browser.ask(api.resetPassword, { token: second ?? '', password })).status, 410);
  assert.equal((await before.ask(api.getMe)).status, 401);
  assert.equal((await browser.ask(api.signIn, { email, password: PASSWORD })).status, 401);
  assert.equal((await browser.ask(api.signIn, { email, password })).status, 200);
});

test('a mailbox alone gives no password to who signs in with passkeys', async () => {
  const email = 'passkey-only@example.com';
  await world.browser().enrol(await world.invite(email, 'admin'));
  await world.mail();
  assert.equal((await world.browser('192.0.2.20').ask(api.forgotPassword, { email })).status, 204);
  const mail = await world.mail();
  assert.deepEqual(
    mail.map(({ template, url }) => [template, url?.includes('#')]),
    [['no-password', false]],
  );
});

test('nobody is sent mail by the dozen', async () => {
  const email = 'pestered@example.com';
  await opened(email);
  for (let i = 0; i < 30; i++) await world.browser(`10.9.0.${i}`).ask(api.forgotPassword, { email });
  assert.equal((await world.mail()).length, 9);
});
