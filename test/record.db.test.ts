/** Whole nodes that keep one record, and what a stranger can prove from what they serve. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { verify } from '@clearline/cli';
import { formatProof, formatVkey, leafHash, type Policy, parsePolicy, verifyProof } from '@clearline/tlog';
import { sha256 } from '../src/kernel/crypto.ts';
import { createDatabase, type Database } from '../src/kernel/database/connect.ts';
import { waitUntil } from '../src/kernel/database/process.ts';
import { type TestDatabase, testDatabase } from '../src/kernel/database/testing.ts';
import {
  append,
  inclusionOf,
  logIdentity,
  recordKeyPlace,
  recordKeysIfAny,
} from '../src/record/log/index.ts';
import { ownPolicy, servedPolicy } from '../src/record/witnesses/index.ts';
import { type TestNode, testNode } from './nodes.ts';
import { removeFolder } from './programs.ts';

const SECONDS = 60;
let server: TestDatabase;
let database: Database;
before(async () => {
  server = await testDatabase();
  database = createDatabase(server.url, { onIdleError: () => {} });
});
after(async () => {
  await database.close();
  await server.drop();
});

const checkpointOf = async ({ url }: TestNode): Promise<string> => {
  const answer = await fetch(`${url}/record/checkpoint`);
  return answer.ok ? answer.text() : '';
};

async function logged(entry: Buffer, nodes: readonly TestNode[]) {
  await database.db.transaction().execute((tx) => append(tx, entry));
  const proved = async () => typeof (await inclusionOf(database.db, leafHash(sha256, entry))) === 'object';
  assert.ok(await waitUntil(proved, SECONDS), 'the entry is published');
  const proof = await inclusionOf(database.db, leafHash(sha256, entry));
  assert.ok(proof && proof !== 'pending');
  for (const node of nodes) assert.equal(await checkpointOf(node), proof.checkpoint.note);
  return proof;
}

const metric = async ({ url }: TestNode, name: string): Promise<string | undefined> =>
  new RegExp(`^${name} (.*)$`, 'm').exec(await (await fetch(`${url}/metrics`)).text())?.[1];

/** With keys in its own data directory. */
const nodeOfItsOwn = (dataDir?: string) => testNode(server.url, dataDir, undefined, {});

test('a node logs, signs and witnesses; one with another key serves the same and signs nothing', async () => {
  const first = await nodeOfItsOwn();
  await first.ready;
  const second = await nodeOfItsOwn();
  await second.ready;
  const nodes = [first, second];
  try {
    const entry = Buffer.from('a card');
    const { index, proof: hashes, checkpoint } = await logged(entry, nodes);
    const policy = await pinned(first);
    const note = Buffer.from(checkpoint.note);
    const proof = formatProof({ extra: null, index, hashes, checkpoint: note });
    const verified = await verifyProof({ proof, leafHash: leafHash(sha256, entry), policy, sha256, verify });
    assert.ok(verified.ok);
    assert.equal(verified.value.index, 1n, 'behind who may publish');
    assert.equal(verified.value.witnesses.length, 1);
    assert.equal(await metric(first, 'clearline_record_refused'), '0');
    assert.equal(await metric(first, 'clearline_record_published_entries'), '2');
    assert.equal(await metric(first, 'clearline_witness_lag_entries.witness="own-not-independent".'), '0');
    assert.equal(await metric(second, 'clearline_record_published_entries'), '2');
    assert.ok(
      await waitUntil(async () => (await metric(second, 'clearline_record_refused')) === '1', SECONDS),
    );
  } finally {
    for (const node of nodes) await node.stop();
  }
  const again = await nodeOfItsOwn(first.dataDir);
  try {
    await again.ready;
    assert.equal((await logged(Buffer.from('another card'), [again])).index, 2n);
  } finally {
    await again.stop();
    await Promise.all(nodes.map(({ dataDir }) => removeFolder(dataDir)));
  }
});

/** What the owner of the key can tell a reader to pin. */
async function pinned({ dataDir }: TestNode): Promise<Policy> {
  const [identity, keys] = [
    await logIdentity(database.db),
    await recordKeysIfAny(recordKeyPlace(null, dataDir)),
  ];
  assert.ok(identity && keys);
  const { key } = keys[0].log(identity.origin);
  assert.equal(formatVkey(key), identity.vkey);
  const text = servedPolicy(ownPolicy([keys[0].witness(identity.origin)]), [key], 'http://localhost/record');
  const policy = parsePolicy(Buffer.from(text), sha256);
  assert.ok(policy.ok);
  return policy.value;
}
