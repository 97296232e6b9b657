/** Files as strangers make them. */
import { Readable } from 'node:stream';
import { constants, crc32, createDeflate, createDeflateRaw, deflateRawSync, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import type { DOCUMENT_TYPES } from './contract.ts';

/** What inflates to far more than it is. */
interface Bomb {
  readonly deflated: Buffer;
  readonly bytes: number;
  readonly crc: number;
}

const MEGABYTE = Buffer.alloc(1024 * 1024);

/** Zeros, without ever having them all. @param raw without the head that a PNG wants (RFC 1951, not 1950) */
export async function bomb(megabytes: number, { raw }: { readonly raw: boolean }): Promise<Bomb> {
  let crc = 0;
  const deflate = (raw ? createDeflateRaw : createDeflate)({ level: constants.Z_BEST_COMPRESSION });
  const zeros = Readable.from(
    (function* () {
      for (let n = 0; n < megabytes; n++) {
        crc = crc32(MEGABYTE, crc);
        yield MEGABYTE;
      }
    })(),
  );
  const deflated = Buffer.concat(await zeros.pipe(deflate).toArray());
  return { deflated, bytes: megabytes * MEGABYTE.length, crc };
}

type Entry = string | Bomb;

/** A zip of these entries (APPNOTE.TXT), each deflated. */
export function zip(entries: Readonly<Record<string, Entry>>): Buffer {
  const [files, directory]: [Buffer[], Buffer[]] = [[], []];
  let at = 0;
  for (const [name, content] of Object.entries(entries)) {
    const { deflated, bytes, crc } = typeof content === 'string' ? entryOf(content) : content;
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc, 10);
    common.writeUInt32LE(deflated.length, 14);
    common.writeUInt32LE(bytes, 18);
    common.writeUInt16LE(name.length, 22);
    const file = Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from(name), deflated]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    directory.push(
      Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, rest, Buffer.from(name)]),
    );
    files.push(file);
    at += file.length;
  }
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(Buffer.concat(directory).length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...files, ...directory, Buffer.from('PK\x05\x06'), end]);
}

const entryOf = (text: string): Bomb => {
  const bytes = Buffer.from(text);
  return { deflated: deflateRawSync(bytes), bytes: bytes.length, crc: crc32(bytes) };
};

type Office = keyof typeof DOCUMENT_TYPES | 'application/vnd.ms-word.document.macroEnabled';

/** @param more entries beside those that every such file has */
export const office = (type: Office, more: Readonly<Record<string, Entry>> = {}): Buffer =>
  zip({
    '[Content_Types].xml': `<?xml version="1.0"?><Types><Override PartName="/word/document.xml" ContentType="${type}.main+xml"/></Types>`,
    '_rels/.rels': '<Relationships/>',
    'word/document.xml': '<w:document/>',
    ...more,
  });

export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const pdf = (more = ''): Buffer =>
  Buffer.from(`%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\n${more}trailer<</Root 1 0 R>>\n%%EOF\n`);

function chunk(type: string, content: Buffer): Buffer {
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  const body = Buffer.concat([Buffer.from(type), content]);
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** A grey PNG of this size, with these chunks before its pixels; @param pixels deflated, instead of as many as there should be */
export function png(width: number, height: number, chunks: readonly Buffer[] = [], pixels?: Buffer): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.writeUInt8(8, 8);
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk('IHDR', head),
    ...chunks,
    chunk('IDAT', pixels ?? deflateSync(Buffer.alloc((width + 1) * height))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A chunk of a PNG that inflates: of a profile of colours, or a text. */
export const bombChunk = (type: 'iCCP' | 'zTXt', { deflated }: Bomb): Buffer =>
  chunk(type, Buffer.concat([Buffer.from('a\0\0'), deflated]));

export const picture = (width = 64, height = 48) =>
  sharp({ create: { width, height, channels: 3, background: '#3a6' } });

/** As a phone takes it: on its side, and with the place. */
export const withPlace = (): Promise<Buffer> =>
  picture(64, 48)
    .withExif({
      IFD0: { Make: 'Phone', Artist: 'Bob', Orientation: '6' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '31/1 13/1 49/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '121/1 28/1 25/1',
      },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
