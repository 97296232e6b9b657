/** From the checkpoint that a monitor has believed to the one that a site shows now, with all entries in between. */
import {
  type Checkpoint,
  equal,
  formatTilePath,
  formatVkey,
  frontierRoot,
  type OpenedCheckpoint,
  openCheckpoint,
  type Policy,
  parseVkey,
  type ReplayRefusal,
  replay,
  type TlogCode,
  type VerifierKey,
} from '@clearline/tlog';
import { sha256, verify } from '../crypto.ts';
import { openSiteCheckpoint } from '../handover.ts';
import { trustedKeys } from '../policy.ts';
import type { Site } from '../site.ts';
import { compareTrees, type ForkProof } from './contradiction.ts';
import { type Found, judgeEntry, type Known } from './judge.ts';
import { frontierOf, packFrontier, type State } from './state.ts';

export interface Followed {
  readonly state: State;
  readonly happenings: readonly Found[];
}

/** Why the site's checkpoint is not believed, and what it and the last one cannot both say. */
export interface Broken {
  readonly code: 'fork' | 'rollback' | 'bad-tiles';
  readonly reason: string;
  readonly older: Uint8Array;
  readonly newer: Uint8Array;
  readonly fork: ForkProof | null;
}

export type Step =
  | ({ readonly code: 'followed'; readonly opened: OpenedCheckpoint } & Followed)
  /** Nobody who may has signed the site's checkpoint. */
  | { readonly code: 'not-believed'; readonly reason: TlogCode | 'key-not-in-force' }
  | { readonly code: 'broken'; readonly broken: Broken };

/** Everything of `state` stays as it is unless the new checkpoint is believed. @throws Unreachable */
export async function follow(state: State, policy: Policy, note: Uint8Array, site: Site): Promise<Step> {
  const opened = await openSiteCheckpoint(note, policy, keysOf(state), site);
  if (!opened.ok) return { code: 'not-believed', reason: opened.error.code };
  const { checkpoint } = opened.value;
  const frontier = frontierOf(state);
  const last: Checkpoint = { ...checkpoint, size: frontier.size, root: frontierRoot(sha256, frontier) };
  if (checkpoint.size < last.size) return broken(state, last, note, checkpoint, site, 'older');
  const grown = await grow(state, checkpoint, site);
  if ('code' in grown) return broken(state, last, note, checkpoint, site, reasonOf(grown));
  const judged = await openInForce(note, policy, grown.state);
  if (!judged) return { code: 'not-believed', reason: 'key-not-in-force' };
  return {
    code: 'followed',
    opened: judged,
    ...grown,
    state: { ...grown.state, checkpoint: textOf(note) },
  };
}

/** A tree is signed by the key that the publishers have named last in it; by one of the policy while they have named none. */
async function openInForce(note: Uint8Array, policy: Policy, state: State): Promise<OpenedCheckpoint | null> {
  const [named] = keysOf(state);
  const opened = await openCheckpoint(note, trustedKeys(policy, keysOf(state)), verify);
  if (!opened.ok) return null;
  const isNamed = opened.value.log.some(({ key }) => named && formatVkey(key) === formatVkey(named));
  return !named || isNamed ? opened.value : null;
}

function keysOf({ logKey }: State): readonly VerifierKey[] {
  const key = logKey === null ? null : parseVkey(logKey, sha256);
  return key?.ok ? [key.value] : [];
}

type Mismatch = ReplayRefusal | { readonly code: 'wrong-root'; readonly tile: null };

/** Reads and judges what is new. Nothing of it counts unless the root comes out as it was signed. */
async function grow(
  state: State,
  { origin, size, root }: Checkpoint,
  site: Site,
): Promise<Followed | Mismatch> {
  let frontier = frontierOf(state);
  let known: Known = state;
  const happenings: Found[] = [];
  for await (const step of replay(sha256, frontier, size, site.tile)) {
    if (!step.ok) return step.error;
    for (const [at, entry] of step.value.entries.entries()) {
      const index = String(step.value.first + BigInt(at));
      const judged = await judgeEntry(known, origin, index, entry, (digest) => site.payload(digest));
      known = judged.known;
      happenings.push(...judged.happenings);
    }
    frontier = step.value.appended.frontier;
  }
  if (!equal(frontierRoot(sha256, frontier), root)) return { code: 'wrong-root', tile: null };
  const { publishers, logKey, at, gap } = known;
  const card = known.card && { ...known.card, approvals: [...known.card.approvals] };
  return {
    state: { ...state, publishers, logKey, at, gap, card, frontier: packFrontier(frontier) },
    happenings,
  };
}

async function broken(
  state: State,
  last: Checkpoint,
  note: Uint8Array,
  shown: Checkpoint,
  site: Site,
  reason: string,
): Promise<Step> {
  const seen = Buffer.from(state.checkpoint ?? '');
  const isOlder = shown.size < last.size;
  const found = isOlder
    ? await compareTrees(shown, last, site.tile)
    : await compareTrees(last, shown, site.tile);
  const [older, newer] = isOlder ? [note, seen] : [seen, note];
  const fork = found.code === 'fork' ? found : null;
  const code = fork ? 'fork' : isOlder ? 'rollback' : 'bad-tiles';
  return { code: 'broken', broken: { code, reason, older, newer, fork } };
}

const reasonOf = ({ code, tile }: Mismatch) => (tile ? `${code} ${formatTilePath(tile)}` : code);
const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
