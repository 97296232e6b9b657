/** The secret that signs cookies and seals what authenticator apps share with us. Never in the database. */
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createFile } from '../../kernel/whole-file.ts';

const FILE = 'auth.secret';

/**
 * That of the settings, else that of the data directory, which is made at the first start.
 * @throws where it can be neither read nor written
 */
export async function authSecret(given: string | null, dataDir: string): Promise<string> {
  if (given !== null) return given;
  const path = join(dataDir, FILE);
  const kept = await read(path);
  if (kept !== null) return kept;
  await createFile(path, `${randomBytes(32).toString('base64url')}\n`);
  const made = await read(path);
  if (made === null) throw new Error(`${path} cannot be kept`);
  return made;
}

async function read(path: string): Promise<string | null> {
  try {
    const secret = (await readFile(path, 'utf8')).trim();
    if (secret.length < 32) throw new Error(`${path} is too short for a secret: restore it from a backup`);
    return secret;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
