import { type Card, primaryPhone } from '@clearline/card';
import { print, remark } from '@clearline/cli/context';
import { currentCard } from '../../find/contacts/index.ts';
import { unknownYears } from '../../find/hours/index.ts';
import type { Lang } from '../../kernel/i18n.ts';
import type { CommandContext } from './context.ts';
import { EXIT } from './exit.ts';
import { cliMessages } from './messages.ts';

/** Says which card is official now: as a few lines, or as one JSON object for scripts. @returns the exit code */
export async function showCard(
  { json }: { json?: true },
  { lang, clock, readDatabase }: CommandContext,
): Promise<number> {
  const t = cliMessages[lang];
  const card = await readDatabase(currentCard);
  if (!card) {
    remark(t.noCard);
    return EXIT.refused;
  }
  const expired = Date.parse(card.expires) <= clock.now();
  const number = primaryPhone(card.channels);
  const { n, issued, expires } = card;
  const channels = card.channels.length;
  if (json) print(JSON.stringify({ n, issued, expires, expired, number: number?.number ?? null, channels }));
  else {
    print(t.card(n, card.operator.name[lang]));
    print(t.issued(issued));
    print(expired ? t.expired(expires) : t.expires(expires));
    if (number) print(t.number(number.number.display, number.label[lang]));
    print(t.channels(channels));
    const warning = holidayWarning(card, clock.now(), lang);
    if (warning !== null) remark(warning);
  }
  return EXIT.done;
}

/** What is wrong when the card is valid into a year whose public holidays nobody has told; null when nothing is. */
export function holidayWarning(
  { channels, calendar, expires }: Card,
  now: number,
  lang: Lang,
): string | null {
  const until = Math.max(now, Date.parse(expires));
  const hours = channels.map((channel) => channel.hours);
  const years = unknownYears(hours, calendar, now, until);
  return years.length > 0 ? cliMessages[lang].holidaysUnknown(years) : null;
}
