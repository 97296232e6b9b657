/** One person among several, while the key file still signs for all. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeOf, done, draftOf, moved, openSite } from './changes.fixtures.ts';
import { publishersApi as api } from './contract.ts';
import { publishersNow } from './seal.ts';

test('one owner alone does not become the only one who approves, while there are others', async (t) => {
  const site = await openSite(t);
  assert.ok((await site.publish()).ok);
  const olaf = await site.approver('Olaf', ['owner']);
  // Without a passkey they are asked to add one.
  await site.person('Ann', ['admin']);
  const refused = await site.draft(olaf, { base: 1, people: [olaf], quorum: 1 });
  assert.equal(codeOf(refused), 'one-alone');
  assert.match(String(refused.body.detail ?? refused.body.title), /two people at least/);
  assert.equal((await publishersNow(site.db))?.v, 1);
});

test('who has nobody beside them moves to a passkey alone', async (t) => {
  const site = await openSite(t);
  assert.ok((await site.publish()).ok);
  const olaf = await site.approver('Olaf', ['owner']);
  done(await site.draft(olaf, { base: 1, people: [olaf], quorum: 1 }));
  assert.equal(done(await site.sign(olaf)).v, 2);
});

test('several people do not make one of them the only one either', async (t) => {
  const site = await openSite(t);
  const [ann] = await moved(site);
  assert.equal(codeOf(await site.draft(ann, { base: 2, people: [ann], quorum: 1 })), 'one-alone');
});

test('a retirement waits for nothing, whatever a draft asks for', async (t) => {
  const site = await openSite(t);
  const [ann, bob] = [await site.approver('Ann', ['owner']), await site.approver('Bob')];
  const draft = draftOf({ base: 1, people: [ann, bob], quorum: 2 });
  const rules = { ...draft.rules, retirement: { approvals: 1, delayMinutes: 30 } };
  const refused = await site.ask(ann, api.draft, { body: { ...draft, rules } });
  assert.equal(refused.status, 422);
  const drafted = done(await site.ask(ann, api.draft, { body: draft }));
  assert.deepEqual(drafted.change?.rules.retirement, { approvals: 1, delayMinutes: 0 });
});
