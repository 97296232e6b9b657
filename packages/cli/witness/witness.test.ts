import assert from 'node:assert/strict';
import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { parseCosignatures } from '@clearline/tlog';
import fc from 'fast-check';
import { sha256Hex } from '../crypto.ts';
import { TestLog, testSigner } from '../log.fixtures.ts';
import { TestClock, testFolder, testWitness, witnessSigner } from './witness.fixtures.ts';
import { Witness } from './witness.ts';

test('fifty submissions at once: one is cosigned, and the others learn its size', async (t) => {
  const log = new TestLog().growTo(60);
  const { witness } = await testWitness(t, [log.signer.key]);
  const sizes = Array.from({ length: 50 }, (_, at) => at + 10);
  const answers = await Promise.all(
    sizes.map(async (size) => witness.addCheckpoint(await log.request(0, size))),
  );
  const cosigned = answers.flatMap(({ status }, at) => (status === 200 ? [sizes[at]] : []));
  assert.equal(cosigned.length, 1);
  const others = answers.filter(({ status }) => status !== 200);
  assert.ok(
    others.every(({ status, body }) => status === 409 && String(Buffer.from(body)) === `${cosigned[0]}\n`),
  );
});

test('each log has a state of its own', async (t) => {
  const logs = ['a.example', 'b.example', 'c.example'].map((name) => new TestLog(testSigner(name)).growTo(3));
  const { witness } = await testWitness(
    t,
    logs.map(({ signer }) => signer.key),
  );
  const answers = await Promise.all(logs.map(async (log) => witness.addCheckpoint(await log.request(0))));
  assert.deepEqual(
    answers.map(({ status }) => status),
    [200, 200, 200],
  );
});

test('what was cosigned is remembered by the next process', async (t) => {
  const log = new TestLog().growTo(4);
  const [dir, signer] = [await testFolder(t), witnessSigner()];
  const { witness } = await testWitness(t, [log.signer.key], { dir, signer });
  await witness.addCheckpoint(await log.request(0));
  await witness.close();
  const again = await testWitness(t, [log.signer.key], { dir, signer });
  assert.equal((await again.witness.addCheckpoint(await log.request(0))).status, 409);
  assert.equal((await again.witness.addCheckpoint(await log.growTo(5).request(4))).status, 200);
});

test('a folder has one witness at a time', async (t) => {
  const options = { dir: await testFolder(t), signer: witnessSigner(), logs: [], clock: new TestClock() };
  const first = await Witness.open(options);
  assert.ok(first.ok);
  const second = await Witness.open(options);
  assert.deepEqual(second, { ok: false, error: { code: 'in-use' } });
  await first.value.close();
  const third = await Witness.open(options);
  assert.ok(third.ok);
  await third.value.close();
});

test('a damaged state file is a refusal to start, and so is the state of another key', async (t) => {
  const log = new TestLog().growTo(4);
  const [dir, signer] = [await testFolder(t), witnessSigner()];
  const options = { dir, signer, logs: [log.signer.key], clock: new TestClock() };
  const { witness } = await testWitness(t, options.logs, options);
  await witness.addCheckpoint(await log.request(0));
  await witness.close();
  const path = join(dir, 'logs', `${sha256Hex(log.origin)}.1`);
  const whole = await readFile(path);
  const refused = { ok: false, error: { code: 'damaged-state', path } };
  assert.deepEqual(await Witness.open({ ...options, signer: witnessSigner() }), refused);
  for (const damage of [Buffer.alloc(0), whole.subarray(0, -5), whole.subarray(1), flipped(whole, 30)]) {
    await writeFile(path, damage);
    assert.deepEqual(await Witness.open(options), refused);
  }
  await writeFile(path, whole);
  const mended = await Witness.open(options);
  assert.ok(mended.ok);
  await mended.value.close();
});

test('what a crash has left beside a state file is not taken for one', async (t) => {
  const log = new TestLog().growTo(4);
  const { witness, dir, signer } = await testWitness(t, [log.signer.key]);
  await witness.addCheckpoint(await log.request(0));
  await witness.close();
  const folder = join(dir, 'logs');
  await writeFile(join(folder, `${sha256Hex(log.origin)}.2.0a1b-2c.new`), 'half a checkp');
  const { witness: again } = await testWitness(t, [log.signer.key], { dir, signer });
  assert.equal((await again.addCheckpoint(await log.growTo(5).request(4))).status, 200);
  for (let size = 6; size <= 20; size++) await again.addCheckpoint(await log.growTo(size).request(size - 1));
  const left = (await readdir(folder)).map((name) => name.replace(sha256Hex(log.origin), ''));
  assert.deepEqual(left.sort(), ['.10', '.11', '.12', '.13', '.14', '.15', '.16', '.17', '.9']);
});

test('what was kept before files had numbers still counts', async (t) => {
  const log = new TestLog().growTo(4);
  const { witness, dir, signer } = await testWitness(t, [log.signer.key]);
  await witness.addCheckpoint(await log.request(0));
  await witness.close();
  const path = join(dir, 'logs', sha256Hex(log.origin));
  await rename(`${path}.1`, path);
  const { witness: again } = await testWitness(t, [log.signer.key], { dir, signer });
  assert.equal((await again.addCheckpoint(await log.request(0))).status, 409);
  assert.equal((await again.addCheckpoint(await log.growTo(5).request(4))).status, 200);
});

test("no body of any kind is more than refused, and none is cosigned but the log's own", async (t) => {
  const log = new TestLog().growTo(9);
  const { witness } = await testWitness(t, [log.signer.key]);
  await witness.addCheckpoint(await log.request(0, 5));
  const honest = await log.request(5);
  const mutated = fc
    .tuple(fc.nat(honest.length - 1), fc.integer({ min: 1, max: 255 }))
    .map(([at, bits]) => flipped(honest, at, bits));
  const cut = fc.nat(honest.length - 1).map((length) => honest.subarray(0, length));
  const hostile = fc.oneof(fc.uint8Array({ maxLength: 2000 }), mutated, cut);
  await fc.assert(
    fc.asyncProperty(hostile, async (body) => {
      const { status, body: answer } = await witness.addCheckpoint(body);
      assert.ok([400, 403, 404, 409, 422].includes(status), String(status));
      assert.ok(!parseCosignatures(answer).ok);
    }),
  );
  assert.equal((await witness.addCheckpoint(honest)).status, 200);
});

function flipped(bytes: Uint8Array, at: number, bits = 1): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ bits;
  return copy;
}
