/** What a proof of a card shows of the cards before it (decision 14): as much as its verifier needs, and no more. */
import {
  CHAIN_MAX,
  CHAIN_MAX_BYTES,
  canonical,
  type Envelope,
  judgeCards,
  type Publishers,
} from '@clearline/card';
import type { Db, Tx } from '../../kernel/database/db.ts';
import { crypto } from './crypto.ts';
import { type CardSeal, linksDown, newestSeal } from './store.ts';

export type Link = Pick<CardSeal, 'n' | 'envelope' | 'class'>;

/**
 * The cards before this one that a verifier must see to judge it, oldest first: back to the nearest that has enough
 * approvals by itself. Of re-issues only those that a change follows directly, so that time alone lengthens no proof.
 * Null where the card lacks the quorum, or more would have to be shown than a proof holds.
 */
export async function chainTo(db: Db | Tx, last: Link, policy: Publishers): Promise<readonly Link[] | null> {
  const isJudged = async (chain: readonly Link[]) =>
    (await judgeCards(envelopesOf(chain), policy, crypto)).ok;
  if (await isJudged([last])) return [];
  const earlier: Link[] = [];
  for await (const link of linksDown(db, last.n - 1)) {
    const isEnough = await isJudged([link]);
    if (!isEnough && !isNeeded(link, earlier[0] ?? last)) continue;
    earlier.unshift(link);
    if (earlier.length > CHAIN_MAX) return null;
    if (isEnough) return fits(earlier) && (await isJudged([...earlier, last])) ? earlier : null;
  }
  return null;
}

export const envelopesOf = (chain: readonly Link[]): Envelope[] => chain.map(({ envelope }) => envelope);

/** A change follows a card directly, a re-issue may follow any that says the same. */
const isNeeded = (link: Link, next: Link): boolean =>
  isChange(link) || (isChange(next) && next.n === link.n + 1);

const isChange = (link: Link): boolean => link.class !== 'reissue';

const fits = (chain: readonly Link[]): boolean =>
  chain.length <= CHAIN_MAX &&
  envelopesOf(chain).reduce((bytes, envelope) => bytes + canonical(envelope).length, 0) <= CHAIN_MAX_BYTES;

/** Whether the server can issue this card again after its chain. A re-issue adds nothing that is shown for the next. */
export const hasRoomAfter = (chain: readonly Link[], last: Link): boolean =>
  chain.length === 0 || !isChange(last) || fits([...chain, last]);

/**
 * How many changes the newest card rests on since one that had the quorum for anything; null where there is no card, it
 * lacks the quorum, or a proof could hardly show another change.
 */
export async function changesSinceQuorum(db: Db | Tx, policy: Publishers): Promise<number | null> {
  const newest = await newestSeal(db);
  const chain = newest && (await chainTo(db, newest, policy));
  if (!chain) return null;
  const [first, ...changes] = [...chain, newest];
  // As the next one is, and a re-issue before it.
  const isFull = chain.length > 0 && !fits([...chain, newest, newest, newest]);
  return first && !isFull ? changes.filter(isChange).length : null;
}
