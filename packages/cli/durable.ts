/** Files that a power cut leaves whole: the one before, or the new one. */
import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, link, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Replaces a file. When this resolves, the new bytes outlive a crash; when it rejects, the old ones may still stand. */
export async function replaceFile(path: string, bytes: Uint8Array): Promise<void> {
  const draft = `${path}.new`;
  await writeDraft(draft, bytes);
  await rename(draft, path);
  await syncFolder(dirname(path));
}

/** Makes a file that only this account can read, or throws EEXIST where the name is taken. */
export async function createFile(path: string, bytes: Uint8Array): Promise<void> {
  // Not by the process: two containers that share a folder may both be process 1.
  const draft = `${path}.${randomUUID()}.new`;
  try {
    await writeDraft(draft, bytes);
    // A hard link appears whole or not at all, and fails when the name is taken.
    await link(draft, path);
  } finally {
    await rm(draft, { force: true });
  }
  await syncFolder(dirname(path));
}

async function writeDraft(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'w', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A renamed file is there after a power cut only when its folder is on disk, too. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** A file that is not what it was taken for. */
export class UnreadableFile extends Error {
  readonly code: 'not-a-file' | 'too-large';
  readonly path: string;
  constructor(code: UnreadableFile['code'], path: string) {
    super(`${path}: ${code}`);
    this.code = code;
    this.path = path;
  }
}

/** The bytes of a regular file; null when there is none. @throws UnreadableFile */
export async function readFileWithin(path: string, maxBytes: number): Promise<Uint8Array | null> {
  // A pipe that nobody writes to would keep a plain `open` for ever.
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK).catch((error: unknown) => {
    if (isErrno(error, 'ENOENT')) return null;
    throw error;
  });
  if (!file) return null;
  try {
    if (!(await file.stat()).isFile()) throw new UnreadableFile('not-a-file', path);
    return await readWithin(file, path, maxBytes);
  } finally {
    await file.close();
  }
}

/** Not by its size: a file may grow meanwhile, and some of the system's own tell none. */
async function readWithin(file: FileHandle, path: string, maxBytes: number): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of file.createReadStream({ autoClose: false, end: maxBytes })) {
    parts.push(part);
    length += part.length;
  }
  if (length > maxBytes) throw new UnreadableFile('too-large', path);
  return Buffer.concat(parts);
}

export const isErrno = (error: unknown, ...codes: string[]): boolean =>
  error instanceof Error && 'code' in error && codes.includes(String(error.code));
