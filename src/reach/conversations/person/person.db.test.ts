/** What is held of a person: theirs to take along, to have erased, and to find again once they have an account. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { sql } from 'kysely';
import { unzipped } from '../../../kernel/unzip.fixtures.ts';
import type { Caller } from '../../../people/testing.ts';
import {
  personDataApi as api,
  chatApi,
  deskApi,
  linksApi,
  ownDataApi as own,
  searchApi,
  toolsApi,
  transcriptApi,
} from '../contract.ts';
import { conversationJobs, mineOf } from '../index.ts';
import { reachWorld } from '../testing.ts';

const world = await reachWorld();
const { db } = world;

async function talk(t: Parameters<typeof world.node>[0]) {
  const node = await world.node(t);
  const ann = await world.person('Ann', ['agent']);
  const owner = await world.person('Olga', ['owner']);
  const guest = await world.guest(node.url);
  const id = randomUUID();
  const body = { intent: 'refund', lang: 'zh', name: '诸葛孔明', contact: 'kongming@example.com' };
  assert.equal((await node.ask(guest, chatApi.open, { params: { id }, body })).status, 200);
  const say = (who: Caller, text: string, note = false) =>
    who.headers.cookie
      ? node.ask(who, deskApi.say, { params: { id }, body: { key: randomUUID(), text, note } })
      : node.ask(who, chatApi.say, { params: { id }, body: { key: randomUUID(), text } });
  const files = async (who: Caller, path: string = own.export.path) => {
    const response = await fetch(`${node.url}/api/v1${path}`, { headers: who.headers });
    if (response.status !== 200) return { status: response.status, names: [], read: () => '' };
    const found = unzipped(Buffer.from(await response.arrayBuffer()));
    const read = (name: string) => found.get(name) ?? assert.fail(`no ${name}`);
    return { status: response.status, names: [...found.keys()], read };
  };
  return { ...node, ann, owner, guest, id, params: { id }, say, files };
}

/** The same device, where somebody has signed in. */
const signedIn = (guest: Caller, person: Caller): Caller => ({
  ...person,
  headers: { ...guest.headers, ...person.headers },
});
const count = async (table: string, id: string) =>
  (
    await sql<{
      n: number;
    }>`select count(*)::int as n from ${sql.raw(table)} where conversation_id = ${id}`.execute(db)
  ).rows[0]?.n;

test('an export holds all that was said and is held, but no notes, and opens elsewhere', async (t) => {
  const { ask, ann, guest, params, say, files } = await talk(t);
  await say(guest, '我的卡密失效了 <script>alert(1)</script>');
  await say(ann, '我看看');
  await say(ann, '老客户，优先', true);
  await ask(guest, chatApi.rate, { params, body: { rating: 2, note: '等了很久' } });
  const seen = (await ask(ann, deskApi.get, { params })).body;
  assert.deepEqual([seen.rating, seen.ratingNote], [2, '等了很久']);
  const { names, read } = await files(guest);
  assert.equal(names.length, 2);
  const text = read('data.json');
  const data = JSON.parse(text) as {
    you: { name: string; contact: string }[];
    conversations: {
      number: number;
      ratingNote: string;
      messages: { author: string; body: { text?: string } }[];
    }[];
  };
  assert.equal(data.conversations[0]?.ratingNote, '等了很久');
  assert.deepEqual(
    data.you.map(({ name, contact }) => [name, contact]),
    [['诸葛孔明', 'kongming@example.com']],
  );
  assert.deepEqual(
    data.conversations[0]?.messages.flatMap(({ body }) => body.text ?? []),
    ['我的卡密失效了 <script>alert(1)</script>', '我看看'],
  );
  const page = read(`conversation-${data.conversations[0]?.number}.html`);
  assert.match(page, /&lt;script&gt;/);
  assert.ok(![text, page].join('').includes('优先'));
});

