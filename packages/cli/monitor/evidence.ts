/** Two statements of a log that do not go together, in a file that anyone can check. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeBase64, encodeBase64, openCheckpoint, type Policy } from '@clearline/tlog';
import * as z from 'zod';
import { sha256Hex, verify } from '../crypto.ts';
import { replaceFile } from '../durable.ts';
import { trustedKeys } from '../policy.ts';
import { type ForkProof, provesFork } from './contradiction.ts';

const SCHEMA = 'clearline.fork-evidence/v1';

export const Evidence = z.strictObject({
  schema: z.literal(SCHEMA),
  /** Two signed checkpoints, the one with fewer leaves first. */
  older: z.string(),
  newer: z.string(),
  /** What the newer tree has in place of the older; null where it would not show it. All in base64. */
  fork: z.strictObject({ root: z.string(), proof: z.array(z.string()) }).nullable(),
});
export type Evidence = z.infer<typeof Evidence>;

/** @returns the path of the file, which the same two statements have each time */
export function saveEvidence(
  dir: string,
  older: Uint8Array,
  newer: Uint8Array,
  fork: ForkProof | null,
): Promise<string> {
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  const evidence: Evidence = {
    schema: SCHEMA,
    older: text(older),
    newer: text(newer),
    fork: fork && { root: encodeBase64(fork.root), proof: fork.proof.map(encodeBase64) },
  };
  return saveJson(dir, evidence);
}

/** @returns the path of the file, whose name says what is in it */
export async function saveJson(dir: string, evidence: object): Promise<string> {
  const json = `${JSON.stringify(evidence, null, 2)}\n`;
  const path = join(dir, `evidence-${sha256Hex(json).slice(0, 16)}.json`);
  await mkdir(dir, { recursive: true });
  await replaceFile(path, Buffer.from(json));
  return path;
}

/** Whether the evidence proves that a log of the policy has signed two trees that contradict each other. */
export async function proveFork({ older, newer, fork }: Evidence, policy: Policy): Promise<boolean> {
  const [one, other] = await Promise.all(
    [older, newer].map((note) => openCheckpoint(Buffer.from(note), trustedKeys(policy), verify)),
  );
  const root = fork && decodeBase64(fork.root);
  const proof = fork?.proof.map(decodeBase64) ?? [];
  if (!one?.ok || !other?.ok || !root || !proof.every((hash) => hash !== null)) return false;
  return provesFork(one.value.checkpoint, other.value.checkpoint, { root, proof });
}
