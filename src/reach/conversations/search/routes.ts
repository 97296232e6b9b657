import { ok } from '../../../kernel/errors.ts';
import { type ServeOptions, serveWith } from '../../../people/access/index.ts';
import type { Writer } from '../contract.ts';
import { searchApi as api, LINE_REFUSALS } from '../contract.ts';
import type { Deps } from '../deps.ts';
import type { Found } from './contract.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { excerptOf } from './excerpt.ts';
import { wordsIn } from './keep.ts';
import { queryOf } from './query.ts';
import { type FoundRow, find, itselfText } from './store.ts';

const PAGE = 30;

export function searchRoutes(options: ServeOptions, { badges }: Deps): void {
  const serve = serveWith(options, LINE_REFUSALS);
  serve.read(api.search, async (db, { query: { text, after, ...filter } }) => {
    const query = queryOf(text);
    if (!query) return ok({ found: [], next: null });
    const rows = await find(db, query, filter, after ? readCursor(after) : null, PAGE);
    const known = await badges.of(rows.flatMap(({ assignedTo, personId }) => [assignedTo, personId]));
    const last = rows.length === PAGE ? rows.at(-1) : undefined;
    return ok({
      found: rows.map((row) => shown(row, text, known)),
      next: last ? writeCursor({ ...last, at: last.at.toISOString() }) : null,
    });
  });
}

function shown(row: FoundRow, text: string, known: ReadonlyMap<string, Writer>): Found {
  const writer = (id: string | null): Writer | null => (id && known.get(id)) || null;
  const { body, author } = row;
  return {
    conversation: row.id,
    number: row.number,
    status: row.status,
    intent: row.intent,
    order: row.order,
    who: row.name,
    agent: writer(row.assignedTo),
    message:
      body && body.kind !== 'event' && author
        ? { seq: row.seq, kind: body.kind, author, writer: writer(row.personId) }
        : null,
    at: row.at.toISOString(),
    excerpt: excerptOf((body && wordsIn(body)) ?? itselfText(row), text),
  };
}
