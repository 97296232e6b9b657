/** Previews and the stream of events, asked for as the console does, through the real server. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { after, before, type TestContext, test } from 'node:test';
import { sql } from 'kysely';
import { AT } from '../../test/views.ts';
import { publish, readRegistryFile } from '../find/contacts/index.ts';
import { unsealed } from '../find/contacts/testing.ts';
import { Contacts, Proposal } from '../find/proposals/contract.ts';
import { MemoryBus } from '../kernel/bus.ts';
import { ManualClock } from '../kernel/clock.ts';
import { createDatabase, type Database } from '../kernel/database/connect.ts';
import { type TestDatabase, testDatabase } from '../kernel/database/testing.ts';
import type { Permission } from '../kernel/http/contract.ts';
import type { Role } from '../people/access/contract.ts';
import { TOKEN_PREFIX, tokenDigest } from '../people/access/index.ts';
import type { Accounts } from '../people/accounts/index.ts';
import { Streams } from './live.ts';
import { POLICY } from './people.ts';
import { startApp } from './testing.ts';

const DEMO = new URL('../../demo/registry.yaml', import.meta.url);

let server: TestDatabase;
let database: Database;
const clock = new ManualClock(AT);

before(async () => {
  server = await testDatabase();
  database = createDatabase(server.url, { onIdleError: () => {} });
  const registry = readRegistryFile(readFileSync(DEMO), 'demo', AT - 60_000);
  assert.ok(registry.ok);
  const first = await publish(database.db, unsealed(new ManualClock(AT - 60_000)), {
    ...registry.value,
    key: 'demo',
  });
  assert.ok(first.ok);
});
after(async () => {
  await database.close();
  await server.drop();
});

/** Somebody with a personal access token for everything that their role may do. */
async function bearer(role: Role): Promise<{ id: string; authorization: string }> {
  const [id, token] = [randomUUID(), `${TOKEN_PREFIX}${randomUUID()}`];
  const scopes = Object.keys(POLICY) as Permission[];
  await sql`insert into people.person (id, name, email) values (${id}, ${role}, ${`${id}@example.com`})`.execute(
    database.db,
  );
  await sql`insert into people.role_grant (person_id, role) values (${id}, ${role})`.execute(database.db);
  await sql`insert into people.api_token (person_id, label, digest, scopes, expires_at)
    values (${id}, 'test', ${tokenDigest(token)}, ${scopes}, ${new Date(AT + 86_400_000)})`.execute(
    database.db,
  );
  return { id, authorization: `Bearer ${token}` };
}

async function site(t: TestContext) {
  const identity = { clock, policy: POLICY, cookie: 'clearline', secret: 's'.repeat(43) };
  const streams = new Streams();
  const bus = new MemoryBus();
  streams.follow(bus);
  t.after(() => streams.close());
  const accounts = { identity } as unknown as Accounts;
  const { url } = await startApp(t, { database: { ...database, url: server.url }, accounts, streams });
  return { url, streams, bus };
}

const NUMBER = '400-000-8642';
const saysNumber = (text: string) => text.replaceAll(/[- ]/g, '').includes(NUMBER.replaceAll('-', ''));

/** A draft that changes the main number. */
async function draft(url: string, authorization: string): Promise<number> {
  const headers = { authorization, 'content-type': 'application/json' };
  const contacts = Contacts.parse(await (await fetch(`${url}/api/v1/contacts`, { headers })).json());
  const value = contacts.channels.find(({ part }) => part === 'channel/main-line')?.value;
  const set = { 'channel/main-line': { ...value, number: NUMBER } };
  const body = JSON.stringify({ title: 'Preview', set });
  const made = await fetch(`${url}/api/v1/proposals`, { method: 'POST', headers, body });
  assert.equal(made.status, 200, await made.clone().text());
  return Proposal.parse(await made.json()).id;
}

test('a proposal is previewed by the real pages and files, and by nobody else than who may read it', async (t) => {
  const { url } = await site(t);
  const { authorization } = await bearer('admin');
  const id = await draft(url, authorization);
  const look = (query: string, headers: Record<string, string> = { authorization }) =>
    fetch(`${url}/console/preview/${id}?${query}`, { headers });
  for (const path of [
    '/',
    '/contact',
    '/help',
    '/card',
    '/contact.vcf',
    '/api/v1/contact',
    '/.well-known/contact-card.json',
  ]) {
    const answer = await look(`path=${encodeURIComponent(path)}`);
    assert.equal(answer.status, 200, path);
    assert.ok(saysNumber(await answer.text()), path);
    assert.equal(answer.headers.get('cache-control'), 'no-store');
    assert.match(answer.headers.get('x-robots-tag') ?? '', /noindex/);
    const policy = answer.headers.get('content-security-policy') ?? '';
    assert.match(policy, /frame-ancestors 'self'.*sandbox/);
    assert.match(policy, /script-src 'none'/);
  }
  for (const surface of ['nav', 'footer', 'banner', 'floating', 'embed', 'json-ld', 'vcard'])
    assert.ok(saysNumber(await (await look(`surface=${surface}`)).text()), surface);
  for (const path of ['/nowhere', '//', 'http://['])
    assert.equal((await look(`path=${encodeURIComponent(path)}`)).status, 404, path);
  assert.equal((await look('surface=nav', {})).status, 401);
  const { authorization: buyer } = await bearer('buyer');
  assert.equal((await look('surface=nav', { authorization: buyer })).status, 403);
  const publicPage = await (await fetch(`${url}/contact`)).text();
  assert.ok(!publicPage.includes(NUMBER), 'nothing was published');
});

