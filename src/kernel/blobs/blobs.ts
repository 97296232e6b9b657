/** Bytes under a name, outside of the database: on the disk of this machine, or with an S3-compatible service. */

export interface Blobs {
  /** Whole or not at all, under a name that is new. */
  put(name: string, bytes: Uint8Array): Promise<void>;
  /** Null where there is none. */
  get(name: string): Promise<Blob | null>;
  /** Nothing happens where there is none. */
  delete(name: string): Promise<void>;
  /** In no order. What is put meanwhile may be missing; what is deleted meanwhile may still be told of. */
  list(): AsyncIterable<BlobEntry>;
}

export interface Blob {
  readonly bytes: number;
  readonly stream: ReadableStream<Uint8Array>;
}

export interface BlobEntry {
  readonly name: string;
  /** When it was put, in milliseconds since the epoch, by the clock of whoever keeps it. */
  readonly at: number;
}

const NAME = /^[0-9a-z][0-9a-z-]{1,80}(\.[0-9a-z]{1,20}){0,2}$/;

/** A name is made by us and never by who uploads; so one that could be a path is a mistake of ours. */
export function blobName(name: string): string {
  if (!NAME.test(name))
    throw new Error('a blob has a name of small letters, digits, hyphens and single dots');
  return name;
}
