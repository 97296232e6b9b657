/** The last list of impostors on disk, so that verdicts know them while the database is away. */
import { readFile, stat } from 'node:fs/promises';
import * as z from 'zod';
import type { Log } from '../../kernel/log.ts';
import { replaceFile } from '../../kernel/whole-file.ts';
import { DEEDS } from '../verdicts/contract.ts';
import { NOTES, SUBJECT_KINDS } from './contract.ts';

const Saved = z.strictObject({
  entries: z
    .array(
      z.strictObject({
        id: z.string(),
        kind: z.enum(SUBJECT_KINDS),
        value: z.string(),
        deeds: z.array(z.enum(DEEDS)).readonly(),
        note: z.enum(NOTES),
        confirmedAt: z.iso.datetime(),
        expires: z.iso.datetime(),
      }),
    )
    .readonly(),
});
export type SavedImpostors = z.infer<typeof Saved>;

/** Far more than any list takes. */
const MAX_BYTES = 64_000_000;

export class ImpostorDisk {
  readonly #path: string;
  readonly #log: Log;
  #writing: Promise<void> | null = null;
  #next: SavedImpostors | null = null;

  constructor(path: string, log: Log) {
    this.#path = path;
    this.#log = log;
  }

  async read(): Promise<SavedImpostors | null> {
    try {
      const file = await stat(this.#path);
      if (!file.isFile() || file.size > MAX_BYTES) throw new Error('it is no file of ours');
      return Saved.parse(JSON.parse(await readFile(this.#path, 'utf8')));
    } catch (err) {
      if ((err as NodeJS.ErrnoException).code !== 'ENOENT')
        this.#log.warn(
          { err, path: this.#path },
          'the list of impostors on disk cannot be read and is ignored',
        );
      return null;
    }
  }

  /** Writes one after the other; what is newer takes the place of what waits. */
  write(saved: SavedImpostors): Promise<void> {
    this.#next = saved;
    this.#writing ??= this.#writeAll();
    return this.#writing;
  }

  async #writeAll(): Promise<void> {
    for (let saved = this.#take(); saved; saved = this.#take()) {
      try {
        await replaceFile(this.#path, JSON.stringify(saved));
      } catch (err) {
        this.#log.error({ err, path: this.#path }, 'cannot keep the list of impostors on disk');
      }
    }
    this.#writing = null;
  }

  #take(): SavedImpostors | null {
    const saved = this.#next;
    this.#next = null;
    return saved;
  }
}