test('what somebody is typing is previewed without being kept, in either language; what is wrong is told', async (t) => {
  const { url } = await site(t);
  const { authorization } = await bearer('supervisor');
  const post = (fields: Record<string, string>) =>
    fetch(`${url}/console/preview`, {
      method: 'POST',
      headers: { authorization, origin: 'https://clearline.example' },
      body: new URLSearchParams(fields),
    });
  const never = [{ id: 'x', zh: '绝不索要<b>', en: 'Never ask for <b>' }];
  const parts = JSON.stringify({ never });
  assert.ok(
    (await (await post({ surface: 'page', lang: 'en', parts })).text()).includes('Never ask for &lt;b&gt;'),
  );
  const wrong = await post({ surface: 'page', lang: 'zh', parts: JSON.stringify({ never: [{ id: 'x' }] }) });
  assert.match(await wrong.text(), /修正以下问题/);
  assert.equal((await post({ surface: 'page', parts: '{' })).status, 400);
  const foreign = await fetch(`${url}/console/preview`, {
    method: 'POST',
    headers: { authorization, origin: 'https://evil.example' },
    body: new URLSearchParams({ surface: 'page', parts }),
  });
  assert.equal(foreign.status, 403);
});

test('a notice that is still to come is previewed on its page and in its placements, as on its day', async (t) => {
  const { url } = await site(t);
  const { authorization } = await bearer('supervisor');
  const notice = {
    title: { zh: '机房搬迁', en: 'We move' },
    body: { zh: '当晚暂停服务。', en: 'No service that night.' },
    placements: ['board', 'popup'],
    starts_at: '2031-05-01',
  };
  const look = async (where: Record<string, string>) => {
    const body = new URLSearchParams({ ...where, parts: JSON.stringify({ 'notice/move': notice }) });
    const headers = { authorization, origin: 'https://clearline.example' };
    return (await fetch(`${url}/console/preview`, { method: 'POST', headers, body })).text();
  };
  const looks = async () => {
    assert.match(await look({ path: '/notices/move', lang: 'zh' }), /<h1>机房搬迁/);
    assert.match(await look({ surface: 'popup', lang: 'en' }), /class="popup[\s\S]*We move/);
    assert.doesNotMatch(await look({ surface: 'banner', lang: 'zh' }), /机房搬迁/);
  };
  await looks();
  const registry = readRegistryFile(readFileSync(DEMO), 'demo', AT - 60_000);
  assert.ok(registry.ok);
  const { starts_at: _, ...said } = notice;
  const draft = { ...said, slug: 'move', startsAt: '2031-04-30T16:00:00.000Z', endsAt: null };
  const notices = [{ ...draft, placements: ['board', 'popup'] as const }];
  assert.ok((await publish(database.db, unsealed(clock), { ...registry.value, notices, key: 'move' })).ok);
  await looks();
});

/** The events of one stream, as they come. */
async function listen(url: string, authorization: string) {
  const answer = await fetch(`${url}/api/v1/events`, {
    headers: { authorization, 'accept-encoding': 'br, gzip' },
  });
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get('content-encoding'), null);
  assert.match(answer.headers.get('content-type') ?? '', /^text\/event-stream/);
  const reader = (answer.body ?? assert.fail()).pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  return {
    /** Reads on until the text is there. */
    async until(wanted: string): Promise<string> {
      while (!text.includes(wanted)) {
        const { value, done } = await reader.read();
        if (done) return `${text}(end)`;
        text += value;
      }
      return text;
    },
    leave: () => reader.cancel(),
  };
}

test('each hears what they may, and only that', async (t) => {
  const { url, streams, bus } = await site(t);
  const [admin, agent] = [await bearer('admin'), await bearer('agent')];
  const [one, two] = [await listen(url, admin.authorization), await listen(url, agent.authorization)];
  await Promise.all([one.until('retry: 2000'), two.until('retry: 2000')]);
  bus.publish({ topic: 'audit.added', payload: {} });
  bus.publish({ topic: 'proposals.changed', payload: { id: 7, revision: 2 } });
  assert.match(
    await one.until('proposals.changed'),
    /event: audit\.added\ndata: {}\n\nevent: proposals\.changed\ndata: {"id":7,"revision":2}/,
  );
  assert.doesNotMatch(await two.until('proposals.changed'), /audit/);
  await streams.beat();
  assert.match(await two.until('alive'), /event: alive/);
  await Promise.all([one.leave(), two.leave()]);
  assert.equal((await fetch(`${url}/api/v1/events`)).status, 401);
});

test('a stream ends with its session, when too many are open, and when the node stops', async (t) => {
  const { url, streams, bus } = await site(t);
  const { id, authorization } = await bearer('admin');
  const gone = await listen(url, authorization);
  await gone.until('retry');
  await sql`delete from people.api_token where person_id = ${id}`.execute(database.db);
  bus.publish({ topic: 'people.sessions-ended', payload: { personId: id } });
  assert.match(await gone.until('never said'), /sessions-ended.*\(end\)$/s);

  const other = await bearer('owner');
  const open = [];
  for (let i = 0; i < 12; i++) open.push(await listen(url, other.authorization));
  const refused = await fetch(`${url}/api/v1/events`, { headers: { authorization: other.authorization } });
  assert.equal(refused.status, 429);
  assert.equal(/too-many-streams/.test(await refused.text()), true);
  streams.close();
  for (const stream of open) assert.match(await stream.until('never said'), /\(end\)$/);
  assert.equal(streams.size, 0);
});
