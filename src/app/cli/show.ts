import { currentCard, primaryPhone } from '../../find/contacts/index.ts';
import { type CommandContext, print, remark } from './context.ts';
import { EXIT } from './exit.ts';
import { cliMessages } from './messages.ts';

/** Says which card is official now: as a few lines, or as one JSON object for scripts. @returns the exit code */
export async function showCard(
  { json }: { json?: true },
  { lang, clock, withDatabase }: CommandContext,
): Promise<number> {
  const t = cliMessages[lang];
  const card = await withDatabase(currentCard);
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
  }
  return EXIT.done;
}
