/** From the checkpoint that a monitor has believed to the one that a site shows now, with the entries in between. */
import {
  type Checkpoint,
  EMPTY_FRONTIER,
  formatVkey,
  frontierRoot,
  isQuorum,
  type OpenedCheckpoint,
  openCheckpoint,
  type Policy,
  parseVkey,
  type TlogCode,
  type VerifierKey,
} from '@clearline/tlog';
import { sha256, verify } from '../crypto.ts';
import { openSiteCheckpoint } from '../handover.ts';
import { trustedKeys, witnessNames } from '../policy.ts';
import type { Site } from '../site.ts';
import type { Bound } from './bound.ts';
import { type Comparison, compareTrees, type ForkProof } from './contradiction.ts';
import { type Grown, grow } from './grow.ts';
import { checkpointIn, isBehind, type State, sizeReadOf } from './state.ts';

/** Why the site's checkpoint is not believed, and what it and the last one cannot both say. */
export interface Broken {
  readonly code: 'fork' | 'rollback' | 'bad-tiles';
  readonly reason: string;
  readonly older: Uint8Array;
  readonly newer: Uint8Array;
  readonly fork: ForkProof | null;
}

export type Step =
  | ({ readonly code: 'followed'; readonly opened: OpenedCheckpoint } & Grown)
  /** Too few witnesses have ever seen it. It contradicts nothing, and no entry of it was read. */
  | { readonly code: 'unwitnessed'; readonly opened: OpenedCheckpoint }
  /** Nobody who may has signed the site's checkpoint. */
  | { readonly code: 'not-believed'; readonly reason: TlogCode | 'key-not-in-force' }
  | { readonly code: 'broken'; readonly broken: Broken };

/** Everything of `state` stays as it is unless the new checkpoint is believed. @throws Unreachable */
export async function follow(
  state: State,
  policy: Policy,
  note: Uint8Array,
  site: Site,
  bound: Bound,
): Promise<Step> {
  const opened = await openSiteCheckpoint(note, policy, keysOf(state), site);
  if (!opened.ok) return { code: 'not-believed', reason: opened.error.code };
  const isWitnessed = isQuorum(policy, witnessNames(policy, opened.value.cosignatures));
  const { checkpoint } = opened.value;
  if (!isWitnessed || isBehind(state) || checkpoint.size < sizeReadOf(state)) {
    const broken = await contradicting(state, note, checkpoint, site);
    if (broken) return { code: 'broken', broken };
  }
  if (!isWitnessed) return { code: 'unwitnessed', opened: opened.value };
  const grown = await grow(state, checkpoint, site, bound);
  if (!grown.ok) {
    const broken = (await contradicting(state, note, checkpoint, site)) ?? badTiles(state, note);
    return { code: 'broken', broken: { ...broken, reason: grown.error } };
  }
  const judged = await openInForce(note, policy, grown.value.state, checkpoint, site);
  if (!judged) return { code: 'not-believed', reason: 'key-not-in-force' };
  const { happenings } = grown.value;
  return {
    code: 'followed',
    opened: judged,
    happenings,
    state: { ...grown.value.state, checkpoint: textOf(note) },
  };
}

/**
 * A tree is signed by the key that the publishers have named last in it; by one of the policy while they have named none.
 * As long as it is not read to its end, the key may also be one to which the last that was read has handed over.
 */
async function openInForce(
  note: Uint8Array,
  policy: Policy,
  state: State,
  { size }: Checkpoint,
  site: Site,
): Promise<OpenedCheckpoint | null> {
  const [named] = keysOf(state);
  if (named && sizeReadOf(state) < size) {
    const opened = await openSiteCheckpoint(note, { ...policy, logs: [{ key: named, url: null }] }, [], site);
    return opened.ok ? opened.value : null;
  }
  const opened = await openCheckpoint(note, trustedKeys(policy, keysOf(state)), verify);
  if (!opened.ok) return null;
  const isNamed = opened.value.log.some(({ key }) => named && formatVkey(key) === formatVkey(named));
  return !named || isNamed ? opened.value : null;
}

function keysOf({ logKey }: State): readonly VerifierKey[] {
  const key = logKey === null ? null : parseVkey(logKey, sha256);
  return key?.ok ? [key.value] : [];
}

/** By a few tiles of hashes, however large the trees are; whoever has seen them, two signatures are enough for a fork. */
async function contradicting(
  state: State,
  note: Uint8Array,
  shown: Checkpoint,
  site: Site,
): Promise<Broken | null> {
  const nothing = { ...shown, size: 0n, root: frontierRoot(sha256, EMPTY_FRONTIER) };
  const last = checkpointIn(state) ?? nothing;
  const isOlder = shown.size < last.size;
  const found = isOlder
    ? await compareTrees(shown, last, site.tile)
    : await compareTrees(last, shown, site.tile);
  if (found.code === 'consistent' && !isOlder) return null;
  const [older, newer] = isOlder ? [note, seenIn(state)] : [seenIn(state), note];
  const fork = found.code === 'fork' ? found : null;
  const code = fork ? 'fork' : isOlder ? 'rollback' : 'bad-tiles';
  return { code, reason: reasonOf(found), older, newer, fork };
}

const badTiles = (state: State, note: Uint8Array): Broken => ({
  code: 'bad-tiles',
  reason: 'wrong-root',
  older: seenIn(state),
  newer: note,
  fork: null,
});

const reasonOf = (found: Comparison) => (found.code === 'unproven' ? found.reason : found.code);
const seenIn = ({ checkpoint }: State) => Buffer.from(checkpoint ?? '');
const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
