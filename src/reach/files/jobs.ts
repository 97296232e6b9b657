import type { Blobs } from '../../kernel/blobs/blobs.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { ClamdAddress } from '../../kernel/config.ts';
import type { Db } from '../../kernel/database/db.ts';
import type { Job } from '../../kernel/jobs.ts';
import type { Log } from '../../kernel/log.ts';
import { dropBytes, thumbnailOf } from './bytes.ts';
import { collectPartials } from './partial/partial.ts';
import { scanAll } from './scan.ts';
import { deleteOrphans, keptOf, scanningFiles } from './store.ts';

const DAY_MS = 86_400_000;
/** Blobs whose rows are asked for in one question. */
const AT_ONCE = 500;

export interface JobOptions {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Log;
  readonly blobs: Blobs;
  readonly clamd: ClamdAddress | null;
}

export function filesJobs({ db, clock, log, blobs, clamd }: JobOptions): Job[] {
  return [
    {
      name: 'reach.files.scan',
      schedule: '* * * * *',
      async run() {
        if (clamd) await scanAll({ database: () => db, blobs, clamd, log });
        // They are not let through: who has switched the scanner off by mistake is told.
        else if ((await scanningFiles(db, 1)).length > 0)
          log.warn('files wait for a scanner, and none is set up: set CLAMD');
      },
    },
    { name: 'reach.files.collect', schedule: '17 * * * *', run: () => collect({ db, clock, blobs }) },
    { name: 'reach.files.sweep', schedule: '29 4 * * *', run: () => sweep({ db, clock, blobs }) },
  ];
}

type Collecting = Pick<JobOptions, 'db' | 'clock' | 'blobs'>;

/** What nobody sent within a day, uploads that nobody has gone on with, and what was erased with its conversation. */
async function collect({ db, clock, blobs }: Collecting): Promise<void> {
  for (const id of await deleteOrphans(db, new Date(clock.now() - DAY_MS))) await dropBytes(blobs, id);
  await collectPartials({ blobs, clock }, db);
}

/** What a crash left behind: bytes that no file knows. Those of today may still get their row. */
async function sweep({ db, clock, blobs }: Collecting): Promise<void> {
  let names: string[] = [];
  const drop = async () => {
    const kept = await keptOf(db, names.map(idOf));
    for (const name of names) if (!kept.has(idOf(name)) || isDraft(name)) await blobs.delete(name);
    names = [];
  };
  for await (const { name, at } of blobs.list()) {
    if (at >= clock.now() - DAY_MS || !OURS.test(name)) continue;
    names.push(name);
    if (names.length === AT_ONCE) await drop();
  }
  await drop();
}

const OURS = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(\.|$)/;
const idOf = (name: string): string => name.slice(0, 36);
/** Of a blob that was never finished, whatever became of another try. */
const isDraft = (name: string): boolean => name !== idOf(name) && name !== thumbnailOf(idOf(name));
