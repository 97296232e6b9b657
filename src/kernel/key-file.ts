/** Ed25519 keys of a node: given in the settings, else kept in the data directory, where the first start makes them. */
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { readSeed, readSeeds, SEED_BYTES } from './crypto.ts';
import { createFile, replaceFile } from './whole-file.ts';

/** Where a node's keys are. */
export interface KeyPlace {
  /** What the settings give. */
  readonly given: string | null;
  /** Of the setting, for the message. */
  readonly name: string;
  /** Of the file that is read where the settings give nothing. */
  readonly path: string;
}

/** Null for what is no key. */
type Read<T> = (text: string) => T | null;

/** The seed of a node's one key, which is made where there is none. @throws where it can be neither read nor written */
export const nodeSeed = (place: KeyPlace): Promise<Uint8Array> => made(place, readSeed);

/** The same for who only uses a key that is there: null where there is none. */
export const nodeSeedIfAny = (place: KeyPlace): Promise<Uint8Array | null> => found(place, readSeed);

/** The seeds of a key that may be replaced, newest first; the first is made where there is none. @throws as `nodeSeed` */
export const nodeSeeds = (place: KeyPlace): Promise<readonly Uint8Array[]> => made(place, readSeeds);

/** The same for who only uses what is there: null where there is none. */
export const nodeSeedsIfAny = (place: KeyPlace): Promise<readonly Uint8Array[] | null> =>
  found(place, readSeeds);

/** Puts a new seed before those in the file, and returns it. It is on the disk when this resolves. */
export async function prependSeed(path: string): Promise<Uint8Array> {
  const before = await read(path);
  if (before !== null) parsed(before, path, readSeeds);
  const seed = newSeed();
  await replaceFile(path, `${seed}\n${before ?? ''}`);
  return Buffer.from(seed, 'base64');
}

/** In base64. */
export const newSeed = (): string => randomBytes(SEED_BYTES).toString('base64');

async function made<T>(place: KeyPlace, parse: Read<T>): Promise<T> {
  const there = await found(place, parse);
  if (there) return there;
  await createFile(place.path, `${newSeed()}\n`);
  const kept = await found(place, parse);
  if (!kept) throw new Error(`${place.path} cannot be kept`);
  return kept;
}

async function found<T>({ given, name, path }: KeyPlace, parse: Read<T>): Promise<T | null> {
  if (given !== null) return parsed(given, name, parse);
  const text = await read(path);
  return text === null ? null : parsed(text, path, parse);
}

function parsed<T>(text: string, from: string, parse: Read<T>): T {
  const key = parse(text);
  if (!key) throw new Error(`${from} holds no Ed25519 key: restore it from a backup`);
  return key;
}

async function read(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
