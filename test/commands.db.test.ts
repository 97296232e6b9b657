/** `clearline` as an operator meets it: what it prints, how it ends, and what it leaves behind. */
import assert from 'node:assert/strict';
import { copyFile, mkdtemp, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { MIGRATIONS } from '../src/app/database.ts';
import { runningCluster } from '../src/kernel/database/cluster.ts';
import { lockDataDir } from '../src/kernel/database/lock.ts';
import { readPidFile } from '../src/kernel/database/postmaster.ts';
import { processIdentity, waitUntil } from '../src/kernel/database/process.ts';
import { type TestDatabase, testDatabase } from '../src/kernel/database/testing.ts';
import { clearline, DEMO, dataFolder, registryWith, removeFolder, start } from './programs.ts';

const CLI = 'src/app/cli.ts';
const SECONDS = 30;

let server: TestDatabase;
let folder: string;
before(async () => {
  server = await testDatabase();
  folder = await dataFolder();
});
after(async () => {
  await removeFolder(folder);
  await server.drop();
});

const run = (...args: string[]) => clearline([...args, '--lang', 'en'], server.url);
const eventually = async (what: string, probe: () => Promise<boolean>) =>
  assert.ok(await waitUntil(probe, SECONDS), what);

test('show, export and renew say that nothing has been published yet', async () => {
  const results = await Promise.all([run('show', '--json'), run('export'), run('renew')]);
  for (const { code, output } of results) {
    assert.equal(code, 1, output);
    assert.match(output, /No Contact Card has been published yet/);
  }
});

test('a dry run shows what would change, and publishes nothing', async () => {
  const dry = await run('import', DEMO, '--dry-run');
  assert.equal(dry.code, 0, dry.output);
  assert.match(
    dry.output,
    /makes Contact Card version 1.*\+ Channel Service line \(demo\).*nothing was published/s,
  );
  assert.equal((await run('show')).code, 1);
  assert.equal((await run('import', DEMO, '--dry-run', '--yes')).code, 1);
});

test('what is published can be shown, and comes back as a file that imports as nothing to publish', async () => {
  assert.equal((await run('import', DEMO, '--yes')).code, 0);
  const file = join(folder, 'back.yaml');
  const [shown, json, printed, written] = await Promise.all([
    run('show'),
    run('show', '--json'),
    run('export'),
    run('export', file),
  ]);
  assert.equal(shown.code, 0);
  assert.match(shown.output, /Contact Card version 1\n.*Main number 400-000-0000 .*\n21 channels\.\n/s);
  const card = JSON.parse(json.output);
  assert.equal(card.n, 1);
  assert.equal(card.number.uri, 'tel:+864000000000');
  assert.equal(card.expired, false);
  assert.equal(written.code, 0);
  assert.equal(printed.output, await readFile(file, 'utf8'));
  const [again, refused] = await Promise.all([run('import', file, '--yes'), run('export', file)]);
  assert.equal(again.code, 0);
  assert.match(again.output, /version 1\) already says all this: nothing to publish/);
  assert.equal(refused.code, 1, 'a file that is there is not overwritten');
  assert.match(refused.output, /exists and was left as it is/);
});

test('after a number has changed the export holds the retired one, and imports as nothing to publish', async () => {
  assert.equal((await run('import', await registryWith('400-000-0007', folder), '--yes')).code, 0);
  const file = join(folder, 'changed.yaml');
  assert.equal((await run('export', file)).code, 0);
  assert.match(await readFile(file, 'utf8'), /value: 400-000-0000\n/);
  assert.match((await run('import', file, '--dry-run')).output, /nothing to publish/);
});

test('a renewal is valid for as long as the card was, or for the days that are given', async () => {
  const days = async () => {
    const { issued, expires } = JSON.parse((await run('show', '--json')).output);
    return (Date.parse(expires) - Date.parse(issued)) / 86_400_000;
  };
  assert.equal((await run('renew', '--days', '30')).code, 0);
  assert.equal(await days(), 30);
  assert.equal((await run('renew')).code, 0);
  assert.equal(await days(), 30);
  assert.equal((await run('renew', '--days', '0')).code, 2);
});

test('a user that the server refuses and a host that does not exist end the command at once, with what to do', async () => {
  const stranger = new URL(server.url);
  stranger.username = 'nobody_of_that_name';
  const elsewhere = new URL(server.url);
  elsewhere.hostname = `${'x'.repeat(64)}.example`;
  for (const [url, sentence] of [
    [stranger, /The database cannot be used: .*nobody_of_that_name/],
    [elsewhere, /The database cannot be used: no host has that name. Correct DATABASE_URL/],
  ] as const) {
    const { code, output } = await clearline(['show', '--lang', 'en'], url.href);
    assert.equal(code, 4, output);
    assert.match(output, sentence);
    assert.doesNotMatch(output, /Waiting|\n\s+at /);
  }
});

async function ask(url: string, query: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(query)).rows;
  } finally {
    await client.end();
  }
}

