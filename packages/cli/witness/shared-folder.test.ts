/** Two witnesses on one folder, as in two containers that share a volume: no lock of the system reaches both. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Signer } from '@clearline/tlog';
import { TestLog } from '../log.fixtures.ts';
import { testFolder, testWitness, witnessSigner } from './witness.fixtures.ts';

/** What it holds up signs only once it is let go. */
function held(signer: Signer, until: Promise<void>, signing = () => {}): Signer {
  const sign = async (message: Uint8Array) => {
    signing();
    await until;
    return signer.sign(message);
  };
  return { ...signer, sign };
}

/** The first has given the lock back, and goes on all the same. */
async function two(t: TestContext, log: TestLog, first: Signer, second: Signer) {
  const dir = await testFolder(t);
  const { witness: one } = await testWitness(t, [log.signer.key], { dir, signer: first });
  await one.close();
  const { witness: other } = await testWitness(t, [log.signer.key], { dir, signer: second });
  return { one, other };
}

test('of two trees of one size, shown to each at the same time, one is cosigned', async (t) => {
  const log = new TestLog().growTo(5);
  const fork = new TestLog(log.signer).grow(['another first entry']).growTo(5);
  const signer = witnessSigner();
  const { promise, resolve } = Promise.withResolvers<void>();
  let signing = 0;
  const both = () => {
    if (++signing === 2) resolve();
  };
  const { one, other } = await two(t, log, held(signer, promise, both), held(signer, promise, both));
  const answers = await Promise.all([
    one.addCheckpoint(await log.request(0)),
    other.addCheckpoint(await fork.request(0)),
  ]);
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409]);
});

test('one that was held up for long finds that the other has gone on', async (t) => {
  const log = new TestLog().growTo(5);
  const fork = new TestLog(log.signer).grow(['another first entry']).growTo(5);
  const signer = witnessSigner();
  const { promise, resolve } = Promise.withResolvers<void>();
  const begun = Promise.withResolvers<void>();
  const { one, other } = await two(t, log, held(signer, promise, begun.resolve), signer);
  const late = one.addCheckpoint(await fork.request(0));
  await begun.promise;
  assert.equal((await other.addCheckpoint(await log.request(0))).status, 200);
  for (let size = 6; size <= 40; size++) {
    const { status } = await other.addCheckpoint(await log.growTo(size).request(size - 1));
    assert.equal(status, 200);
  }
  resolve();
  const { status, body } = await late;
  assert.deepEqual([status, String(Buffer.from(body))], [409, '40\n']);
});
