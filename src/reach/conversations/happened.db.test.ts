/** What programs hear of a conversation. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { sql } from 'kysely';
import { outbound } from '../../kernel/http/outbound.ts';
import { randomIds } from '../../kernel/ids.ts';
import { SECRET } from '../../people/testing.ts';
import { type Happened, webhooksApi } from '../../people/webhooks/contract.ts';
import { webhooks, webhooksPolicy } from '../../people/webhooks/index.ts';
import { chatApi, deskApi, ownDataApi, personDataApi } from './contract.ts';
import { CONVERSATION_EVENTS, conversationsPolicy } from './index.ts';
import { reachWorld } from './testing.ts';

const world = await reachWorld({ ...conversationsPolicy, ...webhooksPolicy });
const { db, clock, log, guest, opened, person, token } = world;
const part = () =>
  webhooks({
    database: () => db,
    secret: () => SECRET,
    types: Object.values(CONVERSATION_EVENTS),
    outbound: outbound({ allowed: [] }),
    clock,
    log,
    ids: randomIds,
    random: () => 0.5,
    publicUrl: () => 'https://clearline.example',
    count: () => {},
  });

test('a program hears what happens to a conversation, in order and without secrets', async (t) => {
  const { ask, url } = await world.node(t, { part });
  const [customer, agent] = [await guest(url), await person('Anna', ['agent'])];
  const colleague = await person('Bert', ['agent']);
  const owner = await person('Olga', ['owner']);
  const id = await opened(url, customer);
  const params = { id };
  const say = (text: string) => ask(customer, chatApi.say, { params, body: { key: randomUUID(), text } });
  const first = { key: randomUUID(), text: 'my card 4111 1111 1111 1111 was charged twice' };
  // A network that repeats tells nothing twice.
  for (let i = 0; i < 2; i++) await ask(customer, chatApi.say, { params, body: first });
  await ask(agent, deskApi.take, { params });
  await ask(agent, deskApi.say, { params, body: { key: randomUUID(), text: 'I look at it' } });
  await ask(agent, deskApi.transfer, { params, body: { to: colleague.id, note: 'knows refunds' } });
  await say('thank you');
  await ask(colleague, deskApi.move, { params, body: { act: 'resolve' } });
  await ask(customer, chatApi.rate, { params, body: { rating: 5, note: 'password: hunter2secret' } });

  const pull = async (who: typeof owner) =>
    (await ask(who, webhooksApi.events)).body.events as unknown as (Happened & {
      data: Record<string, Record<string, unknown> | null>;
    })[];
  const events = (await pull(owner)).filter(({ data }) => data.conversation?.id === id);
  assert.deepEqual(
    events.map(({ type, data: { agent: who, conversation, message } }) =>
      [type, who?.name ?? (message?.agent as { name: string } | null)?.name, conversation?.status].join(' '),
    ),
    [
      'conversation.opened  open',
      'message.accepted  open',
      'conversation.assigned Anna open',
      'conversation.status  pending',
      'message.accepted Anna pending',
      'message.noted Anna pending',
      'conversation.assigned Bert pending',
      'conversation.status  open',
      'message.accepted  open',
      'conversation.status  resolved',
      'conversation.rated  resolved',
    ],
  );
  const text = JSON.stringify(events);
  assert.doesNotMatch(text, /1111 1111|hunter2/);
  assert.match(text, /was charged twice/);

  const limited = await token(owner, ['webhooks.events', 'reach.answer']);
  assert.ok((await pull(limited)).every(({ type }) => type !== 'message.noted'));
  assert.deepEqual(await pull(await token(owner, ['webhooks.events'])), []);
});

test('what is undone was never told', async (t) => {
  const { ask, url } = await world.node(t, { part });
  const [customer, owner] = [await guest(url), await person('Olga', ['owner'])];
  const id = await opened(url, customer);
  const { body } = await ask(owner, webhooksApi.events, { query: { limit: '500' } });
  await ask(customer, chatApi.end, { params: { id } });
  const refused = await ask(customer, chatApi.say, {
    params: { id },
    body: { key: randomUUID(), text: 'late' },
  });
  assert.equal(refused.body.code, 'conversation-closed');
  const after = await ask(owner, webhooksApi.events, { query: { after: String(body.cursor) } });
  assert.deepEqual(
    (after.body.events as unknown as Happened[]).map(({ type }) => type),
    ['conversation.status'],
  );
});

test('what a customer has erased is gone from the events too, and programs hear that it is to be', async (t) => {
  const { ask, url } = await world.node(t, { part });
  const [customer, owner] = [await guest(url), await person('Olga', ['owner'])];
  const id = await opened(url, customer);
  const said = { key: randomUUID(), text: 'something of mine' };
  await ask(customer, chatApi.say, { params: { id }, body: said });
  const begin = (await ask(owner, webhooksApi.events, { query: { limit: '500' } })).body.cursor;
  const asked = await ask(customer, ownDataApi.erase);
  assert.equal(asked.status, 200, asked.text);
  const open = await ask(owner, personDataApi.erasures);
  const [request] = open.body.erasures as { id: string; state: string }[];
  const decided = await ask(owner, personDataApi.decide, {
    params: { id: request?.id ?? '' },
    body: { decision: 'erase' },
  });
  assert.equal(decided.status, 200, decided.text);
  const { rows } = await sql<{ text: string }>`select e::text as text from people.webhook_event e
    where subject = ${`conversation:${id}`}`.execute(db);
  assert.equal(rows.length, 1);
  assert.doesNotMatch(String(rows[0]?.text), /something of mine/);
  const after = await ask(owner, webhooksApi.events, { query: { after: String(begin) } });
  assert.deepEqual(
    (after.body.events as unknown as Happened[]).map(({ type }) => type),
    ['conversation.erased'],
  );
});
