import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { Card } from '@clearline/card';
import * as z from 'zod';
import type { Log } from '../../kernel/log.ts';
import { replaceFile } from '../../kernel/whole-file.ts';
import { CardVersion, FormerPeriod } from '../contacts/contract.ts';
import { Notice } from '../notices/contract.ts';
import { LoggedCard, ProofView } from '../publishers/contract.ts';
import { DownLine } from './contract.ts';
import type { Published } from './view.ts';

const Saved = z.strictObject({
  card: Card,
  notices: z.array(Notice),
  versions: z.array(CardVersion),
  former: z.array(FormerPeriod),
  logged: z.array(LoggedCard).default([]),
  proof: ProofView.nullable().default(null),
  down: z.array(DownLine).default([]),
  /** Milliseconds since the Unix epoch, before the year 10000. */
  confirmedAt: z.int().min(0).max(253_402_300_799_999),
});
/** What is published, but for whether the database stands behind it. */
export type Saved = Omit<Published, 'live'>;

/** Far more than any card and its notices take; what is larger was never written here, and could fill the memory. */
const MAX_BYTES = 128_000_000;

/**
 * The last card on disk: what contact pages answer from while the database is away. Written whole or not at all, so a
 * crash leaves the previous one.
 */
export class LastCard {
  readonly #path: string;
  readonly #log: Log;
  #writing: Promise<void> | null = null;
  #next: Saved | null = null;

  constructor(path: string, log: Log) {
    this.#path = path;
    this.#log = log;
  }

  async read(): Promise<Saved | null> {
    try {
      return Saved.parse(JSON.parse(await readText(this.#path)));
    } catch (err) {
      if ((err as NodeJS.ErrnoException).code !== 'ENOENT') {
        this.#log.warn({ err, path: this.#path }, 'the last card on disk cannot be read and is ignored');
      }
      return null;
    }
  }

  /** Writes one after the other; what is newer takes the place of what waits. Resolves when nothing waits any more. */
  write(saved: Saved): Promise<void> {
    this.#next = saved;
    this.#writing ??= this.#writeAll();
    return this.#writing;
  }

  async #writeAll(): Promise<void> {
    for (let saved = this.#take(); saved; saved = this.#take()) await this.#replace(saved);
    this.#writing = null;
  }

  #take(): Saved | null {
    const saved = this.#next;
    this.#next = null;
    return saved;
  }

  /** A full or read-only disk must not stop the site from showing the new card: it is logged, not thrown. */
  async #replace(saved: Saved): Promise<void> {
    try {
      await replaceFile(this.#path, JSON.stringify(saved));
    } catch (err) {
      this.#log.error({ err, path: this.#path }, 'cannot keep the last card on disk');
    }
  }
}

/** Whatever lies at the path, a start neither waits for it nor runs out of memory. */
async function readText(path: string): Promise<string> {
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const stats = await file.stat();
    if (!stats.isFile() || stats.size > MAX_BYTES) {
      throw new Error(`it is no regular file of at most ${MAX_BYTES} bytes`);
    }
    return await file.readFile('utf8');
  } finally {
    await file.close();
  }
}
