import assert from 'node:assert/strict';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { systemClock } from '../src/kernel/clock.ts';
import { createDatabase, type Database } from '../src/kernel/database/connect.ts';
import { waitUntil } from '../src/kernel/database/process.ts';
import { type TestDatabase, testDatabase } from '../src/kernel/database/testing.ts';
import { mainNumber, versions } from './history.ts';
import {
  clearline,
  dataFolder,
  type NodeProcess,
  nodeProcess,
  registryWith,
  removeFolder,
} from './programs.ts';
import { look, type Surface, surfacesOf, type Told } from './surfaces.ts';

const SECONDS = 60;
const CHANGE = { n: 2, before: '400-000-0000', after: '400-000-0009' };

let server: TestDatabase;
let database: Database;
let folder: string;
/** Each with its data directory. */
let nodes: NodeProcess[];
let dataDirs: string[];

before(async () => {
  server = await testDatabase();
  database = createDatabase(server.url, { onIdleError: () => {} });
  folder = await mkdtemp(join(tmpdir(), 'clearline-publication-'));
  const first = await clearline(['import', await registryWith(CHANGE.before, folder), '--yes'], server.url);
  assert.equal(first.code, 0, first.output);
  dataDirs = [await dataFolder(), await dataFolder()];
  nodes = await Promise.all(dataDirs.map((dataDir) => nodeProcess(server.url, dataDir)));
  for (const { url } of nodes) {
    assert.ok(await waitUntil(async () => (await fetch(`${url}/readyz`)).ok, SECONDS), 'the node has a card');
  }
});
after(async () => {
  for (const node of nodes) node.kill('SIGTERM');
  await Promise.all(nodes.map((node) => node.ended));
  await Promise.all([folder, ...dataDirs].map(removeFolder));
  await database.close();
  await server.drop();
});

/** A client of one surface of one node. */
class Client {
  readonly path: string;
  readonly #url: string;
  readonly #read: Surface[1];
  /** What it has been told in turn, without repetition. */
  readonly told: Told[] = [];
  /** When it was first told the new number, in milliseconds since the epoch. */
  newAt = Number.NaN;
  #looks = 0;

  constructor(url: string, [path, read]: Surface) {
    this.#url = url;
    this.path = path;
    this.#read = read;
  }

  async look(): Promise<Told> {
    const lang = this.#looks++ % 2 ? 'en' : 'zh';
    const told = this.#read(await look(this.#url, this.path, lang), CHANGE, this.path);
    if (told === 'after' && !this.told.includes('after')) this.newAt = systemClock.now();
    if (this.told.at(-1) !== told) this.told.push(told);
    return told;
  }

  /** Looks and looks until it has been told the new number several times, or the signal aborts. */
  async poll(signal: AbortSignal): Promise<void> {
    for (let after = 0; after < 4 && !signal.aborted; ) if ((await this.look()) === 'after') after++;
  }
}

test('50 clients poll while a number changes: each sees the old, then the new with its notice, on every surface, and never a mixture', async (t) => {
  const committedAt = await noteCommits();
  const file = await registryWith(CHANGE.after, folder);
  const clients = nodes.flatMap(({ url }) => surfacesOf(CHANGE).map((surface) => new Client(url, surface)));
  assert.equal(clients.length, 50);
  await Promise.all(clients.map((client) => client.look()));
  const end = new AbortController();
  const polling = clients.map((client) => client.poll(end.signal));
  try {
    const change = await clearline(['import', file, '--yes'], server.url);
    assert.equal(change.code, 0, change.output);
    await Promise.all(polling);
  } finally {
    end.abort();
    await Promise.allSettled(polling);
  }
  for (const { path, told } of clients) assert.deepEqual(told, ['before', 'after'], path);
  // How long it may take is for `npm run bench -- publish` to judge: here the clients are as busy as the nodes.
  const everywhereAt = Math.max(...clients.map(({ newAt }) => newAt));
  t.diagnostic(
    `${everywhereAt - (await committedAt())} ms from the commit until every client had been told of it`,
  );
});

/** From now on the database notes when a publication commits: in its last act before that. */
async function noteCommits(): Promise<() => Promise<number>> {
  await sql`create table committing (at timestamptz not null)`.execute(database.db);
  await sql`create function note_commit() returns trigger language plpgsql
    as $$ begin insert into committing values (clock_timestamp()); return null; end $$`.execute(database.db);
  await sql`create constraint trigger note_commit after insert on outbox deferrable initially deferred
    for each row execute function note_commit()`.execute(database.db);
  return async () => {
    const { rows } = await sql<{ at: Date }>`select max(at) as at from committing`.execute(database.db);
    return rows[0]?.at.getTime() ?? Number.NaN;
  };
}

test('20 imports at once by 20 processes end as a clean sequence, none lost, none doubled', async () => {
  const before = await versions(database);
  const numbers = Array.from({ length: 20 }, (_, i) => `400-111-${String(1000 + i)}`);
  const files = await Promise.all(numbers.map((number) => registryWith(number, folder)));
  const results = await Promise.all(files.map((file) => clearline(['import', file, '--yes'], server.url)));
  for (const { code, output } of results) assert.equal(code, 0, output);
  const cards = await versions(database);
  assert.deepEqual(
    cards.map((card) => card.n),
    Array.from({ length: before.length + 20 }, (_, i) => i + 1),
  );
  const published = cards.slice(before.length).map(mainNumber);
  assert.deepEqual([...published].sort(), numbers);
});
