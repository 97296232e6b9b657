/** Where a monitor begins: with what it remembers, and with a policy that it will not change by itself. */
import { encodeOctets, formatVkey, type Policy, parsePolicy } from '@clearline/tlog';
import { sha256 } from '../crypto.ts';
import { fingerprintLines } from '../fingerprint.ts';
import { type PolicyRefusal, readPolicy } from '../policy.ts';
import { ok, type Result, refuse } from '../result.ts';
import type { Site } from '../site.ts';
import type { Happening } from './happening.ts';
import { newState, readState, type State } from './state.ts';

export interface Begun {
  readonly state: State;
  readonly policy: Policy;
  readonly news: readonly Happening[];
}

/** Another policy than before counts by itself: a key that the one before has led to only where it names that as well. */
const keyUnder = ({ logs }: Policy, { policy, logKey }: State, text: string): string | null =>
  policy === text || logs.some(({ key }) => formatVkey(key) === logKey) ? logKey : null;

/** By the policy of a file, else by the one that is remembered, else by the site's own. @throws Unreachable */
export async function begin(
  site: Site,
  folder: string,
  policyPath: string | null,
): Promise<Result<Begun, PolicyRefusal | { readonly code: 'damaged-state' }>> {
  const kept = await readState(folder);
  if (kept === 'damaged') return refuse({ code: 'damaged-state' });
  if (kept && policyPath === null) {
    const policy = parsePolicy(encodeOctets(kept.policy), sha256);
    return policy.ok
      ? ok({ state: kept, policy: policy.value, news: [] })
      : refuse({ code: 'damaged-state' });
  }
  const read = await readPolicy(policyPath, site);
  if (!read.ok) return read;
  const { policy, text, pinned } = read.value;
  const state = kept
    ? { ...kept, policy: text, logKey: keyUnder(policy, kept, text) }
    : newState(site.origin, text);
  const logs = fingerprintLines(policy);
  const news: readonly Happening[] = kept?.policy === text ? [] : [{ code: 'first-use', pinned, logs }];
  return ok({ state, policy, news });
}