test('an export that nobody is sent keeps nobody from the next one', async (t) => {
  const { url, guest, say, files } = await talk(t);
  await say(guest, '你好');
  const path = `${url}/api/v1${own.export.path}`;
  assert.equal((await fetch(path, { method: 'HEAD', headers: guest.headers })).status, 200);
  assert.equal((await files(guest)).status, 200);
  const all = await db.transaction().execute(async (tx) => {
    await sql`lock table reach.message in access exclusive mode`.execute(tx);
    const two = [files(guest), files(guest)];
    assert.equal((await Promise.race(two)).status, 429, 'of two at once one waits');
    world.clock.advance(600_000);
    return [...two, files(guest)];
  });
  assert.deepEqual((await Promise.all(all)).map(({ status }) => status).sort(), [200, 200, 429]);
});

test('nobody exports, erases or reads of another’s, and an export by staff stands in the trail', async (t) => {
  const { ask, url, ann, owner, guest, id, params, say, files } = await talk(t);
  await say(guest, 'mine alone');
  const eve = await world.guest(url);
  assert.deepEqual(JSON.parse((await files(eve)).read('data.json')).conversations, []);
  assert.equal((await files({ ...eve, headers: {} })).status, 401);
  assert.equal((await ask(eve, own.erase)).body.code, 'nothing-held');
  assert.equal((await ask(ann, api.export, { params })).status, 403);
  const weak = await world.session(owner, { steppedUp: false });
  assert.equal((await ask(weak, api.export, { params })).body.code, 'step-up-required');
  const { names, read } = await files(owner, api.export.path.replace(':id', id));
  assert.ok(names.includes('data.json'));
  assert.match(read('data.json'), /mine alone/);
  const { rows } =
    await sql`select from people.audit where action = 'reach.export' and target_id = ${id}`.execute(db);
  assert.equal(rows.length, 1);
});

test('what is asked to be erased is gone everywhere once staff agree, and only that it was done is left', async (t) => {
  const { ask, ann, owner, guest, id, params, say } = await talk(t);
  await say(guest, '请删除麒麟的一切');
  await say(ann, 'as you wish');
  await say(ann, 'a note', true);
  await ask(ann, toolsApi.draft, { params, body: { text: 'begun' } });
  assert.equal(
    (await ask(guest, transcriptApi.mail, { params, body: { email: 'kongming@example.com' } })).status,
    204,
  );
  // Answers that are kept, for requests that are sent again.
  const end = { params, headers: { 'idempotency-key': 'end-1' } };
  assert.equal((await ask(guest, chatApi.end, end)).status, 200);
  const inTheirName = { params, headers: { 'idempotency-key': 'erase-1' } };
  assert.equal((await ask(owner, api.ask, inTheirName)).body.name, '诸葛孔明');
  const [first, again] = await Promise.all([ask(guest, own.erase), ask(guest, own.erase)]);
  assert.equal(first.body.number, again.body.number);
  assert.equal((await ask(ann, api.erasures)).status, 403);
  const erasure = (await ask(owner, api.erasures)).body.erasures as {
    id: string;
    state: string;
    name: string;
  }[];
  const open = erasure.find(({ state }) => state === 'asked');
  assert.equal(open?.name, '诸葛孔明');
  const decide = (who: Caller, body: object = { decision: 'erase' }) =>
    ask(who, api.decide, { params: { id: open?.id ?? '' }, body });
  assert.equal((await decide(ann)).status, 403);
  const done = await decide(owner);
  assert.deepEqual([done.status, done.body.state, done.body.conversations], [200, 'done', 1]);
  assert.equal((await decide(owner)).body.code, 'already-decided');
  for (const table of [
    'reach.message',
    'reach.search',
    'reach.draft',
    'reach.reader',
    'reach.transcript_mail',
  ])
    assert.equal(await count(table, id), 0, table);
  const left = await sql<{
    where: string;
  }>`select 'guest' as where from reach.guest where name = '诸葛孔明' and id not in (select guest_id from reach.conversation)
    union all select 'answer' from people.idempotency where body like '%诸葛%' or body like ${`%${id}%`}
    union all select 'mail' from people.mail where to_email = 'kongming@example.com'
    union all select 'trail' from people.audit where before::text || after::text || words like '%麒麟%' or words like '%诸葛%'
    union all select 'request' from reach.erasure where state = 'done' and (guest_id is not null or person_id is not null)`.execute(
    db,
  );
  assert.deepEqual(left.rows, []);
  const trail = await sql<{
    after: unknown;
  }>`select after from people.audit where action = 'reach.erased'`.execute(db);
  assert.deepEqual(trail.rows, [{ after: { conversations: 1, messages: 5 } }]);
  assert.equal((await ask(guest, chatApi.end, end)).body.code, 'already-done');
  assert.equal((await ask(guest, chatApi.since, { params })).status, 404);
  assert.deepEqual((await ask(ann, searchApi.search, { query: { text: '麒麟' } })).body.found, []);
  assert.deepEqual((await ask(guest, own.erasure)).body.erasure, null);
});

