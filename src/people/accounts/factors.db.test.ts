import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { VirtualAuthenticator } from './authenticator.fixtures.ts';
import { accountsApi as api } from './contract.ts';
import { accountsWorld, advance, type Browser, codeNow, SITE } from './testing.ts';

const PASSWORD = 'seven blue kettles';
const MINUTE = 60_000;
const world = accountsWorld();

let people = 0;
async function staff(
  ...roles: ('admin' | 'agent')[]
): Promise<{ browser: Browser; device: VirtualAuthenticator }> {
  const browser = world.browser();
  const token = await world.invite(`staff-${++people}@example.com`, ...roles);
  return { browser, device: await browser.enrol(token) };
}
async function stepUp(browser: Browser, device: VirtualAuthenticator) {
  const options = await browser.ask(api.stepUpOptions);
  return browser.ask(api.stepUp, { response: device.get(options.body) });
}
const steppedUpAt = async (browser: Browser) => (await browser.ask(api.getMe)).body.steppedUpAt;

const waiting = async (): Promise<number> => {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`.execute(world.db);
  return rows[0]?.n ?? 0;
};

/** Lets both requests go as far as they can before either removes anything. */
async function heldApart<T>(both: () => Promise<T>[]): Promise<T[]> {
  const { db } = world;
  await sql`create function hold() returns trigger language plpgsql as
    'begin perform pg_advisory_xact_lock_shared(42); return old; end'`.execute(db);
  await sql`create trigger hold before delete on people.passkey for each row execute function hold()`.execute(
    db,
  );
  const answers = await db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(42)`.execute(tx);
    const asked = both();
    while ((await waiting()) < 2);
    return { asked };
  });
  const settled = await Promise.all(answers.asked);
  await sql`drop function hold cascade`.execute(db);
  return settled;
}

test('signing in with a passkey is a step-up; it lasts ten minutes, and another begins anew', async () => {
  const { browser, device } = await staff('admin');
  assert.equal((await browser.ask(api.renewRecoveryCodes)).status, 200);
  advance(10 * MINUTE);
  const refused = await browser.ask(api.renewRecoveryCodes);
  assert.deepEqual([refused.status, refused.body.code], [403, 'step-up-required']);
  assert.equal((await stepUp(browser, device)).status, 200);
  assert.equal((await browser.ask(api.renewRecoveryCodes)).status, 200);
});

test('a step-up takes a passkey of one’s own, once, in the session that asked', async () => {
  const { browser, device } = await staff('admin');
  const other = await staff('admin');
  advance(11 * MINUTE);
  const before = await steppedUpAt(browser);
  const options = (await browser.ask(api.stepUpOptions)).body;
  const attempts = [
    await browser.ask(api.stepUp, { response: other.device.get(options) }),
    await browser.ask(api.stepUp, { response: device.get(options, { uv: false }) }),
    await other.browser.ask(api.stepUp, { response: other.device.get(options) }),
    // A challenge to sign in is none to step up.
    await browser.ask(api.stepUp, {
      response: device.get((await browser.ask(api.passkeySignInOptions)).body),
    }),
  ];
  for (const { body } of attempts) assert.equal(body.code, 'wrong-passkey');
  assert.equal(await steppedUpAt(browser), before);
  const response = device.get((await browser.ask(api.stepUpOptions)).body);
  assert.equal((await browser.ask(api.stepUp, { response })).status, 200);
  assert.equal((await browser.ask(api.stepUp, { response })).body.code, 'wrong-passkey');
  assert.equal(await steppedUpAt(other.browser), (await other.browser.ask(api.getMe)).body.steppedUpAt);
});

test('passkeys are added, named and removed, but never the last', async () => {
  const { browser } = await staff('agent');
  const [first] = (await browser.ask(api.listPasskeys)).body.passkeys;
  assert.equal((await browser.ask(api.removePasskey, undefined, { id: first.id })).body.code, 'last-factor');
  const options = (await browser.ask(api.passkeyOptions)).body;
  assert.equal(options.excludeCredentials.length, 1);
  assert.equal(options.authenticatorSelection.userVerification, 'required');
  const second = new VirtualAuthenticator(SITE);
  const response = second.create(options);
  const added = await browser.ask(api.addPasskey, { name: 'Phone', response });
  assert.equal(added.status, 200);
  assert.equal((await browser.ask(api.addPasskey, { name: 'Again', response })).body.code, 'wrong-passkey');
  const renamed = await browser.ask(api.renamePasskey, { name: 'Blue phone' }, { id: added.body.id });
  assert.equal(renamed.body.name, 'Blue phone');
  const { rows: trail } = await sql`select from people.audit
    where action = 'accounts.passkey-renamed' and after = '{"name": "Blue phone"}'`.execute(world.db);
  assert.equal(trail.length, 1);
  // Two who remove the two at once leave one.
  const answers = await heldApart(() =>
    [first.id, added.body.id].map((id) => browser.ask(api.removePasskey, undefined, { id })),
  );
  assert.deepEqual(answers.map(({ status }) => status).sort(), [204, 409]);
  assert.equal((await browser.ask(api.listPasskeys)).body.passkeys.length, 1);
});

