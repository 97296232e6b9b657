/** Writes down all that is seen of a storm, and asks the database itself. */

import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Db } from '../../src/kernel/database/db.ts';
import type { Scene } from './device.ts';
import type { Held, History, Step, Stored } from './history.ts';

const AGAIN_MS = 20;

export class Witness {
  readonly scene: Scene;
  readonly ways: Record<string, number> = {};
  readonly #steps: Step[] = [];
  readonly #looks: Promise<void>[] = [];
  readonly #db: Db;

  constructor(db: Db, shared: Pick<Scene, 'random' | 'token'>) {
    this.#db = db;
    const look = (held: Held) => void this.#looks.push(this.#look(held));
    this.scene = { ...shared, note: this.note, look, ways: this.ways };
  }

  readonly note = (step: Step): void => {
    this.#steps.push(step);
  };

  /** So that a look takes no time, however much there is. */
  async prepare(): Promise<void> {
    await sql`create index on reach.message (key)`.execute(this.#db);
  }

  async stored(): Promise<Stored[]> {
    const { rows } = await sql<Stored>`select conversation_id as conversation, seq, key, kind,
        coalesce(body ->> 'text', body -> 'file' ->> 'name', body ->> 'event') as text
      from reach.message order by conversation_id, seq`.execute(this.#db);
    return rows;
  }

  async history(leads: History['leads']): Promise<History> {
    await Promise.all(this.#looks);
    return { steps: [...this.#steps], stored: await this.stored(), leads };
  }

  async #look(held: Held): Promise<void> {
    const asked = sql`select from reach.message where key = ${held.key}`;
    for (;;) {
      // Its own connections are cut as well.
      const found = await asked.execute(this.#db).catch(() => null);
      if (found) {
        held.isStored = found.rows.length > 0;
        return;
      }
      await pause(AGAIN_MS);
    }
  }
}
