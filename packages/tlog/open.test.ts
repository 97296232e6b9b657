import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  cosign,
  formatCheckpoint,
  formatNote,
  KEY_TYPE,
  openCheckpoint,
  type Signer,
  signNote,
} from './index.ts';
import { accepted, codeOf, ed25519, hash, verify, witness } from './tlog.fixtures.ts';

const log = ed25519('log.example');
const first = witness('witness.example/1');
const second = witness('witness.example/2');
const text = formatCheckpoint({ origin: 'log.example', size: 5n, root: hash('root'), extensions: ['more'] });
const signedBy = (...signers: Signer[]) =>
  Promise.all(
    signers.map((signer) =>
      signer.key.type === KEY_TYPE.ed25519 ? signNote(text, signer) : cosign(text, signer, 1_700_000_000n),
    ),
  );

const trusted = { logs: [log.key], witnesses: [first.key, second.key] };
const open = async (...signers: Signer[]) =>
  openCheckpoint(formatNote({ text, signatures: await signedBy(...signers) }), trusted, verify);

test('a checkpoint opens with its log and the witnesses that are known', async () => {
  const opened = accepted(await open(log, second, witness('witness.example/stranger')));
  assert.equal(opened.checkpoint.size, 5n);
  assert.deepEqual(opened.log, [{ key: log.key, timestamp: null }]);
  assert.deepEqual(opened.cosignatures, [{ key: second.key, timestamp: 1_700_000_000n }]);
});

test('a checkpoint that its own log has not signed stays closed', async () => {
  assert.equal(codeOf(await open(first, second)), 'not-signed-by-log');
  assert.equal(codeOf(await open(ed25519('stranger.example'))), 'no-valid-signature');
  const bytes = formatNote({ text, signatures: await signedBy(log) });
  const others = { logs: [ed25519('other.example').key], witnesses: [] };
  assert.equal(codeOf(await openCheckpoint(bytes, others, verify)), 'unknown-log');
  const elsewhere = { logs: [...others.logs, log.key], witnesses: [] };
  assert.equal(codeOf(await openCheckpoint(bytes, elsewhere, verify)), 'accepted');
});

test('a checkpoint with any bit changed says nothing else', async () => {
  const bytes = formatNote({ text, signatures: await signedBy(log, first) });
  const honest = accepted(await openCheckpoint(bytes, trusted, verify));
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: bytes.length * 8 - 1 }), async (bit) => {
      const changed = bytes.with(bit >> 3, (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7)));
      const opened = await openCheckpoint(changed, trusted, verify);
      if (opened.ok) assert.deepEqual(opened.value.checkpoint, honest.checkpoint);
    }),
    { numRuns: 300 },
  );
});
