import { ok } from '../../kernel/errors.ts';
import { type ServeOptions, serveWith } from '../access/index.ts';
import { AUDIT_DEEDS, auditApi, REFUSALS } from './contract.ts';
import { exported, FORMATS } from './export.ts';
import { recorder } from './record.ts';
import { entriesBefore } from './store.ts';

const record = recorder(AUDIT_DEEDS);

export function auditRoutes(options: ServeOptions): void {
  const serve = serveWith(options, REFUSALS);

  serve.read(auditApi.list, async (db, { query }) => {
    const { before = null, limit, ...filter } = query;
    const found = await entriesBefore(db, filter, before, limit + 1);
    const entries = found.slice(0, limit);
    return ok({ entries, next: found.length > limit ? (entries.at(-1)?.id ?? null) : null });
  });

  serve.raw(auditApi.export, async (c, db, { query, actor, origin }) => {
    const { format, ...filter } = query;
    // Whoever carries the trail away is in it.
    await db.transaction().execute((tx) =>
      record(tx, actor, origin, {
        action: 'audit.export',
        target: { kind: 'audit', id: format },
        after: filter,
      }),
    );
    const day = new Date(options.clock.now()).toISOString().slice(0, 10);
    return c.body(await exported(db, filter, format), 200, {
      'Content-Type': FORMATS[format].type,
      'Content-Disposition': `attachment; filename="audit-${day}.${format}"`,
      // Sent as it is read: to compress it would be to hold it all.
      'Cache-Control': 'no-store, no-transform',
    });
  });
}
