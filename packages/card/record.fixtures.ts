/** A small log with its witnesses, and a platform that publishes in it. */
import { generateKeyPairSync, sign } from 'node:crypto';
import {
  cosign,
  formatCheckpoint,
  formatNote,
  formatPolicy,
  formatProof,
  formatVkey,
  type HashReader,
  inclusionProof,
  KEY_TYPE,
  leafHash,
  nodeHash,
  type Policy,
  rootHash,
  type Signer,
  signNote,
  verifierKey,
} from '@clearline/tlog';
import { type Bundle, formatBundle, type Handover } from './bundle.ts';
import { decodeUtf8, encodeBase64, encodeUtf8 } from './bytes.ts';
import { canonical } from './canonical.ts';
import { card } from './card.fixtures.ts';
import { CARD_TYPE, type Envelope, entryBytes, PUBLISHERS_TYPE, sealEntry } from './envelope.ts';
import { crypto, keyFile, passkey, type TestKey } from './publisher.fixtures.ts';
import { PUBLISHERS_SCHEMA, type Publishers } from './publishers.ts';
import type { Card } from './schema.ts';
import type { Carried, Signature } from './signature.ts';

const { sha256 } = crypto;
export const ORIGIN_OF_LOG = 'card.example/record';
/** An hour after the fixture's card was issued. */
export const COSIGNED_AT = Date.parse('2026-01-01T01:00:00.000Z');
export const NOW = Date.parse('2026-01-02T00:00:00.000Z');

function signer(name: string, type: number): Signer {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const raw = publicKey.export({ type: 'spki', format: 'der' }).subarray(-32);
  const key = verifierKey(sha256, { name, type, publicKey: new Uint8Array(raw) });
  return { key, sign: (message) => new Uint8Array(sign(null, message, privateKey)) };
}

/** How a proof is made otherwise than an honest log makes it. */
export interface ProofQuirks {
  readonly index?: number;
  readonly cosignedAt?: readonly (number | null)[];
  readonly signer?: Signer;
}

export class TestLog {
  key: Signer;
  readonly witnesses = ['one', 'two', 'three'].map((name) =>
    signer(`witness.example/${name}`, KEY_TYPE.cosignatureV1),
  );
  readonly #leaves: Uint8Array[] = [];

  constructor(origin = ORIGIN_OF_LOG) {
    this.key = signer(origin, KEY_TYPE.ed25519);
  }

  /** Signs by another key from here on, which it returns as a policy names it. */
  rekey(): string {
    this.key = signer(this.key.key.name, KEY_TYPE.ed25519);
    return formatVkey(this.key.key);
  }

  /** Two of three witnesses. */
  get policy(): string {
    const names = ['one', 'two', 'three'];
    const policy: Policy = {
      logs: [{ key: this.key.key, url: null }],
      witnesses: this.witnesses.map(({ key }, i) => ({ name: names[i] ?? '', key, url: null })),
      groups: [{ name: 'most', threshold: 2, members: names }],
      quorum: 'most',
    };
    return decodeUtf8(formatPolicy(policy)) ?? '';
  }

  /** Its index. */
  append(...envelopes: readonly Envelope[]): number {
    for (const envelope of envelopes) this.#leaves.push(leafHash(sha256, entryBytes(envelope, sha256)));
    return this.#leaves.length - 1;
  }

