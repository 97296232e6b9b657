import { readFileSync } from 'node:fs';
import { type Policy, parsePolicy } from '@clearline/tlog';
import { sha256 } from './crypto.ts';
import { ok, type Result, refuse } from './errors.ts';

const EXPECTED = 'the path of a c2sp.org/tlog-policy file whose witnesses have http or https addresses';

/** Reads a policy whose witnesses can be asked. Refuses with what is expected, and with what is there instead. */
export function readWitnessPolicy(path: string): Result<Policy, string> {
  const bytes = bytesOf(path);
  if (!bytes.ok) return refuse(`${EXPECTED} (${bytes.error})`);
  const policy = parsePolicy(bytes.value, sha256);
  if (!policy.ok) return refuse(`${EXPECTED} (line ${policy.error.line}: ${policy.error.code})`);
  const silent = policy.value.witnesses.find(({ url }) => url === null || !isWebAddress(url));
  return silent ? refuse(`${EXPECTED} (the witness ${silent.name} has none)`) : policy;
}

function bytesOf(path: string): Result<Buffer, string> {
  try {
    return ok(readFileSync(path));
  } catch (error) {
    return refuse(String((error as NodeJS.ErrnoException).code ?? error));
  }
}

const isWebAddress = (url: string): boolean => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
