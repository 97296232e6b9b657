export { type Audit, type AuditFinding, audit } from './audit.ts';
export { concat, decodeBase64, encodeBase64, equal } from './bytes.ts';
export { type Checkpoint, formatCheckpoint, parseCheckpoint } from './checkpoint.ts';
export { type CosignedSubtree, cosignatureMessage, subtreeMessage } from './cosignature.ts';
export { decodeBundle, ENTRY_MAX_BYTES, encodeBundle } from './entries.ts';
export {
  type Appended,
  append,
  EMPTY_FRONTIER,
  type Frontier,
  frontierRoot,
  openFrontier,
  type TileData,
} from './frontier.ts';
export { HEADER_MAX_BYTES, PROOF_MAX_HASHES } from './header.ts';
export {
  type ConsistencyClaim,
  emptyRoot,
  HASH_BYTES,
  type InclusionClaim,
  leafHash,
  nodeHash,
  type Sha256,
  verifyConsistency,
  verifyInclusion,
} from './merkle.ts';
export {
  formatNote,
  NOTE_MAX_BYTES,
  NOTE_MAX_SIGNATURES,
  type Note,
  type NoteSignature,
  parseNote,
} from './note.ts';
export { decodeOctets, encodeOctets } from './octets.ts';
export { type OpenedCheckpoint, openCheckpoint, type TrustedKeys } from './open.ts';
export {
  formatPolicy,
  isQuorum,
  NO_QUORUM,
  type Policy,
  type PolicyGroup,
  type PolicyLog,
  type PolicyWitness,
} from './policy.ts';
export { POLICY_MAX_BYTES, parsePolicy } from './policy-parser.ts';
export {
  formatProof,
  type Proof,
  type ProofClaim,
  parseProof,
  type VerifiedProof,
  verifyProof,
  witnessesOf,
} from './proof.ts';
export { type Replayed, type ReplayRefusal, replay } from './replay.ts';
export { type Result, TLOG_CODES, type TlogCode, type TlogError } from './result.ts';
export { cosign, type Signer, signNote } from './sign.ts';
export {
  formatTilePath,
  newBundles,
  newTiles,
  parseTilePath,
  TILE_WIDTH,
  type Tile,
  tileAt,
} from './tile.ts';
export { type TileReader, tileHashes } from './tile-reader.ts';
export { consistencyProof, type HashReader, inclusionProof, rootHash, type Subtree } from './tree.ts';
export {
  type VerifiedNote,
  type VerifiedSignature,
  type Verify,
  verifyNote,
} from './verify.ts';
export { type Algorithm, formatVkey, KEY_TYPE, parseVkey, type VerifierKey, verifierKey } from './vkey.ts';
export {
  type AddCheckpoint,
  formatAddCheckpoint,
  formatCosignatures,
  formatSize,
  parseAddCheckpoint,
  parseCosignatures,
  parseSize,
  SIZE_CONTENT_TYPE,
} from './witness.ts';
