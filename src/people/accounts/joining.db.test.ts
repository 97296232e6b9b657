/** Accounts that are there already when their owner gets a link. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { VirtualAuthenticator } from './authenticator.fixtures.ts';
import { accountsApi as api } from './contract.ts';
import { accountsWorld, type Browser, codeNow, SITE } from './testing.ts';

const PASSWORD = 'seven blue kettles';
const world = accountsWorld();

/** A buyer's account, open and signed in to. */
async function buyer(email: string, address: string): Promise<Browser> {
  const browser = world.browser(address);
  await browser.ask(api.signUp, { name: 'Li', email, password: PASSWORD });
  const token = (await world.mail()).at(-1)?.url?.split('#')[1] ?? '';
  await browser.ask(api.verifyEmail, { token, password: PASSWORD });
  await browser.ask(api.signIn, { email, password: PASSWORD });
  await browser.ask(api.stepUpPassword, { password: PASSWORD });
  return browser;
}
async function addPasskey(browser: Browser): Promise<VirtualAuthenticator> {
  const device = new VirtualAuthenticator(SITE);
  const options = (await browser.ask(api.passkeyOptions)).body;
  const added = await browser.ask(api.addPasskey, { name: 'Phone', response: device.create(options) });
  assert.equal(added.status, 200);
  return device;
}

test('a buyer who joins the staff sets up a new way in by the link, and every earlier one ends', async () => {
  const email = 'was-buyer@example.com';
  const browser = await buyer(email, '192.0.2.9');
  const { person } = (await browser.ask(api.getMe)).body;
  // Somebody had the account in hand for a minute, and left all this behind.
  const planted = await addPasskey(browser);
  const session = world.browser();
  assert.equal((await session.signInWith(planted)).status, 204);
  const { secret } = (await session.ask(api.startTotp)).body;
  await session.ask(api.confirmTotp, { code: codeNow(secret) });
  const { codes } = (await session.ask(api.renewRecoveryCodes)).body;
  const made = await session.ask(api.createToken, { label: 'x', scopes: ['orders.own'], days: 9 });
  const bearer = { authorization: `Bearer ${made.body.token}` };
  assert.equal((await world.browser().ask(api.getMe, undefined, {}, bearer)).status, 200);
  await session.ask(api.forgotPassword, { email });
  const reset = (await world.mail()).at(-1)?.url?.split('#')[1] ?? '';
  const half = world.browser('192.0.2.11');
  assert.deepEqual((await half.ask(api.signIn, { email, password: PASSWORD })).body, { next: 'totp' });

  const token = await world.invite(email, 'admin');
  assert.equal((await browser.ask(api.getEnrolment, undefined, { token })).body.account, 'begins-anew');
  // Not even with a second factor from before.
  const accepted = await session.ask(api.acceptEnrolment, undefined, { token });
  assert.deepEqual([accepted.status, accepted.body.code], [409, 'enrol-first']);
  await browser.enrol(token, 'Another Name');

  const me = (await browser.ask(api.getMe)).body;
  assert.deepEqual([me.person, me.roles, me.withheldRoles], [person, ['admin', 'buyer'], []]);
  assert.deepEqual(me.factors, { password: false, totp: false, passkeys: 1, recoveryCodes: 0 });
  assert.equal((await session.ask(api.getMe)).status, 401);
  assert.equal((await world.browser().ask(api.getMe, undefined, {}, bearer)).status, 401);
  assert.equal((await world.browser().signInWith(planted)).body.code, 'wrong-passkey');
  assert.notEqual((await half.ask(api.signInTotp, { code: codeNow(secret, 1) })).status, 204);
  const stranger = world.browser('192.0.2.12');
  for (const [row, body] of [
    [api.signIn, { email, password: PASSWORD }],
    [api.signInRecovery, { email, password: PASSWORD, code: codes[0] }],
    [api.signInRecovery, { email, code: codes[1] }],
    [api.resetPassword, { token: reset, password: 'nine slow ferries' }],
  ] as const)
    assert.ok((await stranger.ask(row, body)).status >= 400, row.path);
  const told = (await world.mail()).filter(({ to }) => to === email);
  assert.deepEqual(
    told.map(({ template }) => template),
    ['security-notice'],
  );
  assert.equal((await browser.ask(api.acceptEnrolment, undefined, { token })).body.code, 'link-used');
});

