/**
 * How many go before each who waits. Thousands look at once whenever somebody is served, so the order is read at most once
 * a second on each node, and all looks share it: whoever has come since finds their own place in it.
 */
import type { Clock } from '../../kernel/clock.ts';
import type { Db, Tx } from '../../kernel/database/db.ts';
import { inTurn, type Waiting } from './priority.ts';
import type { ConversationRow } from './store/conversation.ts';
import { aheadOf } from './store/list.ts';
import { type WaitingRow, whoWaits } from './store/queue.ts';

const KEPT_MS = 1_000;

type Placed = Pick<
  ConversationRow,
  'id' | 'status' | 'assignedTo' | 'waitsSince' | 'intent' | 'number' | 'answerBy'
>;

export class Places {
  readonly #clock: Clock;
  #order: Promise<readonly Waiting[]> | null = null;
  #until = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The lists have changed: the next look reads them anew. */
  drop(): void {
    this.#order = null;
  }

  /** Of those of these that wait. What a transaction sees is its own, and shared with nobody. */
  async of(db: Db | Tx, rows: readonly Placed[]): Promise<ReadonlyMap<string, number>> {
    const waiting = rows.flatMap((row) => (isWaiting(row) ? [row] : []));
    if (waiting.length === 0) return new Map();
    if (db.isTransaction)
      return aheadOf(
        db,
        waiting.map(({ id }) => id),
      );
    const order = await this.#inOrder(db);
    return new Map(waiting.map((row) => [row.id, before(order, waitingOf(row))]));
  }

  #inOrder(db: Db | Tx): Promise<readonly Waiting[]> {
    const now = this.#clock.now();
    if (this.#order && now < this.#until) return this.#order;
    const order = whoWaits(db).then((rows) => rows.map(waitingOf));
    this.#order = order;
    this.#until = now + KEPT_MS;
    order.catch(() => {
      if (this.#order === order) this.#order = null;
    });
    return order;
  }
}

export const isWaiting = (row: Placed): row is Placed & { waitsSince: Date } =>
  row.assignedTo === null && row.waitsSince !== null && (row.status === 'open' || row.status === 'pending');

const waitingOf = ({
  intent,
  number,
  waitsSince,
  answerBy,
}: Pick<WaitingRow, 'intent' | 'number' | 'waitsSince' | 'answerBy'>): Waiting => ({
  intent,
  number,
  waitsSince: waitsSince.getTime(),
  answerBy: answerBy?.getTime() ?? null,
});

/** How many of an order go before one, whether it stands in it or not. */
export function before(order: readonly Waiting[], one: Waiting): number {
  let [from, to] = [0, order.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const other = order[middle];
    if (other && inTurn(other, one) < 0) from = middle + 1;
    else to = middle;
  }
  return from;
}
