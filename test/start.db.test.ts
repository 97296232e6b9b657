/** A start into trouble: with a card on disk nothing that is wrong with a database takes the number away. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import pino from 'pino';
import { createDatabase, type Database } from '../src/kernel/database/connect.ts';
import { waitUntil } from '../src/kernel/database/process.ts';
import { type TestDatabase, testDatabase } from '../src/kernel/database/testing.ts';
import { type TestNode, testNode } from './nodes.ts';
import { clearline, DEMO, dataFolder, removeFolder } from './programs.ts';

const SECONDS = 30;

let server: TestDatabase;
let database: Database;
/** Holds a last card of the server's. */
let folder: string;
before(async () => {
  server = await testDatabase();
  database = createDatabase(server.url, { onIdleError: () => {} });
  folder = await dataFolder();
});
after(async () => {
  await removeFolder(folder);
  await database.close();
  await server.drop();
});

/** A log that a test can read. */
function journal() {
  const lines: { level: number; msg: string }[] = [];
  const log = pino({ level: 'warn' }, { write: (line: string) => void lines.push(JSON.parse(line)) });
  const logged = (level: 'error' | 'fatal', what: RegExp) =>
    waitUntil(
      async () => lines.some((l) => l.level === pino.levels.values[level] && what.test(l.msg)),
      SECONDS,
    );
  return { log, logged };
}

const isLive = async (node: TestNode): Promise<boolean> => {
  const answer = await fetch(`${node.url}/api/v1/contact`);
  assert.equal(answer.status, 200);
  return ((await answer.json()) as { live: boolean }).live;
};

async function showsTheNumber(node: TestNode): Promise<void> {
  const page = await fetch(`${node.url}/contact`);
  assert.equal(page.status, 200);
  assert.match(await page.text(), /400-000-0000/);
}

const databaseUp = async (node: TestNode): Promise<string | undefined> =>
  /^clearline_database_up (\d)$/m.exec(await (await fetch(`${node.url}/metrics`)).text())?.[1];

/** Starts into trouble, looks, puts it right, and sees the node come round by itself. */
async function overcomes(
  node: TestNode,
  trouble: { logged: () => Promise<boolean>; mend: () => Promise<unknown> },
): Promise<void> {
  try {
    assert.ok(await trouble.logged(), 'the log says what to do');
    await showsTheNumber(node);
    assert.equal(await isLive(node), false);
    assert.equal(await databaseUp(node), '0');
    await trouble.mend();
    await node.ready;
    assert.ok(await waitUntil(() => isLive(node), SECONDS), 'the node comes round');
    assert.equal(await databaseUp(node), '1');
  } finally {
    await node.stop();
  }
}

test('a database without a card is up, as the metrics have it', async () => {
  const node = await testNode(server.url, folder);
  await node.ready;
  assert.equal((await fetch(`${node.url}/readyz`)).status, 503);
  assert.equal(await databaseUp(node), '1');
  const imported = await clearline(['import', DEMO, '--yes'], server.url);
  assert.equal(imported.code, 0, imported.output);
  assert.ok(await waitUntil(async () => (await fetch(`${node.url}/readyz`)).status === 200, SECONDS));
  await node.stop();
});

test('a user that the server refuses: contacts are answered until it lets the user in', async () => {
  const name = `stranger_${randomUUID().replaceAll('-', '')}`;
  const url = new URL(server.url);
  url.username = name;
  url.password = 'secret';
  const { log, logged } = journal();
  const node = await testNode(url.href, folder, log);
  try {
    await overcomes(node, {
      logged: () => logged('error', /The database cannot be used: .*DATABASE_URL.*from the last card/),
      mend: () => sql.raw(`create role ${name} login superuser password 'secret'`).execute(database.db),
    });
  } finally {
    await sql.raw(`drop role if exists ${name}`).execute(database.db);
  }
});

test('the same without a card on disk ends the start, with what to do', async () => {
  const url = new URL(server.url);
  url.username = 'nobody_of_that_name';
  const node = await testNode(url.href);
  await assert.rejects(node.ready, /nobody_of_that_name/);
  await node.stop();
  await removeFolder(node.dataDir);
});

test('a database of a later release: contacts are answered, and the log is fatal', async () => {
  await sql`insert into schema_migration (version, name, sha256) values (9999, '9999_later.sql', '')`.execute(
    database.db,
  );
  const { log, logged } = journal();
  await overcomes(await testNode(server.url, folder, log), {
    logged: () => logged('fatal', /9999_later\.sql.*from the last card/),
    mend: () => sql`delete from schema_migration where version = 9999`.execute(database.db),
  });
});

test('an embedded database that cannot start: contacts are answered until it can', async (t) => {
  const dataDir = await dataFolder();
  t.after(() => removeFolder(dataDir));
  const first = await testNode('', dataDir);
  await first.ready;
  await first.stop();
  const control = join(dataDir, 'postgres', 'global', 'pg_control');
  await rename(control, `${control}.hidden`);
  const { log, logged } = journal();
  await overcomes(await testNode('', dataDir, log), {
    logged: () => logged('error', /PostgreSQL did not start: .*pg_control.*from the last card/s),
    mend: () => rename(`${control}.hidden`, control),
  });
});

test('an empty database does not put the demo in the place of the card on disk', async (t) => {
  const dataDir = await dataFolder();
  t.after(() => removeFolder(dataDir));
  await rename(join(folder, 'last-card.json'), join(dataDir, 'last-card.json'));
  const { log, logged } = journal();
  const node = await testNode('', dataDir, log);
  await node.ready;
  assert.ok(await logged('error', /holds no card.*restore a backup/));
  await showsTheNumber(node);
  assert.equal(await isLive(node), false);
  await node.stop();
});
