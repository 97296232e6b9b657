/** Ed25519 keys of a node: given in the settings, else kept in the data directory, where the first start makes them. */
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { readSeed, SEED_BYTES } from './crypto.ts';
import { createFile } from './whole-file.ts';

/**
 * The seed that the settings give, else the one that is kept at `path`, which is made where there is none.
 * @param name of the setting, for the message
 * @throws where it can be neither read nor written
 */
export async function nodeSeed(given: string | null, name: string, path: string): Promise<Uint8Array> {
  const seed = seedOf(given, name) ?? (await keptSeed(path));
  if (seed) return seed;
  await createFile(path, `${randomBytes(SEED_BYTES).toString('base64')}\n`);
  const made = await keptSeed(path);
  if (!made) throw new Error(`${path} cannot be kept`);
  return made;
}

/** The same for who only uses a key that is there: null where there is none. */
export const nodeSeedIfAny = async (
  given: string | null,
  name: string,
  path: string,
): Promise<Uint8Array | null> => seedOf(given, name) ?? keptSeed(path);

const keptSeed = async (path: string) => seedOf(await read(path), path);

function seedOf(text: string | null, from: string): Uint8Array | null {
  if (text === null) return null;
  const seed = readSeed(text);
  if (!seed) throw new Error(`${from} holds no Ed25519 key: restore it from a backup`);
  return seed;
}

async function read(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
