/** What everybody would see if this were published now: for previews. Changes nothing. */
import type { Card } from '@clearline/card';
import type { Db } from '../../kernel/database/db.ts';
import type { Notice } from '../notices/index.ts';
import type { Problem } from './contract.ts';
import { normalised } from './edits.ts';
import { type Part, publishedParts } from './outcome.ts';
import { type Deps, effectOf, publishedNow } from './situation.ts';
import { partsOf } from './store/part.ts';

export interface Wanted {
  /** A proposal that is kept. */
  readonly proposal?: number | undefined;
  /** Edits on top of it that nobody has saved. */
  readonly parts?: Readonly<Record<string, unknown>> | undefined;
}

export interface Proposed {
  /** Null while there are problems, and before the first card. */
  readonly card: Card | null;
  readonly notices: readonly Notice[];
  /** Those of them that are new or different. */
  readonly fresh: readonly Notice[];
  readonly problems: readonly Problem[];
}

export async function proposed(db: Db, { proposal, parts = {} }: Wanted, deps: Deps): Promise<Proposed> {
  const published = await publishedNow(db);
  if (!published) return { card: null, notices: [], fresh: [], problems: [] };
  const held = proposal === undefined ? [] : await partsOf(db, proposal);
  const official = publishedParts(published);
  const edits = Object.entries(parts).map(([part, value]): Part => {
    const base = held.find((known) => known.part === part)?.base ?? official.get(part) ?? null;
    return { part, base, value: normalised(part, value, deps.clock.now()) };
  });
  const all = [...held.filter(({ part }) => !(part in parts)), ...edits];
  const { planned, problems } = await effectOf(db, published, all, deps);
  const fresh = planned?.notices ?? [];
  const gone = new Set([...fresh.map(({ slug }) => slug), ...(planned?.withdrawn ?? [])]);
  return {
    card: planned ? (planned.card ?? published.card) : null,
    notices: [...fresh, ...published.notices.filter(({ slug }) => !gone.has(slug))],
    fresh,
    problems,
  };
}
