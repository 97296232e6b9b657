import { print, remark } from '@clearline/cli/context';
import { type RotationRefusal, rotateLogKey } from '../../find/publishers/index.ts';
import type { Config } from '../../kernel/config.ts';
import type { Db } from '../../kernel/database/db.ts';
import type { Lang } from '../../kernel/i18n.ts';
import { logIdentity } from '../../record/log/index.ts';
import type { CommandContext } from './context.ts';
import { EXIT } from './exit.ts';
import { rotateMessages } from './rotate-messages.ts';

interface Rotate {
  readonly settings: Pick<Config, 'recordKey' | 'publisherKey' | 'dataDir'>;
  readonly again: boolean;
}

/**
 * Gives the record a new key, or says what must be done first. Prints the key as readers pin it.
 * @returns the exit code
 */
export async function rotateRecord(
  { settings, again }: Rotate,
  { lang, press, withDatabase }: CommandContext,
): Promise<number> {
  const t = rotateMessages[lang];
  let replaced: string | undefined;
  const rotating = async (db: Db) => {
    const vkey = (await logIdentity(db))?.vkey;
    replaced ??= vkey;
    // Done again because the database was lost, it insists on no second change.
    return rotateLogKey(db, { press, settings, again: again && vkey === replaced });
  };
  const rotated = await withDatabase(rotating, { mustExist: true });
  if (!rotated.ok) return refused(rotated.error, lang);
  remark(t.rotated(rotated.value.v));
  print(rotated.value.vkey);
  remark(settings.recordKey === null ? t.nextForFile : t.nextForSetting);
  return EXIT.done;
}

function refused(refusal: RotationRefusal, lang: Lang): number {
  const t = rotateMessages[lang];
  switch (refusal.code) {
    case 'rotated-lately':
      remark(t.lately(refusal.at.toISOString()));
      print(refusal.vkey);
      return EXIT.done;
    case 'set-record-key':
      remark(t.setRecordKey[refusal.by]);
      print(refusal.recordKey);
      return EXIT.refused;
    case 'no-record':
    case 'people-sign':
    case 'no-publisher-key':
    case 'publishers-full':
    case 'no-log-key':
      remark(t.refusals[refusal.code]);
      return EXIT.refused;
  }
}
