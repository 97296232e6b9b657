/** Which logs a witness cosigns: vkeys as they are typed, and the logs of tlog-policy files. */
import {
  formatVkey,
  KEY_TYPE,
  POLICY_MAX_BYTES,
  parsePolicy,
  parseVkey,
  type VerifierKey,
} from '@clearline/tlog';
import { sha256 } from '../crypto.ts';
import { readFileWithin } from '../durable.ts';
import { ok, type Result, refuse } from '../result.ts';

const KNOWN_TYPES: readonly number[] = Object.values(KEY_TYPE);

export type LogsRefusal =
  | { readonly code: 'no-logs' }
  | { readonly code: 'malformed-vkey'; readonly text: string }
  | { readonly code: 'unknown-key-type'; readonly text: string }
  | { readonly code: 'no-file'; readonly path: string }
  | { readonly code: 'malformed-policy'; readonly path: string; readonly line: number };

export async function readLogs(
  vkeys: readonly string[],
  policies: readonly string[],
): Promise<Result<readonly VerifierKey[], LogsRefusal>> {
  const keys = new Map<string, VerifierKey>();
  for (const text of vkeys) {
    const key = parseVkey(text, sha256);
    if (!key.ok) return refuse({ code: 'malformed-vkey', text });
    keys.set(text, key.value);
  }
  for (const path of policies) {
    const bytes = await readFileWithin(path, POLICY_MAX_BYTES);
    if (!bytes) return refuse({ code: 'no-file', path });
    const policy = parsePolicy(bytes, sha256);
    if (!policy.ok) return refuse({ code: 'malformed-policy', path, line: policy.error.line });
    for (const { key } of policy.value.logs) keys.set(formatVkey(key), key);
  }
  const unknown = [...keys].find(([, { type }]) => !KNOWN_TYPES.includes(type));
  if (unknown) return refuse({ code: 'unknown-key-type', text: unknown[0] });
  return keys.size > 0 ? ok([...keys.values()]) : refuse({ code: 'no-logs' });
}