  /** `cosignedAt`: of each witness, in milliseconds; null for one that has not. */
  async prove(quirks: ProofQuirks = {}): Promise<Pick<Bundle, 'proof' | 'genesis' | 'policy'>> {
    const { index = this.#leaves.length - 1 } = quirks;
    const size = BigInt(this.#leaves.length);
    const hashes = accepted(await inclusionProof(sha256, BigInt(index), size, this.#read));
    const checkpoint = await this.#checkpoint(size, quirks);
    const proof = formatProof({ extra: null, index: BigInt(index), hashes, checkpoint });
    return { proof: decodeUtf8(proof) ?? '', genesis: await this.#inclusion(0, size), policy: this.policy };
  }

  /**
   * What a key leaves to who has pinned it: a tree of now.
   * @param named versions and indexes of the policies that gave the log its later keys
   */
  async handOver(
    named: readonly (readonly [v: number, index: number])[],
    quirks: ProofQuirks = {},
  ): Promise<Handover> {
    const size = BigInt(this.#leaves.length);
    const checkpoint = decodeUtf8(await this.#checkpoint(size, quirks)) ?? '';
    const policies = named.map(async ([v, index]) => ({
      v,
      index,
      proof: await this.#inclusion(index, size),
    }));
    return { checkpoint, genesis: await this.#inclusion(0, size), named: await Promise.all(policies) };
  }

  async #inclusion(index: number, size: bigint): Promise<string[]> {
    return accepted(await inclusionProof(sha256, BigInt(index), size, this.#read)).map(encodeBase64);
  }

  async #checkpoint(size: bigint, { cosignedAt = [COSIGNED_AT, COSIGNED_AT, null], signer }: ProofQuirks) {
    const text = formatCheckpoint({
      origin: this.key.key.name,
      size,
      root: accepted(await rootHash(sha256, size, this.#read)),
      extensions: [],
    });
    const cosignatures = this.witnesses.flatMap((witness, i) => {
      const at = cosignedAt[i] ?? null;
      return at === null ? [] : [cosign(text, witness, BigInt(at / 1000))];
    });
    const signatures = await Promise.all([signNote(text, signer ?? this.key), ...cosignatures]);
    return formatNote({ text, signatures });
  }

  readonly #read: HashReader = async (subtrees) => ({
    ok: true,
    value: subtrees.map(({ level, index }) => this.#hash(level, Number(index))),
  });

  #hash(level: number, index: number): Uint8Array {
    if (level === 0) return this.#leaves[index] as Uint8Array;
    return nodeHash(sha256, this.#hash(level - 1, index * 2), this.#hash(level - 1, index * 2 + 1));
  }
}

const accepted = <T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T => {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
  return result.value;
};

const rule = (approvals: number) => ({ approvals, delayMinutes: 0 });

/** A policy of people with their keys: two for what is protected, one for the rest, unless there is only one. */
export function policyOf(
  people: Readonly<Record<string, readonly TestKey[]>>,
  server: TestKey | null,
): Publishers {
  const names = Object.keys(people);
  const two = rule(Math.min(2, names.length));
  return {
    schema: PUBLISHERS_SCHEMA,
    v: 1,
    log: ORIGIN_OF_LOG,
    issued: '2026-01-01T00:00:00.000Z',
    people: names.map((id) => ({ id, name: `${id} (demo)`, keys: (people[id] ?? []).map(({ key }) => key) })),
    reissue: server && { id: server.key.id, publicKey: server.key.publicKey },
    rules: { publishers: two, protected: two, ordinary: rule(1), retirement: rule(1) },
  };
}

/** An envelope that these keys have signed. */
export function sealed(
  payload: Publishers | Card,
  keys: readonly TestKey[],
  carried: readonly Signature[] = [],
): Envelope {
  const type = 'people' in payload ? PUBLISHERS_TYPE : CARD_TYPE;
  const bytes = encodeUtf8(canonical(payload));
  return sealEntry(type, payload, [...keys.map((key) => key.sign(type, bytes)), ...carried]);
}

/** The fixture's card, changed. */
export const cardWith = (change: Partial<Card>): Card => ({ ...card, ...change });

/** What was signed of one card, to be carried over to another that differs in its dates. */
export function carriedFrom({ n, issued, expires }: Card, envelope: Envelope): Signature[] {
  const of: Carried = { n, issued, expires };
  return envelope.signatures.map((signature) => ({ ...signature, of }));
}

/** Ann and Bo approve together, by passkey; the server re-issues. @param logKey of another log than its own */
export function site(logKey?: string) {
  const [ann, bo, server, log] = [passkey(), passkey(), keyFile(), new TestLog()];
  const policy = {
    ...policyOf({ ann: [ann], bo: [bo] }, server),
    logKey: logKey ?? formatVkey(log.key.key),
  };
  return { ann, bo, server, policy, publishers: [sealed(policy, [ann, bo])], log };
}

interface Parts {
  readonly log: TestLog;
  readonly publishers: readonly Envelope[];
  readonly entry: Envelope;
  readonly earlier?: readonly Envelope[];
}

/** Logs all that the bundle shows, and the card last. */
export async function bundleOf({ log, publishers, entry, earlier }: Parts, quirks: ProofQuirks = {}) {
  log.append(...publishers, ...(earlier ?? []), entry);
  const proven = await log.prove(quirks);
  const shown = earlier ? { earlier: [...earlier] } : {};
  return formatBundle({ entry, publishers: [...publishers], ...shown, ...proven });
}
