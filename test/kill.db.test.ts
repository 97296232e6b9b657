/** kill -9 of a command or a node, at a moment that the test holds still: what stands afterwards is one whole card. */
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, type TestContext, test } from 'node:test';
import { Card } from '@clearline/card';
import pg from 'pg';
import { createDatabase, type Database } from '../src/kernel/database/connect.ts';
import { waitUntil } from '../src/kernel/database/process.ts';
import { type TestDatabase, testDatabase } from '../src/kernel/database/testing.ts';
import { assertWhole, mainNumber, versions } from './history.ts';
import { type TestNode, testNode } from './nodes.ts';
import { makePipe } from './pipe.ts';
import {
  type Command,
  clearline,
  dataFolder,
  type NodeProcess,
  nodeProcess,
  registryWith,
  removeFolder,
  startClearline,
} from './programs.ts';
import { assertTells, type Change } from './surfaces.ts';

const SECONDS = 60;
const COMMAND = 'clearline-cli';
/** What a command prints when it knows that it has published. */
const SAID = /is published|已发布/;
/** By which the server knows the connections of the node that is killed. */
const DOOMED = 'clearline-doomed';

let server: TestDatabase;
let database: Database;
let folder: string;
let nodes: TestNode[];
let next = 1000;

before(async () => {
  server = await testDatabase();
  database = createDatabase(server.url, { onIdleError: () => {} });
  folder = await mkdtemp(join(tmpdir(), 'clearline-kill-'));
  const first = await clearline(['import', await registryWith('400-222-0000', folder), '--yes'], server.url);
  assert.equal(first.code, 0, first.output);
  nodes = [await testNode(server.url), await testNode(server.url)];
  await Promise.all(nodes.map((node) => node.ready));
});
after(async () => {
  await Promise.all(nodes.map((node) => node.stop()));
  await Promise.all([folder, ...nodes.map((node) => node.dataDir)].map(removeFolder));
  await database.close();
  await server.drop();
});

const eventually = async (what: string, probe: () => Promise<boolean>) =>
  assert.ok(await waitUntil(probe, SECONDS), what);

/** The change that importing `file` makes, of a number that nobody has used. */
async function nextChange(): Promise<Change & { file: string }> {
  const current = (await versions(database)).at(-1);
  assert.ok(current);
  const number = `400-222-${++next}`;
  const file = await registryWith(number, folder);
  return { n: current.n + 1, before: mainNumber(current), after: number, file };
}

/** Takes a lock on a connection of its own, and keeps it until it is let go or the test ends. */
async function hold(t: TestContext, statement: string): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  t.after(() => client.end());
  await client.query('begin');
  await client.query(statement);
  return () => client.end();
}

const ask = async <T extends object>(statement: string, values: unknown[] = []): Promise<T[]> =>
  (await database.pool.query<T>(statement, values)).rows;

/** The backend of an application that waits for a lock with this statement, as soon as there is one. */
async function waiting(application: string, statement: RegExp): Promise<number> {
  let pid = 0;
  await eventually(`${application} waits at ${statement}`, async () => {
    const rows = await ask<{ pid: number; query: string }>(
      `select pid, query from pg_stat_activity
        where datname = current_database() and application_name = $1 and wait_event_type = 'Lock'`,
      [application],
    );
    pid = rows.find(({ query }) => statement.test(query))?.pid ?? 0;
    return pid > 0;
  });
  return pid;
}

/** Tables that the backend's transaction has written to. */
async function written(pid: number): Promise<string[]> {
  const rows = await ask<{ name: string }>(
    `select relation::regclass::text as name from pg_locks
      where pid = $1 and granted and mode = 'RowExclusiveLock'
        and relation in ('card'::regclass, 'card_seal'::regclass, 'record.entry'::regclass, 'notice'::regclass,
          'outbox'::regclass) order by 1`,
    [pid],
  );
  return rows.map(({ name }) => name);
}

const ended = (pid: number) =>
  eventually('the server notices', async () => {
    return (await ask('select 1 from pg_stat_activity where pid = $1', [pid])).length === 0;
  });

async function killed(process: Command): Promise<string> {
  process.kill('SIGKILL');
  const { signal, output } = await process.ended;
  assert.equal(signal, 'SIGKILL', `it was still at work:\n${output}`);
  return output;
}

const ENTERED = ['card', 'card_seal', 'record.entry'];
for (const [moment, table, done] of [
  ['before it has written its card', 'card', []],
  ['between its card and its envelope', 'card_seal', ['card']],
  ['between its envelope and its entry', 'record.entry', ['card', 'card_seal']],
  ['between its entry and the word to the sequencer', 'outbox', ENTERED],
  ['between its entry and its notice', 'notice', [...ENTERED.slice(0, 2), 'outbox', 'record.entry']],
] as const) {
  test(`kill -9 of an import ${moment} leaves the old card, whole, on every node`, async (t) => {
    const { file, ...change } = await nextChange();
    const before = await versions(database);
    // Whoever reads the table goes on, whoever writes to it waits.
    const release = await hold(t, `lock table ${table} in exclusive mode`);
    const command = startClearline(['import', file, '--yes'], server.url);
    const backend = await waiting(COMMAND, new RegExp(`insert into "?${table}\\b`));
    assert.deepEqual(await written(backend), done);
    assert.doesNotMatch(await killed(command), SAID);
    await release();
    await ended(backend);
    assert.deepEqual(await versions(database), before);
    await assertWhole(database);
    for (const node of nodes) await assertTells(node.url, change, 'before');
  });
}

