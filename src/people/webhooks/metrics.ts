import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { Clock } from '../../kernel/clock.ts';
import type { Db } from '../../kernel/database/db.ts';
import type { Delivering } from './deliver.ts';
import { type Health, health } from './store/standing.ts';

interface Observed {
  /** Null while the database is away. */
  readonly db: () => Db | null;
  readonly clock: Clock;
}

/** @returns what counts each attempt */
export function webhookMetrics(registry: Registry, { db, clock }: Observed): Delivering['count'] {
  const total = new Counter({
    name: 'clearline_webhook_attempts_total',
    help: 'Attempts to deliver an event: delivered, refused by its receiver, or without an answer.',
    labelNames: ['result'],
    registers: [registry],
  });
  const seconds = new Histogram({
    name: 'clearline_webhook_attempt_seconds',
    help: 'How long receivers took.',
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15],
    registers: [registry],
  });
  const gauge = (name: string, help: string, read: (health: Health) => number) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        const open = db();
        const found = open && (await health(open).catch(() => null));
        this.set(found ? read(found) : Number.NaN);
      },
    });
  gauge(
    'clearline_webhook_waiting',
    'Deliveries that wait, also to be tried again.',
    ({ waiting }) => waiting,
  );
  gauge('clearline_webhook_oldest_seconds', 'Age of the oldest event that waits.', ({ oldest }) =>
    oldest ? (clock.now() - oldest.getTime()) / 1000 : 0,
  );
  gauge('clearline_webhook_troubled', 'Webhooks that fail or were switched off.', ({ troubled }) => troubled);
  return (result, duration) => {
    total.inc({ result });
    seconds.observe(duration);
  };
}
