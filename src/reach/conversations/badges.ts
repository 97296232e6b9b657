/** Who writes for us, by display name and staff number. Remembered for a minute: a line of messages asks only once. */
import type { Clock } from '../../kernel/clock.ts';
import type { Db } from '../../kernel/database/db.ts';
import { everBadge } from '../../people/staff/index.ts';
import type { Writer } from './contract.ts';

/** Somebody who writes for us, or did: what they wrote keeps their name. */
export interface Badge extends Writer {
  /** Whether they still do. */
  readonly works: boolean;
}

const KEPT_MS = 60_000;

export class Badges {
  readonly #db: () => Db | null;
  readonly #clock: Clock;
  readonly #kept = new Map<string, { readonly until: number; readonly badge: Promise<Badge | null> }>();

  constructor(db: () => Db | null, clock: Clock) {
    this.#db = db;
    this.#clock = clock;
  }

  /** Of each of these people who has ever worked here. */
  async of(ids: Iterable<string | null>): Promise<ReadonlyMap<string, Badge>> {
    const wanted = [...new Set(ids)].filter((id) => id !== null);
    const found = await Promise.all(wanted.map(async (id) => [id, await this.#badge(id)] as const));
    return new Map(found.flatMap(([id, badge]) => (badge ? [[id, badge] as const] : [])));
  }

  #badge(id: string): Promise<Badge | null> {
    const now = this.#clock.now();
    const kept = this.#kept.get(id);
    if (kept && kept.until > now) return kept.badge;
    const db = this.#db();
    if (!db) return Promise.resolve(null);
    const badge = everBadge(db, id);
    this.#kept.set(id, { until: now + KEPT_MS, badge });
    badge.catch(() => this.#kept.delete(id));
    return badge;
  }
}
