/** That nothing in a bundle may be another than what was signed. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { formatBundle } from './bundle.ts';
import { decodeUtf8, encodeUtf8 } from './bytes.ts';
import { canonical } from './canonical.ts';
import { card } from './card.fixtures.ts';
import { keyFile, passkey } from './publisher.fixtures.ts';
import { bundleOf, cardWith, policyOf, sealed, site, TestLog } from './record.fixtures.ts';
import { changed, codeOf, honest, parsed, unpinned, verify } from './verify.fixtures.ts';

/** What nobody has signed in a bundle whose policy is pinned: its own policy, and lines for keys that nobody trusts. */
test('whichever byte of a bundle is flipped, it is refused, or was the word of nobody', async () => {
  const { bundle, trusted } = await honest();
  const text = decodeUtf8(bundle) ?? '';
  const policyAt = text.indexOf('"policy":"');
  const policyEnd = text.indexOf('","proof":"', policyAt);
  await fc.assert(
    fc.asyncProperty(fc.nat(bundle.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
      const flipped = bundle.slice();
      flipped[at] = (bundle[at] ?? 0) ^ flip;
      const result = await verify(flipped, trusted);
      if (!result.ok) return;
      // The bundle is ASCII up to there, so that bytes and characters are counted alike.
      assert.ok(at > policyAt && at < policyEnd, `byte ${at}: ${text.slice(at - 20, at + 20)}`);
      assert.deepEqual(result.value.card, card);
    }),
    { numRuns: 400 },
  );
});

test('whichever character of the card is changed, it is refused, even when the log takes it', async () => {
  const { publishers, ann, bo, policy } = site();
  const entry = sealed(card, [ann, bo]);
  const text = canonical(card);
  const codes = new Set<string>();
  await fc.assert(
    fc.asyncProperty(
      fc.nat(text.length - 1),
      fc.constantFrom('0', '1', 'a', '号', ' '),
      async (at, other) => {
        fc.pre(text[at] !== other);
        const payload = Buffer.from(text.slice(0, at) + other + text.slice(at + 1)).toString('base64');
        const honest = await bundleOf({ log: new TestLog(policy.log), publishers, entry });
        const forged = changed(honest, { entry: { ...entry, payload } });
        assert.equal(codeOf(await verify(forged, unpinned)), 'not-included');
        const logged = await bundleOf({
          log: new TestLog(policy.log),
          publishers,
          entry: { ...entry, payload },
        });
        codes.add(codeOf(await verify(logged, unpinned)));
      },
    ),
  );
  assert.deepEqual([...codes].sort(), ['malformed-card', 'other-challenge']);
});

test('not a byte of a signature may be another, nor of one that counts for nothing', async () => {
  const [ann, bo, cy, dan] = [passkey(), passkey(), passkey(), keyFile()];
  const log = new TestLog();
  const first = policyOf({ ann: [ann], bo: [bo] }, null);
  // Cy comes in and proves to hold the key; Bo leaves, and signed an earlier card.
  const next = { ...policyOf({ ann: [ann], cy: [cy] }, null), v: 2 };
  const publishers = [sealed(first, [ann, bo]), sealed(next, [ann, bo, cy])];
  const earlier = [sealed(card, [ann, bo, cy])];
  const hours = cardWith({ n: 2, issued: '2026-01-01T00:30:00.000Z', calendar: [] });
  const entry = sealed(hours, [ann]);
  log.append(...publishers, ...earlier, entry);
  const bundle = formatBundle({ entry, earlier, publishers, ...(await log.prove()) });
  const trusted = { policy: log.policy };
  assert.equal(codeOf(await verify(bundle, trusted)), 'verified');
  for (const which of ['publishers', 'earlier'] as const) {
    const envelopes = parsed(bundle)[which] ?? [];
    const last = envelopes.at(-1);
    assert.ok(last);
    const altered = async (signatures: typeof last.signatures) =>
      codeOf(
        await verify(
          changed(bundle, { [which]: [...envelopes.slice(0, -1), { ...last, signatures }] }),
          trusted,
        ),
      );
    for (const [at, signature] of last.signatures.entries()) {
      const flipped = {
        ...signature,
        sig: signature.sig.replace(/.(?=.{8})/, (one) => (one === 'M' ? 'N' : 'M')),
      };
      assert.notEqual(await altered(last.signatures.with(at, flipped)), 'verified', `${which} ${at}`);
    }
    const strange = dan.sign(last.payloadType, encodeUtf8('anything'));
    assert.notEqual(await altered([...last.signatures, strange]), 'verified', `${which}, a stranger`);
  }
});
