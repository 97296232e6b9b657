/** How a macro is written and deleted: by who has seen how it stands, and with texts that can be said to a customer. */
import type { Tx } from '../../kernel/database/db.ts';
import { ok, type Result, refuse } from '../../kernel/errors.ts';
import type { Lang } from '../../kernel/i18n.ts';
import type { Actor, Origin, Refused } from '../../people/access/index.ts';
import { recorder } from '../../people/audit/index.ts';
import {
  faultText,
  MACRO_DEEDS,
  MOST_OWN,
  MOST_SHARED,
  type macrosApi,
  readTemplate,
  type Written,
} from './contract.ts';
import {
  deleteMacro,
  isTaken,
  keepMacro,
  lockMacros,
  type MacroRow,
  macroOf,
  type OwnerId,
  othersOf,
} from './store/macro.ts';

const record = recorder(MACRO_DEEDS);
const LANGS = ['zh', 'en'] as const;

export interface Saving {
  readonly tx: Tx;
  readonly now: Date;
  readonly actor: Actor;
  readonly origin: Origin;
  readonly lang: Lang;
  readonly owner: OwnerId;
  readonly asksForbidden: (text: string) => boolean;
}

type SaveCode = (typeof macrosApi.save.refusals)[number];
type Seen = (typeof macrosApi.remove.refusals)[number];

export async function save(
  { tx, now, actor, origin, lang, owner, asksForbidden }: Saving,
  id: string,
  { revision, ...written }: Written,
): Promise<Result<MacroRow, Refused<SaveCode>>> {
  const wrong = judge(written.texts, lang, asksForbidden);
  if (wrong) return refuse(wrong);
  await lockMacros(tx);
  const was = await macroOf(tx, id, owner);
  if (!was && (revision > 0 || (await isTaken(tx, id)))) return refuse({ code: 'no-such-macro' });
  if (was && was.revision !== revision) return refuse({ code: 'macro-has-changed' });
  const { many, sameShortcut } = await othersOf(tx, owner, id, written.shortcut);
  if (sameShortcut) return refuse({ code: 'shortcut-taken' });
  if (!was && many >= (owner === null ? MOST_SHARED : MOST_OWN)) return refuse({ code: 'too-many-macros' });
  await keepMacro(tx, { id, ownerId: owner, ...written, by: actor.id, now });
  const is = await macroOf(tx, id, owner);
  if (!is) throw new Error(`macro ${id} was written and is not there`);
  if (owner === null)
    await record(tx, actor, origin, {
      action: 'macros.save',
      target: targetOf(is),
      before: was && told(was),
      after: told(is),
    });
  return ok(is);
}

export async function remove(
  { tx, actor, origin, owner }: Pick<Saving, 'tx' | 'actor' | 'origin' | 'owner'>,
  id: string,
  revision: number | undefined,
): Promise<Result<null, Refused<Seen>>> {
  await lockMacros(tx);
  const was = await macroOf(tx, id, owner);
  if (!was) return refuse({ code: 'no-such-macro' });
  if (revision !== undefined && was.revision !== revision) return refuse({ code: 'macro-has-changed' });
  await deleteMacro(tx, id);
  if (owner === null)
    await record(tx, actor, origin, { action: 'macros.delete', target: targetOf(was), before: told(was) });
  return ok(null);
}

/** Null where both texts can be said. */
function judge(
  texts: Written['texts'],
  lang: Lang,
  asksForbidden: (text: string) => boolean,
): Refused<'text-at-fault' | 'macro-asks-forbidden'> | null {
  const issues = LANGS.flatMap((one) =>
    readTemplate(texts[one]).faults.map((fault) => ({
      field: `texts.${one}`,
      message: faultText(fault, lang),
    })),
  );
  if (issues.length > 0) return { code: 'text-at-fault', extra: { issues } };
  const asking = LANGS.filter((one) => asksForbidden(texts[one]));
  return asking.length > 0 ? { code: 'macro-asks-forbidden', extra: { texts: asking } } : null;
}

const targetOf = ({ id, title }: MacroRow) => ({ kind: 'macro', id, label: title });
const told = ({ title, shortcut, texts, acts }: MacroRow) => ({ title, shortcut, texts, acts });
