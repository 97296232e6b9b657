/** A node that does nothing but keep the record, and dies where its environment says. See record-crash.ts. */
import { Registry } from 'prom-client';
import type { Patience } from '../src/app/database.ts';
import { joinRecord } from '../src/app/record.ts';
import { PostgresBus } from '../src/kernel/bus.ts';
import { systemClock } from '../src/kernel/clock.ts';
import { loadConfig } from '../src/kernel/config.ts';
import { createDatabase } from '../src/kernel/database/connect.ts';
import { waitUntil } from '../src/kernel/database/process.ts';
import { createLog } from '../src/kernel/log.ts';
import { appendMany } from '../src/record/log/index.ts';
import { newestTree } from '../src/record/log/store/tree.ts';
import type { Orders } from './record-crash.ts';

const SECONDS = 120;

const orders: Orders = JSON.parse(process.env.ORDERS ?? '');
let left = orders.dieAfter;
/** Each call is a moment between two steps, at any of which the process may end. */
const moment = (step: string): void => {
  if (step === orders.dieAt || --left === 0) process.kill(process.pid, 'SIGKILL');
};

const config = loadConfig(process.env);
if (!config.ok || config.value.databaseUrl === null) throw new Error('the settings of the child are wrong');
const url = config.value.databaseUrl;
const log = createLog({ level: config.value.logLevel, clock: systemClock, secrets: [] });
const database = createDatabase(url, { onIdleError: () => {}, max: 4 });
const bus = new PostgresBus(() => url, log);
bus.start();
const patience: Patience = { log, signal: new AbortController().signal, hasCard: () => false };
const record = await joinRecord({
  config: config.value,
  dataDir: config.value.dataDir,
  database: { ...database, url },
  bus,
  clock: systemClock,
  publicUrl: 'https://crash.example',
  registry: new Registry(),
  patience,
  atStep: moment,
});
if (!record) throw new Error('there is no record');

for (const batch of orders.append) {
  await database.db.transaction().execute(async (tx) => {
    moment('appending');
    await appendMany(
      tx,
      batch.map((text) => Buffer.from(text)),
    );
    moment('appended');
  });
  moment('committed');
  process.stdout.write(batch.map((text) => `accepted ${text}\n`).join(''));
}

/** Entries that wait no more are in the tree, which is signed a moment later. */
const quiet = async (): Promise<boolean> => {
  const { signed, published, pending } = await record.report();
  const tree = await newestTree(database.db);
  return pending === 0 && signed === tree?.size && published === signed;
};
const settled = await waitUntil(quiet, SECONDS);
await record.close();
await bus.close();
await database.close();
process.exitCode = settled ? 0 : 1;