test('kill -9 of an import that has committed and does not know it yet leaves the new card, whole, on every node', async (t) => {
  const { file, ...change } = await nextChange();
  const lock = 'pg_advisory_xact_lock(7164)';
  await ask(`create function wait_at_commit() returns trigger language plpgsql
    as $$ begin perform ${lock}; return null; end $$`);
  await ask(`create constraint trigger wait_at_commit after insert on outbox deferrable initially deferred
    for each row when (new.topic = 'contacts.published') execute function wait_at_commit()`);
  const release = await hold(t, `select ${lock}`);
  const command = startClearline(['import', file, '--yes'], server.url);
  const backend = await waiting(COMMAND, /^commit/);
  // Stopped, it hears no answer; the server goes on without it.
  command.kill('SIGSTOP');
  await release();
  await eventually('the server commits', async () => (await versions(database)).at(-1)?.n === change.n);
  assert.doesNotMatch(await killed(command), SAID);
  await ended(backend);
  await ask('drop function wait_at_commit cascade');
  await assertWhole(database);
  for (const node of nodes) {
    await eventually('the node hears of it', () => shows(node.url, change.after));
    await assertTells(node.url, change, 'after');
  }
  const again = await clearline(['import', file, '--yes', '--lang', 'en'], server.url);
  assert.match(again.output, /already says all this: nothing to publish/);
});

const shows = async (url: string, number: string): Promise<boolean> =>
  (await (await fetch(`${url}/contact`)).text()).includes(number);

/** A node that has its own process, data directory and name on the server. */
async function doomedNode(t: TestContext, dataDir: string): Promise<NodeProcess> {
  const url = new URL(server.url);
  url.searchParams.set('application_name', DOOMED);
  const node = await nodeProcess(url.href, dataDir);
  t.after(() => node.kill('SIGKILL'));
  return node;
}

const savedCard = async (dataDir: string): Promise<Card> =>
  Card.parse(JSON.parse(await readFile(join(dataDir, 'last-card.json'), 'utf8')).card);

const READING = 'lock table former_period in access exclusive mode';

/** Starts the node again while the database keeps it waiting: what it shows is what the killed one left on disk. */
async function comesBack(t: TestContext, dataDir: string, change: Change): Promise<void> {
  const release = await hold(t, READING);
  const node = await doomedNode(t, dataDir);
  await waiting(DOOMED, /from "former_period"/);
  assert.equal(mainNumber(await savedCard(dataDir)), change.before);
  await assertTells(node.url, change, 'before');
  await release();
  await eventually('the node comes round', () => shows(node.url, change.after));
  await assertTells(node.url, change, 'after');
  await eventually('it keeps the card', async () => mainNumber(await savedCard(dataDir)) === change.after);
  node.kill('SIGTERM');
  assert.equal((await node.ended).code, 0);
}

async function publish(file: string): Promise<void> {
  const { code, output } = await clearline(['import', file, '--yes'], server.url);
  assert.equal(code, 0, output);
}

/** Waits until a node's last card on disk is that of the number. */
const keepsCard = (dataDir: string, number: string): Promise<void> =>
  eventually('the node keeps the card', async () =>
    savedCard(dataDir).then(
      (card) => mainNumber(card) === number,
      () => false,
    ),
  );

test('kill -9 of a node in the middle of its refresh leaves the old card on its disk, and it comes back whole', async (t) => {
  const dataDir = await dataFolder();
  t.after(() => removeFolder(dataDir));
  const { file, ...change } = await nextChange();
  const node = await doomedNode(t, dataDir);
  await keepsCard(dataDir, change.before);
  // The card and the notices are read by then, the periods are not.
  const release = await hold(t, READING);
  await publish(file);
  const backend = await waiting(DOOMED, /from "former_period"/);
  await assertTells(node.url, change, 'before');
  await killed(node);
  await release();
  await ended(backend);
  await comesBack(t, dataDir, change);
});

test('kill -9 of a node that is saving the new card leaves the old one on its disk, and it comes back whole', async (t) => {
  const dataDir = await dataFolder();
  t.after(() => removeFolder(dataDir));
  const { file, ...change } = await nextChange();
  const node = await doomedNode(t, dataDir);
  await keepsCard(dataDir, change.before);
  // Opening its draft, the node waits for a reader that never comes.
  const draft = join(dataDir, 'last-card.json.new');
  makePipe(draft);
  await publish(file);
  await eventually('the node shows the new card', () => shows(node.url, change.after));
  await assertTells(node.url, change, 'after');
  const saved = await readFile(join(dataDir, 'last-card.json'), 'utf8');
  await killed(node);
  // What a draft is like when its writer dies over it.
  await rm(draft);
  await writeFile(draft, saved.slice(0, saved.length / 2));
  await comesBack(t, dataDir, change);
});
