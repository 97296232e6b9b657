import type { Clock } from '../clock.ts';
import { type Blob, type BlobEntry, type Blobs, blobName } from './blobs.ts';

/** The twin for tests: what is put is gone with the process. */
export class MemoryBlobs implements Blobs {
  readonly #clock: Clock;
  readonly #kept = new Map<string, { readonly bytes: Uint8Array<ArrayBuffer>; readonly at: number }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  async put(name: string, bytes: Uint8Array): Promise<void> {
    this.#kept.set(blobName(name), { bytes: Uint8Array.from(bytes), at: this.#clock.now() });
  }

  async get(name: string): Promise<Blob | null> {
    const found = this.#kept.get(blobName(name));
    return found
      ? { bytes: found.bytes.length, stream: new Response(found.bytes).body ?? emptyStream() }
      : null;
  }

  async delete(name: string): Promise<void> {
    this.#kept.delete(blobName(name));
  }

  async *list(): AsyncIterable<BlobEntry> {
    for (const [name, { at }] of [...this.#kept]) yield { name, at };
  }
}

const emptyStream = () => new ReadableStream<Uint8Array>({ start: (controller) => controller.close() });
