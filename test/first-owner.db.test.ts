/** Ways in that only whoever runs the server has, as they meet them at the terminal. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { createDatabase, type Database } from '../src/kernel/database/connect.ts';
import { waitUntil } from '../src/kernel/database/process.ts';
import { type TestDatabase, testDatabase } from '../src/kernel/database/testing.ts';
import { clearline, dataFolder, removeFolder, start } from './programs.ts';

const SECONDS = 60;
const LINK = /(http:\/\/localhost:\d+)\/console\/enrol#([\w-]{43})/;

let server: TestDatabase;
let database: Database;
let folder: string;
before(async () => {
  server = await testDatabase();
  database = createDatabase(server.url, { onIdleError: () => {} });
  folder = await dataFolder();
});
after(async () => {
  await database.close();
  await removeFolder(folder);
  await server.drop();
});

/** A node as `npm start` has it, with everything it logs. `until` is what it must have printed. */
async function started(until: RegExp) {
  const env = { PORT: '0', LOG_LEVEL: 'debug', DATA_DIR: folder, DATABASE_URL: server.url };
  const node = start('src/app/main.ts', [], env);
  assert.ok(await waitUntil(async () => until.test(node.output()), SECONDS), node.output());
  return node;
}

const linkIn = (output: string) => {
  const [, site = '', token = ''] = LINK.exec(output) ?? assert.fail(`no link in ${output}`);
  return { site, token };
};
const statusOf = async (site: string, token: string) =>
  (await fetch(`${site}/api/v1/enrolments/${token}`, { headers: { accept: 'application/json' } })).status;

async function stop(node: Awaited<ReturnType<typeof started>>): Promise<void> {
  node.kill('SIGTERM');
  await node.ended;
}

test('each start prints a link to the first owner, which ends the one before and is in no log', async () => {
  const first = await started(LINK);
  const old = linkIn(first.output());
  assert.equal(await statusOf(old.site, old.token), 200);
  await stop(first);

  const second = await started(LINK);
  const { site, token } = linkIn(second.output());
  assert.notEqual(token, old.token);
  assert.deepEqual([await statusOf(site, token), await statusOf(site, old.token)], [200, 410]);
  await stop(second);
  for (const line of `${first.output()}${second.output()}`.split('\n').filter((text) => text.startsWith('{')))
    assert.ok(!line.includes(token) && !line.includes(old.token), line);
});

test('the command makes one too, and once there is an owner it says who may be brought back', async () => {
  const printed = await clearline(['owner-link', '--lang', 'en'], server.url);
  assert.equal(printed.code, 0, printed.output);
  linkIn(printed.output);

  await sql`with p as (insert into people.person (name, email, email_verified)
      values ('Olga', 'olga@example.com', true) returning id)
    insert into people.role_grant (person_id, role) select id, 'owner' from p`.execute(database.db);
  const asked = await clearline(['owner-link', '--lang', 'en'], server.url);
  assert.deepEqual([asked.code, LINK.test(asked.output)], [2, false]);
  assert.match(asked.output, /Say which owner.*\n {2}olga@example\.com/);
  const unknown = await clearline(['owner-link', 'eve@example.com', '--lang', 'zh'], server.url);
  assert.equal(unknown.code, 1, unknown.output);
  assert.match(unknown.output, /没有邮箱为 eve@example\.com 的负责人/);
  const again = await clearline(['owner-link', 'Olga@example.com', '--lang', 'en'], server.url);
  assert.equal(again.code, 0, again.output);

  const node = await started(/is ready/);
  const { site } = { site: /is ready: (\S+)/.exec(node.output())?.[1] ?? '' };
  assert.equal(await statusOf(site, linkIn(again.output).token), 200);
  await stop(node);
  assert.ok(!LINK.test(node.output()), 'an owner needs no link to become the first');
});
