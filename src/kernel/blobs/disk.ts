import { type FileHandle, mkdir, open, readdir, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { createFile } from '../whole-file.ts';
import { type Blob, type BlobEntry, type Blobs, blobName } from './blobs.ts';

/** Left free on the volume: the database and the record may be on it as well, and must be able to go on. */
const FREE_BYTES = 1024 ** 3;

/**
 * A file each, in folders by how the name begins, so that no folder grows without end. A crash leaves a draft: it is listed
 * as well, and collected as any blob that nobody knows.
 */
export class DiskBlobs implements Blobs {
  readonly #root: string;

  readonly #free: number;

  /** @param root absolute; made when it is first needed */
  constructor(root: string, free = FREE_BYTES) {
    this.#root = root;
    this.#free = free;
  }

  async put(name: string, bytes: Uint8Array): Promise<void> {
    const path = this.#pathOf(name);
    await mkdir(this.#root, { recursive: true });
    const { bavail, bsize } = await statfs(this.#root);
    if (bavail * bsize - bytes.length < this.#free)
      throw new Error(`less than ${this.#free} bytes would be left free`);
    await createFile(path, bytes);
  }

  async get(name: string): Promise<Blob | null> {
    const file = await open(this.#pathOf(name), 'r').catch(nullWhereNone<FileHandle>);
    if (!file) return null;
    const { size } = await file.stat();
    // It closes the file at its end, and when whoever reads it leaves.
    const stream = Readable.toWeb(file.createReadStream()) as ReadableStream<Uint8Array>;
    return { bytes: size, stream };
  }

  async delete(name: string): Promise<void> {
    await rm(this.#pathOf(name), { force: true });
  }

  async *list(): AsyncIterable<BlobEntry> {
    const folders = (await readdir(this.#root).catch(nullWhereNone<string[]>)) ?? [];
    for (const folder of folders) {
      for (const name of await readdir(join(this.#root, folder))) {
        const found = await stat(join(this.#root, folder, name)).catch(nullWhereNone<{ mtimeMs: number }>);
        if (found) yield { name, at: found.mtimeMs };
      }
    }
  }

  #pathOf(name: string): string {
    return join(this.#root, blobName(name).slice(0, 2), name);
  }
}

function nullWhereNone<T>(error: NodeJS.ErrnoException): T | null {
  if (error.code === 'ENOENT') return null;
  throw error;
}