test('staff see beside a conversation what becomes of it, and withdraw what they asked for, but not what its customer did', async (t) => {
  const { ask, ann, owner, guest, id, params, say } = await talk(t);
  await say(guest, 'keep me or not');
  const sue = await world.person('Sue', ['supervisor']);
  const keeping = async (who: Caller) => (await ask(who, api.keeping, { params })).body;
  const { number } = (await ask(ann, deskApi.get, { params })).body;
  assert.deepEqual(await keeping(ann), { hold: null, numbers: [number], held: [], erasure: null });
  await ask(sue, api.hold, { params, body: { reason: 'dispute 9' } });
  const { hold, held } = await keeping(sue);
  assert.deepEqual(
    [hold, held],
    [{ reason: 'dispute 9', by: 'Sue', at: new Date(world.clock.now()).toISOString() }, [number]],
  );
  assert.equal(((await keeping(ann)).hold as { reason: string | null }).reason, null, 'an agent is told why');
  for (let n = 0; n < 2; n++) assert.equal((await ask(sue, api.letGo, { params })).status, 204);
  const { rows: letGo } = await sql<{ before: object }>`select before from people.audit
    where action = 'reach.let-go' and target_id = ${id}`.execute(world.db);
  assert.deepEqual(letGo, [{ before: { reason: 'dispute 9' } }], 'once, with why it was kept');
  assert.equal((await ask(owner, api.withdraw, { params })).body.code, 'no-such-erasure');
  await ask(owner, api.ask, { params });
  assert.equal(((await keeping(ann)).erasure as { askedBy: string }).askedBy, 'staff');
  assert.equal((await ask(ann, api.withdraw, { params })).status, 403);
  assert.equal((await ask(owner, api.withdraw, { params })).status, 204);
  assert.equal((await keeping(ann)).erasure, null);
  assert.equal((await ask(guest, own.erasure)).body.erasure, null);
  await ask(owner, api.ask, { params });
  await ask(guest, own.erase);
  assert.equal((await ask(owner, api.withdraw, { params })).body.code, 'asked-by-customer');
  const { rows } = await sql<{ action: string }>`select action from people.audit
    where action like 'reach.%' and (target_id = ${id} or target_kind = 'erasure') order by action`.execute(
    db,
  );
  assert.ok(rows.some(({ action }) => action === 'reach.erasure-withdrawn'));
});

test('a customer withdraws what was asked in their name, whoever asked, until it is decided', async (t) => {
  const { ask, url, owner, guest, params, say } = await talk(t);
  await say(guest, 'keep it after all');
  const state = async () => (await ask(guest, own.erasure)).body.erasure;
  assert.equal((await ask(guest, own.withdraw)).body.code, 'no-such-erasure');
  for (const asks of [() => ask(guest, own.erase), () => ask(owner, api.ask, { params })]) {
    assert.equal((await asks()).status, 200);
    assert.equal((await ask(await world.guest(url), own.withdraw)).body.code, 'no-such-erasure');
    assert.notEqual(await state(), null, 'a stranger has withdrawn it');
    assert.equal((await ask(guest, own.withdraw)).status, 204);
    assert.equal(await state(), null);
  }
  const { id } = (await ask(owner, api.ask, { params })).body;
  await ask(owner, api.decide, {
    params: { id: String(id) },
    body: { decision: 'decline', reason: 'dispute 12' },
  });
  assert.equal((await ask(guest, own.withdraw)).body.code, 'no-such-erasure');
  assert.equal(((await state()) as { reason: string }).reason, 'dispute 12');
});

