import { emit } from '../../kernel/bus.ts';
import type { Tx } from '../../kernel/database/db.ts';
import type { Actor, Origin } from '../access/index.ts';
import type { AuditActor, Deeds } from './contract.ts';
import { pairsOf, wordsOf } from './pairs.ts';
import { redacted } from './redact.ts';
import { insertEntry } from './store.ts';

/** A person, signed in or just becoming known; or the part of the system that acts by itself. */
export type Doer =
  | (Pick<Actor, 'id' | 'name' | 'email' | 'roles'> & Partial<Pick<Actor, 'via'>>)
  | { readonly system: string };

export interface Deed<Action extends string = string> {
  /** `area.act`, such as `people.set-roles`. */
  readonly action: Action;
  readonly target: { readonly kind: string; readonly id: string; readonly label?: string | null };
  /** What it was and what it is now; whatever looks like a secret is taken out. */
  readonly before?: unknown;
  readonly after?: unknown;
}

/** `record` for one slice, which can write only what its table has words for. */
export const recorder =
  <Action extends string>(_deeds: Readonly<Record<Action, Deeds[string]>>) =>
  (tx: Tx, doer: Doer, origin: Origin | null, deed: Deed<Action>): Promise<void> =>
    record(tx, doer, origin, deed);

/**
 * Writes an entry in the transaction of the deed itself: neither exists without the other.
 * @param origin null where no request brought it about
 */
export async function record(tx: Tx, doer: Doer, origin: Origin | null, deed: Deed): Promise<void> {
  const actor = actorOf(doer);
  const { action, target } = deed;
  const before = redacted(deed.before);
  const after = redacted(deed.after);
  const words = wordsOf(
    [actor.name, actor.email, action, target.label, target.id, origin?.address, before, after].map(textOf),
  );
  await insertEntry(tx, { actor, action, target, before, after, origin, words, pairs: pairsOf(words) });
  await emit(tx, 'audit.added', {});
}

function actorOf(doer: Doer): AuditActor {
  if ('system' in doer)
    return {
      kind: 'system',
      id: null,
      name: doer.system,
      email: null,
      roles: [],
      via: null,
      token: null,
    };
  const { id, name, email, roles, via } = doer;
  const token = via?.kind === 'token' ? via.label : null;
  return { kind: 'person', id, name, email, roles: [...roles], via: via?.kind ?? null, token };
}

const textOf = (value: unknown): string =>
  value === null || value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);
