import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { VirtualAuthenticator } from './authenticator.fixtures.ts';
import { accountsApi as api } from './contract.ts';
import { hashPassword } from './passwords.ts';
import { accountsWorld, advance, type Browser, codeNow, SITE } from './testing.ts';

const PASSWORD = 'seven blue kettles';
const MINUTE = 60_000;
const world = accountsWorld();

let people = 0;
/** A buyer with a password, as signing up makes one. */
async function buyer(email = `buyer-${++people}@example.com`): Promise<string> {
  const browser = world.browser(`198.51.100.${++people}`);
  assert.equal((await browser.ask(api.signUp, { name: 'Li Na', email, password: PASSWORD })).status, 204);
  const token = (await world.mail()).at(-1)?.url?.split('#')[1] ?? '';
  assert.equal((await browser.ask(api.verifyEmail, { token, password: PASSWORD })).status, 204);
  return email;
}
const signIn = (browser: Browser, email: string, password = PASSWORD) =>
  browser.ask(api.signIn, { email, password });

/** Adds an authenticator app. Returns its secret. */
async function addTotp(browser: Browser): Promise<string> {
  assert.equal((await browser.ask(api.stepUpPassword, { password: PASSWORD })).status, 200);
  const { body } = await browser.ask(api.startTotp);
  assert.match(body.uri, /^otpauth:\/\/totp\/.*secret=[A-Z2-7]{32}&issuer=/);
  assert.equal((await browser.ask(api.confirmTotp, { code: codeNow(body.secret) })).status, 204);
  return body.secret;
}

test('a buyer signs up, proves the address and signs in; the session is in no table as it is in the cookie', async () => {
  const email = await buyer();
  const browser = world.browser();
  const done = await signIn(browser, email);
  assert.deepEqual([done.status, done.body], [200, { next: 'done' }]);
  const session = done.cookies.find((cookie) => cookie.startsWith('__Host-clearline='));
  assert.match(session ?? '', /; Path=\/; .*HttpOnly; Secure; SameSite=Lax/);
  assert.doesNotMatch(session ?? '', /Domain/i);
  const me = await browser.ask(api.getMe);
  assert.equal(me.status, 200);
  assert.deepEqual([me.body.person.email, me.body.roles, me.body.method], [email, ['buyer'], 'password']);
  assert.deepEqual(me.body.permissions, ['orders.own']);
  const { rows } = await sql`select token from people.session`.execute(world.db);
  const cookie = decodeURIComponent(browser.cookies.get('__Host-clearline') ?? '').split('.')[0] ?? '';
  assert.ok(cookie.length > 40 && !JSON.stringify(rows).includes(cookie));
});

test('an address in other letters is the same account', async () => {
  const email = await buyer();
  assert.equal((await signIn(world.browser(), email.toUpperCase())).status, 200);
});

test('a session that was planted before signing in is not the one after it', async () => {
  const email = await buyer();
  const victim = world.browser();
  const stranger = world.browser();
  await signIn(stranger, await buyer());
  const planted = stranger.cookies.get('__Host-clearline') ?? '';
  victim.cookies.set('__Host-clearline', planted);
  assert.equal((await signIn(victim, email)).status, 200);
  assert.notEqual(victim.cookies.get('__Host-clearline'), planted);
  // And the session that the browser held before has ended.
  assert.equal((await stranger.ask(api.getMe)).status, 401);
  assert.equal((await victim.ask(api.getMe)).body.person.email, email);
});

test('a cookie without our signature is nobody', async () => {
  const email = await buyer();
  const browser = world.browser();
  await signIn(browser, email);
  const [token] = decodeURIComponent(browser.cookies.get('__Host-clearline') ?? '').split('.');
  for (const forged of [token, `${token}.`, `${token}.AAAA`]) {
    browser.cookies.set('__Host-clearline', encodeURIComponent(String(forged)));
    assert.equal((await browser.ask(api.getMe)).status, 401);
  }
});