test('what is kept as evidence is erased by nobody and no schedule, until it is let go', async (t) => {
  const { ask, ann, owner, guest, id, params, say } = await talk(t);
  await say(guest, 'evidence');
  assert.equal((await ask(ann, api.hold, { params, body: { reason: 'dispute 7' } })).status, 403);
  const sue = await world.person('Sue', ['supervisor']);
  assert.equal((await ask(sue, api.hold, { params, body: { reason: 'dispute 7' } })).status, 204);
  const asked = await ask(owner, api.ask, { params });
  assert.equal((asked.body.held as number[]).length, 1);
  const request = { params: { id: String(asked.body.id) }, body: { decision: 'erase' } };
  assert.equal((await ask(owner, api.decide, request)).body.code, 'on-hold');
  await sql`update reach.conversation set status = 'closed', last_at = '2020-01-01' where id = ${id}`.execute(
    db,
  );
  const erase = conversationJobs(world).find(({ name }) => name === 'reach.erase') ?? assert.fail();
  await erase.run({});
  assert.equal(await count('reach.message', id), 2);
  const declined = await ask(owner, api.decide, {
    ...request,
    body: { decision: 'decline', reason: '争议未结' },
  });
  assert.equal(declined.body.state, 'declined');
  assert.equal(((await ask(guest, own.erasure)).body.erasure as { reason: string }).reason, '争议未结');
  assert.equal((await ask(sue, api.letGo, { params })).status, 204);
  await erase.run({});
  assert.equal(await count('reach.message', id), 0);
});

test('what goes on in another is kept with it, where a part of it is evidence', async (t) => {
  const { ask, url, owner, guest, id: part, say } = await talk(t);
  await say(guest, 'evidence in a part');
  const into = await world.opened(url, guest);
  await sql`update reach.conversation set status = 'closed', last_at = '2020-01-01', waits_since = null,
    merged_into = case when id = ${part} then ${into}::uuid end where id in (${part}, ${into})`.execute(db);
  assert.equal(
    (await ask(owner, api.hold, { params: { id: part }, body: { reason: 'dispute 8' } })).status,
    204,
  );
  const erase = conversationJobs(world).find(({ name }) => name === 'reach.erase') ?? assert.fail();
  await erase.run({});
  assert.equal(await count('reach.message', part), 2);
  const asked = await ask(owner, api.ask, { params: { id: into } });
  assert.equal((asked.body.held as number[]).length, 2);
  const request = { params: { id: String(asked.body.id) }, body: { decision: 'erase' } };
  assert.equal((await ask(owner, api.decide, request)).body.code, 'on-hold');
});

test('a guest who signs in has their conversations on every device, and nobody else gets them', async (t) => {
  const { ask, url, guest, params, say } = await talk(t);
  await say(guest, 'from my phone');
  const bob = await world.person('Bob', ['buyer']);
  const eve = await world.person('Eve', ['buyer']);
  const link = (who: Caller) => ask(who, own.link);
  assert.equal((await link(guest)).status, 401);
  assert.equal((await link(bob)).body.code, 'guest-not-known');
  const linkable = async (who: Caller) => (await ask(who, own.linkable)).body;
  const { count: n, since } = await linkable(signedIn(guest, eve));
  assert.deepEqual([n, since === null], [1, false], 'looking takes nothing');
  assert.equal((await linkable(bob)).code, 'guest-not-known');
  assert.deepEqual((await link(signedIn(guest, bob))).body, { linked: 1 });
  assert.deepEqual(await linkable(signedIn(guest, eve)), { count: 0, since: null });
  assert.deepEqual((await link(signedIn(guest, bob))).body, { linked: 0 });
  const elsewhere = signedIn(await world.guest(url), bob);
  const seen = (await ask(elsewhere, chatApi.since, { params })).text;
  assert.match(seen, /from my phone/);
  assert.equal((await ask(bob, transcriptApi.ofCustomer, { params })).status, 200);
  // Whoever signs in at the same device later takes over, exports and erases nothing of theirs.
  const other = signedIn(guest, eve);
  assert.deepEqual((await link(other)).body, { linked: 0 });
  assert.equal((await ask(eve, transcriptApi.ofCustomer, { params })).status, 404);
  for (const who of [guest, other]) {
    assert.equal((await ask(who, transcriptApi.ofCustomer, { params })).body.code, 'of-an-account');
    const mailed = await ask(who, transcriptApi.mail, { params, body: { email: 'eve@example.com' } });
    assert.equal(mailed.body.code, 'of-an-account');
  }
  assert.equal((await ask(other, own.erase)).body.code, 'nothing-held');
  assert.equal((await ask(guest, own.erase)).body.code, 'nothing-held');
  assert.equal((await ask(bob, own.erase)).status, 200);
});

