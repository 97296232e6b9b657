/** Reads what a record has after what is known of it, as far as one look goes, and judges it. */
import {
  append,
  type Checkpoint,
  decodeBundle,
  type Frontier,
  formatTilePath,
  frontierRoot,
  leafHash,
  TILE_WIDTH,
  type Tile,
  tileAt,
} from '@clearline/tlog';
import { sha256 } from '../crypto.ts';
import { ok, type Result, refuse } from '../result.ts';
import type { Site } from '../site.ts';
import { Allowance, type Bound } from './bound.ts';
import { compareTrees } from './contradiction.ts';
import { isAlarmCode } from './happening.ts';
import { type Found, judgeEntry, type Known } from './judge.ts';
import { frontierOf, packFrontier, type State } from './state.ts';

export interface Grown {
  /** Its checkpoint is as it was. */
  readonly state: State;
  readonly happenings: readonly Found[];
}

/**
 * Nothing of what was read counts unless it is the beginning of the signed tree: its root is, or is proven to be part of it.
 * Refuses with the reason why it is not. @throws Unreachable
 */
export async function grow(
  state: State,
  signed: Checkpoint,
  site: Site,
  bound: Bound,
): Promise<Result<Grown, string>> {
  const allowance = new Allowance(bound);
  let sofar: Progress = { frontier: frontierOf(state), known: state, happenings: [] };
  while (sofar.frontier.size < signed.size && !allowance.isSpent) {
    const entries = await readEntries(sofar.frontier.size, signed.size, site, allowance);
    if (!entries.ok) return entries;
    sofar = await judgeAll(entries.value, sofar, signed.origin, site, allowance);
  }
  const { frontier, known, happenings } = sofar;
  const found = await compareTrees(
    { ...signed, size: frontier.size, root: frontierRoot(sha256, frontier) },
    signed,
    site.tile,
  );
  if (found.code === 'unproven') return refuse(found.reason);
  if (found.code === 'fork') return refuse('wrong-root');
  return ok({ state: { ...state, ...packed(known), frontier: packFrontier(frontier) }, happenings });
}

interface Progress {
  readonly frontier: Frontier;
  readonly known: Known;
  readonly happenings: readonly Found[];
}

/** The entries from an index on that stand in one bundle. */
async function readEntries(
  first: bigint,
  size: bigint,
  site: Site,
  allowance: Allowance,
): Promise<Result<readonly Uint8Array[], string>> {
  const index = first / BigInt(TILE_WIDTH);
  const tile = tileAt(size, 'entries', index) as Tile;
  const bytes = await site.tile(tile);
  if (!bytes) return refuse(`tile-missing ${formatTilePath(tile)}`);
  allowance.take('bytes', bytes.length);
  const bundle = decodeBundle(bytes, tile.width);
  if (!bundle.ok) return refuse(`${bundle.error.code} ${formatTilePath(tile)}`);
  return ok(bundle.value.slice(Number(first - index * BigInt(TILE_WIDTH))));
}

/** At least one of them, so that a record is followed to its end however large its entries are. */
async function judgeAll(
  entries: readonly Uint8Array[],
  { frontier, known: before, happenings: told }: Progress,
  origin: string,
  site: Site,
  allowance: Allowance,
): Promise<Progress> {
  const happenings = [...told];
  const hashes: Uint8Array[] = [];
  let known = before;
  for (const entry of entries) {
    const index = String(frontier.size + BigInt(hashes.length));
    const judged = await judgeEntry(known, origin, index, entry, readPayload);
    known = judged.known;
    happenings.push(...judged.happenings);
    hashes.push(leafHash(sha256, entry));
    allowance.take('entries', 1);
    allowance.take('alarms', judged.happenings.filter(({ code }) => isAlarmCode(code)).length);
    if (allowance.isSpent) break;
  }
  return { frontier: append(sha256, frontier, hashes).frontier, known, happenings };

  async function readPayload(digest: string): Promise<Uint8Array | null> {
    const payload = await site.payload(digest);
    allowance.take('bytes', payload?.length ?? 0);
    return payload;
  }
}

function packed({ publishers, logKey, at, gap, card }: Known): Pick<State, keyof Known> {
  return { publishers, logKey, at, gap, card: card && { ...card, approvals: [...card.approvals] } };
}
