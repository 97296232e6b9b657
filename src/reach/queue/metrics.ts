import type { Card } from '@clearline/card';
import { Gauge, type Registry } from 'prom-client';
import type { Clock } from '../../kernel/clock.ts';
import type { Db } from '../../kernel/database/db.ts';
import { calendarOf } from '../roster/index.ts';
import { isLive, type Line, lineNow } from './line.ts';

interface Observed {
  /** Null while the database is away. */
  readonly db: () => Db | null;
  readonly clock: Clock;
  /** Null until one has been published. */
  readonly card: () => Card | null;
}

/** NaN where there is nothing to tell. */
export function queueMetrics(registry: Registry, { db, clock, card }: Observed): void {
  const gauge = (name: string, help: string, read: (line: Line) => number) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        const open = db();
        const line = open && (await lineNow(open, clock.now(), calendarOf(card())).catch(() => null));
        this.set(line ? read(line) : Number.NaN);
      },
    });
  gauge(
    'clearline_queue_waiting',
    'Customers who wait for an agent.',
    ({ waiting }) => waiting.filter(isLive).length,
  );
  gauge(
    'clearline_queue_messages',
    'Customers who left a message and have no answer yet.',
    ({ waiting }) => waiting.filter((one) => !isLive(one)).length,
  );
  gauge('clearline_queue_agents_available', 'Agents who take customers now.', ({ onDuty }) => onDuty.length);
  gauge('clearline_queue_longest_wait_seconds', 'For how long the one who has waited longest has.', (line) =>
    line.waiting
      .filter(isLive)
      .reduce((most, { waitsSince }) => Math.max(most, (clock.now() - waitsSince.getTime()) / 1000), 0),
  );
}
