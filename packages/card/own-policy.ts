/** The policy that a bundle brings, beside the one that the verifier was given. */
import { formatVkey, type Policy } from '@clearline/tlog';
import { ok, type Result, refuse } from './result.ts';

/**
 * Whether a bundle says itself to believe others than the policy that counts. Of a pin that asks for no witness, only the
 * log's keys. Refuses one of another log: it belongs to another proof, or was damaged.
 * @param origin of the log that the proof rests on
 */
export function differsFromPinned(
  own: Policy,
  pinned: Policy,
  origin: string,
): Result<boolean, 'wrong-own-policy'> {
  const named = keysOf(own, origin);
  if (named.length === 0) return refuse('wrong-own-policy');
  if (pinned.witnesses.length > 0) return ok(textOf(own) !== textOf(pinned));
  return ok(!keysOf(pinned, origin).some((key) => named.includes(key)));
}

const keysOf = ({ logs }: Policy, origin: string): string[] =>
  logs.filter(({ key }) => key.name === origin).map(({ key }) => formatVkey(key));

/** Whom it believes, however it was written, with whatever comments and addresses. */
const textOf = ({ logs, witnesses, groups, quorum }: Policy) =>
  JSON.stringify([
    logs.map(({ key }) => formatVkey(key)),
    witnesses.map(({ name, key }) => [name, formatVkey(key)]),
    groups.map(({ name, threshold, members }) => [name, threshold, members]),
    quorum,
  ]);
