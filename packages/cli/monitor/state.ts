/** What a monitor remembers of a site, in one file that is written whole or not at all. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Card, Publishers } from '@clearline/card';
import {
  type Checkpoint,
  decodeBase64,
  encodeBase64,
  type Frontier,
  parseCheckpoint,
  parseNote,
} from '@clearline/tlog';
import * as z from 'zod';
import { readFileWithin, replaceFile } from '../durable.ts';
import type { Condition } from './happening.ts';
import type { Told } from './told.ts';

const FILE = 'state.json';
const MAX_BYTES = 2 ** 26;

const Approval = z.object({
  person: z.string(),
  name: z.string(),
  kind: z.enum(['key-file', 'passkey']),
  n: z.int(),
});

const DECIMAL = /^\d{1,19}$/;
const Index = z.string().regex(DECIMAL).nullable();

const State = z.strictObject({
  schema: z.literal('clearline.monitor/v1'),
  site: z.string(),
  /** A tlog-policy: whom the monitor believes. */
  policy: z.string(),
  /** What the site last showed as its own, as SHA-256; null when it showed none. */
  servedPolicy: z.string().nullable(),
  /** The last checkpoint that was believed, as it was signed. Not all of its entries may have been read yet. */
  checkpoint: z.string().nullable(),
  /** The right edge of what was read of its tree: the size in decimal, the hashes in base64. */
  frontier: z.strictObject({ size: z.string().regex(DECIMAL), edges: z.array(z.string()) }),
  publishers: Publishers.nullable(),
  /** The vkey that they have given to the log; null while they have named none. */
  logKey: z.string().nullable().default(null),
  /** Where in the log they stand, and the last card that holds. */
  at: z.strictObject({ publishers: Index, card: Index }).default({ publishers: null, card: null }),
  /** Since that card another one was refused. */
  gap: z.boolean().default(false),
  card: z.strictObject({ card: Card, sameSince: z.int(), approvals: z.array(Approval) }).nullable(),
  /** Since when too few witnesses have seen the newest tree, in milliseconds. */
  witnessesMissingSince: z.number().nullable(),
  isReachable: z.boolean(),
  /** Alarms whose reason lasts. */
  standing: z.array(
    z.custom<Condition>((value) => typeof value === 'object' && value !== null && 'code' in value),
  ),
  /** What the webhook has not taken yet, oldest first. */
  untold: z.array(z.custom<Told>((value) => typeof value === 'object' && value !== null && 'code' in value)),
});
export type State = Readonly<z.infer<typeof State>>;

export const newState = (site: string, policy: string): State => ({
  schema: 'clearline.monitor/v1',
  site,
  policy,
  servedPolicy: null,
  checkpoint: null,
  frontier: { size: '0', edges: [] },
  publishers: null,
  logKey: null,
  at: { publishers: null, card: null },
  gap: false,
  card: null,
  witnessesMissingSince: null,
  isReachable: true,
  standing: [],
  untold: [],
});

/** The folder of a site among those that are followed. */
export const folderOf = (dir: string, origin: string): string =>
  join(dir, new URL(origin).host.replace(':', '_'));

/** Null when there is none, `damaged` for one that this program did not write. */
export async function readState(folder: string): Promise<State | 'damaged' | null> {
  const bytes = await readFileWithin(join(folder, FILE), MAX_BYTES);
  if (!bytes) return null;
  try {
    return State.parse(JSON.parse(Buffer.from(bytes).toString()));
  } catch {
    return 'damaged';
  }
}

export async function writeState(folder: string, state: State): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await replaceFile(join(folder, FILE), Buffer.from(JSON.stringify(state)));
}

/** What the note of a checkpoint says; null when there is none. */
export function checkpointIn({ checkpoint: note }: Pick<State, 'checkpoint'>): Checkpoint | null {
  const parsed = note === null ? null : parseNote(Buffer.from(note));
  const checkpoint = parsed?.ok ? parseCheckpoint(parsed.value.text) : null;
  return checkpoint?.ok ? checkpoint.value : null;
}

export const sizeReadOf = ({ frontier }: State): bigint => BigInt(frontier.size);

/** Whether entries of the checkpoint that is believed are still to be read. */
export const isBehind = (state: State): boolean => sizeReadOf(state) < (checkpointIn(state)?.size ?? 0n);

export const frontierOf = ({ frontier: { size, edges } }: State): Frontier => ({
  size: BigInt(size),
  edges: edges.map((edge) => decodeBase64(edge) ?? new Uint8Array()),
});

export const packFrontier = ({ size, edges }: Frontier): State['frontier'] => ({
  size: String(size),
  edges: edges.map(encodeBase64),
});
