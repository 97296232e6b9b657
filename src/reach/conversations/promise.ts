/** When the chat is open, and until when somebody who leaves a message is answered: as the card has it. Pure. */
import type { Card, Channel } from '@clearline/card';
import { type LineHours, openState } from '../../find/hours/index.ts';

const MINUTE = 60_000;
/** Where the card promises nothing. */
const REPLY_MIN = 24 * 60;
/** A moment that people can remember. */
const ROUND_MS = 15 * MINUTE;

const ALWAYS: LineHours = { open: true, always: true, closesAt: null, opensAt: null };

/** The hours of the card's chat; without one nothing is said against it. Instants are milliseconds since the epoch. */
export function chatHours(card: Card | null, now: number): LineHours {
  const chat = card?.channels.find(({ kind }) => kind === 'chat');
  return card && chat ? openState(chat.hours, card.calendar, now) : ALWAYS;
}

/** What is promised of tickets, or else of e-mail, counted from when the chat is open again. */
export function answerBy(card: Card | null, now: number): number {
  const { open, opensAt } = chatHours(card, now);
  const promised = (kind: Channel['kind']) =>
    card?.channels.find((one) => one.kind === kind)?.replyWithinMinutes;
  const minutes = promised('ticket') ?? promised('email') ?? REPLY_MIN;
  const from = open ? now : (opensAt ?? now);
  return Math.ceil((from + minutes * MINUTE) / ROUND_MS) * ROUND_MS;
}