test('an unknown address, a wrong password and an account that is not open yet get the same answer', async () => {
  const email = await buyer();
  const begun = 'begun@example.com';
  await world.browser().ask(api.signUp, { name: 'Li', email: begun, password: PASSWORD });
  const answers = [
    await signIn(world.browser('192.0.2.1'), 'nobody@example.com'),
    await signIn(world.browser('192.0.2.2'), email, 'another password'),
    await signIn(world.browser('192.0.2.3'), begun),
  ].map(({ status, body, cookies }) => ({ status, body, cookies }));
  assert.equal(answers[0]?.status, 401);
  assert.equal(answers[0]?.body.code, 'wrong-credentials');
  assert.deepEqual(answers[1], answers[0]);
  assert.deepEqual(answers[2], answers[0]);
});

test('signing in for an unknown address takes as long as for a known one', async () => {
  const known = await buyer();
  const median = (times: number[]) => times.sort((a, b) => a - b)[times.length >> 1] ?? 0;
  const timed: Record<string, number[]> = { known: [], unknown: [] };
  // In turns, so that a busy moment slows both.
  for (let i = 0; i < 9; i++) {
    for (const [kind, email] of [
      ['known', known],
      ['unknown', `nobody-${i}@example.com`],
    ] as const) {
      const started = performance.now();
      await signIn(world.browser(`198.18.${i}.${kind.length}`), email, 'not the password');
      timed[kind]?.push(performance.now() - started);
    }
  }
  const [a, b] = [median(timed.known ?? []), median(timed.unknown ?? [])];
  // Without the hash for unknown addresses it would be ten times less.
  assert.ok(a < 3 * b && b < 3 * a, `known ${a} ms, unknown ${b} ms`);
});

test('with an authenticator app the password opens nothing until the code, and no code is good twice', async () => {
  const email = await buyer();
  const browser = world.browser();
  await signIn(browser, email);
  const secret = await addTotp(browser);

  const again = world.browser();
  const half = await signIn(again, email);
  assert.deepEqual(half.body, { next: 'totp' });
  assert.equal((await again.ask(api.getMe)).status, 401);
  // The code that confirmed the app was used.
  assert.equal((await again.ask(api.signInTotp, { code: codeNow(secret) })).body.code, 'wrong-code');
  advance(MINUTE);
  const code = codeNow(secret);
  const others = await Promise.all(
    Array.from({ length: 4 }, async (_, i) => {
      const other = world.browser(`192.0.2.${40 + i}`);
      await signIn(other, email);
      return other.ask(api.signInTotp, { code });
    }),
  );
  assert.deepEqual(others.map(({ status }) => status).sort(), [204, 422, 422, 422]);
  advance(MINUTE);
  const challenge = again.cookies.get('__Host-second-step') ?? '';
  assert.equal((await again.ask(api.signInTotp, { code: codeNow(secret) })).status, 204);
  assert.equal((await again.ask(api.getMe)).body.method, 'totp');
  // Nor is what the password has opened.
  advance(MINUTE);
  again.cookies.set('__Host-second-step', challenge);
  assert.equal((await again.ask(api.signInTotp, { code: codeNow(secret) })).body.code, 'sign-in-expired');
});

test('a second step does not work without the first, nor after ten minutes', async () => {
  const email = await buyer();
  const browser = world.browser();
  await signIn(browser, email);
  const secret = await addTotp(browser);
  advance(MINUTE);
  const bare = world.browser();
  assert.equal((await bare.ask(api.signInTotp, { code: codeNow(secret) })).body.code, 'sign-in-expired');
  await signIn(bare, email);
  const challenge = bare.cookies.get('__Host-second-step') ?? '';
  advance(11 * MINUTE);
  bare.cookies.set('__Host-second-step', challenge);
  assert.equal((await bare.ask(api.signInTotp, { code: codeNow(secret) })).body.code, 'sign-in-expired');
});

test('a new password ends what the old one has begun', async () => {
  const email = await buyer();
  const browser = world.browser();
  await signIn(browser, email);
  const secret = await addTotp(browser);
  const thief = world.browser('203.0.113.88');
  assert.deepEqual((await signIn(thief, email)).body, { next: 'totp' });
  advance(MINUTE);
  assert.equal((await browser.ask(api.setPassword, { password: 'nine green ladders' })).status, 204);
  assert.equal((await thief.ask(api.signInTotp, { code: codeNow(secret) })).body.code, 'sign-in-expired');
});

