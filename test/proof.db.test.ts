/** A whole site, from its first start: who may publish is entry 0, and each card comes with a proof that needs no site. */
import assert from 'node:assert/strict';
import { webcrypto } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { parseBundle, type VerifiedCard, verifyBundle } from '@clearline/card';
import { sql } from 'kysely';
import { sha256 } from '../src/kernel/crypto.ts';
import { createDatabase, type Database } from '../src/kernel/database/connect.ts';
import { waitUntil } from '../src/kernel/database/process.ts';
import { type TestDatabase, testDatabase } from '../src/kernel/database/testing.ts';
import { type TestNode, testNode } from './nodes.ts';
import { clearline, dataFolder, registryWith, removeFolder } from './programs.ts';

const SECONDS = 30;
const CRYPTO = { sha256, subtle: webcrypto.subtle };

let server: TestDatabase;
let database: Database;
let folder: string;
let node: TestNode;
let policy: string;

before(async () => {
  server = await testDatabase();
  database = createDatabase(server.url, { onIdleError: () => {} });
  folder = await mkdtemp(join(tmpdir(), 'clearline-proof-'));
  // Cards from before there was a record.
  for (const number of ['400-000-0000', '400-000-0008']) await publish(number);
  node = await testNode(server.url, await dataFolder());
  await node.ready;
  policy = await (await fetched('/card/policy')).text();
});
after(async () => {
  await node.stop();
  await Promise.all([folder, node.dataDir].map(removeFolder));
  await database.close();
  await server.drop();
});

async function publish(number: string): Promise<void> {
  const done = await clearline(['import', await registryWith(number, folder), '--yes'], server.url);
  assert.equal(done.code, 0, done.output);
}

/** What is not there yet is asked for again. */
async function fetched(path: string): Promise<Response> {
  let answer = await fetch(node.url + path);
  await waitUntil(async () => {
    if (answer.status === 503 || answer.status === 404) answer = await fetch(node.url + path);
    return answer.ok;
  }, SECONDS);
  assert.equal(answer.status, 200, path);
  return answer;
}

async function proven(n: number): Promise<{ bytes: Uint8Array; verified: VerifiedCard }> {
  const bytes = new Uint8Array(await (await fetched(`/card/${n}.proof.json`)).arrayBuffer());
  const result = await verifyBundle(bytes, { policy }, Date.now(), CRYPTO);
  assert.ok(result.ok, result.ok ? '' : result.error.code);
  return { bytes, verified: result.value };
}

test('cards from before the record have their entries behind the policy, in order', async () => {
  for (const n of [1, 2]) {
    const { verified } = await proven(n);
    assert.equal(verified.n, n);
    assert.equal(verified.index, BigInt(n));
    assert.equal(verified.single, true);
    assert.deepEqual(
      verified.witnesses.map(({ name }) => name),
      ['own-not-independent'],
    );
    assert.deepEqual(
      verified.approvals.map(({ kind }) => kind),
      ['key-file'],
    );
  }
});

test('a card that is imported while the site runs is signed, logged and proven; the earlier proofs stay good', async () => {
  const before = await proven(2);
  await publish('400-000-0009');
  const { verified } = await proven(3);
  const [main] = verified.card.channels.filter((channel) => channel.kind === 'phone');
  assert.equal(main?.number.digits, '4000000009');
  assert.ok((await verifyBundle(before.bytes, { policy }, Date.now(), CRYPTO)).ok);
});

test('a renewal is a card of its own, and a tlog-proof of it is what the specification says', async () => {
  const done = await clearline(['renew', '--days', '60'], server.url);
  assert.equal(done.code, 0, done.output);
  const { bytes, verified } = await proven(4);
  const bundle = parseBundle(bytes);
  assert.ok(bundle.ok && bundle.value.earlier === undefined);
  const text = await (await fetched('/card/4.tlog-proof')).text();
  assert.match(text, new RegExp(`^c2sp\\.org/tlog-proof@v1\nindex ${verified.index}\n`));
});

test('a machine that does not hold the key publishes nothing, and says what it lacks', async () => {
  const stranger = { PUBLISHER_KEY: Buffer.alloc(32, 7).toString('base64') };
  const registry = await registryWith('400-000-0005', folder);
  const refused = await clearline(['import', registry, '--yes', '--lang', 'en'], server.url, stranger);
  assert.equal(refused.code, 1, refused.output);
  assert.match(refused.output, /key file that this machine does not hold/);
  assert.equal((await fetch(`${node.url}/card/5.json`)).status, 404);
});

test('a card that somebody puts into the database by hand has no proof, and the old ones do not fit it', async () => {
  const body =
    (await sql<{ body: string }>`select body from card where n = 4`.execute(database.db)).rows[0]?.body ?? '';
  const forged = body.replace('"n":4', '"n":5').replaceAll('4000000009', '4000000666');
  assert.notEqual(forged, body);
  await sql`insert into card (n, issued, expires, body, digest, changes, idempotency_key)
    select 5, issued + interval '1 second', expires, ${forged}, sha256(${forged}::bytea), '[]', 'forged' from card where n = 4`.execute(
    database.db,
  );
  assert.equal((await fetch(`${node.url}/card/5.proof.json`)).status, 404);
  const { bytes } = await proven(4);
  const bundle = JSON.parse(Buffer.from(bytes).toString('utf8'));
  bundle.entry.payload = Buffer.from(forged).toString('base64');
  const result = await verifyBundle(Buffer.from(JSON.stringify(bundle)), { policy }, Date.now(), CRYPTO);
  assert.ok(!result.ok);
});