test('what belongs to somebody else is not found', async () => {
  const one = await staff('agent');
  const two = await staff('admin');
  const [passkey] = (await one.browser.ask(api.listPasskeys)).body.passkeys;
  const [session] = (await one.browser.ask(api.listSessions)).body.sessions;
  const made = { label: 'x', scopes: ['contacts.read'], days: 1 };
  const token = (await one.browser.ask(api.createToken, made)).body;
  for (const answer of [
    await two.browser.ask(api.renamePasskey, { name: 'mine' }, { id: passkey.id }),
    await two.browser.ask(api.removePasskey, undefined, { id: passkey.id }),
    await two.browser.ask(api.endSession, undefined, { id: session.id }),
    await two.browser.ask(api.removeToken, undefined, { id: token.id }),
  ])
    assert.deepEqual([answer.status, answer.body.code], [404, 'not-yours']);
  assert.equal((await one.browser.ask(api.getMe)).status, 200);
});

test('an authenticator app counts from its first code on; staff keep a second factor', async () => {
  const { browser } = await staff('agent');
  const { secret } = (await browser.ask(api.startTotp)).body;
  assert.equal((await browser.ask(api.getMe)).body.factors.totp, false);
  assert.equal((await browser.ask(api.stepUpTotp, { code: codeNow(secret) })).body.code, 'no-such-factor');
  assert.equal((await browser.ask(api.confirmTotp, { code: '000000' })).body.code, 'wrong-code');
  assert.equal((await browser.ask(api.confirmTotp, { code: codeNow(secret) })).status, 204);
  assert.equal((await browser.ask(api.startTotp)).body.code, 'totp-exists');
  assert.equal((await browser.ask(api.stepUpTotp, { code: codeNow(secret) })).body.code, 'wrong-code');
  const sealed = await sql<{ secret: string }>`select secret from people.totp`.execute(world.db);
  assert.ok(sealed.rows.every((row) => !row.secret.includes(secret)));
  advance(MINUTE);
  assert.equal((await browser.ask(api.stepUpTotp, { code: codeNow(secret) })).status, 200);

  await browser.ask(api.setPassword, { password: PASSWORD });
  const [passkey] = (await browser.ask(api.listPasskeys)).body.passkeys;
  assert.equal((await browser.ask(api.removePasskey, undefined, { id: passkey.id })).status, 204);
  // Password and app are left: the app must stay.
  assert.equal((await browser.ask(api.removeTotp)).body.code, 'last-factor');
});

test('whoever holds a session cannot try all codes', async () => {
  const { browser } = await staff('agent');
  const { secret } = (await browser.ask(api.startTotp)).body;
  await browser.ask(api.confirmTotp, { code: codeNow(secret) });
  const codes = [];
  for (let i = 0; i < 7; i++)
    codes.push((await browser.ask(api.stepUpTotp, { code: String(200_000 + i) })).body.code);
  assert.deepEqual(codes.slice(5), ['too-many-tries', 'too-many-tries']);
});

test('a password is a step-up only for who has nothing better', async () => {
  const { browser } = await staff('agent');
  await browser.ask(api.setPassword, { password: PASSWORD });
  assert.equal((await browser.ask(api.stepUpPassword, { password: PASSWORD })).body.code, 'no-such-factor');
});

test('a new password ends every session and goes on in a new one', async () => {
  const { browser, device } = await staff('admin');
  const other = world.browser();
  await other.signInWith(device);
  const copy = world.browser();
  for (const [name, value] of browser.cookies) copy.cookies.set(name, value);
  assert.equal(
    (await browser.ask(api.setPassword, { password: 'password12345' })).body.code,
    'common-password',
  );
  assert.equal((await browser.ask(api.setPassword, { password: PASSWORD })).status, 204);
  assert.equal((await other.ask(api.getMe)).status, 401);
  assert.equal((await copy.ask(api.getMe)).status, 401);
  assert.deepEqual((await browser.ask(api.getMe)).body.roles, ['admin']);
});