test('a look from a newer checkout never migrates: it is refused, and a database that was never used stays empty', async (t) => {
  const older = await mkdtemp(join(folder, 'migrations-'));
  const names = (await readdir(MIGRATIONS)).sort();
  for (const name of names.slice(0, -1)) await copyFile(join(MIGRATIONS, name), join(older, name));
  const behind = await testDatabase(older);
  t.after(() => behind.drop());
  const unused = await testDatabase(await mkdtemp(join(folder, 'migrations-')));
  t.after(() => unused.drop());
  await ask(unused.url, 'drop table schema_migration');
  for (const [{ url }, exit, sentence] of [
    [behind, 4, new RegExp(`lacks migration ${names.at(-1)}.*start the site of this release`)],
    [unused, 1, /No Contact Card has been published yet/],
  ] as const) {
    const relations = () =>
      ask(url, "select relname from pg_class where relnamespace = 'public'::regnamespace order by 1");
    const before = await relations();
    for (const look of ['show', 'export']) {
      const { code, output } = await clearline([look, '--lang', 'en'], url);
      assert.equal(code, exit, output);
      assert.match(output, sentence);
      assert.doesNotMatch(output, /\n\s+at /);
    }
    const dry = await clearline(['import', DEMO, '--dry-run', '--lang', 'en'], url);
    assert.equal(dry.code, url === behind.url ? exit : 0, dry.output);
    assert.match(
      dry.output,
      url === behind.url ? sentence : /makes Contact Card version 1.*nothing was published/s,
    );
    assert.deepEqual(await relations(), before);
  }
});

test('a data directory without a database is no mistake that a command makes permanent: it is left as it is', async () => {
  const empty = await mkdtemp(join(folder, 'empty-'));
  for (const dataDir of [join(folder, 'mistyped/data'), empty]) {
    for (const args of [['show'], ['export'], ['renew'], ['import', DEMO, '--dry-run']]) {
      const { code, output } = await start(CLI, [...args, '--lang', 'en'], { DATA_DIR: dataDir }).ended;
      assert.equal(code, 1, output);
      assert.ok(output.includes(`DATA_DIR is ${dataDir}, which holds no database. Check DATA_DIR`), output);
    }
  }
  assert.deepEqual(await readdir(empty), []);
  assert.ok(!(await readdir(folder)).includes('mistyped'));
});

test('a database that does not answer is waited for aloud; a signal ends the wait', async () => {
  const command = start(CLI, ['show', '--lang', 'en'], { DATABASE_URL: 'postgres://a@127.0.0.1:1/a' });
  await eventually('it says that it waits', async () =>
    command.output().includes('Waiting for the database …'),
  );
  command.kill('SIGTERM');
  const { code, output } = await command.ended;
  assert.equal(code, 143);
  assert.match(output, /Interrupted\./);
});

/** A session on the embedded server of a data directory, as soon as a command has started that. */
async function joined(dataDir: string, applicationName: string): Promise<pg.Client> {
  let url: string | null = null;
  await eventually('the command starts its server', async () => {
    url = await runningCluster(dataDir);
    return url !== null;
  });
  const client = new pg.Client({ connectionString: url ?? '', application_name: applicationName });
  client.on('error', () => {});
  await client.connect();
  return client;
}

test('with the embedded database', async (t) => {
  const dataDir = await dataFolder();
  t.after(() => removeFolder(dataDir));
  const command = (...args: string[]) =>
    start(CLI, [...args, '--lang', 'en'], { DATA_DIR: dataDir, LOG_LEVEL: 'silent' });
  const serverPid = async () => (await readPidFile(join(dataDir, 'postgres')))?.pid ?? 0;

  for (const [signal, exit] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const) {
    await t.test(`${signal} stops the server that the command started`, async () => {
      const importing = command('import', DEMO, '--yes');
      // Another command's session keeps this one from ending by itself.
      const other = await joined(dataDir, 'clearline-cli');
      const pid = await serverPid();
      importing.kill(signal);
      importing.kill(signal);
      const { code, output } = await importing.ended;
      await other.end().catch(() => {});
      assert.equal(code, exit, output);
      assert.equal(await processIdentity(pid), null, 'the server has gone');
      assert.ok(!(await readdir(dataDir)).includes('lock'));
    });
  }

  await t.test("a stranger's session on the server does not keep the command", async () => {
    const importing = command('import', DEMO, '--yes');
    const stranger = await joined(dataDir, 'psql');
    const { code, output } = await importing.ended;
    await stranger.end().catch(() => {});
    assert.equal(code, 0, output);
    assert.equal(await runningCluster(dataDir), null);
  });

  await t.test('a site that is started meanwhile waits for the command', async () => {
    const lock = await lockDataDir(dataDir, 'command');
    assert.ok(lock.ok);
    const site = start('src/app/main.ts', [], { DATA_DIR: dataDir, PORT: '0', HOST: '0.0.0.0' });
    await eventually('it says that it waits', async () =>
      site.output().includes(`Waiting for a clearline command (process ${process.pid})`),
    );
    await lock.value.release();
    await eventually('it starts', async () => site.output().includes('is ready'));
    assert.match(site.output(), /"level":"warn".*set PUBLIC_URL/, 'links to localhost are no use elsewhere');
    site.kill('SIGTERM');
    assert.equal((await site.ended).code, 0);
  });
});