test('an account sees of each of its conversations what it has not read, and how many files there are', async (t) => {
  const { ask, guest, params, say } = await talk(t);
  await say(guest, 'from my phone');
  const ann = await world.person('Ann', ['agent']);
  const bob = await world.person('Bob', ['buyer']);
  await ask(signedIn(guest, bob), own.link);
  await say(ann, 'read');
  await say(ann, 'a note', true);
  const upTo = Number((await ask(ann, deskApi.get, { params })).body.lastSeq);
  await ask(guest, chatApi.see, { params, body: { delivered: upTo, read: upTo } });
  await say(ann, 'unread');
  await say(ann, 'another note', true);
  const body = { kind: 'file', file: { id: randomUUID(), name: 'a.pdf', type: 'application/pdf', bytes: 1 } };
  await sql`insert into reach.message (conversation_id, seq, key, author, kind, body, at)
    values (${params.id}, 99, ${randomUUID()}, 'customer', 'file', ${JSON.stringify(body)}, now())`.execute(
    db,
  );
  const { conversations, erasure } = await mineOf(db, bob.id);
  assert.deepEqual(
    conversations.map(({ id, unread, files }) => [id, unread, files]),
    [[params.id, 1, 1]],
  );
  assert.equal(erasure, null);
});

test('what a guest asked to be erased is erased once they have signed in, and nothing is not “done”', async (t) => {
  const { ask, owner, guest, id, say } = await talk(t);
  await say(guest, 'forget me');
  const dan = await world.person('Dan', ['buyer']);
  const { number } = (await ask(guest, own.erase)).body;
  assert.deepEqual((await ask(signedIn(guest, dan), own.link)).body, { linked: 1 });
  assert.equal((await ask(dan, own.erase)).body.number, number, 'it is one request');
  const all = (await ask(owner, api.erasures)).body.erasures as { id: string; number: number }[];
  const one = all.find((row) => row.number === number) ?? assert.fail();
  const decide = (erasure: string) =>
    ask(owner, api.decide, { params: { id: erasure }, body: { decision: 'erase' } });
  assert.equal((await decide(one.id)).body.conversations, 1);
  assert.equal(await count('reach.message', id), 0);
  const other = await talk(t);
  const asked = await ask(owner, api.ask, { params: other.params });
  await sql`delete from reach.conversation where id = ${other.id}`.execute(db);
  assert.equal((await decide(String(asked.body.id))).body.code, 'nothing-held');
});

test('whoever has asked as a guest asks for the account as well, once they ask again signed in', async (t) => {
  const { ask, guest, say } = await talk(t);
  await say(guest, 'forget me');
  const dora = await world.person('Dora', ['buyer']);
  const { number } = (await ask(guest, own.erase)).body;
  assert.equal((await ask(signedIn(guest, dora), own.erase)).body.number, number);
  const { rows } = await sql`select person_id as id from reach.erasure where number = ${number}`.execute(db);
  assert.deepEqual(rows, [{ id: dora.id }]);
});

