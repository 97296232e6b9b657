/** The policy that a bundle brings, beside the one that the verifier was given. */
import { formatPolicy, formatVkey, type Policy, parsePolicy, type Sha256 } from '@clearline/tlog';
import { decodeUtf8, encodeUtf8 } from './bytes.ts';
import { ok, type Result, refuse } from './result.ts';

/**
 * Whether a bundle says itself to believe others than the policy that counts. Of a pin that asks for no witness, only the
 * log's keys. Refuses one that nobody can read, and one of another log: it belongs to another proof, or was damaged.
 * @param origin of the log that the proof rests on
 */
export function differsFromPinned(
  ownText: string,
  pinnedText: string,
  origin: string,
  sha256: Sha256,
): Result<boolean, 'wrong-own-policy'> {
  const own = parsePolicy(encodeUtf8(ownText), sha256);
  const pinned = parsePolicy(encodeUtf8(pinnedText), sha256);
  if (!own.ok || !pinned.ok || keysOf(own.value, origin).length === 0) return refuse('wrong-own-policy');
  if (pinned.value.witnesses.length > 0) return ok(textOf(own.value) !== textOf(pinned.value));
  const named = keysOf(own.value, origin);
  return ok(!keysOf(pinned.value, origin).some((key) => named.includes(key)));
}

const keysOf = ({ logs }: Policy, origin: string): string[] =>
  logs.filter(({ key }) => key.name === origin).map(({ key }) => formatVkey(key));

/** Whom it believes, however it was written, with whatever comments and addresses. */
const textOf = (policy: Policy) =>
  decodeUtf8(
    formatPolicy({
      ...policy,
      logs: policy.logs.map(({ key }) => ({ key, url: null })),
      witnesses: policy.witnesses.map((witness) => ({ ...witness, url: null })),
    }),
  );
