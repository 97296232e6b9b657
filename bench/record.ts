/**
 * The record: entries a second, durable and in the tree, beside a plain insert; from an entry to its cosignatures; and
 * its proofs.
 */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { leafHash } from '@clearline/tlog';
import pino from 'pino';
import { Registry } from 'prom-client';
import { joinRecord } from '../src/app/record.ts';
import { PostgresBus } from '../src/kernel/bus.ts';
import { systemClock } from '../src/kernel/clock.ts';
import { loadConfig } from '../src/kernel/config.ts';
import { sha256 } from '../src/kernel/crypto.ts';
import { createDatabase, type Database } from '../src/kernel/database/connect.ts';
import { migrate } from '../src/kernel/database/migrate.ts';
import { waitUntil } from '../src/kernel/database/process.ts';
import { embeddedServer } from '../src/kernel/database/testing.ts';
import { appendMany, inclusionOf } from '../src/record/log/index.ts';
import { PUBLISHED } from '../src/record/witnesses/index.ts';
import { ROOT } from './child.ts';
import { proof } from './proof.ts';
import { heading, percentile, ratios, spread, table } from './report.ts';

const ROUNDS = 8;
const BATCHES = 8;
const BATCH = 4_096;
const ENTRY_BYTES = 300;
const PUBLICATIONS = 100;
const SECONDS = 120;

export async function run(parts: readonly string[]): Promise<void> {
  if (parts.includes('log')) await log();
  if (parts.includes('proof')) await proof();
}

async function log(): Promise<void> {
  const server = await embeddedServer();
  const dataDir = await mkdtemp(join(tmpdir(), 'clearline-bench-'));
  try {
    await migrate(server.url, join(ROOT, 'migrations'));
    const database = createDatabase(server.url, { onIdleError: () => {} });
    const bus = new PostgresBus(() => server.url, silent);
    try {
      await measure({ ...database, url: server.url }, bus, dataDir);
    } finally {
      await bus.close();
      await database.close();
    }
  } finally {
    await rm(dataDir, { recursive: true });
    await server.stop();
  }
}

const silent = pino({ level: 'silent' });

async function measure(database: Database & { url: string }, bus: PostgresBus, dataDir: string) {
  const config = loadConfig({ DATA_DIR: dataDir });
  if (!config.ok) throw new Error('the settings are wrong');
  const patience = { log: silent, signal: new AbortController().signal, hasCard: () => false };
  const own = { config: config.value, dataDir, database, bus, clock: systemClock, patience };
  bus.start();
  const record = await joinRecord({ ...own, publicUrl: 'https://bench.example', registry: new Registry() });
  if (!record) throw new Error('there is no record');
  try {
    await database.pool.query(
      'create table plain (id bigint generated always as identity primary key, data bytea not null)',
    );
    await throughput(database);
    await latency(database, bus);
  } finally {
    await record.close();
  }
}

/** Batches of new entries, of which two are under way at a time. */
async function inBatches(work: (batch: Buffer[]) => Promise<unknown>, settled: () => Promise<unknown>) {
  const batches = Array.from({ length: BATCHES }, () =>
    Array.from({ length: BATCH }, () => randomBytes(ENTRY_BYTES)),
  );
  const began = performance.now();
  const worker = async () => {
    for (let batch = batches.shift(); batch; batch = batches.shift()) await work(batch);
  };
  await Promise.all([worker(), worker()]);
  await settled();
  return (BATCHES * BATCH) / ((performance.now() - began) / 1000);
}

async function throughput({ db, pool }: Database): Promise<void> {
  heading(`Entries of ${ENTRY_BYTES} bytes in batches of ${BATCH}, durable and under a signed checkpoint`);
  const [plain, logged]: [number[], number[]] = [[], []];
  // Entry 0 says who may publish.
  let total = 1;
  const isSigned = async () => {
    const { rows } = await pool.query<{ size: string }>('select max(size) as size from record.checkpoint');
    return Number(rows[0]?.size) === total;
  };
  const insert = (batch: Buffer[]) =>
    pool.query('insert into plain (data) select unnest($1::bytea[])', [batch]);
  const log = (batch: Buffer[]) => db.transaction().execute((tx) => appendMany(tx, batch));
  for (let round = 0; round < ROUNDS; round++) {
    plain.push(await inBatches(insert, async () => {}));
    total += BATCHES * BATCH;
    logged.push(await inBatches(log, () => waitUntil(isSigned, SECONDS)));
  }
  table([
    ['', 'entries/s'],
    ['insert into a plain table', spread(plain, 0)],
    ['append, integrate and sign', spread(logged, 0)],
    ['the record ÷ the plain table', spread(ratios(logged, plain), 2)],
  ]);
  console.log(`\n${ROUNDS} rounds of ${BATCHES * BATCH} entries. Budget: 10,000 entries/s.`);
}

/** One entry at a time, as a card is. */
async function latency({ db }: Database, bus: PostgresBus): Promise<void> {
  heading('One entry, from the end of its transaction until readers get it cosigned');
  let wake = () => {};
  bus.subscribe(PUBLISHED, () => wake());
  const [commits, published]: [number[], number[]] = [[], []];
  for (let round = 0; round < PUBLICATIONS; round++) {
    const entry = randomBytes(ENTRY_BYTES);
    const began = performance.now();
    await db.transaction().execute((tx) => appendMany(tx, [entry]));
    const committed = performance.now();
    while (typeof (await inclusionOf(db, leafHash(sha256, entry))) !== 'object') {
      await new Promise<void>((resolve) => {
        wake = resolve;
        setTimeout(resolve, 5);
      });
    }
    commits.push(committed - began);
    published.push(performance.now() - committed);
  }
  const row = (name: string, values: readonly number[]) => [
    name,
    ...[50, 99, 100].map((percent) => percentile(values, percent).toFixed(1)),
  ];
  table([
    ['', 'p50 ms', 'p99 ms', 'greatest'],
    row('append, to the end of its commit', commits),
    row('from there until cosigned and published', published),
  ]);
  console.log(`\npublished ÷ append, p50: × ${percentile(ratios(published, commits), 50).toFixed(2)}`);
}
