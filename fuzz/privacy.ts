import assert from 'node:assert/strict';
import { SECRET_KINDS } from '../src/reach/privacy/contract.ts';
import { judgeOutgoing, mask } from '../src/reach/privacy/index.ts';
import type { Outcome } from './targets.ts';

/** Secrets are ranges of the text, in order and apart; what was masked holds none; what is asked stands where it is said to. */
export function judgePrivacy(bytes: Uint8Array): Outcome {
  const text = new TextDecoder().decode(bytes);
  const { text: masked, secrets } = mask(text);
  let end = 0;
  for (const { kind, start, end: to } of secrets) {
    assert.ok(SECRET_KINDS.includes(kind) && start >= end && start < to && to <= text.length);
    assert.ok(masked.startsWith(text.slice(0, secrets[0]?.start)));
    end = to;
  }
  assert.ok(masked.endsWith(text.slice(end)));
  assert.deepEqual(mask(masked), { text: masked, secrets: [] });
  const outgoing = judgeOutgoing(text, [], () => false);
  if (!outgoing.ok)
    for (const { at } of outgoing.broken)
      for (const { text: said, start, end } of at) assert.equal(said, text.slice(start, end));
  if (secrets[0]) return secrets[0].kind;
  return outgoing.ok ? 'accepted' : 'stopped';
}
