import { randomUUID } from 'node:crypto';
import { renew } from '../../find/contacts/index.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Lang } from '../../kernel/i18n.ts';
import type { WithDatabase } from './database.ts';
import { EXIT } from './exit.ts';
import { cliMessages } from './messages.ts';

const MAX_DAYS = 400;

export async function renewCard(
  days: string,
  lang: Lang,
  clock: Clock,
  withDatabase: WithDatabase,
): Promise<number> {
  const t = cliMessages[lang];
  const valid = Number(days);
  if (!Number.isInteger(valid) || valid < 1 || valid > MAX_DAYS) {
    process.stderr.write(`${t.badDays(days, MAX_DAYS)}\n`);
    return EXIT.usage;
  }
  const key = randomUUID();
  const renewed = await withDatabase((db) => renew(db, clock, valid, key));
  if (!renewed.ok) {
    process.stderr.write(`${t.noCard}\n`);
    return EXIT.refused;
  }
  process.stdout.write(`${t.renewed(renewed.value.n, renewed.value.expires)}\n`);
  return EXIT.done;
}
