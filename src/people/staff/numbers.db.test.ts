/** Staff numbers: whoever joins has one, and nobody gets it again. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { type Caller, peopleWorld, startRoutes } from '../testing.ts';
import { staffApi as api } from './contract.ts';
import { staffBadge, staffPolicy, staffRoutes } from './index.ts';
import { putRoles } from './store/person.ts';

const world = await peopleWorld(staffPolicy);
const { person, db } = world;
const roles = (who: Caller, ...given: Parameters<typeof putRoles>[2][number][]) =>
  db.transaction().execute((tx) => putRoles(tx, who.id, given));
const badge = ({ id }: Caller) => staffBadge(db, id);
const backdate = ({ id }: Caller) =>
  sql`update people.staff_number set since = since - interval '1 year' where person_id = ${id}`.execute(db);

test('staff are numbered in the order in which they join, and customers are not', async () => {
  const ann = await person('Ann', ['agent', 'supervisor']);
  const bob = await person('Bob', ['buyer']);
  const cy = await person('Cy', ['agent']);
  const [first, second] = [await badge(ann), await badge(cy)];
  assert.ok(first && second && first.staffNumber >= 1001);
  assert.equal(second.staffNumber, first.staffNumber + 1);
  assert.equal(await badge(bob), null);
});

test('who changes roles keeps number and date; who comes back keeps the number and has joined anew', async () => {
  const ann = await person('Ann', ['agent']);
  await backdate(ann);
  const before = await badge(ann);
  await roles(ann, 'supervisor');
  await roles(ann, 'agent', 'buyer');
  assert.deepEqual(await badge(ann), before);
  await roles(ann, 'buyer');
  assert.equal(await badge(ann), null);
  await roles(ann, 'admin', 'agent');
  const after = await badge(ann);
  assert.equal(after?.staffNumber, before?.staffNumber);
  assert.ok(before && after && after.since > before.since);
});

test('a number that somebody had is nobody else’s, even when the account is gone', async () => {
  const ann = await person('Ann', ['agent']);
  const { staffNumber = 0 } = (await badge(ann)) ?? {};
  await sql`delete from people.person where id = ${ann.id}`.execute(db);
  const bo = await person('Bo', ['agent']);
  assert.ok(((await badge(bo))?.staffNumber ?? 0) > staffNumber);
});

test('the list of people shows the number', async (t) => {
  const ask = await startRoutes(t, (app) =>
    staffRoutes({ ...world.serve(app), publicUrl: () => 'https://clearline.example' }),
  );
  const owner = await person('Olga', ['owner']);
  const { body } = await ask(owner, api.person, { params: { id: owner.id } });
  assert.equal(body.staffNumber, (await badge(owner))?.staffNumber);
});
