/** Whether a card is in the record: the log, its witnesses and its entries. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { card } from './card.fixtures.ts';
import { keyFile } from './publisher.fixtures.ts';
import { bundleOf, COSIGNED_AT, cardWith, NOW, policyOf, sealed, site, TestLog } from './record.fixtures.ts';
import { changed, codeOf, HOUR, honest, parsed, unpinned, verify } from './verify.fixtures.ts';

test('a log that nobody trusts, or that somebody else signs, is refused', async () => {
  const { bundle } = await honest();
  assert.equal(
    codeOf(await verify(bundle, { policy: new TestLog('other.example/log').policy })),
    'unknown-log',
  );
  assert.equal(codeOf(await verify(bundle, { policy: new TestLog().policy })), 'bad-checkpoint');
  const forged = await honest({ signer: new TestLog().key });
  assert.equal(codeOf(await verify(forged.bundle, forged.trusted)), 'bad-checkpoint');
  const { proof } = parsed(bundle);
  const last = proof.lastIndexOf('card.example/record ') + 60;
  const flipped = `${proof.slice(0, last)}${proof[last] === 'A' ? 'B' : 'A'}${proof.slice(last + 1)}`;
  assert.equal(codeOf(await verify(changed(bundle, { proof: flipped }), unpinned)), 'bad-checkpoint');
});

test('witnesses that are missing, ahead of time or long past do not count', async () => {
  const at = async (cosignedAt: readonly (number | null)[], maxAgeMs?: number) => {
    const { bundle, trusted } = await honest({ cosignedAt });
    return verify(bundle, { ...trusted, ...(maxAgeMs === undefined ? {} : { maxAgeMs }) });
  };
  assert.equal(codeOf(await at([COSIGNED_AT, null, null])), 'witness-missing');
  assert.equal(codeOf(await at([COSIGNED_AT, NOW + HOUR, null])), 'cosigned-in-future');
  assert.equal(codeOf(await at([COSIGNED_AT, COSIGNED_AT, null], HOUR)), 'cosigned-too-long-ago');
  const [early, late] = [COSIGNED_AT, COSIGNED_AT + HOUR];
  const all = await at([early, late, NOW + HOUR], 48 * HOUR);
  assert.ok(all.ok, 'the two that are in time are enough');
  const seen = all.value.witnesses.map(({ name, at }) => [name, Date.parse(at)]);
  assert.deepEqual(seen, [
    ['one', early],
    ['two', late],
  ]);
  assert.equal(all.value.asOf, new Date(early).toISOString(), 'as of when the second of them had seen it');
});

test('an entry that is not where the proof says is refused, and so is another first entry', async () => {
  const { bundle, trusted, log } = await honest();
  const elsewhere = await log.prove({ index: 0 });
  assert.equal(codeOf(await verify(changed(bundle, { proof: elsewhere.proof }), trusted)), 'not-included');
  assert.equal(codeOf(await verify(changed(bundle, { genesis: [] }), trusted)), 'wrong-first-entry');
  const mallory = keyFile();
  const mine = sealed(policyOf({ mallory: [mallory] }, null), [mallory]);
  const logged = await bundleOf({ log, publishers: [mine], entry: sealed(card, [mallory]) });
  assert.equal(codeOf(await verify(logged, trusted)), 'wrong-first-entry', 'even when all of it is logged');
});

test('an entry too long for the log is proven by the digest of its payload', async () => {
  const { log, publishers, ann, bo } = site();
  const [entry] = card.retired;
  assert.ok(entry);
  const value = (i: number) => String(4_000_100_000 + i);
  const display = (i: number) => value(i).replace(/^(...)(...)/, '$1-$2-');
  const retired = Array.from({ length: 200 }, (_, i) => ({ ...entry, value: value(i), display: display(i) }));
  const bundle = await bundleOf({ log, publishers, entry: sealed(cardWith({ retired }), [ann, bo]) });
  assert.ok(bundle.length > 65_535);
  assert.equal(codeOf(await verify(bundle, unpinned)), 'verified');
});
