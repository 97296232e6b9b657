/** The inputs that are kept: `corpus/<target>/<outcome>.<what it is>`. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Outcome } from './targets.ts';

const FOLDER = fileURLToPath(new URL('corpus', import.meta.url));

export interface Kept {
  readonly file: string;
  /** What its name says that comes of it. */
  readonly outcome: Outcome;
  readonly bytes: Uint8Array;
}

export async function readCorpus(target: string): Promise<readonly Kept[]> {
  const files = (await readdir(join(FOLDER, target))).sort();
  return Promise.all(
    files.map(async (file) => ({
      file,
      outcome: file.slice(0, file.indexOf('.')),
      bytes: Uint8Array.from(await readFile(join(FOLDER, target, file))),
    })),
  );
}

/** Keeps an input and returns the path. */
export async function keep(target: string, name: string, bytes: Uint8Array): Promise<string> {
  const path = join(FOLDER, target, name);
  await mkdir(join(FOLDER, target), { recursive: true });
  await writeFile(path, bytes);
  return path;
}
