/** Every status and edge of c2sp.org/tlog-witness, over HTTP. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import {
  concat,
  emptyRoot,
  formatAddCheckpoint,
  formatNote,
  openCheckpoint,
  parseCosignatures,
  signNote,
  verifyNote,
} from '@clearline/tlog';
import { sha256, sha256Hex, verify } from '../crypto.ts';
import { TestLog, testSigner } from '../log.fixtures.ts';
import { START_SECONDS, serve, testWitness } from './witness.fixtures.ts';

async function start(t: TestContext, log = new TestLog()) {
  const made = await testWitness(t, [log.signer.key]);
  return { log, ...made, ...(await serve(t, made.witness)) };
}

const utf8 = (text: string) => new TextEncoder().encode(text);

async function assertCosigned(
  answer: Response,
  log: TestLog,
  witness: { key: Parameters<typeof verifyNote>[1][number] },
) {
  assert.equal(answer.status, 200, await answer.clone().text());
  const lines = parseCosignatures(await answer.bytes());
  assert.ok(lines.ok);
  const verified = await verifyNote({ text: log.text(), signatures: lines.value }, [witness.key], verify);
  assert.ok(verified.ok);
  assert.equal(verified.value.signatures.length, lines.value.length);
  return Number(verified.value.signatures[0]?.timestamp);
}

async function assertRefused(answer: Response, status: number, reason: string) {
  assert.equal(answer.status, status);
  assert.equal(await answer.text(), `${reason}\n`);
}

test('a first checkpoint is cosigned at the time of the clock, and so is the next', async (t) => {
  const { log, witness, clock, post } = await start(t);
  assert.equal(await assertCosigned(await post(await log.growTo(5).request(0)), log, witness), START_SECONDS);
  clock.seconds += 60;
  assert.equal(
    await assertCosigned(await post(await log.growTo(300).request(5)), log, witness),
    START_SECONDS + 60,
  );
});

test('the same size and root again is cosigned again', async (t) => {
  const { log, witness, clock, post } = await start(t);
  await post(await log.growTo(7).request(0));
  clock.seconds += 3600;
  assert.equal(await assertCosigned(await post(await log.request(7)), log, witness), START_SECONDS + 3600);
});

test('an empty tree is cosigned, and its growth from there', async (t) => {
  const { log, witness, post } = await start(t);
  await assertCosigned(await post(await log.request(0)), log, witness);
  await assertCosigned(await post(await log.growTo(3).request(0)), log, witness);
});

test('a clock that goes backwards never makes an earlier cosignature', async (t) => {
  const { log, witness, clock, post } = await start(t);
  await post(await log.growTo(1).request(0));
  clock.seconds -= 86_400;
  assert.equal(await assertCosigned(await post(await log.growTo(2).request(1)), log, witness), START_SECONDS);
});

test('409 tells the size of the latest cosigned checkpoint', async (t) => {
  const { log, post } = await start(t);
  log.growTo(9);
  const first = await post(await log.request(4));
  assert.equal(first.status, 409);
  assert.equal(first.headers.get('content-type'), 'text/x.tlog.size');
  assert.equal(await first.text(), '0\n');
  await post(await log.request(0));
  for (const [old, size] of [
    [0, 9],
    [4, 9],
    [0, 3],
  ] as const) {
    const answer = await post(await log.request(old, size));
    assert.equal(answer.status, 409);
    assert.equal(answer.headers.get('content-type'), 'text/x.tlog.size');
    assert.equal(await answer.text(), '9\n');
  }
});

test('404 for an origin that is not known', async (t) => {
  const { post } = await start(t);
  const other = new TestLog(testSigner('other.example/record')).growTo(1);
  await assertRefused(await post(await other.request(0)), 404, 'unknown-log');
});

test('403 without a signature of a known key, and with one that fails', async (t) => {
  const { log, post } = await start(t);
  const impostor = testSigner(log.origin);
  const checkpoint = await log.growTo(2).checkpoint(2, [impostor]);
  await assertRefused(
    await post(formatAddCheckpoint({ oldSize: 0n, proof: [], checkpoint })),
    403,
    'no-valid-signature',
  );
  const { keyId, name } = log.signer.key;
  const forged = { ...(await signNote(log.text(), impostor)), keyId, name };
  const signatures = [await signNote(log.text(), log.signer), forged];
  const note = formatNote({ text: log.text(), signatures });
  await assertRefused(
    await post(formatAddCheckpoint({ oldSize: 0n, proof: [], checkpoint: note })),
    403,
    'bad-signature',
  );
});

test('signatures of unknown keys are ignored, and are not served', async (t) => {
  const { log, witness, post, url } = await start(t);
  const checkpoint = await log.growTo(2).checkpoint(2, [testSigner('stranger.example'), log.signer]);
  await assertCosigned(await post(formatAddCheckpoint({ oldSize: 0n, proof: [], checkpoint })), log, witness);
  const served = await (await fetch(`${url}/${sha256Hex(log.origin)}/checkpoint`)).text();
  assert.ok(!served.includes('stranger'));
});

test('either key of a log whose key is being changed is enough', async (t) => {
  const log = new TestLog().growTo(2);
  const next = testSigner(log.origin);
  const { witness } = await testWitness(t, [log.signer.key, next.key]);
  const { post } = await serve(t, witness);
  await assertCosigned(await post(await log.request(0)), log, witness);
  const checkpoint = await log.growTo(3).checkpoint(3, [next]);
  const proof = await log.proof(2);
  await assertCosigned(await post(formatAddCheckpoint({ oldSize: 2n, proof, checkpoint })), log, witness);
});

test('422 for a proof that does not verify, a fork, and a proof from nothing', async (t) => {
  const { log, post } = await start(t);
  await post(await log.growTo(6).request(0));
  const checkpoint = await log.growTo(11).checkpoint();
  const proof = await log.proof(6);
  const isRefused = async (wrong: readonly Uint8Array[]) =>
    assertRefused(
      await post(formatAddCheckpoint({ oldSize: 6n, proof: wrong, checkpoint })),
      422,
      'not-consistent',
    );
  await isRefused([]);
  await isRefused(proof.slice(1));
  await isRefused([...proof, proof[0] as Uint8Array]);
  await isRefused(proof.toReversed());
  const fork = new TestLog(log.signer).grow(['another first entry']).growTo(11);
  await assertRefused(await post(await fork.request(6)), 422, 'not-consistent');
  const sameSize = new TestLog(log.signer).grow(['another first entry']).growTo(6);
  await assertRefused(await post(await sameSize.request(6)), 422, 'not-consistent');
  const { log: fresh, post: postFresh } = await start(t);
  const first = await fresh.growTo(2).checkpoint();
  await assertRefused(
    await postFresh(formatAddCheckpoint({ oldSize: 0n, proof: [emptyRoot(sha256)], checkpoint: first })),
    422,
    'not-consistent',
  );
});

test('422 for an empty tree with another root than the hash of nothing', async (t) => {
  const { log, post } = await start(t);
  const text = log.text(0, sha256(utf8('not empty')));
  const checkpoint = formatNote({ text, signatures: [await signNote(text, log.signer)] });
  await assertRefused(
    await post(formatAddCheckpoint({ oldSize: 0n, proof: [], checkpoint })),
    422,
    'not-consistent',
  );
});

test('400 for what is no request', async (t) => {
  const { log, post } = await start(t);
  const checkpoint = new TextDecoder().decode(await log.growTo(3).checkpoint());
  const hash = 'PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=\n';
  const wrong = [
    '',
    'old 0\n',
    `old 4\n\n${checkpoint}`,
    `old 00\n\n${checkpoint}`,
    `old -1\n\n${checkpoint}`,
    `old  0\n\n${checkpoint}`,
    `OLD 0\n\n${checkpoint}`,
    `old 0\r\n\n${checkpoint}`,
    `old 0\nnot base64\n\n${checkpoint}`,
    `old 0\n${hash.repeat(64)}\n${checkpoint}`,
    `old 0\n${checkpoint}`,
    `old 0\n\n${checkpoint.slice(0, -1)}`,
    `old 0\n\n${log.text()}`,
    `old 18446744073709551616\n\n${checkpoint}`,
  ];
  for (const body of wrong) assert.equal((await post(utf8(body))).status, 400, body);
  assert.equal((await post(concat([utf8('old 0\n\n'), Uint8Array.of(0xff)]))).status, 400);
});

test('refusals change nothing', async (t) => {
  const { log, witness, post } = await start(t);
  const fork = new TestLog(log.signer).grow(['another first entry']).growTo(9);
  await post(await log.growTo(6).request(0));
  await post(await fork.request(6));
  await post(utf8('old 6\n'));
  await assertCosigned(await post(await log.growTo(9).request(6)), log, witness);
});

test('a checkpoint is served with the signatures of log and witness, for monitors', async (t) => {
  const { log, witness, post, url } = await start(t);
  const address = `${url}/${sha256Hex(log.origin)}/checkpoint`;
  assert.equal((await fetch(address)).status, 404);
  const answer = await post(await log.growTo(4).request(0));
  const served = await fetch(address);
  assert.equal(served.status, 200);
  assert.match(served.headers.get('content-type') ?? '', /^text\/plain/);
  const bytes = await served.bytes();
  const opened = await openCheckpoint(bytes, { logs: [log.signer.key], witnesses: [witness.key] }, verify);
  assert.ok(opened.ok);
  assert.equal(opened.value.log.length, 1);
  assert.equal(opened.value.cosignatures.length, 1);
  assert.ok(new TextDecoder().decode(bytes).endsWith(await answer.text()));
});
