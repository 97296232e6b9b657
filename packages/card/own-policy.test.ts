import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatBundle, parseBundle } from './bundle.ts';
import { card } from './card.fixtures.ts';
import { crypto } from './publisher.fixtures.ts';
import { bundleOf, NOW, sealed, site, TestLog } from './record.fixtures.ts';
import { cautions } from './verdict-sentences.ts';
import { verifyBundle } from './verify.ts';

const { log, publishers, ann, bo } = site();
const parsed = parseBundle(await bundleOf({ log, publishers, entry: sealed(card, [ann, bo]) }));
/** The bundle of the fixture's card, bringing this policy. */
function bringing(policy: string, pinned = log.policy) {
  assert.ok(parsed.ok);
  return verifyBundle(formatBundle({ ...parsed.value, policy }), { policy: pinned }, NOW, crypto);
}

test('a policy of its own that differs from the pinned one is told; one of another log, or unreadable, is refused', async () => {
  const own = async (policy: string, pinned = log.policy) => {
    const result = await bringing(policy, pinned);
    return result.ok ? result.value.otherPolicy : result.error.code;
  };
  assert.equal(await own(log.policy), false);
  assert.equal(await own(`# kept\n\n${log.policy}`), false, 'written in another way');
  assert.equal(await own(log.policy.replace('most 2', 'most 3')), true);
  assert.equal(await own(log.policy.replace('quorum most', 'quorum many')), 'wrong-own-policy');
  assert.equal(await own(''), 'wrong-own-policy');
  assert.equal(await own(new TestLog('other.example/log').policy), 'wrong-own-policy');
  const key = `${log.policy.split('\n')[0]}\nquorum none\n`;
  assert.equal(await own(log.policy, key), false, 'who has pinned a key has said nothing of witnesses');
  assert.equal(await own(new TestLog().policy, key), true);
});

test('not a byte of the policy that a bundle brings may be another unseen', async () => {
  for (let at = 0; at < log.policy.length; at++) {
    const flipped = String.fromCharCode(log.policy.charCodeAt(at) ^ 1);
    const policy = log.policy.slice(0, at) + flipped + log.policy.slice(at + 1);
    const result = await bringing(policy);
    assert.ok(!result.ok || cautions(result.value).some(({ zh }) => /自带的策略文件/.test(zh)), `${at}`);
  }
});
