import type { Db, Tx } from '../../kernel/database/db.ts';
import { ok, type Result, refuse } from '../../kernel/errors.ts';
import {
  type Actor,
  type Origin,
  type Refused,
  type ServeOptions,
  serveWith,
} from '../../people/access/index.ts';
import { recordKeysIfAny } from '../../record/log/index.ts';
import { type ChangeDeps, type Changing, draftChange, dropChange, signChange } from './change.ts';
import { publishersApi as api, PUBLISHERS_REFUSALS, type PublishersView } from './contract.ts';
import { offerTo, pendingChange } from './pending.ts';
import { presentPublishers } from './present.ts';
import { publishersNow } from './seal.ts';

export type PublishersOptions = ServeOptions & ChangeDeps;

export function publishersRoutes(options: PublishersOptions): void {
  const serve = serveWith(options, PUBLISHERS_REFUSALS);
  const { clock, keys, recordKeys } = options;

  serve.read(api.get, (db, { actor }) => seen(db, actor));
  serve.read(api.offer, async (db, { actor }) => {
    const current = await publishersNow(db);
    if (!current) return refuse({ code: 'no-record' });
    const pending = await pendingChange(db, current, clock.now());
    return pending ? ok(offerTo(pending, actor.id)) : refuse({ code: 'no-change-pending' });
  });
  serve.write(api.draft, (tx, call) => done(tx, call, (changing) => draftChange(changing, call.body)));
  serve.write(api.drop, (tx, call) => done(tx, call, dropChange));
  serve.write(api.sign, (tx, call) => done(tx, call, (changing) => signChange(changing, call.body)));

  async function seen(db: Db | Tx, actor: Actor): Promise<Result<PublishersView, Refused<'no-record'>>> {
    const current = await publishersNow(db);
    if (!current) return refuse({ code: 'no-record' });
    const pending = await pendingChange(db, current, clock.now());
    const held = { keys: await keys(), ring: await recordKeysIfAny(recordKeys) };
    return ok(await presentPublishers(db, current, pending, { actor, ...held }));
  }

  /** Every act answers with the lists as they are now. */
  async function done<Code extends string>(
    tx: Tx,
    { actor, origin }: { actor: Actor; origin: Origin },
    act: (changing: Changing) => Promise<Result<null, Refused<Code>>>,
  ): Promise<Result<PublishersView, Refused<Code | 'no-record'>>> {
    const acted = await act({ tx, deps: options, actor, origin });
    return acted.ok ? seen(tx, actor) : acted;
  }
}
