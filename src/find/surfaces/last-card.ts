import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Card, Change } from '@clearline/card';
import * as z from 'zod';
import type { Log } from '../../kernel/log.ts';
import { PLACEMENTS } from '../notices/contract.ts';
import type { Published } from './view.ts';

export type Saved = Pick<Published, 'card' | 'notices' | 'versions' | 'confirmedAt'>;

const text = z.object({ zh: z.string(), en: z.string() });
const Saved = z.object({
  card: Card,
  notices: z.array(
    z.object({
      slug: z.string(),
      kind: z.enum(['number-changed', 'number-retired', 'number-added', 'service']),
      title: text,
      body: text,
      placements: z.array(z.enum(PLACEMENTS)),
      publishedAt: z.string(),
      startsAt: z.string(),
      endsAt: z.string().nullable(),
      cardN: z.number().nullable(),
      channel: z.string().nullable(),
    }),
  ),
  versions: z.array(
    z.object({
      n: z.number(),
      issued: z.string(),
      expires: z.string(),
      digest: z.string(),
      changes: z.array(Change),
    }),
  ),
  confirmedAt: z.number(),
});

/**
 * The last card on disk: what contact pages answer from while the database is away. Written whole or not at all, so a
 * crash leaves the previous one.
 */
export class LastCard {
  readonly #path: string;
  readonly #log: Log;

  constructor(path: string, log: Log) {
    this.#path = path;
    this.#log = log;
  }

  async read(): Promise<Saved | null> {
    try {
      return Saved.parse(JSON.parse(await readFile(this.#path, 'utf8')));
    } catch (err) {
      if ((err as NodeJS.ErrnoException).code !== 'ENOENT') {
        this.#log.warn({ err, path: this.#path }, 'the last card on disk cannot be read and is ignored');
      }
      return null;
    }
  }

  /** A full or read-only disk must not stop the site from showing the new card: it is logged, not thrown. */
  async write(saved: Saved): Promise<void> {
    try {
      await mkdir(dirname(this.#path), { recursive: true });
      const draft = `${this.#path}.new`;
      const file = await open(draft, 'w', 0o600);
      try {
        await file.writeFile(JSON.stringify(saved));
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(draft, this.#path);
    } catch (err) {
      this.#log.error({ err, path: this.#path }, 'cannot keep the last card on disk');
    }
  }
}
