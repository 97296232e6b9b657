/** Customers who do not wait for their answer: they leave a message, and are told until when it is answered. */
import type { Card } from '@clearline/card';
import type { Tx } from '../../kernel/database/db.ts';
import { refuse } from '../../kernel/errors.ts';
import type { Intent } from './contract.ts';
import { change } from './happened.ts';
import { listsChanged } from './hints.ts';
import { type Acted, told } from './life.ts';
import { answerBy, chatHours } from './promise.ts';
import { lockConversation } from './store/conversation.ts';

/** Whose account is at risk is never made to come back later: neither by load nor by having gone. */
export const isNeverShed = (intent: Intent): boolean => intent === 'account-security';

export interface Admission {
  readonly intent: Intent;
  /** They would rather not wait. */
  readonly later: boolean;
  readonly now: Date;
}

/** Until when somebody who opens a conversation now is answered; null for who waits for it. @param sheds whether load has it so */
export function promiseAtOpening(
  { intent, later, now }: Admission,
  card: Card | null,
  sheds: boolean,
): Date | null {
  const promise = new Date(answerBy(card, now.getTime()));
  if (later) return promise;
  if (isNeverShed(intent)) return null;
  return sheds || !chatHours(card, now.getTime()).open ? promise : null;
}

/** Of one that still waits for its first answer, and whose customer has gone. Nothing is lost: they read of it when they return. */
export async function setAside(tx: Tx, now: Date, id: string, until: Date): Acted {
  const row = await lockConversation(tx, id);
  if (!row) return refuse({ code: 'no-such-conversation' });
  const waits = row.assignedTo === null && row.waitsSince !== null && row.status === 'open';
  if (!waits || row.firstReplyAt || row.answerBy || isNeverShed(row.intent))
    return refuse({ code: 'not-now' });
  await change(tx, now, row, { answerBy: until });
  await listsChanged(tx);
  return told(tx, now, id, 'set-aside');
}