test('the link alone does not open an account: whoever has it must be signed in there', async () => {
  const email = 'not-alone@example.com';
  const own = await buyer(email, '192.0.2.13');
  const token = await world.invite(email, 'agent');
  const other = world.browser();
  await other.enrol(await world.invite('somebody@example.com', 'agent'));
  for (const browser of [world.browser(), other]) {
    const { body } = await browser.ask(api.enrolPasskeyOptions, { name: 'X' }, { token });
    assert.equal(body.code, 'sign-in-first');
    assert.equal((await browser.ask(api.enrolTotp, {}, { token })).body.code, 'sign-in-first');
  }
  assert.equal((await world.browser().ask(api.acceptEnrolment, undefined, { token })).status, 401);
  assert.equal((await other.ask(api.acceptEnrolment, undefined, { token })).body.code, 'not-yours');
  // What its owner begins, another cannot finish.
  const { secret } = (await own.ask(api.enrolTotp, {}, { token })).body;
  const given = { name: 'X', password: 'nine slow ferries', code: codeNow(secret) };
  assert.equal((await other.ask(api.enrolPassword, given, { token })).body.code, 'sign-in-first');
  assert.equal((await own.ask(api.enrolPassword, given, { token })).status, 204);
  const me = (await own.ask(api.getMe)).body;
  assert.deepEqual([me.roles, me.method], [['agent', 'buyer'], 'totp']);
});

test('a link that makes nobody staff who was not leaves the ways in as they are', async () => {
  const staff = world.browser();
  const device = await staff.enrol(await world.invite('keeps@example.com', 'agent'));
  const more = await world.invite('keeps@example.com', 'supervisor');
  const supplier = await buyer('supplies@example.com', '192.0.2.14');
  const supplies = await world.invite('supplies@example.com', 'supplier');
  for (const [browser, token] of [
    [staff, more],
    [supplier, supplies],
  ] as const) {
    assert.equal((await browser.ask(api.getEnrolment, undefined, { token })).body.account, 'keeps');
    assert.equal(
      (await browser.ask(api.enrolPasskeyOptions, { name: 'X' }, { token })).body.code,
      'sign-in-first',
    );
    assert.equal((await browser.ask(api.acceptEnrolment, undefined, { token })).status, 204);
  }
  assert.equal((await staff.signInWith(device)).status, 204);
  assert.deepEqual((await staff.ask(api.getMe)).body.roles, ['agent', 'supervisor']);
  assert.deepEqual((await supplier.ask(api.getMe)).body.roles, ['buyer', 'supplier']);
  const again = await supplier.ask(api.signIn, { email: 'supplies@example.com', password: PASSWORD });
  assert.equal(again.status, 200);
});

const waiting = async (): Promise<number> => {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`.execute(world.db);
  return rows[0]?.n ?? 0;
};

test('what a session adds while every way in is being ended leaves nothing behind', async () => {
  const email = 'racer@example.com';
  const own = await buyer(email, '192.0.2.15');
  const planted = await addPasskey(own);
  const sessions: Browser[] = [];
  for (let i = 0; i < 4; i++) {
    const browser = world.browser();
    assert.equal((await browser.signInWith(planted)).status, 204);
    sessions.push(browser);
  }
  const [adds, sets, makes, renews] = sessions as [Browser, Browser, Browser, Browser];
  const options = (await adds.ask(api.passkeyOptions)).body;
  const response = new VirtualAuthenticator(SITE).create(options);
  const { person } = (await own.ask(api.getMe)).body;
  const asked = await world.db.transaction().execute(async (tx) => {
    await sql`select 1 from people.person where id = ${person.id} for update`.execute(tx);
    const all = [
      adds.ask(api.addPasskey, { name: 'Again', response }),
      sets.ask(api.setPassword, { password: 'nine slow ferries' }),
      makes.ask(api.createToken, { label: 'x', scopes: ['orders.own'], days: 9 }),
      renews.ask(api.renewRecoveryCodes),
    ];
    for (let tries = 0; tries < 2_000 && (await waiting()) < all.length; tries++);
    for (const table of ['passkey', 'credential', 'session'])
      await sql`delete from ${sql.table(`people.${table}`)} where person_id = ${person.id}`.execute(tx);
    return { all };
  });
  for (const { status } of await Promise.all(asked.all)) assert.equal(status, 401);
  for (const table of ['passkey', 'credential', 'session', 'api_token', 'recovery_code']) {
    const { rows } = await sql`select 1 from ${sql.table(`people.${table}`)}
      where person_id = ${person.id}`.execute(world.db);
    assert.equal(rows.length, 0, table);
  }
});
