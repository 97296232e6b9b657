/** From the commit of a new card until two nodes show it wherever contacts stand. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { publish, readRegistryFile, type Submission } from '../src/find/contacts/index.ts';
import { unsealed } from '../src/find/contacts/testing.ts';
import { systemClock } from '../src/kernel/clock.ts';
import { createDatabase } from '../src/kernel/database/connect.ts';
import type { Db } from '../src/kernel/database/db.ts';
import { migrate } from '../src/kernel/database/migrate.ts';
import { embeddedServer } from '../src/kernel/database/testing.ts';
import { randomIds } from '../src/kernel/ids.ts';
import { ROOT } from './child.ts';
import { heading, percentile, ratios, table } from './report.ts';
import { type Site, startSite } from './site.ts';
import { Watcher } from './watcher.ts';

const PUBLICATIONS = 100;
const PATHS = ['/contact', '/.well-known/contact-card.json', '/api/v1/contact'];
const FIRST_NUMBER = '400-000-0000';

interface Published {
  /** ms that the publishing transaction took, and ms from its end until each surface showed the new number. */
  readonly commit: number;
  readonly seen: readonly number[];
}

export async function run(): Promise<void> {
  const server = await embeddedServer();
  const nodes: Site[] = [];
  try {
    await migrate(server.url, join(ROOT, 'migrations'));
    const { db, close } = createDatabase(server.url, { max: 2, onIdleError: () => {} });
    try {
      const registry = await readFile(join(ROOT, 'demo/registry.yaml'), 'utf8');
      await publishNumber(db, registry, FIRST_NUMBER);
      for (let node = 1; node <= 2; node++) nodes.push(await startSite(server.url));
      report(await publishAll(db, registry, nodes));
    } finally {
      await close();
    }
  } finally {
    for (const node of nodes) await node.stop();
    await server.stop();
  }
}

/** Each card changes the main number, so that history, notices and retired numbers grow as in real use. */
async function publishAll(db: Db, registry: string, nodes: readonly Site[]): Promise<Published[]> {
  const watcher = new Watcher(nodes.flatMap(({ origin }) => PATHS.map((path) => origin + path)));
  const all: Published[] = [];
  try {
    for (let index = 1; index <= PUBLICATIONS; index++) {
      const number = `400-000-${1_000 + index}`;
      const seen = watcher.firstSight(new RegExp(number.replaceAll('-', '-?')));
      const began = performance.now();
      await publishNumber(db, registry, number);
      const committed = performance.now();
      const times = await seen;
      all.push({ commit: committed - began, seen: times.map((time) => time - committed) });
    }
  } finally {
    watcher.close();
  }
  return all;
}

/** What `clearline import --yes` does once it has a connection. */
async function publishNumber(db: Db, registry: string, number: string): Promise<void> {
  const bytes = Buffer.from(registry.replace(FIRST_NUMBER, number));
  const read = readRegistryFile(bytes, 'registry.yaml', systemClock.now());
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  const submission: Submission = { ...read.value, key: randomIds.next() };
  const published = await publish(db, unsealed(systemClock), submission);
  if (!published.ok || !published.value.card) throw new Error(`${number} was not published`);
}

function report(all: readonly Published[]): void {
  heading('A new card, from its commit until two nodes show it');
  console.log(
    `${PUBLICATIONS} publications, each a new main number; every surface is asked again 2 ms after its answer.\n`,
  );
  const row = (name: string, values: readonly number[]) => [
    name,
    ...[50, 99, 100].map((percent) => percentile(values, percent).toFixed(1)),
  ];
  const last = all.map(({ seen }) => Math.max(...seen));
  const commits = all.map(({ commit }) => commit);
  const onPath = (index: number) =>
    all.flatMap(({ seen }) => seen.filter((_, at) => at % PATHS.length === index));
  table([
    ['', 'p50 ms', 'p99 ms', 'greatest'],
    row('publish, to the end of its commit', commits),
    ...PATHS.map((path, index) => row(`seen on ${path}`, onPath(index))),
    row('seen on every surface of both nodes', last),
  ]);
  const against = ratios(last, commits);
  console.log(
    `\nseen everywhere ÷ publishing: × ${percentile(against, 50).toFixed(2)}, p99 × ${percentile(against, 99).toFixed(2)}`,
  );
  console.log('Budget: seen everywhere, p99 ≤ 1000 ms.');
}
