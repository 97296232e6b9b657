/**
 * Files wait until the scanner has looked at them: nobody gets a link before. One that cannot be looked at stays waiting,
 * and is tried again each minute.
 */
import type { Blobs } from '../../kernel/blobs/blobs.ts';
import type { ClamdAddress } from '../../kernel/config.ts';
import type { Db } from '../../kernel/database/db.ts';
import type { Log } from '../../kernel/log.ts';
import { fileChanged } from '../conversations/index.ts';
import { dropBytes } from './bytes.ts';
import { askClamd, ScannerAway } from './clamd.ts';
import { type FileRow, scanningFiles, settleFile } from './store.ts';

/** In one go of the job. */
const MOST = 200;

export interface ScanOptions {
  readonly database: () => Db | null;
  readonly blobs: Blobs;
  readonly clamd: ClamdAddress;
  readonly log: Log;
}

export interface Scan {
  /** Looks at it now, without anybody waiting. */
  soon(file: FileRow): void;
}

export function scanWith(options: ScanOptions): Scan {
  return {
    soon(file) {
      scanOne(options, file).catch((err: unknown) =>
        options.log.warn({ err, file: file.id }, 'a file could not be scanned, and will be tried again'),
      );
    },
  };
}

/** The job: whatever waits. One that fails alone holds up no other. */
export async function scanAll(options: ScanOptions): Promise<void> {
  const db = options.database();
  let failed = 0;
  for (const file of db ? await scanningFiles(db, MOST) : []) {
    try {
      await scanOne(options, file);
    } catch (err) {
      if (failed++ === 0) options.log.warn({ err, file: file.id }, 'files could not be scanned');
      if (err instanceof ScannerAway) return;
    }
  }
}

async function scanOne(options: ScanOptions, { id }: FileRow): Promise<void> {
  const { database, blobs, log } = options;
  const db = database();
  if (!db) return;
  const found = await look(options, id);
  if (found !== null) log.warn({ file: id, found }, 'a file is refused for what the scanner found');
  const settled = await db.transaction().execute(async (tx) => {
    const row = await settleFile(tx, id, found === null ? 'ready' : 'refused');
    if (row?.conversationId) await fileChanged(tx, row.conversationId, row);
    return row;
  });
  if (settled?.state === 'refused') await dropBytes(blobs, id);
}

/** What is wrong with it; null where nothing is. */
async function look({ blobs, clamd }: ScanOptions, id: string): Promise<string | null> {
  let isGone = false;
  async function* bytes() {
    const blob = await blobs.get(id);
    isGone = blob === null;
    if (!blob) throw new Error('a file has lost its bytes');
    yield* blob.stream;
  }
  try {
    return await askClamd(clamd, bytes());
  } catch (err) {
    // They are kept before the row is, so they come no more: it would wait for ever.
    if (isGone) return 'no bytes';
    throw err;
  }
}
