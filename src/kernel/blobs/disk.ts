import { type FileHandle, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { createFile } from '../whole-file.ts';
import { type Blob, type BlobEntry, type Blobs, blobName } from './blobs.ts';

/**
 * A file each, in folders by how the name begins, so that no folder grows without end. A crash leaves a draft: it is listed
 * as well, and collected as any blob that nobody knows.
 */
export class DiskBlobs implements Blobs {
  readonly #root: string;

  /** @param root absolute; made when it is first needed */
  constructor(root: string) {
    this.#root = root;
  }

  put(name: string, bytes: Uint8Array): Promise<void> {
    return createFile(this.#pathOf(name), bytes);
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
