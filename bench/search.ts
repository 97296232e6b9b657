/**
 * Search among 200,000 messages beside a look at each of them (LIKE on a plain column, the same question in the same run),
 * and what it costs to keep what is said findable.
 */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { sql } from 'kysely';
import { createDatabase } from '../src/kernel/database/connect.ts';
import type { Db } from '../src/kernel/database/db.ts';
import { migrate } from '../src/kernel/database/migrate.ts';
import { embeddedServer } from '../src/kernel/database/testing.ts';
import { together } from '../src/kernel/database/together.ts';
import { findable } from '../src/reach/conversations/search/keep.ts';
import { queryOf } from '../src/reach/conversations/search/query.ts';
import { find } from '../src/reach/conversations/search/store.ts';
import { vectorOf } from '../src/reach/conversations/search/words.ts';
import { insertingMessage } from '../src/reach/conversations/store/message.ts';
import { readAsks, readMasks } from '../src/reach/privacy/corpus/read.fixtures.ts';
import { ROOT } from './child.ts';
import { heading, percentile, ratios, table } from './report.ts';

const MESSAGES = Number(process.env.MESSAGES ?? 200_000);
const A_CONVERSATION = 20;
const BATCH = 2_000;
const QUERIES = 120;
const PAGE = 30;
const STORED = 1_000;

export async function run(): Promise<void> {
  const server = await embeddedServer();
  const { db, close } = createDatabase(server.url, { onIdleError: () => {} });
  try {
    const migrated = await migrate(server.url, join(ROOT, 'migrations'));
    if (!migrated.ok) throw new Error(migrated.error.message);
    const texts = await fill(db);
    await size(db);
    for (const [name, low, high] of CLASSES) await compare(db, name, wordsOf(texts, low, high));
    await cost(db, texts);
  } finally {
    await close();
    await server.stop();
  }
}

/** By how many messages of a thousand hold it. */
const CLASSES: readonly (readonly [name: string, low: number, high: number])[] = [
  ['rare: below 1 in 10,000 messages', 0, 0.1],
  ['usual: 1 in 10,000 to 1 in 100', 0.1, 10],
  ['common: more than 1 in 100', 10, 1000],
];

let seed = 7;
/** Park and Miller: the same texts in each run. */
const random = (): number => {
  seed = (seed * 48_271) % 2_147_483_647;
  return seed / 2_147_483_647;
};

/** What people wrote, each with something of its own behind it. */
async function fill(db: Db): Promise<readonly string[]> {
  const corpus = [...(await readMasks('written')), ...(await readAsks('written'))].map(({ text }) => text);
  const characters = [...new Set(corpus.join('').match(/\p{Script=Han}/gu) ?? [])];
  const pick = <T>(from: readonly T[], bend = 1): T => from[Math.floor(random() ** bend * from.length)] as T;
  const texts = Array.from({ length: MESSAGES }, () => {
    const own = Array.from({ length: 4 + Math.floor(random() * 16) }, () => pick(characters, 2)).join('');
    return `${pick(corpus).slice(0, 60)} ${own}`;
  });
  const ids = Array.from({ length: Math.ceil(MESSAGES / A_CONVERSATION) }, () => randomUUID());
  await sql`insert into reach.conversation (id, channel, lang, intent, opened_at, last_at)
    select id, 'chat', 'zh', 'refund', now() - n * interval '5 minutes', now()
    from unnest(${ids}::uuid[]) with ordinality as c (id, n)`.execute(db);
  for (let from = 0; from < MESSAGES; from += BATCH) {
    const batch = texts.slice(from, from + BATCH);
    const of = batch.map((_, n) => ids[Math.floor((from + n) / A_CONVERSATION)]);
    const seqs = batch.map((_, n) => ((from + n) % A_CONVERSATION) + 1);
    await sql`insert into reach.message (conversation_id, seq, author, key, kind, body, at)
      select id, seq, 'customer', gen_random_uuid(), 'text', jsonb_build_object('kind', 'text', 'text', text),
        now() - (${MESSAGES - from} - n) * interval '10 seconds'
      from unnest(${of}::uuid[], ${seqs}::int[], ${batch}::text[]) with ordinality as m (id, seq, text, n)`.execute(
      db,
    );
    await sql`insert into reach.search (conversation_id, seq, at, words)
      select id, seq, now() - (${MESSAGES - from} - n) * interval '10 seconds', words::tsvector
      from unnest(${of}::uuid[], ${seqs}::int[], ${batch.map(vectorOf)}::text[]) with ordinality as m (id, seq, words, n)`.execute(
      db,
    );
  }
  await sql`create table public.plain as select conversation_id, seq, at, body ->> 'text' as text from reach.message`.execute(
    db,
  );
  for (const name of ['reach.message', 'reach.search', 'reach.conversation', 'public.plain'])
    await sql`vacuum analyze ${sql.raw(name)}`.execute(db);
  return texts;
}

