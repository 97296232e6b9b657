/** Where a proof comes from: a file, an address, or standard input. */
import { BUNDLE_MAX_BYTES } from '@clearline/card';
import { readFileWithin } from '../durable.ts';
import { download, type Net } from '../http.ts';

/** Null when there is none. One byte too many is read, so that who checks it can say that it is too long. */
export async function readSource(where: string, net: Net): Promise<Uint8Array | null> {
  if (where === '-') return readAll(process.stdin);
  if (/^https?:\/\//i.test(where)) return download(where, BUNDLE_MAX_BYTES, net);
  return readFileWithin(where, BUNDLE_MAX_BYTES);
}

async function readAll(stream: AsyncIterable<Buffer>): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of stream) {
    parts.push(part);
    length += part.length;
    if (length > BUNDLE_MAX_BYTES) break;
  }
  return Buffer.concat(parts);
}
