/** What is fuzzed: a function each that any bytes may enter, and that throws when an invariant does not hold. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import {
  decodeBundle,
  encodeBundle,
  formatAddCheckpoint,
  formatCheckpoint,
  formatCosignatures,
  formatNote,
  formatPolicy,
  formatProof,
  formatSize,
  formatTilePath,
  formatVkey,
  isQuorum,
  parseAddCheckpoint,
  parseCheckpoint,
  parseCosignatures,
  parseNote,
  parsePolicy,
  parseProof,
  parseSize,
  parseTilePath,
  parseVkey,
  type Result,
  type Sha256,
  TLOG_CODES,
} from '@clearline/tlog';
import { judgeText } from './identify.ts';
import { judgePrivacy } from './privacy.ts';
import { judgeEntry, judgeHandedOver, judgeProofBundle } from './proof-bundle.ts';
import { judgeTrustedProof } from './trusted-proof.ts';
import { judgeVerdicts } from './verdicts.ts';

/** `accepted`, or the code of the refusal: an input with an outcome that is new is worth changing further. */
export type Outcome = string;
export type Target = (bytes: Uint8Array) => Outcome | Promise<Outcome>;

const sha256: Sha256 = (data) => createHash('sha256').update(data).digest();

/** What is accepted is written as it was read, octet for octet; what is refused says so with a known code and line. */
const roundTrip =
  <T>(parse: (bytes: Uint8Array) => Result<T>, format: (value: T) => Uint8Array | string): Target =>
  (bytes) => {
    const read = parse(bytes);
    if (read.ok) assert.deepEqual(Buffer.from(format(read.value)), Buffer.from(bytes));
    return outcomeOf(read, bytes);
  };

const roundTripText = <T>(parse: (text: string) => Result<T>, format: (value: T) => string): Target => {
  const byText = roundTrip((bytes) => parse(textOf(bytes)), format);
  return (bytes) => byText(new TextEncoder().encode(textOf(bytes)));
};
const textOf = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

export const TARGETS: Readonly<Record<string, Target>> = {
  'add-checkpoint': roundTrip(parseAddCheckpoint, formatAddCheckpoint),
  bundle: ([count = 0, ...rest]) =>
    roundTrip((bytes) => decodeBundle(bytes, count + 1), bundleOf)(Uint8Array.from(rest)),
  'card-entry': judgeEntry,
  checkpoint: roundTripText(parseCheckpoint, formatCheckpoint),
  cosignatures: roundTrip(parseCosignatures, formatCosignatures),
  'handed-over': judgeHandedOver,
  identify: judgeText,
  note: roundTrip(parseNote, formatNote),
  policy: judgePolicy,
  privacy: judgePrivacy,
  proof: roundTrip(parseProof, formatProof),
  'proof-bundle': judgeProofBundle,
  size: roundTrip(parseSize, formatSize),
  'tile-path': roundTripText(parseTilePath, formatTilePath),
  'trusted-proof': (bytes) => judgeTrustedProof(bytes, sha256),
  verdicts: judgeVerdicts,
  vkey: roundTripText((text) => parseVkey(text, sha256), formatVkey),
};

function bundleOf(entries: readonly Uint8Array[]): Uint8Array {
  const bundle = encodeBundle(entries);
  assert.ok(bundle.ok);
  return bundle.value;
}

/** A policy is written in another order; all its witnesses are a quorum, and none are only where none is asked for. */
function judgePolicy(bytes: Uint8Array): Outcome {
  const read = parsePolicy(bytes, sha256);
  if (read.ok) {
    const policy = read.value;
    assert.deepEqual(parsePolicy(formatPolicy(policy), sha256), read);
    assert.ok(
      isQuorum(
        policy,
        policy.witnesses.map(({ name }) => name),
      ),
    );
    assert.equal(isQuorum(policy, []), policy.quorum === 'none');
  }
  return outcomeOf(read, bytes);
}

function outcomeOf(read: Result<unknown>, bytes: Uint8Array): Outcome {
  if (read.ok) return 'accepted';
  const { code, line } = read.error;
  assert.ok(TLOG_CODES.includes(code));
  assert.ok(line >= 0 && line <= Buffer.from(bytes).toString('latin1').split('\n').length);
  return code;
}
