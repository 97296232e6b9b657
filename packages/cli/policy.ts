/** Whom to believe: the policy that a person has pinned in a file, or, at first sight, the one that a site shows. */
import {
  decodeOctets,
  formatVkey,
  POLICY_MAX_BYTES,
  type Policy,
  parsePolicy,
  type TrustedKeys,
  type VerifiedSignature,
  type VerifierKey,
} from '@clearline/tlog';
import { sha256 } from './crypto.ts';
import { readFileWithin } from './durable.ts';
import { ok, type Result, refuse } from './result.ts';
import type { Site } from './site.ts';

export interface ReadPolicy {
  readonly policy: Policy;
  readonly text: string;
  /** It came from a file, and not from who is to be checked. */
  readonly pinned: boolean;
}

export type PolicyRefusal =
  | { readonly code: 'no-policy'; readonly where: string }
  | { readonly code: 'malformed-policy'; readonly where: string; readonly line: number };

/** @throws Unreachable */
export async function readPolicy(
  path: string | null,
  site: Site,
): Promise<Result<ReadPolicy, PolicyRefusal>> {
  const where = path ?? `${site.origin}/card/policy`;
  const bytes = path === null ? await site.policy() : await readFileWithin(path, POLICY_MAX_BYTES);
  if (!bytes) return refuse({ code: 'no-policy', where });
  const policy = parsePolicy(bytes, sha256);
  if (!policy.ok) return refuse({ code: 'malformed-policy', where, line: policy.error.line });
  return ok({ policy: policy.value, text: decodeOctets(bytes), pinned: path !== null });
}

/** Those of the policy, and keys to which its logs have handed over. */
export const trustedKeys = (
  { logs, witnesses }: Policy,
  later: readonly VerifierKey[] = [],
): TrustedKeys => ({
  logs: [...logs.map(({ key }) => key), ...later],
  witnesses: witnesses.map(({ key }) => key),
});

/** Names in the policy of those whose cosignatures a checkpoint has. */
export function witnessNames(policy: Policy, cosignatures: readonly VerifiedSignature[]): readonly string[] {
  const signed = new Set(cosignatures.map(({ key }) => formatVkey(key)));
  return policy.witnesses.filter(({ key }) => signed.has(formatVkey(key))).map(({ name }) => name);
}
