import { S3mini, S3ServiceError } from 's3mini';
import { type Blob, type BlobEntry, type Blobs, blobName } from './blobs.ts';

export interface S3Options {
  /** Of the service, without the bucket. */
  readonly endpoint: string;
  readonly region: string;
  readonly bucket: string;
  readonly accessKey: string;
  readonly secretKey: string;
}

/** The bucket may hold other things: only what is below this is ours. */
const FOLDER = 'blobs/';
const PAGE = 1_000;
/** For the head of an answer: what somebody slow reads may take longer. */
const TIMEOUT_MS = 30_000;

/** Objects of one bucket, addressed by path, as every such service takes it. */
export class S3Blobs implements Blobs {
  readonly #s3: S3mini;

  constructor({ endpoint, region, bucket, accessKey, secretKey }: S3Options) {
    this.#s3 = new S3mini({
      endpoint: `${endpoint.replace(/\/$/, '')}/${bucket}`,
      region,
      accessKeyId: accessKey,
      secretAccessKey: secretKey,
      fetch: answeredInTime,
    });
  }

  async put(name: string, bytes: Uint8Array): Promise<void> {
    await this.#s3.putObject(keyOf(name), Buffer.from(bytes), 'application/octet-stream');
  }

  async get(name: string): Promise<Blob | null> {
    const response = await this.#s3.getObjectResponse(keyOf(name));
    if (!response?.body) return null;
    return { bytes: Number(response.headers.get('content-length')), stream: response.body };
  }

  async delete(name: string): Promise<void> {
    // Most services call it done where there is none; some say 404.
    await this.#s3.deleteObject(keyOf(name)).catch((error: unknown) => {
      if (!(error instanceof S3ServiceError && error.status === 404)) throw error;
    });
  }

  async *list(): AsyncIterable<BlobEntry> {
    let next: string | undefined;
    do {
      const page = await this.#s3.listObjectsPaged('/', FOLDER, PAGE, next);
      for (const { Key, LastModified } of page?.objects ?? [])
        yield { name: Key.slice(FOLDER.length), at: new Date(LastModified).getTime() };
      next = page?.nextContinuationToken;
    } while (next !== undefined);
  }
}

const keyOf = (name: string): string => FOLDER + blobName(name);

const answeredInTime: typeof fetch = async (input, init) => {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), TIMEOUT_MS);
  try {
    return await fetch(input, { ...init, signal: late.signal });
  } finally {
    clearTimeout(timer);
  }
};
