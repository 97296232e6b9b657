import { Counter, Gauge, type Registry } from 'prom-client';
import type { WitnessReport } from './report.ts';
import type { SubmitterOptions } from './submit.ts';

/**
 * Counts failures, and shows the report at each scrape: nothing where the database is away.
 * @param refused whether this node may sign nothing
 */
export function recordMetrics(
  registry: Registry,
  report: () => Promise<WitnessReport>,
  refused: () => boolean,
): Required<Pick<SubmitterOptions, 'onFailure'>> {
  let asked: Promise<WitnessReport | null> | null = null;
  const once = () => {
    asked ??= report()
      .catch(() => null)
      .finally(() => {
        asked = null;
      });
    return asked;
  };
  const gauge = (name: string, help: string, show: (report: WitnessReport, gauge: Gauge) => void) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      labelNames: name.startsWith('clearline_witness') ? ['witness'] : [],
      async collect() {
        const found = await once();
        this.reset();
        if (found) show(found, this);
        else if (!name.startsWith('clearline_witness')) this.set(Number.NaN);
      },
    });
  gauge('clearline_record_signed_entries', 'Entries under the newest signed checkpoint.', (r, g) =>
    g.set(Number(r.signed)),
  );
  gauge('clearline_record_published_entries', 'Entries under the checkpoint that readers get.', (r, g) =>
    g.set(Number(r.published)),
  );
  gauge('clearline_record_pending_entries', 'Entries that are in no tree yet.', (r, g) => g.set(r.pending));
  gauge('clearline_witness_lag_entries', 'Signed entries that a witness has not cosigned.', (r, g) => {
    for (const { name, lag } of r.witnesses) g.set({ witness: name }, Number(lag));
  });
  gauge('clearline_witness_cosigned_timestamp_seconds', 'When a witness last cosigned.', (r, g) => {
    for (const { name, at } of r.witnesses) g.set({ witness: name }, (at ?? Number.NaN) / 1000);
  });
  new Gauge({
    name: 'clearline_record_refused',
    help: '1 while this node signs nothing because the database and its key do not fit together.',
    registers: [registry],
    collect() {
      this.set(Number(refused()));
    },
  });
  const failures = new Counter({
    name: 'clearline_witness_failures_total',
    help: 'Submissions that led to no cosignature, by witness and reason.',
    labelNames: ['witness', 'failure'],
    registers: [registry],
  });
  return { onFailure: (witness, failure) => failures.inc({ witness, failure }) };
}