test('guessing is slowed down per network, and neither a known device nor a passkey is ever kept out', async () => {
  const email = await buyer();
  const owner = world.browser('203.0.113.50');
  await signIn(owner, email);
  await owner.ask(api.signOut);

  const thief = world.browser('203.0.113.66');
  const codes: string[] = [];
  for (let i = 0; i < 7; i++) codes.push((await signIn(thief, email, `wrong guess ${i}`)).body.code);
  assert.deepEqual(codes, [...Array(5).fill('wrong-credentials'), 'too-many-tries', 'too-many-tries']);
  // Even the right one now: nobody learns by trying on.
  assert.equal((await signIn(thief, email)).status, 429);
  // A new device of the owner in another network is not concerned.
  assert.equal((await signIn(world.browser('203.0.113.67'), email)).status, 200);

  // From very many networks: strangers are stopped, the device that was signed in on is not.
  for (let i = 0; i < 60; i++) await signIn(world.browser(`10.0.0.${i}`), email, 'wrong guess');
  assert.equal((await signIn(world.browser('10.0.1.1'), email)).status, 429);
  assert.equal((await signIn(owner, email)).status, 200);
  // Signing in to an account of one's own makes no device known to this one.
  const other = world.browser('10.0.2.1');
  await signIn(other, await buyer());
  assert.equal((await signIn(other, email)).status, 429);
  advance(61 * MINUTE);
  assert.equal((await signIn(world.browser('10.0.1.1'), email)).status, 200);
});

test('one network cannot try many accounts, unless it gets them right', async () => {
  const email = await buyer();
  const office = '203.0.113.90';
  for (let i = 0; i < 30; i++) assert.equal((await signIn(world.browser(office), email)).status, 200);
  const answers: number[] = [];
  for (let i = 0; i < 22; i++)
    answers.push((await signIn(world.browser(office), `somebody-${i}@example.com`)).status);
  assert.deepEqual([...new Set(answers.slice(0, 20))], [401]);
  assert.deepEqual(answers.slice(20), [429, 429]);
});

test('codes are throttled too: whoever has the password cannot try them all', async () => {
  const email = await buyer();
  const browser = world.browser();
  await signIn(browser, email);
  await addTotp(browser);
  const thief = world.browser('203.0.113.77');
  const codes: string[] = [];
  for (let i = 0; i < 8; i++) {
    await signIn(thief, email);
    codes.push((await thief.ask(api.signInTotp, { code: String(100_000 + i) })).body.code);
  }
  assert.deepEqual(codes.slice(5), Array(3).fill('too-many-tries'));
});

test('a recovery code works once, with the password where there is one', async () => {
  const email = await buyer();
  const browser = world.browser();
  await signIn(browser, email);
  await browser.ask(api.stepUpPassword, { password: PASSWORD });
  const { body } = await browser.ask(api.renewRecoveryCodes);
  assert.equal(body.codes.length, 10);
  const [code = '', other = ''] = body.codes as string[];
  const kept = await sql`select encode(digest, 'escape') as kept from people.recovery_code`.execute(world.db);
  assert.ok(!JSON.stringify(kept.rows).includes(code.replaceAll('-', '')));

  const lost = world.browser('203.0.113.12');
  assert.equal((await lost.ask(api.signInRecovery, { email, code })).status, 401);
  const wrong = { email, code, password: 'not the password' };
  assert.equal((await lost.ask(api.signInRecovery, wrong)).status, 401);
  const right = { email, code: code.toUpperCase().replaceAll('-', ' '), password: PASSWORD };
  const tries = await Promise.all(
    [1, 2, 3].map((i) => world.browser(`203.0.113.2${i}`).ask(api.signInRecovery, right)),
  );
  assert.deepEqual(tries.map(({ status }) => status).sort(), [204, 401, 401]);
  assert.equal((await lost.ask(api.signInRecovery, { ...right, code: other })).status, 204);
  assert.equal((await lost.ask(api.getMe)).body.method, 'recovery');
  assert.ok((await world.mail()).some(({ template, to }) => template === 'security-notice' && to === email));
});

