import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export interface HttpMetrics {
  /** @param route the pattern that matched, never a path somebody typed; @param seconds server time */
  request(method: string, route: string, status: number, seconds: number): void;
  /** A counter without a duration, for answers that took next to no time to find. */
  tally(route: string): Tally;
}

/** Counts answers of one route for a few nanoseconds each; the registry reads it when it is scraped. */
export interface Tally {
  hit(status: number, head: boolean): void;
}

/** What the gauges of the product read at each scrape. NaN where there is nothing to tell yet. */
export interface Observed {
  cardNumber(): number;
  cardRefused(): boolean;
  /** Milliseconds since the epoch. */
  cardExpires(): number;
  /** Milliseconds since the database last confirmed what is shown. */
  viewAge(): number;
  databaseUp(): Promise<boolean>;
}

export interface Metrics {
  readonly registry: Registry;
  readonly http: HttpMetrics;
  observe(observed: Observed): void;
  /** @param seconds run time of one job */
  job(task: string, result: 'done' | 'failed', seconds: number): void;
}

/** A registry of its own, so that two applications in one process (as in tests) do not meet. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    http: httpMetrics(registry),
    observe: (observed) => observeProduct(registry, observed),
    job: jobMetrics(registry),
  };
}

function httpMetrics(registry: Registry): HttpMetrics {
  /** By route: how often each status was answered; HEAD under the negative status. */
  const tallies = new Map<string, Map<number, number>>();
  const total = new Counter({
    name: 'http_requests_total',
    help: 'Answered requests by method, matched route and status.',
    labelNames: ['method', 'route', 'status'],
    registers: [registry],
    collect: () => {
      for (const [route, counts] of tallies) {
        for (const [key, count] of counts) {
          total.inc({ method: key < 0 ? 'HEAD' : 'GET', route, status: String(Math.abs(key)) }, count);
        }
        counts.clear();
      }
    },
  });
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Server time of dynamic requests by method and matched route.',
    labelNames: ['method', 'route'],
    buckets: SECONDS,
    registers: [registry],
  });
  return {
    request(given, route, status, seconds) {
      const method = METHODS.has(given) ? given : 'other';
      total.inc({ method, route, status: String(status) });
      duration.observe({ method, route }, seconds);
    },
    tally(route) {
      const counts = tallies.get(route) ?? new Map<number, number>();
      tallies.set(route, counts);
      return {
        hit: (status, head) => {
          const key = head ? -status : status;
          counts.set(key, (counts.get(key) ?? 0) + 1);
        },
      };
    },
  };
}

function observeProduct(registry: Registry, observed: Observed): void {
  const gauge = (name: string, help: string, read: () => number | Promise<number>) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        this.set(await read());
      },
    });
  gauge('clearline_card_number', 'Number of the Contact Card that is shown.', () => observed.cardNumber());
  gauge(
    'clearline_card_refused',
    'Whether the newest card in the database lacks its approvals, so that the one before is shown.',
    () => (observed.cardRefused() ? 1 : 0),
  );
  gauge(
    'clearline_card_expiry_timestamp_seconds',
    'When the card that is shown expires.',
    () => observed.cardExpires() / 1000,
  );
  gauge(
    'clearline_view_age_seconds',
    'Time since the database last confirmed what is shown.',
    () => observed.viewAge() / 1000,
  );
  gauge('clearline_database_up', '1 while the database answers.', async () =>
    Number(await observed.databaseUp()),
  );
}

function jobMetrics(registry: Registry): Metrics['job'] {
  const total = new Counter({
    name: 'clearline_jobs_total',
    help: 'Background jobs by task and result.',
    labelNames: ['task', 'result'],
    registers: [registry],
  });
  const duration = new Histogram({
    name: 'clearline_job_duration_seconds',
    help: 'Run time of background jobs.',
    labelNames: ['task'],
    buckets: [...SECONDS, 30, 60],
    registers: [registry],
  });
  return (task, result, seconds) => {
    total.inc({ task, result });
    duration.observe({ task }, seconds);
  };
}
