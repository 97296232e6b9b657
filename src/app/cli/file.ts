import { constants, type Stats } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Lang } from '../../kernel/i18n.ts';

const zh = {
  folder: '这是文件夹，不是文件。请写出文件夹里登记文件的名称。',
  special: '这是管道、套接字或设备，不是普通文件。请先把内容存成文件。',
  tooLarge: (kilobytes: number) => `超过 ${kilobytes} KB，登记文件不会这么大。请检查是否选错了文件。`,
};
const en: typeof zh = {
  folder: 'it is a folder, not a file. Name the registry file in it.',
  special: 'it is a pipe, a socket or a device, not a regular file. Save what comes from it in a file first.',
  tooLarge: (kilobytes) =>
    `it holds more than ${kilobytes} KB, which no registry does. Check that this is the right file.`,
};
const messages: Record<Lang, typeof zh> = { zh, en };

/** npm runs scripts in the project's folder; a relative path is meant from where the person stands. */
export const pathAsTyped = (file: string): string => resolve(process.env.INIT_CWD ?? '.', file);

/**
 * The bytes of a regular file. Whatever is named, the command neither waits for more nor runs out of memory.
 * @throws Error that says in the operator's language what is wrong: no regular file, or more than `maxBytes`
 */
export async function readBounded(path: string, maxBytes: number, lang: Lang): Promise<Uint8Array> {
  const t = messages[lang];
  // A pipe that nobody writes to would keep a plain `open` for ever.
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const kind = irregular(await file.stat());
    if (kind) throw new Error(t[kind]);
    // Not by its size: a file may grow meanwhile, and some of the system's own tell none.
    const bytes = await atMost(file, maxBytes + 1);
    if (bytes.length > maxBytes) throw new Error(t.tooLarge(maxBytes / 1000));
    return bytes;
  } finally {
    await file.close();
  }
}

const irregular = (stats: Stats): 'folder' | 'special' | null =>
  stats.isFile() ? null : stats.isDirectory() ? 'folder' : 'special';

async function atMost(file: FileHandle, bytes: number): Promise<Uint8Array> {
  const buffer = Buffer.alloc(bytes);
  let length = 0;
  while (length < bytes) {
    const { bytesRead } = await file.read(buffer, length, bytes - length, null);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return buffer.subarray(0, length);
}