test('a passkey signs in once for each challenge, and only where the user was verified, on this site', async () => {
  const device = await world.browser().enrol(await world.invite('passkey@example.com', 'agent'));
  const browser = world.browser();
  const options = (await browser.ask(api.passkeySignInOptions)).body;
  assert.deepEqual([options.userVerification, options.rpId], ['required', 'clearline.example']);
  const bad = [
    device.get(options, { uv: false }),
    device.get(options, { origin: 'https://clearline.example.evil.test' }),
    device.get(options, { challenge: 'AAAA' }),
    { ...device.get(options), id: 'unknown' },
    new VirtualAuthenticator(SITE).get(options),
  ];
  for (const response of bad)
    assert.equal((await browser.ask(api.passkeySignIn, { response })).body.code, 'wrong-passkey');
  const good = device.get((await browser.ask(api.passkeySignInOptions)).body);
  assert.equal((await browser.ask(api.passkeySignIn, { response: good })).status, 204);
  assert.equal((await browser.ask(api.getMe)).body.method, 'passkey');
  assert.equal((await world.browser().ask(api.passkeySignIn, { response: good })).body.code, 'wrong-passkey');
  const late = (await browser.ask(api.passkeySignInOptions)).body;
  advance(6 * MINUTE);
  assert.equal(
    (await browser.ask(api.passkeySignIn, { response: device.get(late) })).body.code,
    'wrong-passkey',
  );
  // A copy of the device betrays itself by its counter.
  device.turnBack();
  assert.equal((await world.browser().signInWith(device)).body.code, 'wrong-passkey');
});

test('signing out ends the session for whoever else has its cookie', async () => {
  const browser = world.browser();
  await signIn(browser, await buyer());
  const copy = world.browser();
  for (const [name, value] of browser.cookies) copy.cookies.set(name, value);
  assert.equal((await copy.ask(api.getMe)).status, 200);
  assert.equal((await browser.ask(api.signOut)).status, 204);
  assert.equal((await copy.ask(api.getMe)).status, 401);
  assert.equal((await browser.ask(api.signOut)).status, 204);
});

test('whoever signs out, or signs in anew, is known to every node; of staff it is in the trail', async () => {
  const { rows: before } = await sql<{ n: number }>`select count(*)::int as n from outbox
    where topic = 'people.sessions-ended'`.execute(world.db);
  const browser = world.browser('203.0.113.77');
  const device = await browser.enrol(await world.invite('leaver@example.com', 'agent'));
  await browser.signInWith(device);
  await browser.ask(api.signOut);
  const { rows: after } = await sql<{ n: number }>`select count(*)::int as n from outbox
    where topic = 'people.sessions-ended'`.execute(world.db);
  assert.equal((after[0]?.n ?? 0) - (before[0]?.n ?? 0), 2);
  const { rows: trail } = await sql<{ action: string }>`select action from people.audit
    where actor ->> 'email' = 'leaver@example.com' order by id desc limit 1`.execute(world.db);
  assert.deepEqual(trail, [{ action: 'accounts.signed-out' }]);
});

test('a session ends after two weeks without use, and after ninety days with it', async () => {
  const email = await buyer();
  const idle = world.browser();
  await signIn(idle, email);
  const busy = world.browser('203.0.113.30');
  await signIn(busy, email);
  for (let day = 10; day <= 80; day += 10) {
    advance(10 * 86_400_000);
    assert.equal((await busy.ask(api.getMe)).status, 200, `day ${day}`);
  }
  assert.equal((await idle.ask(api.getMe)).status, 401);
  advance(11 * 86_400_000);
  assert.equal((await busy.ask(api.getMe)).status, 401);
});

test('nothing that we keep of a password gives it away', async () => {
  const hash = await hashPassword(PASSWORD);
  assert.match(hash, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  assert.notEqual(hash, await hashPassword(PASSWORD));
});