test('what was merged with theirs is exported and erased with it, on the account’s word and not the device’s', async (t) => {
  const { ask, url, ann, owner, guest, id: part, say, files } = await talk(t);
  await say(guest, 'said signed in');
  const dan = await world.person('Dan', ['buyer']);
  await ask(signedIn(guest, dan), own.link);
  const into = await world.opened(url, guest);
  const body = { with: into, keep: into };
  assert.equal((await ask(ann, linksApi.merge, { params: { id: part }, body })).status, 200);
  const late = { key: randomUUID(), text: 'said afterwards' };
  assert.equal((await ask(guest, chatApi.say, { params: { id: into }, body: late })).status, 200);
  await ask(ann, deskApi.say, { params: { id: into }, body: { key: randomUUID(), text: 'as you wish' } });
  const mail = { params: { id: into }, body: { email: 'dan@example.com' } };
  assert.equal((await ask(signedIn(guest, dan), transcriptApi.mail, mail)).status, 204);
  assert.match((await files(dan)).read('data.json'), /said signed in(.|\n)*said afterwards/);
  assert.equal((await ask(guest, own.erase)).body.code, 'nothing-held');
  assert.equal((await ask(owner, api.ask, { params: { id: into } })).status, 200);
  assert.match((await files(owner, api.export.path.replace(':id', into))).read('data.json'), /signed in/);
  assert.equal((await ask(dan, own.erase)).status, 200);
  const all = (await ask(owner, api.erasures)).body.erasures as { id: string; numbers: number[] }[];
  const one = all.find(({ numbers }) => numbers.length === 2) ?? assert.fail();
  const decision = { params: { id: one.id }, body: { decision: 'erase' } };
  assert.equal((await ask(owner, api.decide, decision)).body.conversations, 2);
  for (const id of [part, into]) assert.equal(await count('reach.message', id), 0);
  const { rows } = await sql`select from people.mail where to_email = 'dan@example.com'`.execute(db);
  assert.equal(rows.length, 0);
});

test('what was merged with an account’s is not linked to another', async (t) => {
  const { ask, url, ann, guest, id: part } = await talk(t);
  const dan = await world.person('Dan', ['buyer']);
  const eve = await world.person('Eve', ['buyer']);
  await ask(signedIn(guest, dan), own.link);
  const into = await world.opened(url, guest);
  const body = { with: into, keep: into };
  assert.equal((await ask(ann, linksApi.merge, { params: { id: part }, body })).status, 200);
  assert.deepEqual((await ask(signedIn(guest, eve), own.link)).body, { linked: 0 });
  assert.deepEqual((await ask(signedIn(guest, dan), own.link)).body, { linked: 1 });
});

test('an export that is refused is not said to have been made', async (t) => {
  const { url, owner, guest, id, say } = await talk(t);
  await say(guest, 'x');
  const path = `${url}/api/v1${api.export.path.replace(':id', id)}`;
  // So many that some come while another is being made.
  const answers = await Promise.all(
    Array.from({ length: 12 }, () => fetch(path, { headers: owner.headers })),
  );
  await Promise.all(answers.map((answer) => answer.arrayBuffer()));
  const made = answers.filter(({ status }) => status === 200).length;
  const refused = answers.filter(({ status }) => status === 429).length;
  assert.ok(made > 0 && refused > 0 && made + refused === answers.length, `${made} made, ${refused} refused`);
  const { rows } =
    await sql`select from people.audit where action = 'reach.export' and target_id = ${id}`.execute(db);
  assert.equal(rows.length, made);
});

test('a program that acts for a person opens, reads and keeps no conversation of theirs, in whatever scope', async (t) => {
  const { ask, url, id, guest } = await talk(t);
  const dan = await world.person('Dan', ['buyer']);
  await ask(signedIn(guest, dan), own.link);
  const program = await world.token(dan, ['reach.answer']);
  const device = await world.guest(url);
  const theirs = { ...program, headers: { ...device.headers, ...program.headers } };
  assert.deepEqual((await ask(theirs, chatApi.mine)).body.conversations, []);
  assert.equal((await ask(theirs, chatApi.since, { params: { id } })).status, 404);
  assert.equal((await ask(program, transcriptApi.ofCustomer, { params: { id } })).status, 401);
  const opened = randomUUID();
  const body = { intent: 'refund', lang: 'zh' };
  assert.equal((await ask(theirs, chatApi.open, { params: { id: opened }, body })).status, 200);
  const { rows } = await sql`select c.person_id as person, g.name from reach.conversation c
    join reach.guest g on g.id = c.guest_id where c.id = ${opened}`.execute(db);
  assert.deepEqual(rows, [{ person: null, name: null }]);
});
