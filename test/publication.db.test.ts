import assert from 'node:assert/strict';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { Card } from '@clearline/card';
import { sql } from 'kysely';
import { createDatabase, type Database } from '../src/kernel/database/connect.ts';
import { type TestDatabase, testDatabase } from '../src/kernel/database/testing.ts';
import { clearline, registryWith, removeFolder, type TestNode, testNode } from './nodes.ts';

const OLD = '400-000-0000';
const NEW = '400-000-0009';
const SURFACES = [
  '/',
  '/contact',
  '/contact/human',
  '/help',
  '/notices',
  '/card',
  '/nowhere',
  '/search?q=电话',
  '/.well-known/contact-card.json',
  '/api/v1/contact',
  '/contact.vcf',
  '/.well-known/trust.txt',
];

let server: TestDatabase;
let database: Database;
let folder: string;
let nodes: TestNode[];

before(async () => {
  server = await testDatabase();
  database = createDatabase(server.url, { onIdleError: () => {} });
  folder = await mkdtemp(join(tmpdir(), 'clearline-publication-'));
  const first = await clearline(['import', await registryWith(OLD, folder), '--yes'], server.url);
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

const dial = (number: string) => `tel:+86${number.replaceAll('-', '')}`;

/** Which of the two numbers a surface dials; a surface that dials both mixes two cards. */
function version(path: string, body: string): 'old' | 'new' | 'mixed' | 'neither' {
  const shown = [OLD, NEW].map((number) =>
    path.endsWith('contact-card.json')
      ? JSON.stringify(Card.parse(JSON.parse(body)).channels).includes(dial(number))
      : body.includes(dial(number)),
  );
  if (shown[0] && shown[1]) return 'mixed';
  return shown[0] ? 'old' : shown[1] ? 'new' : 'neither';
}

test('50 clients poll while a number changes: each sees the old, then the new, everywhere, and never a mixture', async () => {
  let imported = false;
  let failed = false;
  const client = async (i: number) => {
    const node = nodes[i % nodes.length];
    const path = SURFACES[i % SURFACES.length] ?? '/';
    const seen: string[] = [];
    for (let afterwards = 0; afterwards < 3 && !failed; ) {
      const response = await fetch(`${node?.url}${path}`, {
        headers: { 'accept-language': i % 2 ? 'en' : 'zh' },
      });
      const now = version(path, await response.text());
      if (seen.at(-1) !== now) seen.push(now);
      // The bound is generous: what is measured is the order, and `npm run bench -- publish` measures the time.
      if (imported && now === 'new') afterwards++;
    }
    return { path, seen };
  };
  const clients = Promise.all(Array.from({ length: 50 }, (_, i) => client(i)));
  const file = await registryWith(NEW, folder);
  const change = clearline(['import', file, '--yes'], server.url).then((result) => {
    failed = result.code !== 0;
    imported = true;
    assert.equal(result.code, 0, result.output);
  });
  const [results] = await Promise.all([clients, change]);
  for (const { path, seen } of results) {
    assert.ok(seen.join() === 'old,new' || seen.join() === 'new', `${path} showed ${seen.join(', ')}`);
  }
  for (const node of nodes) {
    const page = await (await fetch(`${node.url}/contact`)).text();
    assert.match(page, /\/notices\/card-2-[a-z-]+/, 'the notice stands on the page of the new number');
  }
});

test('20 imports at once by 20 processes end as a clean sequence, none lost, none doubled', async () => {
  const before = await versions();
  const numbers = Array.from({ length: 20 }, (_, i) => `400-111-${String(1000 + i)}`);
  const files = await Promise.all(numbers.map((number) => registryWith(number, folder)));
  const results = await Promise.all(files.map((file) => clearline(['import', file, '--yes'], server.url)));
  for (const { code, output } of results) assert.equal(code, 0, output);
  const cards = await versions();
  assert.deepEqual(
    cards.map((card) => card.n),
    Array.from({ length: before.length + 20 }, (_, i) => i + 1),
  );
  const published = cards.slice(before.length).map(mainNumber);
  assert.deepEqual([...published].sort(), numbers);
});

test('kill -9 at any moment of an import leaves the old card or the new one, whole, on every node', async () => {
  for (let round = 0; round < 8; round++) {
    const before = await versions();
    const number = `400-222-${String(1000 + round)}`;
    const file = await registryWith(number, folder);
    // From before the command has begun to after it has ended.
    const delay = 150 + round * 60;
    const { signal } = await clearline(['import', file, '--yes'], server.url, (kill) => {
      void pause(delay).then(kill);
    });
    const cards = await versions();
    assert.ok(
      cards.length === before.length || cards.length === before.length + 1,
      `after ${delay} ms: ${signal}`,
    );
    await assertWhole(cards);
    const shown = mainNumber(cards.at(-1) as Card);
    for (const node of nodes) await shows(node, shown);
  }
});

/** Waits until the node shows the number; the test's own time limit ends a wait in vain. */
async function shows(node: TestNode, number: string): Promise<void> {
  while (!(await (await fetch(`${node.url}/contact`)).text()).includes(dial(number))) await pause(20);
}

async function versions(): Promise<Card[]> {
  const { rows } = await sql<{ body: string }>`select body from card order by n`.execute(database.db);
  return rows.map((row) => Card.parse(JSON.parse(row.body)));
}

const mainNumber = (card: Card): string => {
  const [main] = card.channels.filter((c) => c.kind === 'phone').sort((a, b) => a.priority - b.priority);
  return main?.number.display ?? '';
};

/** Every card has its notice and its event. */
async function assertWhole(cards: readonly Card[]): Promise<void> {
  const { rows } = await sql<{ notices: string; events: string }>`
    select (select count(distinct card_n) from notice where card_n is not null) as notices,
           (select count(*) from outbox where topic = 'contacts.published') as events`.execute(database.db);
  assert.deepEqual(rows[0], { notices: String(cards.length - 1), events: String(cards.length) });
}
