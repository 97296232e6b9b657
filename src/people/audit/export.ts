/** A search of the trail as one file, read and sent in batches: memory does not grow with the trail. */
import type { Db } from '../../kernel/database/db.ts';
import type { AuditEntry, AuditFilter } from './contract.ts';
import { csvHead, csvLine } from './csv.ts';
import { entriesAfter, newestId } from './store.ts';

const BATCH = 500;

export const FORMATS = {
  csv: { type: 'text/csv; charset=utf-8', head: csvHead, line: csvLine },
  jsonl: {
    type: 'application/jsonl; charset=utf-8',
    head: '',
    line: (entry: AuditEntry) => `${JSON.stringify(entry)}\n`,
  },
} as const;

/** What is added while it is read is left out. The connection breaks where the database fails on the way. */
export async function exported(
  db: Db,
  filter: AuditFilter,
  format: keyof typeof FORMATS,
  batch = BATCH,
): Promise<ReadableStream<Uint8Array>> {
  const { head, line } = FORMATS[format];
  const last = await newestId(db);
  const encoder = new TextEncoder();
  let after = '0';
  return new ReadableStream({
    start: (controller) => controller.enqueue(encoder.encode(head)),
    async pull(controller) {
      const entries = await entriesAfter(db, filter, { after, last }, batch);
      after = entries.at(-1)?.id ?? after;
      if (entries.length > 0) controller.enqueue(encoder.encode(entries.map(line).join('')));
      if (entries.length < batch) controller.close();
    },
  });
}
