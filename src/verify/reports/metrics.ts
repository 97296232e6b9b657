import { Gauge, type Registry } from 'prom-client';
import type { Db } from '../../kernel/database/db.ts';
import type { Impostors } from './impostors.ts';
import { countByState } from './store/case.ts';
import { spikeNow } from './store/spike.ts';

interface Observed {
  /** Null while the database is away. */
  readonly db: () => Db | null;
  readonly impostors: Impostors;
}

/** NaN where there is nothing to tell. */
export function reportMetrics(registry: Registry, { db, impostors }: Observed): void {
  const gauge = (name: string, help: string, read: () => number | Promise<number>) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        this.set(await read());
      },
    });
  const asked = async (read: (db: Db) => Promise<number>): Promise<number> => {
    const open = db();
    return open ? read(open).catch(() => Number.NaN) : Number.NaN;
  };
  gauge(
    'clearline_impostors',
    'Confirmed impostors that this node knows.',
    () => impostors.list()?.length ?? Number.NaN,
  );
  gauge('clearline_report_cases_open', 'Cases of reports that wait for a moderator.', () =>
    asked(async (open) => (await countByState(open)).get('open') ?? 0),
  );
  gauge('clearline_report_spike', 'Whether an alarm about a wave of reports is open.', () =>
    asked(async (open) => ((await spikeNow(open)) === null ? 0 : 1)),
  );
}
