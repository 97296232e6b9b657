import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { sql } from 'kysely';
import type { Role } from '../access/contract.ts';
import { type Answer, type Ask, type Caller, peopleWorld, startRoutes } from '../testing.ts';
import { mailApi as api } from './contract.ts';
import { mailPolicy, mailRoutes, sendMail, type Template } from './index.ts';

const world = await peopleWorld(mailPolicy);
const { person, token, db } = world;
const start = (t: TestContext): Promise<Ask> =>
  startRoutes(t, (app) =>
    mailRoutes({
      ...world.serve(app),
      delivers: false,
      sender: () => ({ name: 'Tianyuan', publicUrl: 'https://clearline.example' }),
    }),
  );
const said = ({ status, body }: Answer) => [status, body.code] as const;

const LINK = 'https://clearline.example/console/enrol#one-time';
const WELCOME: Template<{ once: boolean }> = {
  name: 'welcome',
  zh: ({ once }) => ({ subject: '欢迎', paragraphs: ['请打开'], link: { label: '打开', url: LINK, once } }),
  en: ({ once }) => ({ subject: 'Welcome', paragraphs: ['Open'], link: { label: 'Open', url: LINK, once } }),
};

/** @returns its id */
async function kept(
  roles: readonly Role[] | undefined,
  { state = 'kept', once = true } = {},
): Promise<string> {
  const to = [{ email: 'bo@example.com', name: 'Bo', lang: 'en' }] as const;
  await db
    .transaction()
    .execute((tx) => sendMail(tx, { to, template: WELCOME, data: { once }, ...(roles && { roles }) }));
  const { rows } = await sql<{ id: string }>`update people.mail set state = ${state}
    where seq = (select max(seq) from people.mail) returning id`.execute(db);
  return rows[0]?.id ?? assert.fail('no mail');
}

test('a one-time link is shown to who ranks above whom it makes, and to no program', async (t) => {
  const ask = await start(t);
  const owner = await person('Olga', ['owner']);
  const admin = await person('Ada', ['admin']);
  const program = await token(owner, ['mail.read']);
  const looks = async (who: Caller, id: string) => {
    const { body, text } = await ask(who, api.one, { params: { id } });
    const isThere = body.link === 'shown' || body.link === 'plain';
    assert.equal(isThere, text.includes(LINK), 'the text says what the link says');
    return body.link;
  };
  const forAgent = await kept(['agent']);
  const forAdmin = await kept(['admin']);
  const forOwner = await kept(['owner']);
  const unknown = await kept(undefined);
  assert.deepEqual(await Promise.all([forAgent, forAdmin, forOwner, unknown].map((id) => looks(admin, id))), [
    'shown',
    'hidden',
    'hidden',
    'hidden',
  ]);
  assert.deepEqual(await Promise.all([forAgent, forAdmin, forOwner, unknown].map((id) => looks(owner, id))), [
    'shown',
    'shown',
    'shown',
    'shown',
  ]);
  assert.equal(await looks(program, forAgent), 'hidden');
  assert.equal(await looks(owner, await kept(['agent'], { state: 'queued' })), 'hidden');
  assert.equal(await looks(owner, await kept(['agent'], { state: 'failed' })), 'hidden');
  assert.equal(await looks(admin, await kept(['owner'], { once: false })), 'plain');
});

test('whoever has seen a one-time link is in the trail, once for a look', async (t) => {
  const ask = await start(t);
  const owner = await person('Olga', ['owner']);
  const id = await kept(['admin']);
  await ask(owner, api.one, { params: { id } });
  await ask(owner, api.one, { params: { id } });
  const { rows } = await sql<{ actor: { email: string } }>`select actor from people.audit
    where action = 'mail.read-link' and target_id = ${id}`.execute(db);
  assert.deepEqual(
    rows.map(({ actor }) => actor.email),
    [owner.email],
  );
});

test('the list shows no text and no link, and says whether mail leaves at all', async (t) => {
  const ask = await start(t);
  const owner = await person('Olga', ['owner']);
  await kept(['agent']);
  const answer = await ask(owner, api.list, { query: { limit: '1' } });
  assert.deepEqual([answer.body.delivers, answer.text.includes('one-time')], [false, false]);
  const { mail, next } = answer.body as { mail: { id: string }[]; next: string };
  const second = await ask(owner, api.list, { query: { limit: '1', before: next } });
  assert.notEqual((second.body as { mail: { id: string }[] }).mail[0]?.id, mail[0]?.id);
});

test('what is stuck goes back into the queue once, whatever happens at once', async (t) => {
  const ask = await start(t);
  const admin = await person('Ada', ['admin']);
  const params = { id: await kept(['agent'], { state: 'failed' }) };
  const answers = await Promise.all([1, 2, 3].map(() => ask(admin, api.retry, { params })));
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409, 409]);
  assert.deepEqual(said(await ask(admin, api.retry, { params })), [409, 'mail-not-stuck']);
  const unknown = { id: '018f0000-0000-4000-8000-000000000001' };
  assert.deepEqual(said(await ask(admin, api.retry, { params: unknown })), [404, 'no-such-mail']);
  assert.deepEqual(said(await ask(admin, api.one, { params: unknown })), [404, 'no-such-mail']);
});

test('what people typed is text in the HTML', async (t) => {
  const ask = await start(t);
  const owner = await person('Olga', ['owner']);
  const to = [{ email: 'x@example.com', name: '<img src=x onerror=alert(1)>', lang: 'en' }] as const;
  await db.transaction().execute((tx) => sendMail(tx, { to, template: WELCOME, data: { once: false } }));
  const { mail } = (await ask(owner, api.list, { query: { limit: '1' } })).body as { mail: { id: string }[] };
  const { body } = await ask(owner, api.one, { params: { id: String(mail[0]?.id) } });
  assert.ok(!String(body.html).includes('<img'));
  assert.ok(String(body.text).startsWith('Dear <img'));
});