test('sessions are listed and ended, one or all others', async () => {
  const { browser, device } = await staff('agent');
  const others = [world.browser('198.51.100.7'), world.browser(), world.browser()];
  for (const other of others) await other.signInWith(device);
  const { sessions } = (await browser.ask(api.listSessions)).body;
  assert.equal(sessions.length, 4);
  assert.equal(sessions.filter(({ current }: { current: boolean }) => current).length, 1);
  assert.ok(!JSON.stringify(sessions).includes('token'));
  const foreign = sessions.find(({ address }: { address: string }) => address === '198.51.100.7');
  assert.equal((await browser.ask(api.endSession, undefined, { id: foreign.id })).status, 204);
  assert.equal((await others[0]?.ask(api.getMe))?.status, 401);
  assert.deepEqual((await browser.ask(api.endOtherSessions)).body, { ended: 2 });
  assert.equal((await others[1]?.ask(api.getMe))?.status, 401);
  assert.equal((await browser.ask(api.getMe)).status, 200);
  const { rows } = await sql`select payload from outbox where topic = 'people.sessions-ended'`.execute(
    world.db,
  );
  assert.ok(rows.length >= 2);
});

test('a token has what its owner has, no more, until it expires; it is kept as a digest', async () => {
  const { browser } = await staff('agent');
  const make = (scopes: string[], days = 30) =>
    browser.ask(api.createToken, { label: 'export', scopes, days });
  assert.equal((await make(['contacts.publish'])).body.code, 'scope-not-yours');
  assert.equal((await make(['no.such'])).body.code, 'scope-not-yours');
  assert.equal((await make(['contacts.read'], 366)).status, 422);
  const made = (await make(['contacts.read'])).body;
  assert.match(made.token, /^cl_[\w-]{43}$/);
  const kept = await sql<{ row: string }>`select t::text as row from people.api_token t`.execute(world.db);
  assert.ok(kept.rows.every(({ row }) => !row.includes(made.token)));
  const listed = (await browser.ask(api.listTokens)).body.tokens;
  assert.ok(listed.length === 1 && !JSON.stringify(listed).includes(made.token));

  const program = world.browser();
  const bearer = { authorization: `Bearer ${made.token}` };
  const me = await program.ask(api.getMe, undefined, {}, bearer);
  assert.deepEqual([me.body.via, me.body.permissions], ['token', ['contacts.read']]);
  // What concerns the person alone is not for programs.
  const grab = { label: 'y', scopes: ['contacts.read'], days: 1 };
  assert.equal((await program.ask(api.createToken, grab, {}, bearer)).status, 403);
  assert.equal((await program.ask(api.endOtherSessions, undefined, {}, bearer)).status, 403);
  // A role that is lost is lost to the token too.
  await sql`delete from people.role_grant where person_id = ${me.body.person.id}`.execute(world.db);
  assert.deepEqual((await program.ask(api.getMe, undefined, {}, bearer)).body.permissions, []);
  advance(31 * 86_400_000);
  assert.equal((await program.ask(api.getMe, undefined, {}, bearer)).status, 401);
});

test('a repeated request for a secret does not make a second one', async () => {
  const { browser } = await staff('agent');
  const body = { label: 'once', scopes: ['contacts.read'], days: 1 };
  const key = { 'idempotency-key': 'key-1' };
  assert.equal((await browser.ask(api.createToken, body, {}, key)).status, 200);
  assert.equal((await browser.ask(api.createToken, body, {}, key)).body.code, 'already-done');
  assert.equal((await browser.ask(api.listTokens)).body.tokens.length, 1);
});

test('every change to a way in is in the trail, without any secret', async () => {
  const { rows } = await sql<{
    action: string;
    after: unknown;
  }>`select action, after from people.audit`.execute(world.db);
  const actions = new Set(rows.map(({ action }) => action));
  for (const action of [
    'enrolled',
    'signed-in',
    'passkey-added',
    'totp-added',
    'password-set',
    'token-created',
  ])
    assert.ok(actions.has(`accounts.${action}`), action);
  assert.doesNotMatch(JSON.stringify(rows), /cl_|argon2/);
});