async function size(db: Db): Promise<void> {
  const { rows } = await sql<{ messages: string; search: string; index: string }>`select
    pg_size_pretty(pg_total_relation_size('reach.message')) as messages,
    pg_size_pretty(pg_total_relation_size('reach.search')) as search,
    pg_size_pretty(pg_relation_size('reach.search_words')) as index`.execute(db);
  const [of] = rows;
  heading(`${MESSAGES} messages`);
  console.log(
    `messages with their indexes ${of?.messages}; what is searched ${of?.search}, of that the index of words ${of?.index}`,
  );
}

/** Pairs of Chinese characters that so many of a thousand messages hold. */
function wordsOf(texts: readonly string[], low: number, high: number): string[] {
  const counts = new Map<string, number>();
  for (const text of texts)
    for (const pair of new Set(text.match(/(?=(\p{Script=Han}{2}))/gu) ? pairsIn(text) : []))
      counts.set(pair, (counts.get(pair) ?? 0) + 1);
  const fit = [...counts].filter(([, n]) => {
    const share = (n / texts.length) * 1_000;
    return share >= low && share < high;
  });
  return Array.from(
    { length: Math.min(QUERIES, fit.length) },
    (_, n) => fit[Math.floor((n * fit.length) / QUERIES)]?.[0] ?? '',
  ).filter(Boolean);
}

const pairsIn = (text: string): string[] =>
  [...text.matchAll(/(?=(\p{Script=Han}{2}))/gu)].map((found) => found[1] ?? '');

async function compare(db: Db, name: string, words: readonly string[]): Promise<void> {
  const [own, like]: [number[], number[]] = [[], []];
  let hits = 0;
  for (const word of words) {
    const query = queryOf(word);
    if (!query) throw new Error(`${word} cannot be looked for`);
    const [found, ms] = await timed(() => find(db, query, {}, null, PAGE));
    const [scanned, beside] = await timed(
      async () =>
        (
          await sql`select conversation_id, seq, at from public.plain where text like ${`%${word}%`}
            order by at desc limit ${PAGE}`.execute(db)
        ).rows,
    );
    // Traditional and simplified are one to the search.
    if (found.length < scanned.length) throw new Error(`${word}: ${found.length} found of ${scanned.length}`);
    hits += found.length;
    own.push(ms);
    like.push(beside);
  }
  heading(`Two characters, ${name}: ${words.length} questions, ${hits} rows on their first pages`);
  const row = (title: string, values: readonly number[], digits: number) => [
    title,
    percentile(values, 50).toFixed(digits),
    percentile(values, 99).toFixed(digits),
  ];
  table([
    ['', 'p50', 'p99'],
    row('search, ms', own, 2),
    row('LIKE, ms', like, 2),
    row('search / LIKE', ratios(own, like), 3),
  ]);
}

/** One message in a transaction as it is accepted, with and without being made findable, in turn. */
async function cost(db: Db, texts: readonly string[]): Promise<void> {
  const id = randomUUID();
  await sql`insert into reach.conversation (id, channel, lang, intent, opened_at, last_at)
    values (${id}, 'chat', 'zh', 'refund', now(), now())`.execute(db);
  const [plain, indexed]: [number[], number[]] = [[], []];
  for (let seq = 1; seq <= STORED; seq++) {
    const message = {
      conversationId: id,
      seq,
      key: randomUUID(),
      author: 'customer' as const,
      personId: null,
      body: { kind: 'text' as const, text: texts[seq] ?? '' },
      at: new Date(1_800_000_000_000 + seq),
    };
    const [, ms] = await timed(() =>
      db.transaction().execute(async (tx) => {
        const words = seq % 2 ? findable(message) : [];
        await together(tx, [{ statement: insertingMessage(message) }, ...words]);
      }),
    );
    (seq % 2 ? indexed : plain).push(ms);
  }
  heading('A message stored in a transaction of its own, ms');
  table([
    ['', 'p50', 'p99'],
    ...(
      [
        ['as it is', plain],
        ['to be found', indexed],
      ] as const
    ).map(([title, values]) => [title, percentile(values, 50).toFixed(2), percentile(values, 99).toFixed(2)]),
  ]);
}

async function timed<T>(job: () => Promise<T>): Promise<[T, number]> {
  const began = performance.now();
  const value = await job();
  return [value, performance.now() - began];
}
