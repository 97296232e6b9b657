import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCorpus } from './corpus.ts';
import { randomFrom } from './mutate.ts';
import { run } from './run.ts';
import { TARGETS } from './targets.ts';

const ROUNDS = 1_500;
const SEED = 6962;

for (const [name, target] of Object.entries(TARGETS)) {
  test(`${name}: what is kept has the outcome of its name`, async () => {
    const corpus = await readCorpus(name);
    for (const { file, outcome, bytes } of corpus) assert.equal(await target(bytes), outcome, file);
    assert.ok(corpus.some(({ outcome }) => outcome === 'accepted'));
    assert.ok(corpus.some(({ outcome }) => outcome !== 'accepted'));
  });

  test(`${name}: holds for ${ROUNDS} changed inputs`, async () => {
    const corpus = (await readCorpus(name)).map(({ bytes }) => bytes);
    const { rounds, outcomes, crash } = await run(target, corpus, randomFrom(SEED), (done) => done < ROUNDS);
    assert.equal(crash, null);
    assert.equal(rounds, ROUNDS);
    assert.ok(outcomes.size >= 2, 'some were accepted, or refused for different reasons');
  });
}

test('a target that throws is found, with the input', async () => {
  const fragile = (bytes: Uint8Array) => {
    if (bytes.length > 3) throw new RangeError('too long for me');
    return 'accepted';
  };
  const { crash } = await run(fragile, [Uint8Array.of(1, 2, 3)], randomFrom(SEED), (done) => done < ROUNDS);
  assert.ok(crash && crash.bytes.length > 3);
  assert.ok(crash.error instanceof RangeError);
});

test('a seed repeats a run', async () => {
  const seen = async (seed: number) => {
    const inputs: string[] = [];
    const target = (bytes: Uint8Array) => `${inputs.push(Buffer.from(bytes).toString('hex')) % 7}`;
    await run(target, [Uint8Array.of(1, 2, 3, 10, 4)], randomFrom(seed), (done) => done < 100);
    return inputs;
  };
  assert.deepEqual(await seen(1), await seen(1));
  assert.notDeepEqual(await seen(1), await seen(2));
});
