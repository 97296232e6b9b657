import { randomUUID } from 'node:crypto';
import { print, remark } from '@clearline/cli/context';
import { currentCard, renew } from '../../find/contacts/index.ts';
import type { Db } from '../../kernel/database/db.ts';
import type { CommandContext } from './context.ts';
import { EXIT } from './exit.ts';
import { cliMessages, refusalText } from './messages.ts';

const MAX_DAYS = 400;
const DAY = 86_400_000;

/**
 * Publishes the current card again.
 * @param days as typed; when it is left out, the card is valid for as long as it was before
 * @returns the exit code
 */
export async function renewCard(
  days: string | undefined,
  { lang, press, withDatabase }: CommandContext,
): Promise<number> {
  const t = cliMessages[lang];
  const asked = days === undefined ? null : Number(days);
  if (asked !== null && (!Number.isInteger(asked) || asked < 1 || asked > MAX_DAYS)) {
    remark(t.badDays(days ?? '', MAX_DAYS));
    return EXIT.usage;
  }
  const key = randomUUID();
  const renewing = async (db: Db) => {
    const card = await currentCard(db);
    const valid =
      asked ?? (card ? Math.round((Date.parse(card.expires) - Date.parse(card.issued)) / DAY) : 1);
    return renew(db, press, valid, key);
  };
  const renewed = await withDatabase(renewing, { mustExist: true });
  if (!renewed.ok) {
    remark(renewed.error.code === 'no-card' ? t.noCard : refusalText(renewed.error, lang));
    return EXIT.refused;
  }
  print(t.renewed(renewed.value.n, renewed.value.expires));
  return EXIT.done;
}
