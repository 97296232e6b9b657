/** Contacts that staff record, and what the customer then sees. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { viewOf } from '../../../test/views.ts';
import type { Actor } from '../../people/access/index.ts';
import type { Ask, Caller } from '../../people/testing.ts';
import { callsWorld } from './calls.fixtures.ts';
import { CONTACT_MS } from './contacts.ts';
import { callsApi as api } from './contract.ts';
import { closeContact, contactsNow, openContact } from './index.ts';

const { start, db, clock, person } = await callsWorld(viewOf());

const record = (ask: Ask, who: Caller, email: string) =>
  ask(who, api.openContact, { body: { email, way: 'phone', intent: 'refund', order: 'DD-1001' } });
const seenBy = async (email: string) =>
  (await contactsNow(db, clock, email)).map(({ name, way, intent }) => [name, way, intent]);

test('a customer sees who is in contact with them, until it ends by itself', async (t) => {
  const { ask } = await start(t);
  const ann = await person('Ann', ['agent']);
  assert.deepEqual(await seenBy('bob@example.com'), []);
  const opened = await record(ask, ann, ' Bob@Example.com ');
  assert.equal(opened.status, 200, opened.text);
  assert.deepEqual(await seenBy('bob@example.com'), [['Ann', 'phone', 'refund']]);
  assert.deepEqual(await seenBy('bo@example.com'), []);
  clock.advance(CONTACT_MS - 1);
  assert.equal((await seenBy('bob@example.com')).length, 1);
  clock.advance(1);
  assert.deepEqual(await seenBy('bob@example.com'), []);
  assert.deepEqual((await ask(ann, api.contacts)).body.contacts, []);
});

test('only whoever opened a contact sees and ends it', async (t) => {
  const { ask } = await start(t);
  const ann = await person('Ann', ['agent']);
  const bo = await person('Bo', ['owner']);
  const { id } = (await record(ask, ann, 'cy@example.com')).body as { id: string };
  assert.deepEqual((await ask(bo, api.contacts)).body.contacts, []);
  assert.equal((await ask(bo, api.closeContact, { params: { id } })).status, 404);
  assert.equal((await seenBy('cy@example.com')).length, 1);
  assert.equal((await ask(ann, api.closeContact, { params: { id } })).status, 204);
  assert.deepEqual(await seenBy('cy@example.com'), []);
  assert.equal((await ask(ann, api.closeContact, { params: { id } })).status, 404);
});

test('an address with an account and one without are answered alike', async (t) => {
  const { ask } = await start(t);
  const ann = await person('Ann', ['agent']);
  const bob = await person('Bob', ['buyer']);
  const [known, unknown] = [await record(ask, ann, bob.email), await record(ask, ann, 'nobody@example.com')];
  const plain = ({ status, body }: typeof known) => [status, { ...body, id: '', email: '' }];
  assert.deepEqual(plain(known), plain(unknown));
});

test('who has left the staff is in contact with nobody', async (t) => {
  const { ask } = await start(t);
  const ann = await person('Ann', ['agent']);
  await record(ask, ann, 'dee@example.com');
  await sql`delete from people.role_grant where person_id = ${ann.id}`.execute(db);
  assert.deepEqual(await seenBy('dee@example.com'), []);
});

test('another slice opens and closes contacts by the same door, and both stand in the trail', async () => {
  const { id, name, email } = await person('Ann', ['agent']);
  const actor: Actor = {
    id,
    name,
    email,
    roles: ['agent'],
    permissions: new Set(),
    via: { kind: 'token', id, label: 'chat' },
  };
  const doing = { clock, actor, origin: null };
  const opened = await db
    .transaction()
    .execute((tx) => openContact(tx, doing, { email: 'eve@example.com', way: 'chat', intent: 'enquiry' }));
  assert.ok(opened.ok);
  assert.deepEqual(await seenBy('eve@example.com'), [['Ann', 'chat', 'enquiry']]);
  await db.transaction().execute((tx) => closeContact(tx, doing, opened.value.id));
  assert.deepEqual(await seenBy('eve@example.com'), []);
  const { rows } = await sql<{ action: string }>`select action from people.audit
    where target_id = ${opened.value.id} order by id`.execute(db);
  assert.deepEqual(
    rows.map(({ action }) => action),
    ['calls.contact-opened', 'calls.contact-closed'],
  );
});

test('nobody records more contacts than somebody can be in', async (t) => {
  const { ask } = await start(t);
  const ann = await person('Ann', ['agent']);
  for (let n = 0; n < 50; n++) assert.equal((await record(ask, ann, `c${n}@example.com`)).status, 200);
  const { status, body } = await record(ask, ann, 'one-more@example.com');
  assert.deepEqual([status, body.code], [409, 'too-many-contacts']);
});
