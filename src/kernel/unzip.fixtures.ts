/** Reads an archive by its central directory (PKWARE APPNOTE §4.3.12), without a word from the code that writes it. */
const END = 0x06054b50;
const ENTRY = 0x02014b50;
const END_BYTES = 22;

export function unzippedBytes(archive: Buffer): ReadonlyMap<string, Buffer> {
  const end = archive.length - END_BYTES;
  if (archive.readUInt32LE(end) !== END) throw new Error('this is no archive');
  const files = new Map<string, Buffer>();
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    if (archive.readUInt32LE(at) !== ENTRY || archive.readUInt16LE(at + 10) !== 0)
      throw new Error('not stored as it is');
    const [bytes, name, extra, comment] = [
      archive.readUInt32LE(at + 24),
      archive.readUInt16LE(at + 28),
      archive.readUInt16LE(at + 30),
      archive.readUInt16LE(at + 32),
    ];
    const local = archive.readUInt32LE(at + 42);
    const from = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    files.set(archive.toString('utf8', at + 46, at + 46 + name), archive.subarray(from, from + bytes));
    at += 46 + name + extra + comment;
  }
  return files;
}

export const unzipped = (archive: Buffer): ReadonlyMap<string, string> =>
  new Map([...unzippedBytes(archive)].map(([name, bytes]) => [name, bytes.toString('utf8')]));
