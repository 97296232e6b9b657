/** A card that nobody should have seen, in a file: beside it what the log has signed, each entry with its tlog-proof. */
import {
  decodeBundle,
  encodeBase64,
  formatProof,
  inclusionProof,
  leafHash,
  TILE_WIDTH,
  tileAt,
  tileHashes,
  verifyInclusion,
} from '@clearline/tlog';
import { sha256 } from '../crypto.ts';
import { Unreachable } from '../http.ts';
import type { CardPath, Site } from '../site.ts';
import { saveJson } from './evidence.ts';
import type { RefusedCard, Where } from './judge.ts';
import { checkpointIn } from './state.ts';

const SCHEMA = 'clearline.card-evidence/v1';

/** An entry of the log. */
interface Statement {
  readonly index: string;
  /** In base64. */
  readonly entry: string;
  /** That the signed tree holds it (c2sp.org/tlog-proof); null where the site does not show it. */
  readonly proof: string | null;
}

/** What a site has shown; null where it had nothing. In base64. */
interface Shown {
  readonly path: CardPath;
  readonly body: string | null;
}

interface CardEvidence {
  readonly schema: typeof SCHEMA;
  /** The publishers' policy in force; null where there was none, or the site does not show it any more. So with `card`. */
  readonly publishers: Statement | null;
  /** The last card that holds. */
  readonly card: Statement | null;
  /** The card that does not; its payload may be served beside the log. */
  readonly refused: (Statement & { readonly payload: string }) | null;
  readonly shown: readonly Shown[];
}

/** A tree whose checkpoint was believed, and the site that shows it. */
export interface SignedTree {
  /** The checkpoint as it was signed; null before the first. */
  readonly note: string | null;
  readonly site: Site;
}

/** @returns the path of the file */
export async function saveRefused(
  dir: string,
  { index, entry, payload, by }: RefusedCard,
  tree: SignedTree,
): Promise<string> {
  const statement = await stated(index, entry, tree);
  const refused = { ...statement, payload: encodeBase64(payload) };
  return save(dir, { ...(await inForce(by, tree)), refused, shown: [] });
}

/** @returns the path of the file */
export async function saveShown(
  dir: string,
  shown: ReadonlyMap<CardPath, Uint8Array | null>,
  at: Where,
  tree: SignedTree,
): Promise<string> {
  const bodies = [...shown].map(([path, body]): Shown => ({ path, body: body && encodeBase64(body) }));
  return save(dir, { ...(await inForce(at, tree)), refused: null, shown: bodies });
}

const save = (dir: string, evidence: Omit<CardEvidence, 'schema'>) =>
  saveJson(dir, { schema: SCHEMA, ...evidence } satisfies CardEvidence);

async function inForce(at: Where, tree: SignedTree): Promise<Pick<CardEvidence, 'publishers' | 'card'>> {
  return { publishers: await lookUp(at.publishers, tree), card: await lookUp(at.card, tree) };
}

async function lookUp(index: string | null, tree: SignedTree): Promise<Statement | null> {
  const entry = index === null ? null : await orNull(entryAt(BigInt(index), tree));
  const statement = index !== null && entry ? await stated(index, entry, tree) : null;
  return statement?.proof ? statement : null;
}

async function stated(index: string, entry: Uint8Array, tree: SignedTree): Promise<Statement> {
  const proof = await orNull(proofOf(BigInt(index), entry, tree));
  return { index, entry: encodeBase64(entry), proof };
}

async function entryAt(index: bigint, { note, site }: SignedTree): Promise<Uint8Array | null> {
  const width = BigInt(TILE_WIDTH);
  const tile = tileAt(checkpointIn({ checkpoint: note })?.size ?? 0n, 'entries', index / width);
  const bytes = tile && (await site.tile(tile));
  const entries = bytes && decodeBundle(bytes, tile.width);
  return (entries?.ok && entries.value[Number(index % width)]) || null;
}

async function proofOf(index: bigint, entry: Uint8Array, { note, site }: SignedTree): Promise<string | null> {
  const tree = checkpointIn({ checkpoint: note });
  if (!tree || note === null) return null;
  const { size, root } = tree;
  const hashes = await inclusionProof(sha256, index, size, tileHashes(sha256, size, site.tile));
  if (!hashes.ok) return null;
  const claim = { index, size, root, leafHash: leafHash(sha256, entry), proof: hashes.value };
  if (!verifyInclusion(sha256, claim)) return null;
  const proof = formatProof({ extra: null, index, hashes: hashes.value, checkpoint: Buffer.from(note) });
  return new TextDecoder().decode(proof);
}

/** A site that holds back what would prove it must not keep the alarm from being told. */
function orNull<T>(asked: Promise<T>): Promise<T | null> {
  return asked.catch((error: unknown) => {
    if (error instanceof Unreachable) return null;
    throw error;
  });
}
