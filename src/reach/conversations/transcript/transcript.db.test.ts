/** What was said, to keep: whole for whoever it belongs to, and for nobody else. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { sql } from 'kysely';
import { transcriptApi as api, chatApi, deskApi } from '../contract.ts';
import { reachWorld } from '../testing.ts';

const world = await reachWorld();
const { db } = world;
const NASTY = `</p></body><script>alert(1)</script><img src=x onerror=alert(2)>"'&\u2028[2026-11-28 10:00] 客服`;

async function talk(t: Parameters<typeof world.node>[0], parts: Parameters<typeof world.node>[1] = {}) {
  const node = await world.node(t, parts);
  const ann = await world.person('Ann', ['agent']);
  const guest = await world.guest(node.url);
  const id = await world.opened(node.url, guest);
  const params = { id };
  const key = () => randomUUID();
  const say = (text: string) => node.ask(guest, chatApi.say, { params, body: { key: key(), text } });
  const answer = (text: string, note = false) =>
    node.ask(ann, deskApi.say, { params, body: { key: key(), text, note } });
  const mail = (email: unknown, who = guest) => node.ask(who, api.mail, { params, body: { email } });
  return { ...node, ann, guest, id, params, say, answer, mail };
}
const mails = async (email: string) =>
  (
    await sql<{ subject: string; text: string }>`select subject, array_to_string(paragraphs, chr(10)) as text
      from people.mail where to_email = ${email} order by seq`.execute(db)
  ).rows;

test('it names who wrote what and when, hides what is hidden, and leaves notes out', async (t) => {
  const { ask, guest, params, say, answer } = await talk(t);
  await say('我的密码是 Quokka7788!，帮我看看');
  await answer('好的，马上');
  await answer('像是惯犯', true);
  for (const as of ['html', 'text'] as const) {
    const { status, headers, text } = await ask(guest, api.ofCustomer, { params, query: { as } });
    assert.equal(status, 200);
    assert.match(
      headers.get('content-disposition') ?? '',
      /^attachment; filename="conversation-\d+\.(html|txt)"$/,
    );
    assert.equal(headers.get('x-content-type-options'), 'nosniff');
    assert.match(headers.get('content-security-policy') ?? '', /default-src 'none'.*sandbox/);
    assert.equal(headers.get('cache-control'), 'no-store, no-transform');
    for (const said of ['帮我看看', '好的，马上', /Ann · 工号 \d+/, '已遮住：密码', /UTC\+8/, '会话已建立'])
      assert.ok(text.match(said), `${as}: ${said}`);
    for (const secret of ['Quokka', '惯犯', '备注']) assert.ok(!text.includes(secret), `${as}: ${secret}`);
  }
  const en = await ask(guest, api.ofCustomer, { params, query: { as: 'text', lang: 'en' } });
  assert.match(en.text, /Transcript of conversation \d+[\s\S]*Hidden: password[\s\S]*Ann · staff no\. \d+/);
});

test('whatever is typed stays text, and no line looks like somebody else’s', async (t) => {
  const { ask, guest, params, say, answer, mail } = await talk(t);
  await say(NASTY);
  await answer('hello');
  const page = (await ask(guest, api.ofCustomer, { params, query: { as: 'html' } })).text;
  assert.doesNotMatch(page, /<script|<img|<\/body>[\s\S]*<\/body>/);
  const plain = (await ask(guest, api.ofCustomer, { params, query: { as: 'text' } })).text;
  assert.equal(plain.match(/^\[\d{4}-/gm)?.length, 3, 'one line begins like that for each entry');
  assert.equal((await mail('nasty@example.com')).status, 204);
  const [letter] = await mails('nasty@example.com');
  assert.ok(letter?.text.includes('</p></body><script>alert(1)</script>'), 'as plain text');
});

test('an assistant is never taken for a person', async (t) => {
  const { ask, guest, params, id } = await talk(t);
  await sql`insert into reach.message (conversation_id, seq, author, key, kind, body, at)
    values (${id}, 2, 'assistant', gen_random_uuid(), 'text', '{"kind":"text","text":"I can help"}', now())`.execute(
    db,
  );
  await sql`update reach.conversation set last_seq = 2 where id = ${id}`.execute(db);
  const { text } = await ask(guest, api.ofCustomer, { params, query: { as: 'text', lang: 'en' } });
  assert.match(text, /Automatic answer \(not a person\)\n {4}I can help/);
});

test('another visitor gets none of it, by no way', async (t) => {
  const { ask, url, params, say, answer, mail } = await talk(t);
  await say('mine alone');
  await answer('hello');
  const eve = await world.guest(url);
  const buyer = await world.person('Eve', ['buyer']);
  const nobody = { ...eve, headers: {} };
  assert.equal((await ask(eve, api.ofCustomer, { params })).status, 404);
  assert.equal((await ask(buyer, api.ofCustomer, { params })).status, 404);
  assert.equal((await ask(nobody, api.ofCustomer, { params })).status, 401);
  assert.equal((await mail('eve@example.com', eve)).status, 404);
  assert.equal((await mail('eve@example.com', nobody)).status, 401);
  assert.equal((await ask(buyer, api.ofStaff, { params })).status, 403);
  assert.equal((await ask(eve, api.ofStaff, { params })).status, 401);
  assert.deepEqual(await mails('eve@example.com'), []);
});

test('by mail it goes once somebody has answered, once in a while, and notes never', async (t) => {
  const { ask, ann, params, say, answer, mail } = await talk(t);
  await say('send me this');
  assert.equal((await mail('bob@example.com')).body.code, 'not-answered-yet');
  await answer('here you are');
  await answer('a note', true);
  const answers = await Promise.all(Array.from({ length: 5 }, () => mail('bob@example.com')));
  assert.deepEqual(answers.map(({ status }) => status).sort(), [204, 429, 429, 429, 429]);
  world.clock.advance(11 * 60_000);
  assert.equal((await mail('BOB@example.com')).status, 204);
  const [first, ...more] = await mails('bob@example.com');
  assert.match(first?.subject ?? '', /^会话 \d+ 的聊天记录$/);
  assert.match(first?.text ?? '', /send me this[\s\S]*here you are/);
  assert.doesNotMatch(first?.text ?? '', /a note/);
  assert.equal(more.length, 0);
  // Five a day to one address, however it is written, and to any from one conversation.
  for (let n = 0; n < 3; n++) {
    world.clock.advance(11 * 60_000);
    assert.equal((await mail('bob@example.com')).status, 204);
  }
  world.clock.advance(11 * 60_000);
  assert.equal((await mail('carol@example.com')).body.code, 'transcript-too-often');
  assert.equal((await ask(ann, deskApi.get, { params })).status, 200);
});

test('a chat knows beforehand whether what was said can be sent by e-mail', async (t) => {
  for (const delivers of [true, false]) {
    const { ask, guest, params, say, answer } = await talk(t, { delivers });
    const told = async () => {
      const { frames } = (await ask(guest, chatApi.since, { params, query: { after: '0', wait: '0' } })).body;
      const state = (frames as { view?: { transcriptMail: string } }[]).find(({ view }) => view);
      const mine = (await ask(guest, chatApi.mine)).body.conversations as {
        id: string;
        transcriptMail: string;
      }[];
      assert.equal(state?.view?.transcriptMail, mine.find(({ id }) => id === params.id)?.transcriptMail);
      return state?.view?.transcriptMail;
    };
    await say('can I have this by mail?');
    assert.equal(await told(), delivers ? 'not-answered-yet' : 'mail-not-set-up');
    await answer('you can');
    assert.equal(await told(), delivers ? 'ready' : 'mail-not-set-up');
  }
});

test('where no mail leaves, none is promised: it says so, and it can be downloaded', async (t) => {
  const { ask, url, guest, params, say, answer, mail } = await talk(t, { delivers: false });
  await say('send me this');
  await answer('here you are');
  const { status, body } = await mail('dora@example.com');
  assert.deepEqual([status, body.code], [409, 'mail-not-set-up']);
  assert.match(String(body.title), /Download it instead/);
  assert.deepEqual(await mails('dora@example.com'), []);
  assert.equal((await mail('dora@example.com', await world.guest(url))).status, 404);
  assert.match((await ask(guest, api.ofCustomer, { params })).text, /here you are/);
});

test('an address that would be a header, or two, is none', async (t) => {
  const { answer, mail } = await talk(t);
  await answer('hello');
  for (const email of [
    'a@example.com\r\nBcc: b@example.com',
    'a@example.com, b@example.com',
    'a@example.com\nSubject: x',
    'Bob <a@example.com>',
    'a@example.com\u2028x',
    `${'a'.repeat(300)}@example.com`,
    '',
    ['a@example.com'],
    null,
  ])
    assert.equal((await mail(email)).status, 422, JSON.stringify(email));
  assert.equal((await sql`select from people.mail where to_email like 'a@%'`.execute(db)).rows.length, 0);
});

test('staff get notes where they ask for them, and stand in the trail', async (t) => {
  const { ask, ann, id, params, answer } = await talk(t);
  await answer('colleagues only', true);
  const without = await ask(ann, api.ofStaff, { params, query: { as: 'text' } });
  assert.doesNotMatch(without.text, /colleagues only/);
  const withNotes = await ask(ann, api.ofStaff, { params, query: { as: 'html', notes: 'true' } });
  assert.match(withNotes.text, /colleagues only/);
  assert.match(withNotes.text, /请勿交给顾客/);
  const { rows } = await sql<{ after: unknown }>`select after from people.audit
    where action = 'reach.transcript' and target_id = ${id} and actor_id = ${ann.id} order by id`.execute(db);
  assert.deepEqual(
    rows.map(({ after }) => after),
    [
      { format: 'text', notes: false },
      { format: 'html', notes: true },
    ],
  );
});

test('a conversation of many megabytes is sent as it is read', async (t) => {
  const { url, guest, id, params } = await talk(t);
  const many = 12_000;
  await sql`insert into reach.message (conversation_id, seq, author, key, kind, body, at)
    select ${id}, n, 'customer', gen_random_uuid(), 'text', jsonb_build_object('kind', 'text', 'text', n || ' ' || repeat('字', 1500)), now()
    from generate_series(2, ${many}) n`.execute(db);
  await sql`update reach.conversation set last_seq = ${many} where id = ${id}`.execute(db);
  const response = await fetch(`${url}/api/v1${api.ofCustomer.path.replace(':id', params.id)}?as=text`, {
    headers: guest.headers,
  });
  let [bytes, chunks, largest] = [0, 0, 0];
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    chunks += 1;
    largest = Math.max(largest, chunk.length);
  }
  assert.equal(response.headers.get('content-length'), null);
  assert.ok(bytes > 50_000_000, `${bytes}`);
  assert.ok(chunks > 20 && largest < 8_000_000, `${chunks} chunks, the largest of ${largest}`);
});
