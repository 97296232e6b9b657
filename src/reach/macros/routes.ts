/** What staff ask and do about macros. */
import { ok } from '../../kernel/errors.ts';
import { type Call, type ServeOptions, serveWith } from '../../people/access/index.ts';
import { macrosApi as api, MACROS_REFUSALS, type Macro } from './contract.ts';
import { remove, save } from './save.ts';
import { type MacroRow, macrosFor } from './store/macro.ts';

interface MacrosOptions {
  /** Whether a text asks a customer for what we promise never to ask for. */
  readonly asksForbidden: (text: string) => boolean;
}

export function macrosRoutes(options: ServeOptions, { asksForbidden }: MacrosOptions): void {
  const serve = serveWith(options, MACROS_REFUSALS);
  const now = () => new Date(options.clock.now());

  serve.read(api.list, async (db, { actor }) =>
    ok({ macros: (await macrosFor(db, actor.id)).map(presented) }),
  );
  for (const [row, isShared] of [
    [api.save, false],
    [api.saveShared, true],
  ] as const)
    serve.write(row, async (tx, { actor, origin, lang, params, body }: Call<typeof row>) => {
      const owner = isShared ? null : actor.id;
      const saved = await save(
        { tx, now: now(), actor, origin, lang, owner, asksForbidden },
        params.id,
        body,
      );
      return saved.ok ? ok(presented(saved.value)) : saved;
    });
  for (const [row, isShared] of [
    [api.remove, false],
    [api.removeShared, true],
  ] as const)
    serve.write(row, async (tx, { actor, origin, params, query }: Call<typeof row>) =>
      remove({ tx, actor, origin, owner: isShared ? null : actor.id }, params.id, query.revision),
    );
}

const presented = ({ ownerId, editedAt, ...macro }: MacroRow): Macro => ({
  ...macro,
  shared: ownerId === null,
  editedAt: editedAt.toISOString(),
});
