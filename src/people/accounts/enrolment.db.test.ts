import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { VirtualAuthenticator } from './authenticator.fixtures.ts';
import { accountsApi as api } from './contract.ts';
import { grantEnrolment } from './enrolment.ts';
import { accountsWorld, advance, codeNow, SITE } from './testing.ts';

const PASSWORD = 'seven blue kettles';
const HOUR = 3_600_000;
const world = accountsWorld();
const clock = { now: () => Date.now() };
const count = async (email: string): Promise<number> => {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from people.person
    where email = ${email}`.execute(world.db);
  return rows[0]?.n ?? 0;
};
const grant = (of: Parameters<typeof grantEnrolment>[2]) =>
  world.db.transaction().execute((tx) => grantEnrolment(tx, clock, of));

test('the link of the first owner takes the address that is given, and makes the owner', async () => {
  const { token, id } = await grant({ purpose: 'first-owner', lang: 'en', ttlMs: HOUR });
  const browser = world.browser();
  const shown = await browser.ask(api.getEnrolment, undefined, { token });
  assert.deepEqual(
    [shown.body.purpose, shown.body.email, shown.body.roles],
    ['first-owner', null, ['owner']],
  );
  const name = 'Chen Wei';
  assert.equal((await browser.ask(api.enrolPasskeyOptions, { name }, { token })).body.code, 'e-mail-needed');
  const email = 'owner@example.com';
  const options = await browser.ask(api.enrolPasskeyOptions, { name, email }, { token });
  const device = new VirtualAuthenticator(SITE);
  const body = { name, email, response: device.create(options.body) };
  assert.equal((await browser.ask(api.enrolPasskey, body, { token })).status, 204);
  const me = (await browser.ask(api.getMe)).body;
  assert.deepEqual(
    [me.person.name, me.person.email, me.roles, me.method],
    [name, email, ['owner'], 'passkey'],
  );
  assert.ok(me.permissions.includes('contacts.publish'));
  const kept = await sql<{
    enrolled: string;
  }>`select enrolled from people.enrolment where id = ${id}`.execute(world.db);
  assert.equal(kept.rows[0]?.enrolled, me.person.id);
  const again = await world.browser().ask(api.getEnrolment, undefined, { token });
  assert.deepEqual([again.status, again.body.code], [410, 'link-used']);
});

test('of two links to the first owner one is good', async () => {
  const links = [];
  for (let i = 0; i < 2; i++) links.push(await grant({ purpose: 'first-owner', lang: 'zh', ttlMs: HOUR }));
  const ready = [];
  for (const [i, { token }] of links.entries()) {
    const browser = world.browser();
    const given = { name: 'Chen', email: `first-${i}@example.com` };
    const options = (await browser.ask(api.enrolPasskeyOptions, given, { token })).body;
    const response = new VirtualAuthenticator(SITE).create(options);
    ready.push(() => browser.ask(api.enrolPasskey, { ...given, response }, { token }));
  }
  const answers = await Promise.all(ready.map(async (go) => (await go()).status));
  assert.deepEqual(answers.sort(), [204, 410]);
});

test('of three who use one link at once, one comes in', async () => {
  const email = 'race@example.com';
  const token = await world.invite(email, 'agent');
  const ready = [];
  for (let i = 0; i < 3; i++) {
    const browser = world.browser();
    const options = (await browser.ask(api.enrolPasskeyOptions, { name: 'A' }, { token })).body;
    const response = new VirtualAuthenticator(SITE).create(options);
    ready.push(() => browser.ask(api.enrolPasskey, { name: 'A', response }, { token }));
  }
  const answers = await Promise.all(ready.map((go) => go()));
  assert.deepEqual(answers.map(({ status }) => status).sort(), [204, 410, 410]);
  assert.equal(await count(email), 1);
});

test('a failure on the way costs nothing: nobody has come in, and the link is still good', async () => {
  const email = 'unlucky@example.com';
  const token = await world.invite(email, 'agent');
  // The session is the last that is written.
  await sql`alter table people.session add constraint broken check (false) not valid`.execute(world.db);
  await assert.rejects(world.browser().enrol(token), /"status":500/);
  await sql`alter table people.session drop constraint broken`.execute(world.db);
  assert.equal(await count(email), 0);
  // So is an answer of the device that is not good.
  const browser = world.browser();
  const options = (await browser.ask(api.enrolPasskeyOptions, { name: 'A' }, { token })).body;
  const unverified = new VirtualAuthenticator(SITE).create(options, { uv: false });
  const refused = await browser.ask(api.enrolPasskey, { name: 'A', response: unverified }, { token });
  assert.equal(refused.body.code, 'wrong-passkey');
  assert.equal(await count(email), 0);
  await browser.enrol(token);
  assert.deepEqual((await browser.ask(api.getMe)).body.roles, ['agent']);
});

test('a link ends at its time', async () => {
  const token = await world.invite('slow@example.com', 'agent');
  advance(HOUR - 1);
  assert.equal((await world.browser().ask(api.getEnrolment, undefined, { token })).status, 200);
  advance(1);
  assert.equal((await world.browser().ask(api.getEnrolment, undefined, { token })).body.code, 'link-used');
  await assert.rejects(world.browser().enrol(token));
});

test('a challenge of one link is worth nothing for another', async () => {
  const [one, two] = [
    await world.invite('one@example.com', 'agent'),
    await world.invite('two@example.com', 'admin'),
  ];
  const browser = world.browser();
  const options = (await browser.ask(api.enrolPasskeyOptions, { name: 'A' }, { token: one })).body;
  const response = new VirtualAuthenticator(SITE).create(options);
  const crossed = await browser.ask(api.enrolPasskey, { name: 'A', response }, { token: two });
  assert.equal(crossed.body.code, 'wrong-passkey');
});

test('with a password, staff rights begin with the first code of the authenticator app', async () => {
  const email = 'typist@example.com';
  const token = await world.invite(email, 'agent');
  const browser = world.browser();
  const given = { name: 'Zhao', password: PASSWORD };
  const early = await browser.ask(api.enrolPassword, { ...given, code: '123456' }, { token });
  assert.equal(early.body.code, 'no-such-factor');
  const { secret } = (await browser.ask(api.enrolTotp, {}, { token })).body;
  const wrong = await browser.ask(api.enrolPassword, { ...given, code: '000000' }, { token });
  assert.equal(wrong.body.code, 'wrong-code');
  const weak = { ...given, password: 'typist12345', code: codeNow(secret) };
  assert.equal((await browser.ask(api.enrolPassword, weak, { token })).body.code, 'common-password');
  assert.equal(await count(email), 0);
  const code = codeNow(secret);
  assert.equal((await browser.ask(api.enrolPassword, { ...given, code }, { token })).status, 204);
  const me = (await browser.ask(api.getMe)).body;
  assert.deepEqual([me.roles, me.method, me.factors.totp], [['agent'], 'totp', true]);
  const other = world.browser();
  assert.deepEqual((await other.ask(api.signIn, { email, password: PASSWORD })).body, { next: 'totp' });
  assert.equal((await other.ask(api.signInTotp, { code })).body.code, 'wrong-code');
});

test('a recovery ends every old way in and keeps the person', async () => {
  const email = 'lost@example.com';
  const browser = world.browser();
  const old = await browser.enrol(await world.invite(email, 'admin'));
  const { person } = (await browser.ask(api.getMe)).body;
  await browser.ask(api.renewRecoveryCodes);
  const { token } = await grant({ purpose: 'recovery', personId: person.id, lang: 'zh', ttlMs: HOUR });
  const anew = world.browser();
  assert.equal((await anew.ask(api.getEnrolment, undefined, { token })).body.email, email);
  // Until it is used, nothing has ended.
  assert.equal((await browser.ask(api.getMe)).status, 200);
  await anew.enrol(token, 'Somebody Else');
  const me = (await anew.ask(api.getMe)).body;
  assert.deepEqual(me.person, person);
  assert.deepEqual([me.roles, me.factors.passkeys, me.factors.recoveryCodes], [['admin'], 1, 0]);
  assert.equal((await browser.ask(api.getMe)).status, 401);
  assert.equal((await world.browser().signInWith(old)).body.code, 'wrong-passkey');
  assert.ok((await world.mail()).some(({ template, to }) => template === 'security-notice' && to === email));
});

test('only the digest of a link is kept', async () => {
  const token = await world.invite('digest@example.com', 'agent');
  const { rows } = await sql<{ row: string }>`select e::text as row from people.enrolment e`.execute(
    world.db,
  );
  const hex = Buffer.from(token).toString('hex');
  assert.ok(rows.length > 0 && rows.every(({ row }) => !row.includes(token) && !row.includes(hex)));
});
